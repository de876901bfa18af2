"""Stances: a party's last word on a wording, reservations, conditions on points and on conduct."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.stances import Stance
from goodoffices.talks.standing import void
from tests.talks.world import AKRA, CHIEF, DORN, NEXT, SELM, SOC, World, en, founded


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.propose(AKRA)
    world.propose(AKRA)
    world.do(AKRA, PLENARY, "Withdraw", point="1", alternative=GONE)
    return world


WORDING, GONE = NEXT, NEXT + 1


def held(world: World, party: str, wording: int, point: str = "1") -> Stance:
    return {s.party: s for s in world.room().stances.on(point, wording)}[party]


def test_only_the_last_word_counts() -> None:
    world = founded()
    wording = world.agree()
    last = world.stance(SELM, wording, "reserve", reservation="scrutiny", note=en("We take it home."))
    assert world.words() == "proposed"
    stance = held(world, "selm", wording)
    assert (stance.stance, stance.reservation, stance.number) == ("reserve", "scrutiny", last)
    assert world.room().stances.moves["1"] == last


@pytest.mark.parametrize(
    "word", ["can live with", "will follow consensus", "reserve", "awaiting instructions", "oppose"]
)
def test_less_than_acceptance_is_not_agreement(word: str) -> None:
    world = founded()
    wording = world.agree(seats=[AKRA])
    world.stance(SELM, wording, word)
    assert world.words() == "proposed"


def test_can_live_with_joins_consensus_only_where_the_rules_say_so() -> None:
    world = founded()
    wording = world.agree(seats=[AKRA])
    world.stance(SELM, wording, "can live with")
    assert world.words() == "proposed"
    world.adopt(can_live_with_suffices=True)
    assert world.words() == "agreed"


def test_who_will_follow_consensus_joins_it_by_accepting_and_not_before() -> None:
    world = founded(third=True)
    world.adopt(can_live_with_suffices=True)
    wording = world.agree(seats=[AKRA, SELM])
    world.stance(DORN, wording, "will follow consensus")
    assert world.words() == "proposed"
    assert held(world, "dorn", wording).stance == "will follow consensus"
    world.stance(DORN, wording, "accept")
    assert world.words() == "agreed"


@pytest.mark.parametrize(
    ("change", "reason", "field"),
    [
        ({"point": "9"}, "invalid", "point"),
        ({"wording": 1}, "invalid", "wording"),
        ({"wording": GONE}, "stale", "wording"),
        ({"reservation": "linguistic"}, "invalid", "reservation"),
        ({"stance": "oppose", "conditions": [{"conduct": "x"}]}, "invalid", "conditions"),
        ({"conditions": [{}]}, "invalid", "conditions.0"),
        ({"conditions": [{"conduct": " "}]}, "invalid", "conditions.0"),
        ({"conditions": [{"point": "2", "conduct": "x"}]}, "invalid", "conditions.0"),
        ({"conditions": [{"point": "9"}]}, "invalid", "conditions.0.point"),
        ({"conditions": [{"point": "1", "wording": 1}]}, "invalid", "conditions.0.wording"),
        ({"conditions": [{"point": "1", "wording": GONE}]}, "stale", "conditions.0.wording"),
        ({"note": {"en": " "}}, "invalid", "note.en"),
        ({"stance": "yes"}, "invalid", "stance"),
    ],
)
def test_what_is_not_taken(table: World, change: dict[str, object], reason: str, field: str) -> None:
    fields = {"point": "1", "wording": WORDING, "stance": "accept", **change}
    said = table.no(AKRA, PLENARY, "TakeStance", **fields)
    assert (said.reason, said.field) == (reason, field)


def test_rules_may_know_no_acceptance_ad_referendum() -> None:
    world = founded()
    world.adopt(ad_referendum=False)
    wording = world.propose()
    said = world.no(SELM, PLENARY, "TakeStance", point="1", wording=wording, stance="accept ad referendum")
    assert said.field == "stance"


def test_a_condition_of_conduct_is_met_when_its_party_says_so() -> None:
    world = founded()
    wording = world.agree(seats=[AKRA])
    world.stance(SELM, wording, "accept", conditions=[{"conduct": "that the boats have been returned"}])
    assert world.words() == "proposed"
    world.stance(SELM, wording, "accept")
    assert world.words() == "agreed"


def test_mutual_conditions_hold_each_other_up() -> None:
    world = founded()
    one, two = world.agree("1", [AKRA]), world.agree("2", [SELM])
    world.stance(SELM, one, "accept", conditions=[{"point": "2", "wording": two}])
    assert (world.words("1"), world.words("2")) == ("proposed", "proposed")
    world.stance(AKRA, two, "accept", "2", conditions=[{"point": "1"}])
    assert (world.words("1"), world.words("2")) == ("agreed, on conditions", "agreed, on conditions")
    world.stance(SELM, two, "oppose", "2")
    assert (world.words("1"), world.words("2")) == ("proposed", "proposed")


def test_a_condition_on_withdrawn_or_superseded_words_is_void() -> None:
    world = founded()
    one, two = world.agree("1", [AKRA]), world.agree("2")
    world.stance(SELM, one, "accept", conditions=[{"point": "2", "wording": two}])
    assert world.words("1") == "agreed, on conditions"
    assert not void(world.room(), held(world, "selm", one))
    world.do(AKRA, PLENARY, "Withdraw", point="2", alternative=two)
    assert void(world.room(), held(world, "selm", one))
    assert world.words("1") == "proposed"
    three = world.propose(AKRA, "3")
    world.stance(SELM, one, "accept", conditions=[{"point": "3", "wording": three}])
    world.do(AKRA, PLENARY, "Amend", point="3", alternative=three, wording=three, text=en("x"))
    assert void(world.room(), held(world, "selm", one))


def test_a_stance_in_one_room_says_nothing_in_another() -> None:
    world = founded()
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM])
    wording = world.propose(AKRA, room=room)
    for seat in (AKRA, SELM):
        world.stance(seat, wording, "accept", room=room)
    assert (world.words(room=room), world.words()) == ("agreed", "not discussed")


def test_mediators_take_no_stance(table: World) -> None:
    assert table.no(SOC, PLENARY, "TakeStance", point="1", wording=WORDING, stance="accept").reason == "not yours"
