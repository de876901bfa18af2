"""Talks of the same format as an example, empty: its parties, its points, its rounds without dates, invented seats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from goodoffices.examples.folder import Example, ExampleError, Step
from goodoffices.memory import MemoryRecords
from goodoffices.registry import Registry
from goodoffices.talks.act import PLENARY, PUBLIC, Refusal, SeatId, Talks, party_of

FOUNDER: SeatId = "secretariat.chief"

# The public reads neither the plenary nor its founding, and shall not take a rehearsal for the talks that it is like.
INVENTED = " (a role-play: everything in it is invented)"

# What stands in for a person's name: nobody living, nobody from the example.
PERSONS = {
    "head": "Head of delegation",
    "deputy": "Deputy head of delegation",
    "secretary": "Secretary of the delegation",
    "adviser": "Adviser",
    "press": "Press officer",
    "mediator": "Mediator",
    "co-mediator": "Co-mediator",
    "secretariat": "Secretariat",
    "observer": "Observer",
}
_SEAT_OF_ROLE = {"negotiating": "head", "mediator": "mediator", "observer": "observer", "host": "observer"}

Made = tuple[SeatId, str, dict[str, Any]]  # seat, room, act


def make(example: Example, registry: Registry, talks: Talks, title: str) -> tuple[SeatId, ...]:
    """Found `talks` in the likeness of `example`; the seats that were made.

    Raises `ExampleError` if the name is taken, or if the example's format cannot be made anew; nothing is made then.
    """
    acts = list(_acts(example, title))
    refusal = _enter(Registry(MemoryRecords(), registry.now, _nothing), talks, acts)
    if refusal is None:
        if not registry.found(talks):
            raise ExampleError(f"There are talks of the name “{talks}” already: choose another name.")
        refusal = _enter(registry, talks, acts)
    if refusal is not None:
        raise ExampleError(f"Talks like {example.name} cannot be made: {refusal}")
    return (FOUNDER, *(act["seat"] for _, _, act in acts if act["kind"] == "SeatPerson"))


def free_name(registry: Registry) -> Talks:
    """The first name of rehearsal, rehearsal-2 … that no talks have yet."""
    names = ("rehearsal" if i == 1 else f"rehearsal-{i}" for i in count(1))
    return next(name for name in names if not registry.heads(name, FOUNDER))


def _enter(registry: Registry, talks: Talks, acts: list[Made]) -> str | None:
    """Enter the acts one after the other; why one was refused, if one was."""
    registry.found(talks)
    for i, (seat, room, act) in enumerate(acts):
        outcome = registry.submit(talks, seat, room, json.dumps(act), f"new/{i + 1}")
        if isinstance(outcome, Refusal):
            return f"{act['kind']} of {seat}: {outcome.message}"
    return None


def _acts(example: Example, title: str) -> Iterator[Made]:
    head = example.steps[0].fields
    language = head["languages"][0]
    real = head.get("mode") == "record"
    founding = {"title": {language: title}, "zone": head["zone"], "languages": head["languages"]}
    yield (
        FOUNDER,
        PLENARY,
        {"kind": "FoundTalks", **founding, "person": PERSONS["secretariat"], "mode": "role-play"},
    )
    yield (
        FOUNDER,
        PUBLIC,
        {"kind": "OpenRoom", "room_kind": "public", "title": {language: title + INVENTED}, "zone": head["zone"]},
    )
    admitted = {step.fields["party"]: step.fields for step in example.steps if step.kind == "AdmitParty"}
    parties = list(admitted.values())  # a party that is admitted in the public room too is one party
    for party in parties:
        kept: dict[str, Any] = {name: party[name] for name in ("party", "name", "roles", "aliases") if name in party}
        yield FOUNDER, PLENARY, {"kind": "AdmitParty", **kept}
    yield from _seats_by_role(parties) if real else _seats(example)
    for point, words in _points(example).items():
        yield FOUNDER, PLENARY, {"kind": "AddPoint", "point": point, "title": words}
    for number in sorted({step.fields["round"] for step in example.steps if step.kind == "ScheduleRound"}):
        yield FOUNDER, PLENARY, {"kind": "ScheduleRound", "round": number}


def _seats_by_role(parties: list[dict[str, Any]]) -> Iterator[Made]:
    """For real talks, where nobody has a seat: one for each role of each party."""
    for party in parties:
        for office in dict.fromkeys(_SEAT_OF_ROLE[role] for role in party["roles"] if role in _SEAT_OF_ROLE):
            seat = f"{party['party']}.{office}"
            yield FOUNDER, PLENARY, {"kind": "SeatPerson", "seat": seat, "office": office, "person": PERSONS[office]}


def _seats(example: Example) -> Iterator[Made]:
    """The seats of the example's plenary, without their persons. A party's own capital is for its head to open."""
    founder = example.steps[0].seat
    made = {founder}
    for step in example.steps:
        seat = str(step.fields.get("seat"))
        if step.kind == "SeatPerson" and step.room == PLENARY and seat not in made and seat != FOUNDER:
            made.add(seat)
            office = step.fields["office"]
            by = step.seat if party_of(step.seat) == party_of(seat) and step.seat != founder else FOUNDER
            yield by, PLENARY, {"kind": "SeatPerson", "seat": seat, "office": office, "person": PERSONS[office]}


def _points(example: Example) -> dict[str, dict[str, str]]:
    """The points of the example's plenary or public room with their titles, in their order."""
    found: dict[str, dict[str, str]] = {}
    for step in example.steps:
        if step.room in (PLENARY, PUBLIC):
            for point in _named(step):
                found.setdefault(point["point"], point.get("title", {}))
    return found


def _named(step: Step) -> list[dict[str, Any]]:
    if step.kind == "TableText":
        return list(step.fields["points"])
    return [step.fields] if step.kind == "AddPoint" else []


def _nothing(purpose: str, where: str, number: int) -> bytes:
    """What stands in for chance where nothing is kept."""
    return bytes(32)
