"""A form that is filled in gives the act that was meant, as JSON that the record can hold and the table accepts."""

from __future__ import annotations

import json

import pytest

from goodoffices.proof.canonical import canonical
from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import Entry
from goodoffices.talks.kinds import KINDS, decode
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.rules import decide
from tests.server.desks.forms.cases import CALENDAR, DOORS, FOUNDING, ROOMS, Case
from tests.server.desks.forms.draft_cases import ONE_TEXT
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.instructing_cases import TAUGHT, taught
from tests.server.desks.forms.more_cases import AT_HOME, CLOSING, PRESS_ROOM, TEXT
from tests.server.desks.forms.question_cases import SEALED
from tests.server.desks.forms.talk import CHIEF, TALKS, Talk, closing, talk
from tests.server.desks.forms.worth_cases import WORTH

CASES = [*FOUNDING, *ROOMS, *DOORS, *CALENDAR, *TEXT, *AT_HOME, *WORTH, *ONE_TEXT, *SEALED, *PRESS_ROOM]


def given_and_accepted(case: Case, t: Talk) -> None:
    """Fill the form in, compare the act, and put it to the table."""
    desk = t.desk(case.seat)
    form = filled(case.kind, desk, case.room, case.typed)
    assert form.is_valid(), dict(form.errors)
    act = form.act()
    assert act == {"kind": case.kind, **case.act}
    read = decode(canonical(act))
    room = room_id(read, case.seat) if isinstance(read, OpenRoom) else case.room
    outcome = decide(desk.play, case.seat, room, read, desk.now)
    assert isinstance(outcome, Entry), outcome


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.room}")
def test_a_form_gives_the_act_that_was_meant(case: Case) -> None:
    given_and_accepted(case, talk())


@pytest.mark.parametrize(("step", "case"), CLOSING, ids=lambda value: getattr(value, "kind", value))
def test_a_form_of_the_closing_gives_the_act_that_was_meant(step: str, case: Case) -> None:
    given_and_accepted(case, closing(step))


@pytest.mark.parametrize(("step", "case"), TAUGHT, ids=lambda value: getattr(value, "kind", value))
def test_a_form_of_an_instructor_gives_the_act_that_was_meant(step: str, case: Case) -> None:
    given_and_accepted(case, taught(step))


def test_talks_are_founded_from_a_form() -> None:
    full = talk().desk(CHIEF)
    empty = Desk(TALKS, CHIEF, StateOfPlay({}), "secretariat", "secretariat", "", "", full.zone, "en", (), "", full.now)
    typed = {
        "languages": "en, fr",
        "title.en": "New talks",
        "zone": "Europe/Zurich",
        "person": "Ina Holt",
        "mode": "role-play",
        "instructor": "instructor.lead",
        "instructor_person": "Tess Ohm",
    }
    form = filled("FoundTalks", empty, "plenary", typed)
    assert form.is_valid(), form.errors
    assert form.act() == {
        "kind": "FoundTalks", "languages": ["en", "fr"], "title": {"en": "New talks"}, "zone": "Europe/Zurich",
        "person": "Ina Holt", "mode": "role-play", "instructor": "instructor.lead", "instructor_person": "Tess Ohm",
    }  # fmt: skip
    assert isinstance(decide(empty.play, CHIEF, "plenary", decode(json.dumps(form.act())), full.now), Entry)


def test_every_kind_has_a_case() -> None:
    apart = {case.kind for _, case in (*CLOSING, *TAUGHT)} | {"FoundTalks", "Answer"}
    assert {case.kind for case in CASES} | apart == set(KINDS)
