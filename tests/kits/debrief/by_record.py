"""What a table came to, reckoned once more: from the acts of its record and the kit's JSON, with no code of the house.

Only what the plain acts of a try say is understood: words that come, stances on conditions, a frozen and signed text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median
from typing import Any

from tests.kits.by_hand import Package, holds, packages, suits, worth

RECORD = Sequence[Any]


@dataclass
class Words:
    """Which letter each wording of a point has: the order in which they came."""

    came: dict[str, list[int]] = field(default_factory=dict)
    reworded: dict[tuple[str, int], int] = field(default_factory=dict)

    def heard(self, entry: Any) -> None:
        kind = type(entry.act).__name__
        if kind in ("Amend", "Correct"):
            self.reworded[entry.act.point, entry.number] = entry.act.alternative
        elif kind in ("Propose", "Deliver", "Merge") and entry.act.point is not None:
            self.came.setdefault(entry.act.point, []).append(entry.number)
        elif kind == "TableText":
            for draft in entry.act.points:
                if draft.text:
                    self.came.setdefault(draft.point, []).append(entry.number)

    def letter(self, point: str, wording: int) -> str:
        return "ABCDEFG"[self.came[point].index(self.reworded.get((point, wording), wording))]


def numbers(name: str, points: dict[str, str]) -> dict[str, str]:
    """The talks' number of a point: the worths' name."""
    return {number: point for point, number in points.items()}


def signed(record: RECORD, names: dict[str, str]) -> tuple[Package, list[str]]:
    """The package of the last frozen text, and who signed it."""
    heard, text, by = Words(), None, []
    for entry in record:
        heard.heard(entry)
        kind = type(entry.act).__name__
        if kind == "FreezeText":
            text, by = entry.act, []
        elif kind == "Sign":
            by.append(entry.seat.partition(".")[0])
    assert text is not None
    return {names[one.point]: heard.letter(one.point, one.wording) for one in text.points}, by


def path(record: RECORD, names: dict[str, str], opened: Any, fixed: Package) -> list[tuple[int, int, str, Package]]:
    """Every package that an acceptance names: entry, minute, party, package. A party's repetition counts once.

    `fixed` are points that were agreed before the table opened.
    """
    heard, last, found = Words(), {}, []
    for entry in record:
        heard.heard(entry)
        if type(entry.act).__name__ != "TakeStance" or entry.loaded or not entry.act.stance.startswith("accept"):
            continue
        said = [(entry.act.point, entry.act.wording), *((c.point, c.wording) for c in entry.act.conditions)]
        package = fixed | {names[point]: heard.letter(point, wording) for point, wording in said}
        party = entry.seat.partition(".")[0]
        if last.get(party) != package:
            last[party] = package
            found.append((entry.number, int((entry.time - opened).total_seconds() // 60), party, package))
    return found


def of(given: dict[str, Any], parties: Sequence[str]) -> dict[str, Any]:
    return {**given, "parties": [party for party in given["parties"] if party["id"] in parties]}


def vector(given: dict[str, Any], package: Package) -> tuple[int, ...]:
    return tuple(worth(party, package) for party in given["parties"])


def allowed(given: dict[str, Any]) -> Iterator[tuple[Package, tuple[int, ...]]]:
    """Every package that crosses nobody's red line, and what it is worth."""
    for package in packages(given):
        if not any(holds(package, line) for party in given["parties"] for line in party["red_lines"]):
            yield package, vector(given, package)


def zone(given: dict[str, Any]) -> list[tuple[int, ...]]:
    return [vector(given, one) for one in packages(given) if all(suits(party, one) for party in given["parties"])]


def improving(given: dict[str, Any], package: Package, *, strictly: bool) -> dict[int, list[Package]]:
    """The packages that are better than one, by how many points they change."""
    before = vector(given, package)
    better = []
    for other, after in allowed(given):
        gains = [a - b for a, b in zip(after, before, strict=True)]
        if min(gains) > 0 if strictly else min(gains) >= 0 and max(gains) > 0:
            better.append((sum(other[point] != package[point] for point in package), other))
    better.sort(key=lambda pair: pair[0])
    return {count: [one for _, one in several] for count, several in groupby(better, key=lambda pair: pair[0])}


def spread(figures: list[int]) -> tuple[float, float, float]:
    return min(figures), median(figures), max(figures)
