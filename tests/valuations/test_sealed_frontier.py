"""The picture for the mediation team, against looking at every package; and what it does not depend on."""

from fractions import Fraction
from random import Random
from typing import Any

from goodoffices.settlement.problem import Party, Problem, acceptable, allowed, packages, value
from goodoffices.talks.questions import Gains
from goodoffices.valuations import sealed_frontier
from goodoffices.valuations.sealed import answer, problem
from goodoffices.valuations.sealed_apart import apart
from tests.valuations.test_sealed import asked, given, own, some

SIZES = (2, 3)


def texts(*pairs: tuple[int, int]) -> list[list[dict[str, Any]]]:
    return [[{"point": "1", "wording": 10 + a}, {"point": "2", "wording": 20 + b}] for a, b in pairs]


def best(of: Problem, party: Party) -> int:
    alone = Problem(of.points, (party,), of.forbidden)
    gains = [value(party, p) - party.reservation for p in packages(of) if allowed(alone, p)]
    return max([gain for gain in gains if gain >= 0], default=-1)


def lies(of: Problem, package: tuple[int, ...]) -> Gains:
    shares = [Fraction(value(p, package) - p.reservation, max(1, best(of, p))) for p in of.parties]
    return Gains(int(10 * min(shares)), int(10 * sum(shares) / len(shares)))


def frontier(of: Problem) -> set[Gains]:
    """Of all packages of the zone those that no other has both numbers of, or more."""
    found = {lies(of, p) for p in packages(of) if acceptable(of, p)}
    return {a for a in found if not any(b != a and b.least >= a.least and b.mean >= a.mean for b in found)}


def test_the_frontier_and_the_places_are_as_looking_at_every_package_has_it() -> None:
    rng, seen = Random(3), set()
    every = [(a, b) for a in range(2) for b in range(3)]
    ask = asked("frontier", SIZES, texts=texts(*every))
    for _ in range(150):
        contents = some(rng, SIZES, 3)
        of = problem(ask, contents)
        found = answer(5, ask, contents)
        inside = [p for p in packages(of) if acceptable(of, p)]
        assert found.outcome == ("found" if inside else "no")
        seen.add(found.outcome)
        assert not found.packages
        assert not found.points
        if inside:
            assert len(set(found.frontier)) == len(found.frontier)
            assert set(found.frontier) == frontier(of)
            assert list(found.places) == [lies(of, p) if acceptable(of, p) else None for p in every]
            seen.add(f"{min(len(found.frontier), 2)} on the frontier")
            seen.add("outside" if None in found.places else "all inside")
        else:
            assert not found.frontier
            assert not found.places
    assert seen == {"found", "no", "1 on the frontier", "2 on the frontier", "outside", "all inside"}


def test_a_frontier_that_stops_short_would_be_seen() -> None:
    """The test above catches a picture that forgets what is fair."""
    of = problem(asked("frontier", (3,)), given(own(0, (10, 6, 0)), own(0, (0, 6, 10)), own(0, (10, 3, 8))))
    found = sealed_frontier.picture(of, (), lambda: 9.0)
    assert found is not None
    assert set(found.frontier) == frontier(of)
    assert set(found.frontier[:1]) != frontier(of)


def test_a_picture_does_not_depend_on_the_unit_or_the_zero_of_what_a_party_writes() -> None:
    rng = Random(8)
    ask = asked("frontier", SIZES, texts=texts((0, 0), (1, 2)))
    for _ in range(20):
        contents = some(rng, SIZES, 3)
        first = contents["akra"]
        assert first is not None
        party = first["party"]
        moved = {
            "1": {w: 700 * v + 50 for w, v in party["worth"]["1"].items()},
            "2": {w: 700 * v for w, v in party["worth"]["2"].items()},
        }
        other = {"party": {**party, "worth": moved, "reservation": 700 * party["reservation"] + 50}}
        assert answer(5, ask, contents) == answer(5, ask, {**contents, "akra": other})


def test_the_order_of_the_parties_does_not_show() -> None:
    rng = Random(9)
    ask = asked("frontier", SIZES, texts=texts((0, 1)))
    for _ in range(20):
        one, two, three = some(rng, SIZES, 3).values()
        assert answer(5, ask, given(one, two, three)) == answer(5, ask, given(three, one, two))


def test_who_can_gain_nothing_is_not_left_out() -> None:
    at_its_limit = own(2, (2, 0))
    ask = asked("frontier", (2,), texts=[[{"point": "1", "wording": 10}]])
    found = answer(5, ask, given(at_its_limit, own(0, (4, 2)), own(0, (4, 8))))
    assert found.frontier == (Gains(0, 5),)
    assert found.places == (Gains(0, 5),)


def test_without_a_proof_or_a_deposit_there_is_no_picture() -> None:
    good = own(1, (2, 1))
    ask = asked("frontier", (2,))
    assert answer(5, ask, given(good, good, good)).outcome == "found"
    assert answer(5, ask, given(good, good, None)).outcome == "not enough information"
    assert answer(5, ask, given(good, good, own(1, ([1, 2], 1)))).outcome == "not enough information"
    assert answer(5, ask, given(good, good, good), seconds=0).outcome == "not enough information"


def test_reckoned_apart_it_is_the_same_picture() -> None:
    ask = asked("frontier", SIZES, texts=texts((0, 0), (1, 2)))
    contents = some(Random(3), SIZES, 3)
    found = apart(5, ask, contents)
    assert found == answer(5, ask, contents)
    assert found.outcome != "not enough information"
