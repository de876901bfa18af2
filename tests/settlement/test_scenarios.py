"""The scenarios that are shipped say what their sources say."""

from pathlib import Path

import pytest

from goodoffices.settlement import files, reading
from goodoffices.settlement.counting import count
from goodoffices.settlement.frontier import frontier
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Problem, allowed, named, package_of, packages, values
from goodoffices.settlement.solution import Solution

EXAMPLES = Path(__file__).parents[2] / "examples"
FIXED = {
    "level": "B", "filling": "B", "drought": "B", "passage": "B", "fisheries": "C", "marshes": "B", "commission": "B",
    "fund": "C",
}  # fmt: skip


@pytest.fixture(scope="module")
def evening() -> Problem:
    return files.load(EXAMPLES / "scenarios" / "lake-mirna-last-evening.toml")


def test_itex_and_cypress_have_14_efficient_pairs_of_values_and_nash_at_76_and_63() -> None:
    problem = files.load(EXAMPLES / "scenarios" / "itex-cypress.csv")
    assert problem.size == 180
    assert frontier(problem).size == 14
    found = nash(problem)
    assert isinstance(found, Solution)
    assert (found.values, found.optimal) == ((76, 63), True)


def test_the_last_evening_is_the_whole_of_lake_mirna_with_eight_points_as_agreed(evening: Problem) -> None:
    whole = reading.read(EXAMPLES / "lake-mirna" / "worth.json")
    letters = {
        point.id: dict(
            zip(point.alternatives, next(p for p in whole.points if p.id == point.id).alternatives, strict=True)
        )
        for point in evening.points
    }
    assert [len(letters[point.id]) for point in evening.points] == [4, 3, 5, 4]
    for package in packages(evening):
        chosen = {point: letters[point][name] for point, name in named(evening, package).items()}
        other = package_of(whole, {**FIXED, **chosen})
        over = [
            value - party.reservation for value, party in zip(values(evening, package), evening.parties, strict=True)
        ]
        assert over == [
            value - party.reservation for value, party in zip(values(whole, other), whole.parties, strict=True)
        ]
        assert allowed(evening, package) == allowed(whole, other)


def test_two_of_twenty_pairs_on_the_open_points_are_above_everybody_s_best_alternative(evening: Problem) -> None:
    """As the teaching notes of Lake Mirna have it."""
    closed = {"releases": "1.6 rising to 1.8", "data": "daily among the three"}
    good = set()
    for package in packages(evening):
        chosen = named(evening, package)
        if closed.items() <= chosen.items() and allowed(evening, package):
            gains = zip(values(evening, package), evening.reservations, strict=True)
            if all(value >= limit for value, limit in gains):
                good.add((chosen["island"], chosen["barrage"]))
    assert good == {("monitors only", "Dovra with inspectors"), ("joint patrols", "a joint control room")}
    assert count(evening).lower == count(evening).upper == 22


@pytest.mark.parametrize("name", ["panama-canal.toml", "carol-and-bob.csv"])
def test_each_party_of_a_division_has_100_points(name: str) -> None:
    problem = files.load(EXAMPLES / "scenarios" / name)
    assert all(point.divisible for point in problem.points)
    assert [sum(row[0] for row in party.worth) for party in problem.parties] == [100, 100]


def test_what_is_shipped_is_described() -> None:
    folder = EXAMPLES / "scenarios"
    page = (folder / "README.md").read_text()
    assert all(f"`{path.name}`" in page for path in folder.iterdir() if path.name != "README.md")
