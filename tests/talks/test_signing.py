"""Signing: no rung without those below; full powers; place and depositary; a reopened point suspends the package."""

from datetime import timedelta

import pytest

from goodoffices.summary import summary
from goodoffices.talks.act import PLENARY
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.standing import status
from goodoffices.talks.text_ladder import authentic, text_rung
from tests.talks.test_closing import frozen, text_of
from tests.talks.world import AKRA, CHIEF, DORN, SELM, SHA, SOC, World, en, founded

POWERS = {"acts": ["Initial", "Sign"], "issued_by": "The President", "issued_on": "2027-02-20"}
HEADS = (AKRA, SELM)


def rung(world: World) -> str:
    return text_rung(world.play(AKRA), PLENARY, world.now)[1]


def checked(**rules: object) -> tuple[World, int]:
    world = founded()
    if rules:
        world.adopt(**rules)
    assert rung(world) == "draft"
    number = frozen(world)
    assert rung(world) == "frozen"
    world.do(CHIEF, PLENARY, "CheckConcordance", text=number, languages=["en"], concordant=True)
    for seat in HEADS:
        world.do(seat, PLENARY, "PresentFullPowers", seat=seat, **POWERS)
    return world, number


def pending(world: World, number: int) -> tuple[World, int]:
    """The text of `checked`, agreed anew ad referendum by both, after one of its points was reopened."""
    for frozen_point in text_of(world, number).points:
        world.do(SELM, PLENARY, "Reopen", point=frozen_point.point)
        for seat in HEADS:
            world.stance(seat, frozen_point.wording, "accept ad referendum", frozen_point.point)
    return world, number


def step(world: World, number: int, kind: str) -> dict[str, object]:
    fields: dict[str, object] = {"text": number}
    if kind in ("Initial", "Sign"):
        fields["digest"] = text_of(world, number).digest
    if kind in ("Sign", "Ratify"):
        fields["on"] = "2027-05-21"
    return {**fields, "place": "Aubrel"} if kind == "Sign" else fields


STEPS = (("Initial", "initialled"), ("ConfirmAdReferendum", "confirmed"), ("Sign", "signed"), ("Ratify", "in force"))


def test_every_rung_is_reached_when_all_have_stepped_on_it_and_none_without_those_below() -> None:
    world, number = checked()
    below = "checked"
    for i, (kind, name) in enumerate(STEPS):
        for later, _ in STEPS[i + 1 :]:
            said = world.no(AKRA, PLENARY, later, **step(world, number, later))
            assert said.message == f"The text is not yet {name}."
        assert rung(world) == below
        world.do(AKRA, PLENARY, kind, **step(world, number, kind))
        assert rung(world) == below
        assert world.no(AKRA, PLENARY, kind, **step(world, number, kind)).reason == "conflict"
        world.do(SELM, PLENARY, kind, **step(world, number, kind))
        assert rung(world) == name
        below = name


def test_a_reopened_point_suspends_the_package_until_it_is_agreed_again() -> None:
    world, number = checked()
    for seat in HEADS:
        world.do(seat, PLENARY, "Initial", **step(world, number, "Initial"))
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert rung(world) == "suspended"
    said = world.no(AKRA, PLENARY, "ConfirmAdReferendum", text=number)
    assert said.message == "A point of this text was reopened: the package is suspended."
    for seat in HEADS:
        world.stance(seat, text_of(world, number).points[0].wording, "accept")
    assert rung(world) == "initialled"


def test_where_points_stand_by_themselves_a_reopened_one_suspends_nothing() -> None:
    world, number = checked(nothing_until_everything=False)
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert rung(world) == "checked"
    world.do(AKRA, PLENARY, "Initial", **step(world, number, "Initial"))


def test_a_signed_text_stays_signed() -> None:
    world, number = checked(text_ladder=["frozen", "signed"])
    for seat in HEADS:
        world.do(seat, PLENARY, "Sign", **step(world, number, "Sign"))
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert rung(world) == "signed"


def test_the_ladder_has_the_rungs_that_the_parties_adopted() -> None:
    world, number = checked(text_ladder=["frozen", "signed"])
    for kind, words in (("Initial", "initialled"), ("ConfirmAdReferendum", "confirmed"), ("Ratify", "ratified")):
        said = world.no(AKRA, PLENARY, kind, **step(world, number, kind))
        assert said.message == f"By the adopted rules a text is not {words}."


def test_initialling_and_signing_ask_for_full_powers_unless_the_rules_do_not() -> None:
    world = founded()
    number = frozen(world)
    world.do(CHIEF, PLENARY, "CheckConcordance", text=number, languages=["en"], concordant=True)
    said = world.no(AKRA, PLENARY, "Initial", **step(world, number, "Initial"))
    assert said.message == "The rules ask for full powers: present them first."
    world.adopt(full_powers=False)
    world.do(AKRA, PLENARY, "Initial", **step(world, number, "Initial"))


def test_a_signature_has_its_place_unless_it_is_one_in_the_system() -> None:
    world, number = checked(text_ladder=["frozen", "signed"])
    fields = {**step(world, number, "Sign"), "place": ""}
    assert world.no(AKRA, PLENARY, "Sign", **fields).field == "place"
    assert world.no(AKRA, PLENARY, "Sign", **{**fields, "place": "Aubrel", "on": "May"}).field == "on"
    world.adopt(text_ladder=["frozen", "signed"], signature="in the system")
    world.do(AKRA, PLENARY, "Sign", **fields)


def test_whether_initialling_makes_the_text_authentic_is_a_setting() -> None:
    for setting in (True, False):
        world, number = checked(initialling_authenticates=setting)
        for seat in HEADS:
            world.do(seat, PLENARY, "Initial", **step(world, number, "Initial"))
        assert authentic(text_of(world, number), world.play(AKRA).rules) is setting


def test_only_those_who_negotiated_step_and_on_the_text_that_they_read() -> None:
    world, number = checked()
    assert world.no(AKRA, PLENARY, "Initial", text=number, digest=SHA).field == "digest"
    assert world.no(AKRA, PLENARY, "Initial", text=1, digest=SHA).field == "text"
    world.do(CHIEF, PLENARY, "AdmitParty", party="dorn", name=en("Dorn"), roles=["negotiating"])
    world.do(CHIEF, PLENARY, "SeatPerson", seat=DORN, office="head", person="Head of Dorn")
    assert world.no(DORN, PLENARY, "Initial", **step(world, number, "Initial")).reason == "not yours"
    assert world.no(SOC, PLENARY, "Initial", **step(world, number, "Initial")).reason == "not yours"


# Concurrence in words accepted ad referendum


def test_a_head_declares_its_capitals_concurrence() -> None:
    world = founded()
    wording = world.agree(word="accept ad referendum")
    assert world.words() == "agreed ad referendum (akra, selm)"
    world.do(AKRA, PLENARY, "ConfirmAdReferendum", point="1", wording=wording)
    assert world.words() == "agreed ad referendum (selm)"
    assert world.no(AKRA, PLENARY, "ConfirmAdReferendum", point="1", wording=wording).reason == "conflict"
    world.do(SELM, PLENARY, "ConfirmAdReferendum", point="1", wording=wording)
    assert world.words() == "agreed"


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({}, "invalid", "point"),
        ({"point": "1"}, "invalid", "point"),
        ({"text": 1, "point": "1"}, "invalid", "point"),
        ({"text": 1}, "invalid", "text"),
        ({"point": "1", "wording": 1}, "invalid", "wording"),
    ],
)
def test_what_is_not_confirmed(fields: dict[str, object], reason: str, field: str) -> None:
    said = founded().no(AKRA, PLENARY, "ConfirmAdReferendum", **fields)
    assert (said.reason, said.field) == (reason, field)


def test_there_is_nothing_to_concur_in_without_an_acceptance_ad_referendum_since_the_point_was_reopened() -> None:
    world = founded()
    wording = world.agree()
    assert world.no(AKRA, PLENARY, "ConfirmAdReferendum", point="1", wording=wording).field == "wording"
    world.stance(AKRA, wording, "accept ad referendum")
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert world.no(AKRA, PLENARY, "ConfirmAdReferendum", point="1", wording=wording).reason == "stale"


NO_RUNGS = {"text_ladder": ["frozen", "confirmed", "signed", "in force"], "full_powers": False}


def test_a_capital_that_concurs_in_the_text_concurs_in_each_of_its_points() -> None:
    world, number = pending(*checked(**NO_RUNGS))
    points = [frozen_point.point for frozen_point in text_of(world, number).points]
    assert {world.words(point) for point in points} == {"agreed ad referendum (akra, selm)"}
    at = world.do(AKRA, PLENARY, "ConfirmAdReferendum", text=number)
    assert {world.words(point) for point in points} == {"agreed ad referendum (selm)"}
    assert all(at == world.room().stances.moves[point] for point in points)
    wording = text_of(world, number).points[0].wording
    assert world.no(AKRA, PLENARY, "ConfirmAdReferendum", point=points[0], wording=wording).reason == "conflict"
    world.do(SELM, PLENARY, "ConfirmAdReferendum", text=number)
    assert {world.words(point) for point in points} == {"agreed"}
    assert rung(world) == "confirmed"


def test_what_is_accepted_ad_referendum_after_the_text_was_confirmed_waits_for_the_capital_anew() -> None:
    world, number = pending(*checked(**NO_RUNGS))
    first = text_of(world, number).points[0]
    for seat in HEADS:
        world.do(seat, PLENARY, "ConfirmAdReferendum", text=number)
    world.do(SELM, PLENARY, "Reopen", point=first.point)
    assert (world.words(first.point), rung(world)) == ("proposed", "suspended")
    world.stance(AKRA, first.wording, "accept ad referendum", first.point)
    world.stance(SELM, first.wording, "accept", first.point)
    assert (world.words(first.point), rung(world)) == ("agreed ad referendum (akra)", "confirmed")


def test_a_capital_concurs_in_the_frozen_words_and_no_others() -> None:
    world, number = pending(*checked(nothing_until_everything=False, **NO_RUNGS))
    first = text_of(world, number).points[0]
    other = world.agree(first.point, word="accept ad referendum")
    world.do(AKRA, PLENARY, "ConfirmAdReferendum", text=number)
    world.stance(SELM, first.wording, "oppose", first.point)
    assert world.words(first.point) == "agreed ad referendum (akra, selm)"
    assert status(world.play(AKRA), PLENARY, first.point).wording == other


def test_confirming_a_text_makes_no_acceptance_of_what_was_not_accepted() -> None:
    world, number = pending(*checked(nothing_until_everything=False, **NO_RUNGS))
    first = text_of(world, number).points[0]
    world.stance(AKRA, first.wording, "reserve", first.point)
    world.do(AKRA, PLENARY, "ConfirmAdReferendum", text=number)
    assert world.words(first.point) == "proposed"


def test_whoever_ratifies_concurs_though_the_ladder_has_no_rung_for_it() -> None:
    world, number = pending(*checked(text_ladder=["frozen", "signed", "in force"], full_powers=False))
    point = text_of(world, number).points[0].point
    for kind, words in (("Sign", "agreed ad referendum (akra, selm)"), ("Ratify", "agreed")):
        for seat in HEADS:
            world.do(seat, PLENARY, kind, **step(world, number, kind))
        assert world.words(point) == words


def test_a_text_agreed_by_silence_is_not_suspended_for_a_reader_who_knows_the_time() -> None:
    world = founded()
    world.adopt(silence_on_substance=True)
    wording = world.propose(SOC)
    deadline = (world.now + timedelta(hours=1)).isoformat()
    opened = world.do(
        SOC, PLENARY, "OpenSilence", text=en("x"), deadline=deadline, to=["akra", "selm"], point="1", wording=wording
    )
    for seat in HEADS:
        world.do(seat, PLENARY, "AcknowledgeReceipt", of=opened)
    for point in ("2", "3"):
        world.do(SOC, PLENARY, "Park", point=point)
    world.now += timedelta(hours=2)
    points = (Frozen("1", wording),)
    named = [{"point": "1", "wording": wording}]
    world.do(SOC, PLENARY, "FreezeText", title=en("Agreement"), points=named, digest=digest(points, world.room()) or "")
    assert rung(world) == "frozen"
    [text] = summary(world.play(AKRA), AKRA, world.now)["text"]
    assert text["rung"] == "frozen"
