"""Signing: no rung without those below; full powers; place and depositary; a reopened point suspends the package."""

import pytest

from goodoffices.talks.act import PLENARY
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
