"""The numbers that the notes give a teacher are those of the scoring, and the instructions show the same worths."""

import json
import re
from itertools import product
from typing import Any

import pytest

from goodoffices.examples import shipped
from tests.mirna import HOUR, NAME

PARTIES = ("akra", "dovra", "selm")
Package = dict[str, str]


def scoring(name: str) -> dict[str, Any]:
    return json.loads((shipped()[name] / "worth.json").read_text(encoding="utf-8"))


def notes(name: str) -> str:
    return (shipped()[name] / "teaching.md").read_text(encoding="utf-8")


def holds(package: Package, part: Package) -> bool:
    return all(package[point] == letter for point, letter in part.items())


def worth(party: dict[str, Any], package: Package) -> int:
    linked = sum(link["worth"] for link in party["linkages"] if holds(package, link["when"]))
    return sum(party["worth"][point][letter] for point, letter in package.items()) + linked


def worths(given: dict[str, Any], package: Package) -> tuple[int, ...]:
    return tuple(worth(party, package) for party in given["parties"])


def acceptable(given: dict[str, Any], package: Package) -> bool:
    """It can be had, crosses no red line, and leaves nobody worse off than without an agreement."""
    return not any(holds(package, part) for part in given["forbidden"]) and all(
        worth(party, package) >= party["reservation"] and not any(holds(package, line) for line in party["red_lines"])
        for party in given["parties"]
    )


def packages(given: dict[str, Any], fixed: Package) -> list[Package]:
    """Every package that leaves the points of `fixed` as they stand."""
    points = [(point["id"], fixed.get(point["id"], point["alternatives"])) for point in given["points"]]
    return [
        dict(zip([name for name, _ in points], letters, strict=True))
        for letters in product(*(open_ for _, open_ in points))
    ]


def rows(text: str, letters: int) -> list[tuple[str, tuple[int, ...]]]:
    """The rows of a table of packages: its letters, and what it is worth to the three."""
    cell = r"\| *{} *" * letters + r"\| *(\d+) *" * 3
    found = re.findall("(?m)^" + cell.format(*["([A-E])"] * letters) + r"\|", text)
    return [("".join(row[:letters]), tuple(map(int, row[letters:]))) for row in found]


def test_the_notes_of_the_hour_list_every_package_that_all_can_accept() -> None:
    given = scoring(HOUR)
    found = [p for p in packages(given, {}) if acceptable(given, p)]
    assert sorted(("".join(p.values()), worths(given, p)) for p in found) == sorted(rows(notes(HOUR), 4))
    assert len(found) == 7


def test_the_notes_of_the_last_evening_list_the_two_pairs_that_close_it() -> None:
    given = scoring(NAME)
    agreed = {point["id"]: "B" for point in given["points"]} | {"fisheries": "C", "fund": "C"}
    fixed = {point: letter for point, letter in agreed.items() if point not in ("island", "barrage")}
    found = [p for p in packages(given, fixed) if acceptable(given, p)]
    assert [(p["island"] + p["barrage"], worths(given, p)) for p in found] == rows(notes(NAME), 2)
    reopened = {**agreed, "island": "C", "barrage": "C", "releases": "A", "data": "A"}
    assert (acceptable(given, reopened), worths(given, reopened)) == (True, (61, 67, 57))


@pytest.mark.parametrize("name", [NAME, HOUR])
def test_having_its_way_on_every_point_is_worth_100_to_each(name: str) -> None:
    for party in scoring(name)["parties"]:
        assert sum(max(letters.values()) for letters in party["worth"].values()) == 100


@pytest.mark.parametrize("name", [NAME, HOUR])
@pytest.mark.parametrize("party", PARTIES)
def test_a_heads_instructions_show_the_worths_of_the_scoring(name: str, party: str) -> None:
    given = scoring(name)
    own = next(one for one in given["parties"] if one["id"] == party)
    text = (shipped()[name] / "instructions" / f"{party}.head.en.md").read_text(encoding="utf-8")
    table = re.findall(r"(?m)^\| \d+ \|[^|]*\|(.*)\|$", text)
    shown = [[int(n) for n in re.findall(r"\d+", row)] for row in table]
    assert shown == [list(own["worth"][point["id"]].values()) for point in given["points"]]
    assert f"worth {own['reservation']}" in text
    assert sum(row.count("**") for row in table) == 2 * len(own["red_lines"])
