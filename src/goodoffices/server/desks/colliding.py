"""What a change of the text would run into, in sentences, before it is tabled. It holds nobody back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from goodoffices.documents.collisions import Collision, before
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names
from goodoffices.server.desks.stances import labels
from goodoffices.talks.act import Act, RoomId
from goodoffices.talks.kinds import decode
from goodoffices.talks.play import RoomState


class Collisions(NamedTuple):
    """What is told; `seen` is what a page sends back once it was shown."""

    lines: tuple[str, ...]
    seen: str


NONE = Collisions((), "")


def of_form(desk: Desk, room: RoomId, given: Mapping[str, Any]) -> Collisions:
    """What an act as JSON has it runs into; nothing for one that is none: the registry says what is wrong with it."""
    if room not in desk.play.rooms:
        return NONE
    try:
        act = decode(json.dumps(given))
    except msgspec.ValidationError:
        return NONE
    lines = sentences(desk, room, act)
    return Collisions(lines, hashlib.sha256("\n".join(lines).encode()).hexdigest()) if lines else NONE


def sentences(desk: Desk, room: RoomId, act: Act) -> tuple[str, ...]:
    """What an act runs into in a room that the seat reads."""
    state = desk.play.rooms[room]
    return tuple(said(desk, state, one) for one in before(desk.play, room, desk.seat, act, desk.now))


def said(desk: Desk, state: RoomState, one: Collision) -> str:
    """A collision as a sentence."""
    found = state.alternatives.alternatives[one.point, one.alternative]
    letter = labels(state, one.point)[one.alternative]
    by = f" of {party_names(desk, found.by)}" if found.by else ""
    which = f"alternative {letter}{by} on point {one.point}"
    now = f"The words of {which}"
    if one.sort == "same words":
        return f"In place of some of the same words stands {which} (entry {one.entry}): both will stand side by side."
    if one.sort == "moved on":
        return f"{now} have changed since, in entry {one.entry}: yours would go into words that stand no longer."
    if one.sort == "withdrawn":
        return f"{now} were withdrawn in entry {one.entry}: yours would go into words that stand no longer."
    if one.sort == "condition void":
        whose = f"What {party_name(desk, one.party)} accepts" if one.party is not None else "What is accepted"
        cited = "is on condition of words that would no longer stand: it would be void"
        return f"{whose} in entry {one.entry}, {which}, {cited}."
    gone = "were put into words that would no longer stand: they would be an option for the whole point"
    return f"{now} (entry {one.entry}) {gone}."
