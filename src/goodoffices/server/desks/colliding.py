"""What a change of the text would run into, in sentences, before it is tabled. It holds nobody back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
from django.utils.translation import gettext as _

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
    named = {"name": labels(state, one.point)[one.alternative], "point": one.point}
    if found.by:
        which = _("alternative %(name)s of %(parties)s on point %(point)s")
        which %= {**named, "parties": party_names(desk, found.by)}
    else:
        which = _("alternative %(name)s on point %(point)s") % named
    said = _sentences(one.sort, whose=one.party is not None)
    party = party_name(desk, one.party) if one.party is not None else ""
    return said % {"which": which, "entry": one.entry, "party": party}


def _sentences(sort: str, *, whose: bool) -> str:
    if sort == "same words":
        # Translators: here, as in all that begins “The words of %(which)s”, it is “alternative A of Akra on point 3”
        return _("In place of some of the same words stands %(which)s (entry %(entry)s): both will stand side by side.")
    if sort == "moved on":
        return _(
            "The words of %(which)s have changed since, in entry %(entry)s: yours would go into words that stand no "
            "longer."
        )
    if sort == "withdrawn":
        return _(
            "The words of %(which)s were withdrawn in entry %(entry)s: yours would go into words that stand no longer."
        )
    if sort == "condition void" and whose:
        return _(
            "What %(party)s accepts in entry %(entry)s, %(which)s, is on condition of words that would no longer "
            "stand: it would be void."
        )
    if sort == "condition void":
        return _(
            "What is accepted in entry %(entry)s, %(which)s, is on condition of words that would no longer stand: it "
            "would be void."
        )
    return _(
        "The words of %(which)s (entry %(entry)s) were put into words that would no longer stand: they would be an "
        "option for the whole point."
    )
