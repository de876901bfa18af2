"""Conditional stances closed: against every combination looked at, and as a mediator would read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.talks.acceptances import Acceptances
from goodoffices.talks.act import PLENARY
from goodoffices.talks.stances import Condition
from goodoffices.valuations import conditions
from goodoffices.valuations.closing import Search
from goodoffices.valuations.conditions import Package, packages
from goodoffices.valuations.links import bits, links
from goodoffices.valuations.singles import single_conditions
from goodoffices.valuations.tabled import Tabled, Word, tabled
from tests.talks.world import AKRA, CHIEF, SELM, SOC, World, founded
from tests.valuations.judged import judge
from tests.valuations.likely_stances import case_of


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_packages_and_single_conditions_are_those_of_all_combinations(seed: int) -> None:
    assert list(judge(seed)) == []


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_the_solver_finds_the_same(seed: int) -> None:
    assert list(judge(seed, branches=0)) == []


def test_a_planted_mistake_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    possible = Search.possible

    def too_little(self: Search, left: int) -> int:
        found = possible(self, left)
        left_over = self.settle(found & (found - 1), 0)
        return left_over[0] if left_over is not None else 0

    monkeypatch.setattr(Search, "possible", too_little)
    assert any(list(judge(seed)) for seed in range(5))


@pytest.mark.parametrize("seed", range(20))
def test_what_holds_as_said_is_what_the_room_calls_agreed(seed: int) -> None:
    play = case_of(seed).play()
    table, resolved = tabled(play, PLENARY), Acceptances(play, PLENARY, None)
    held = {(table[n].point, table[n].alternative) for n in bits(links(table, "as said").greatest(2 ** len(table) - 1))}
    assert held == resolved.held


def lake() -> tuple[World, int, int, int]:
    """Akra's words on the first point, and two ways of settling the second."""
    world = founded()
    return world, world.propose(AKRA), world.propose(SELM, "2"), world.propose(SOC, "2")


def chosen(package: Package) -> list[int]:
    return [one.wording for one in package.chosen]


def test_a_package_says_whose_word_is_missing_and_on_what() -> None:
    world, one, two, other = lake()
    world.stance(AKRA, one, "accept", conditions=[{"point": "2", "wording": two}])
    world.stance(SELM, one, "accept")
    world.stance(AKRA, two, "accept", "2")
    world.stance(AKRA, other, "oppose", "2")
    world.stance(SELM, two, "reserve", "2", reservation="scrutiny")
    found = packages(tabled(world.play(CHIEF), PLENARY))
    assert [(chosen(package), package.words, package.left_open) for package in found.packages] == [([one, two], 1, ())]
    (need,) = found.packages[0].needs
    assert (need.on.wording, [(word.party, word.said) for word in need.of]) == (two, [("selm", "reserve")])
    now = packages(tabled(world.play(CHIEF), PLENARY), reading="as said")
    assert [(chosen(package), package.left_open) for package in now.packages] == [([], ("1", "2"))]
    world.stance(SELM, two, "accept", "2")
    assert packages(tabled(world.play(CHIEF), PLENARY)).packages[0].needs == ()
    assert world.words("1") == "agreed, on conditions"


def test_conduct_stays_open_and_is_named() -> None:
    world, one, _, _ = lake()
    world.stance(AKRA, one, "accept", conditions=[{"conduct": "that the boats are back"}])
    world.stance(SELM, one, "accept")
    table = tabled(world.play(CHIEF), PLENARY)
    (need,) = packages(table[:1]).packages[0].needs
    assert [(word.party, word.conduct) for word in need.of] == [("akra", ("that the boats are back",))]
    assert world.words("1") == "proposed"
    (single,) = single_conditions(table).found
    assert (single.how, single.condition.conduct, single.closes) == ("met", "that the boats are back", 1)
    assert [(party, on.point) for party, on in single.by] == [("akra", "1")]


def test_a_void_acceptance_is_a_missing_word() -> None:
    world, one, two, _ = lake()
    world.stance(AKRA, one, "accept", conditions=[{"point": "2", "wording": two}])
    world.do(SELM, PLENARY, "Withdraw", point="2", alternative=two)
    table = tabled(world.play(CHIEF), PLENARY)
    assert [(word.party, word.answer, word.said) for word in table[0].words] == [
        ("akra", "open", "condition void"),
        ("selm", "open", "no word"),
    ]


def test_one_package_settles_a_point_in_one_way_only() -> None:
    world, one, two, other = lake()
    world.stance(AKRA, one, "accept", conditions=[{"point": "2", "wording": two}])
    world.stance(SELM, one, "accept", conditions=[{"point": "2", "wording": other}])
    for wording in (two, other):
        for seat in (AKRA, SELM):
            world.stance(seat, wording, "accept", "2")
    assert world.words("1") == "agreed, on conditions"  # the record's words for each alternative by itself
    found = packages(tabled(world.play(CHIEF), PLENARY))
    assert [chosen(package) for package in found.packages] == [[two], [other]]
    single = single_conditions(tabled(world.play(CHIEF), PLENARY)).found[0]
    assert (single.how, single.closes) == ("dropped", 2)


def test_a_condition_that_would_close_most_may_be_about_words_that_nobody_can_agree_on() -> None:
    firm = (Word("akra", "joins", "accept"), Word("selm", "joins", "accept"))
    if_two = (Word("akra", "joins", "accept", (Condition("9", 9),)), firm[1])
    table = [Tabled("9", 9, 9, (firm[0], Word("selm", "against", "oppose")), 2)]
    table += [Tabled(str(k), 10 + k, 10 + k, if_two, 2) for k in range(3)]
    found = single_conditions(table, most=5)
    assert (found.closes, found.proven) == (0, True)
    assert [(one.how, one.closes, len(one.package)) for one in found.found] == [
        ("met", 3, 4),
        *[("dropped", 1, 1)] * 3,
    ]


def test_of_more_packages_than_are_asked_for_the_first_come_and_the_rest_are_not_denied() -> None:
    words = (Word("akra", "joins", "accept"), Word("selm", "joins", "accept"))
    table = [Tabled(str(k), 10 * k + a, 10 * k + a, words, 2) for k in range(12) for a in range(4)]
    found = packages(table, most=7)
    assert (len(found.packages), found.count, found.complete, found.at_most) == (7, 4**12, False, 12)
    with pytest.raises(ValueError, match="one package at least"):
        packages(table, most=0)


def test_where_the_search_is_cut_short_nothing_is_listed_that_could_be_second(monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.valuations import solving

    monkeypatch.setattr(conditions, "BRANCHES", 1)
    monkeypatch.setattr(solving, "best", lambda table, left, most: Search(table).best(left, most, 1))
    words = (Word("akra", "joins", "accept", (Condition("0"),)), Word("selm", "joins", "accept"))
    table = [Tabled(str(k), 10 * k + a, 10 * k + a, words, 2) for k in range(3) for a in range(2)]
    found = packages(table)
    assert (found.packages, found.count, found.at_most) == ((), None, 3)


def test_a_room_without_alternatives_has_one_empty_package() -> None:
    found = packages(())
    assert [package.chosen for package in found.packages] == [()]
    assert single_conditions(()).found == ()
