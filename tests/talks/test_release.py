"""Release: consent of all whose words they are, delivery of exactly these words, a ledger for each reader."""

import pytest

from goodoffices.talks.act import PLENARY, Erased
from goodoffices.talks.ledger import ledger
from tests.talks.world import ADVISER, AKRA, CAPITAL, CHIEF, DEPUTY, DORN, SELM, SOC, TOKENS, World, en, founded

TRACK = f"water@{CHIEF}"
TEXT = en("The lake is kept between 430.70 and 431.40 metres.")


def track(*, third: bool = False) -> World:
    world = founded(third=third)
    world.open(AKRA, "capital")
    members = [AKRA, SELM, SOC, *([DORN] if third else [])]
    world.open(CHIEF, "track", "water", members=members, chair=SELM, secretary=CHIEF)
    return world


def release(world: World, seat: str = AKRA, /, **more: object) -> int:
    fields = {"text": TEXT, "target": PLENARY, "words_of": ["akra", "selm"], "attributed": True, "token": TOKENS[0]}
    return world.do(seat, TRACK, "Release", **{**fields, **more})


def deliver(token: str = TOKENS[0], **more: object) -> dict[str, object]:
    return {"text": TEXT, "token": token, "attribution": ["akra", "selm"], **more}


def test_words_arrive_when_all_whose_words_they_are_have_consented() -> None:
    world = track()
    number = release(world, point="1")
    assert world.room(TRACK).release.released[number].standing == "waiting"
    assert world.no(AKRA, PLENARY, "Deliver", **deliver(point="1")).message.endswith("consent is wanting.")
    world.do(SELM, TRACK, "ConsentToRelease", release=number)
    assert world.room(TRACK).release.released[number].standing == "consented"
    arrived = world.do(AKRA, PLENARY, "Deliver", **deliver(point="1"))
    assert world.no(AKRA, PLENARY, "Deliver", **deliver(point="1")).reason == "conflict"
    found = world.room().alternatives.alternatives["1", arrived]
    assert (found.by, found.wording.text, found.token) == (("akra", "selm"), TEXT, TOKENS[0])
    assert world.words() == "not discussed"
    assert [(room, one.number, list(to)) for room, one, to in ledger(world.play(AKRA))] == [(TRACK, number, [PLENARY])]


def test_stances_do_not_travel() -> None:
    world = track()
    wording = world.propose(AKRA, room=TRACK, text=TEXT["en"])
    for seat in (AKRA, SELM):
        world.stance(seat, wording, "accept ad referendum", room=TRACK)
    assert world.words(room=TRACK) == "agreed ad referendum (akra, selm)"
    number = release(world, point="1")
    world.do(SELM, TRACK, "ConsentToRelease", release=number)
    world.do(SELM, PLENARY, "Deliver", **deliver(point="1"))
    assert world.words() == "not discussed"


def test_whoever_reads_the_target_alone_learns_nothing_of_the_source() -> None:
    world = track(third=False)
    number = release(world)
    world.do(SELM, TRACK, "ConsentToRelease", release=number)
    arrived = world.do(AKRA, PLENARY, "Deliver", **deliver())
    assert TRACK not in str(world.room().entries[arrived - 1])
    assert ledger(world.play(ADVISER)) == []


def test_a_declined_release_is_not_delivered() -> None:
    world = track()
    number = release(world)
    assert world.no(DEPUTY, TRACK, "DeclineRelease", release=number).reason == "not found"
    world.do(SELM, TRACK, "DeclineRelease", release=number, reason="Not yet.")
    assert world.room(TRACK).release.released[number].standing == "declined"
    assert world.no(SELM, TRACK, "ConsentToRelease", release=number).reason == "conflict"
    assert world.no(AKRA, PLENARY, "Deliver", **deliver()).reason == "conflict"


def test_where_nothing_is_kept_a_declined_release_is_forgotten() -> None:
    world = founded()
    room = world.open(AKRA, "bilateral", "two", members=[SELM])
    fields = {"text": TEXT, "target": PLENARY, "words_of": ["akra", "selm"], "attributed": True, "token": TOKENS[0]}
    number = world.do(SELM, room, "Release", **fields)
    world.do(AKRA, room, "DeclineRelease", release=number)
    state = world.room(room, SELM)
    assert (state.release.released, state.release.tokens) == ({}, {})
    assert isinstance(state.entries[number - 1].act, Erased)
    assert "430.70" not in str(state)


def test_words_without_attribution_are_delivered_by_a_mediator_or_the_chair_of_either_room() -> None:
    world = track()
    for i in range(3):
        number = release(world, token=TOKENS[i], attributed=False)
        world.do(SELM, TRACK, "ConsentToRelease", release=number)
    said = world.no(AKRA, PLENARY, "Deliver", **deliver(attribution=[]))
    assert said.message == "Words without attribution are delivered by a mediator or the chair."
    world.do(SOC, PLENARY, "Deliver", **deliver(TOKENS[0], attribution=[]))
    world.do(SELM, PLENARY, "Deliver", **deliver(TOKENS[1], attribution=[]))  # chairs the track
    world.do(CHIEF, PLENARY, "AppointChair", seat=AKRA)
    world.do(AKRA, PLENARY, "Deliver", **deliver(TOKENS[2], attribution=[]))


@pytest.fixture(scope="module")
def table() -> World:
    world = track(third=True)
    number = release(world)
    for seat in (SELM,):
        world.do(seat, TRACK, "ConsentToRelease", release=number)
    world.open(AKRA, "bilateral", "two", members=[SELM], regime="verbatim")
    world.do(SELM, f"two@{AKRA}", "Say", text=en("Selm could live with six years, if asked."))
    world.do(AKRA, TRACK, "Propose", point="2", text=en("A green lane for perishables."), marking="non-paper")
    world.do(AKRA, TRACK, "Withdraw", point="2", alternative=world.room(TRACK).number)
    return world


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"target": "nowhere"}, "target"),
        ({"target": TRACK}, "target"),
        ({"target": CAPITAL}, "target"),
        ({"target": "public"}, "target"),
        ({"words_of": []}, "words_of"),
        ({"words_of": ["tarsane"]}, "words_of"),
        ({"text": {}}, "text"),
        ({"token": "short"}, "token"),
        ({"token": "Z" * 32}, "token"),
        ({"token": TOKENS[0]}, "token"),  # used
        ({"point": "9"}, "point"),
        ({"text": en("A green lane for perishables.")}, "text"),  # of a withdrawn non-paper
        ({"text": en("See: A green lane for perishables.")}, "text"),
    ],
)
def test_what_is_not_released(table: World, change: dict[str, object], field: str) -> None:
    fields = {"text": TEXT, "target": PLENARY, "words_of": ["akra"], "attributed": True, "token": TOKENS[9]}
    assert table.no(AKRA, TRACK, "Release", **{**fields, **change}).field == field


def test_another_partys_words_are_not_released_as_ones_own(table: World) -> None:
    fields = {"target": PLENARY, "attributed": True, "token": TOKENS[9]}
    room = f"two@{AKRA}"
    text = en("We heard: Selm could live with six years, if asked. Well.")
    said = table.no(AKRA, room, "Release", text=text, words_of=["akra"], **fields)
    assert said.message == "These are words of selm: name it among those whose words they are."
    table.do(AKRA, room, "Release", text=text, words_of=["akra", "selm"], **fields)


@pytest.mark.parametrize(
    ("seat", "change", "reason", "field"),
    [
        (AKRA, {"text": {}}, "invalid", "text"),
        (AKRA, {"token": "x" * 32}, "invalid", "token"),
        (AKRA, {"token": TOKENS[30]}, "invalid", "token"),
        (AKRA, {"point": "9"}, "invalid", "point"),
        (AKRA, {"point": "1"}, "invalid", "point"),  # not the point of the release
        (AKRA, {"text": en("Other words.")}, "invalid", "text"),
        (AKRA, {"attribution": ["akra"]}, "invalid", "attribution"),
        (ADVISER, {}, "not yours", ""),
    ],
)
def test_what_is_not_delivered(table: World, seat: str, change: dict[str, object], reason: str, field: str) -> None:
    said = table.no(seat, PLENARY, "Deliver", **{**deliver(), **change})
    assert (said.reason, said.field) == (reason, field)


def test_words_for_plenary_are_not_delivered_elsewhere(table: World) -> None:
    room = table.open(SOC, "restricted", "heads", members=[AKRA])
    assert table.no(AKRA, room, "Deliver", **deliver()).reason == "conflict"


@pytest.mark.parametrize("kind", ["ConsentToRelease", "DeclineRelease"])
def test_only_those_whose_words_they_are_answer(table: World, kind: str) -> None:
    number = next(iter(table.room(TRACK).release.released))
    assert table.no(DORN, TRACK, kind, release=number).reason == "not yours"
    assert table.no(SELM, TRACK, kind, release=number).reason == "conflict"
    assert table.no(SELM, TRACK, kind, release=1).field == "release"
