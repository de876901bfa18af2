"""A copy of a kit's talks for one table of a class: with its declared instructor, and a seat for observers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from goodoffices.examples import Example
from goodoffices.examples.folder import Step
from goodoffices.kits.model import Kit
from goodoffices.kits.seating import OBSERVER
from goodoffices.talks.act import PLENARY, PUBLIC, SeatId, Talks, party_of

INSTRUCTOR: Final[SeatId] = "instructor.lead"

_OBSERVERS: Final = {
    "en": "Observers",
    "fr": "Observateurs",
    "es": "Observadores",
    "ru": "Наблюдатели",
    "uk": "Спостерігачі",
    "ar": "المراقبون",
    "zh": "观察员",
}


def copy(kit: Kit, talks: Talks, person: str = "") -> Example:
    """The kit's example under the name `talks`, with the instructor `person` in every room of it.

    What the example does comes first, as it was written; the observers' seat comes last, so that no entry moves. An
    instructor whom the kit declares by another name is this one.
    """
    declared = kit.example.steps[0].fields.get("instructor") or INSTRUCTOR
    steps = [_instructed(step, declared, person) for step in kit.example.steps]
    return replace(kit.example, name=talks, steps=(*steps, *_observers(steps)))


def _instructed(step: Step, declared: SeatId, person: str) -> Step:
    if step.seat == declared:
        step = replace(step, seat=INSTRUCTOR)
    if step.kind == "FoundTalks":
        return replace(step, fields={**step.fields, "instructor": INSTRUCTOR, "instructor_person": person})
    if step.kind == "OpenRoom" and step.fields.get("room_kind") != PUBLIC:
        members = step.fields.get("members", [])
        if isinstance(members, list):
            others = [one for one in members if one not in (INSTRUCTOR, declared)]
            return replace(step, fields={**step.fields, "members": [*others, INSTRUCTOR]})
    return step


def _observers(steps: Sequence[Step]) -> list[Step]:
    first, last = steps[0], max(steps, key=lambda step: step.at)
    name = {language: _OBSERVERS.get(language[:2], _OBSERVERS["en"]) for language in first.fields["languages"]}
    admit = {"party": party_of(OBSERVER), "name": name, "roles": ["observer"]}
    seat = {"seat": OBSERVER, "office": "observer", "person": next(iter(name.values()))}

    def step(kind: str, fields: dict[str, Any]) -> Step:
        return Step(first.place, last.at, first.seat, PLENARY, kind, fields)

    return [step("AdmitParty", admit), step("SeatPerson", seat)]
