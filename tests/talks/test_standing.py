"""The point ladder: who counts, sufficient consensus, and conditions against an independent brute force."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.talks.acceptances import Acceptances
from goodoffices.talks.act import PLENARY, Entry
from goodoffices.talks.play import RoomState, StateOfPlay, fold
from goodoffices.talks.stances import Condition, TakeStance
from goodoffices.talks.standing import status, statuses
from tests.talks.laws import law
from tests.talks.world import AKRA, CHIEF, DORN, SELM, SOC, World, en, founded


def admitted(world: World, party: str) -> str:
    """A further negotiating party, with its head."""
    world.do(CHIEF, PLENARY, "AdmitParty", party=party, name=en(party), roles=["negotiating"])
    world.do(CHIEF, PLENARY, "SeatPerson", seat=f"{party}.head", office="head", person=f"Head of {party}")
    return f"{party}.head"


def test_who_comes_later_unsettles_nothing_until_it_speaks() -> None:
    world = founded()
    wording = world.agree()
    dorn = admitted(world, "dorn")
    assert world.words() == "agreed, without dorn"
    world.stance(dorn, wording, "reserve")
    assert world.words() == "proposed"
    world.stance(dorn, wording, "accept")
    assert world.words() == "agreed"
    assert status(world.play(AKRA), PLENARY, "1").among == ("akra", "selm", "dorn")


def test_words_put_after_a_party_came_need_it_too() -> None:
    world = founded()
    admitted(world, "dorn")
    world.agree()
    assert world.words() == "proposed"


def test_a_party_that_is_shown_out_still_counts() -> None:
    world = founded(third=True)
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM, DORN])
    wording = world.propose(AKRA, room=room)
    for seat in (AKRA, SELM):
        world.stance(seat, wording, "accept", room=room)
    world.do(CHIEF, room, "ShowOut", seat=DORN)
    assert world.words(room=room) == "proposed"


def test_a_party_brought_in_and_shown_out_again_still_counts_once_it_has_spoken() -> None:
    world = founded(third=True)
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM])
    wording = world.propose(AKRA, room=room)
    for seat in (AKRA, SELM):
        world.stance(seat, wording, "accept", room=room)
    world.do(CHIEF, room, "BringIn", seat=DORN)
    assert world.words(room=room) == "agreed, without dorn"
    world.stance(DORN, wording, "oppose", room=room)
    world.do(CHIEF, room, "ShowOut", seat=DORN)
    assert world.words(room=room) == "proposed"


def test_one_party_alone_agrees_on_nothing() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA])
    wording = world.propose(AKRA, room=room)
    world.stance(AKRA, wording, "accept", room=room)
    assert world.words(room=room) == "proposed"


def test_sufficient_consensus_says_who_is_without() -> None:
    world = founded(third=True)
    world.adopt([AKRA, SELM, DORN], decision="sufficient consensus", sufficient=2, sufficient_with=["akra"])
    wording = world.agree(seats=[SELM, DORN])
    assert world.words() == "proposed"
    world.stance(SELM, wording, "oppose")
    world.stance(AKRA, wording, "accept")
    assert world.words() == "agreed, without selm"


def test_at_a_smaller_table_all_decide() -> None:
    world = founded(third=True)
    world.adopt([AKRA, SELM, DORN], decision="sufficient consensus", sufficient=2, sufficient_with=["akra"])
    room = world.open(SOC, "track", "water", members=[SELM, DORN])
    wording = world.propose(SELM, room=room)
    world.stance(SELM, wording, "accept", room=room)
    assert world.words(room=room, seat=SOC) == "proposed"
    world.stance(DORN, wording, "accept", room=room)
    assert world.words(room=room, seat=SOC) == "agreed"


def test_of_several_agreed_wordings_the_firmest_counts_and_of_those_the_last() -> None:
    world = founded()
    first = world.agree()
    second = world.agree(word="accept ad referendum")
    assert status(world.play(AKRA), PLENARY, "1").alternative == first
    third = world.agree()
    assert status(world.play(AKRA), PLENARY, "1").alternative == third
    world.stance(SELM, second, "accept")
    world.stance(AKRA, second, "accept")
    assert status(world.play(AKRA), PLENARY, "1").alternative == second


# Conditions. A case: by point, by party, the points on which its acceptance depends; None if it does not accept.

PARTIES, POINTS = ("akra", "selm"), ("1", "2", "3", "4")
cases = st.fixed_dictionaries(
    {
        p: st.fixed_dictionaries({q: st.none() | st.sets(st.sampled_from(POINTS), max_size=2) for q in PARTIES})
        for p in POINTS
    }
)
Case = dict[str, dict[str, set[str] | None]]


def brute(case: Case) -> set[str]:
    """The largest set of points of which each is accepted by all, under conditions that lie within the set."""
    best: set[str] = set()
    for size in range(len(POINTS) + 1):
        for chosen in itertools.combinations(POINTS, size):
            accepted = (case[point][party] for point in chosen for party in PARTIES)
            if all(wants is not None and wants <= set(chosen) for wants in accepted):
                best |= set(chosen)  # such sets are closed under union
    return best


@law(150)
@given(cases)
def test_mutual_conditions_resolve_to_the_greatest_fixed_point(case: Case) -> None:
    world = TEMPLATE
    state = world.room()
    number, entries = state.number, []
    for point in POINTS:
        for party in PARTIES:
            wants = case[point][party]
            if wants is not None:
                number += 1
                act = TakeStance(
                    point=point,
                    wording=WORDINGS[point],
                    stance="accept",
                    conditions=tuple(Condition(point=p) for p in sorted(wants)),
                )
                entries.append(Entry(PLENARY, number, f"{party}.head", world.now, act))
    folded = fold(PLENARY, [*state.entries, *entries])
    play = StateOfPlay({PLENARY: folded})
    expected = brute(case)
    found = statuses(play, PLENARY)
    assert {p for p in POINTS if found[p].rung == "agreed"} == expected
    for point in POINTS:  # looking at one point alone gives the same
        assert (status(play, PLENARY, point).rung == "agreed") is (point in expected)
        conditions = [case[point][party] for party in PARTIES]
        assert found[point].on_conditions is (point in expected and any(conditions))
    assert Acceptances(play, PLENARY, None).settled("1", WORDINGS["1"]) is ("1" in expected)


def _template() -> tuple[World, dict[str, int]]:
    world = founded()
    world.do(SOC, PLENARY, "AddPoint", point="4")
    return world, {point: world.propose(SOC, point) for point in POINTS}


TEMPLATE, WORDINGS = _template()


def test_the_brute_force_finds_chains_and_circles() -> None:
    free: dict[str, set[str] | None] = {"akra": set(), "selm": set()}
    chain: Case = {
        "1": {"akra": {"2"}, "selm": set()},
        "2": {"akra": {"3"}, "selm": set()},
        "3": free,
        "4": {**free, "selm": None},
    }
    assert brute(chain) == {"1", "2", "3"}
    assert brute({**chain, "3": {"akra": {"1"}, "selm": {"4"}}}) == set()
    assert brute({**chain, "3": {"akra": {"1"}, "selm": {"2"}}}) == {"1", "2", "3"}


def test_without_a_record_no_point_is_known() -> None:
    assert statuses(StateOfPlay({PLENARY: RoomState(PLENARY)}), PLENARY) == {}


def test_conditions_of_a_big_table_are_resolved_in_a_few_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each alternative is counted once, and decided anew only when an acceptance of it falls."""
    asked: list[str] = []
    counted, decided = Acceptances.counted, Acceptances._decided
    monkeypatch.setattr(Acceptances, "counted", lambda self, a: (asked.append("counted"), counted(self, a))[1])
    monkeypatch.setattr(Acceptances, "_decided", lambda self, key: (asked.append("decided"), decided(self, key))[1])
    state = TEMPLATE.room()
    acts = [
        TakeStance(point=p, wording=WORDINGS[p], stance="accept", conditions=(Condition(point=q),) * 30)
        for p, q in (("1", "2"), ("2", "3"), ("3", "4"))
        for _ in PARTIES
    ]
    more = [
        Entry(PLENARY, state.number + 1 + i, f"{PARTIES[i % 2]}.head", TEMPLATE.now, act) for i, act in enumerate(acts)
    ]
    found = statuses(StateOfPlay({PLENARY: fold(PLENARY, [*state.entries, *more])}), PLENARY)
    assert {s.rung for s in found.values()} == {"proposed"}
    assert asked.count("counted") == len(POINTS)
    assert asked.count("decided") <= 2 * len(POINTS)
