"""What the teaching notes of the kits say of their numbers is what the numbers are."""

import re
from itertools import combinations

import pytest

from goodoffices.examples import shipped
from tests.kits.by_hand import packages, suits, worth, worths


def rows(name: str) -> list[tuple[str, tuple[int, ...]]]:
    """The rows of the notes' table of packages: the letters, and what the package is worth to each party."""
    text = (shipped()[name] / "teaching.md").read_text(encoding="utf-8")
    given = worths(name)
    cells = r"\| *([A-D]) *" * len(given["points"]) + r"\| *(\d+) *" * len(given["parties"])
    found = re.findall(f"(?m)^{cells}\\|", text)
    letters = len(given["points"])
    return [("".join(row[:letters]), tuple(map(int, row[letters:]))) for row in found]


def efficient(vectors: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [v for v in vectors
            if not any(w != v and all(a >= b for a, b in zip(w, v, strict=True)) for w in vectors)]  # fmt: skip


def zone(name: str) -> dict[str, tuple[int, ...]]:
    given = worths(name)
    return {
        "".join(package.values()): tuple(worth(party, package) for party in given["parties"])
        for package in packages(given)
        if all(suits(party, package) for party in given["parties"])
    }


def test_the_depot_has_the_zone_and_the_best_packages_of_its_notes() -> None:
    found, listed = zone("rail-depot"), dict(rows("rail-depot"))
    assert len(found) == 49
    assert {v for letters, v in listed.items() if letters != "BBBBBB"} == set(efficient(list(found.values())))
    assert all(found[letters] == v for letters, v in listed.items())
    assert listed["BBBBBB"] == (68, 70)
    assert max(found, key=lambda p: min(a - b for a, b in zip(found[p], (66, 60), strict=True))) == "DBBBCC"


def test_the_committee_has_the_standards_of_six_and_the_fours_of_its_notes() -> None:
    assert zone("open-charge") == dict(rows("open-charge"))
    given = worths("open-charge")
    text = (shipped()["open-charge"] / "teaching.md").read_text(encoding="utf-8")
    said = {frozenset(out.lower().split(", ")): int(n) for out, n in re.findall(r"\| (\w+, \w+) \| (\d+) ", text)}
    assert len(said) == 15
    for four in combinations(given["parties"], 4):
        out = frozenset(p["id"] for p in given["parties"]) - {p["id"] for p in four}
        assert said[out] == sum(all(suits(party, one) for party in four) for one in packages(given)), out


@pytest.mark.parametrize(("name", "party", "best"), [("rail-depot", "kestle", 66), ("open-charge", "drivers", 60)])
def test_the_limit_in_the_instructions_is_that_of_the_worths(name: str, party: str, best: int) -> None:
    text = (shipped()[name] / "instructions" / f"{party}.head.md").read_text(encoding="utf-8")
    (own,) = (one for one in worths(name)["parties"] if one["id"] == party)
    assert own["reservation"] == best
    assert re.search(rf"\*\*[^*]*\b{best}\b", text)


@pytest.mark.parametrize("name", ["rail-depot", "open-charge"])
def test_what_a_combination_adds_is_told_to_its_party(name: str) -> None:
    given = worths(name)
    numbers = {point["id"]: str(i) for i, point in enumerate(given["points"], 1)}
    for party in given["parties"]:
        text = (shipped()[name] / "instructions" / f"{party['id']}.head.md").read_text(encoding="utf-8")
        told = re.findall(r"(?m)^- (\d [A-D]) together with (\d [A-D])[^*]*\*\*(\d+)", text)
        meant = [(*(f"{numbers[p]} {a}" for p, a in one["when"].items()), str(abs(one["worth"])))
                 for one in party["linkages"]]  # fmt: skip
        assert {(frozenset(row[:2]), row[2]) for row in told} == {(frozenset(row[:2]), row[2]) for row in meant}
