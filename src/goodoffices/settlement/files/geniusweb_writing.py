"""Writing a problem as GeniusWeb profiles, with the same values to the digit.

GeniusWeb wants weights that add up to 1 and utilities in [0, 1], as decimals. The weights written here are 1 or 2 parts
of a power of two, whose decimals end; the utilities make up for them. They say nothing of what matters to a party: only
weight times utility does, which is its worth over one power of ten.
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from goodoffices.settlement.files.genius_writing import representable
from goodoffices.settlement.files.geniusweb import LINEAR
from goodoffices.settlement.problem import Package, Party, Problem, ProblemError, named

LARGEST = 200_000
"""Different sums that are kept in the search for a package that is worth exactly the reservation value."""


def save(problem: Problem, folder: Path) -> None:
    """Write a profile for each party into a folder, which is made.

    Raises:
        ProblemError: GeniusWeb cannot represent the problem; says what, and for whom.
    """
    representable(problem)
    pages = [json.dumps(profile(problem, party), ensure_ascii=False, indent=1) for party in problem.parties]
    folder.mkdir(parents=True, exist_ok=True)
    for place, page in enumerate(pages, 1):
        (folder / f"profile{place:03}.json").write_text(page, encoding="utf-8")


def profile(problem: Problem, party: Party) -> dict[str, Any]:
    """One party's profile, as plain mappings. Raises ProblemError where no package is worth the reservation value."""
    parts = _parts(len(problem.points))
    most = max(max(row) for other in problem.parties for row in other.worth)
    unit = 10 ** len(str(most * sum(parts)))
    utilities = {
        point.id: {
            "DiscreteValueSetUtilities": {
                "valueUtilities": {
                    name: _number(Fraction(worth * sum(parts), part * unit))
                    for name, worth in zip(point.alternatives, row, strict=True)
                }
            }
        }
        for point, row, part in zip(problem.points, party.worth, parts, strict=True)
    }
    return {
        LINEAR: {
            "domain": {
                "name": problem.title or "scenario",
                "issuesValues": {point.id: {"values": list(point.alternatives)} for point in problem.points},
            },
            "name": party.id,
            "issueUtilities": utilities,
            "issueWeights": {
                point.id: _number(Fraction(part, sum(parts))) for point, part in zip(problem.points, parts, strict=True)
            },
            "reservationBid": _bid(problem, party),
        }
    }


def _parts(count: int) -> list[int]:
    """As many ones and twos as there are points, which add up to a power of two."""
    whole = 1 << (count - 1).bit_length()
    return [2] * (whole - count) + [1] * (2 * count - whole)


def _bid(problem: Problem, party: Party) -> dict[str, Any] | None:
    """A package worth exactly the reservation value; none is needed where that is 0 or less than every package."""
    if party.reservation <= 0:
        return None
    reached: dict[int, Package] = {0: ()}
    for row in party.worth:
        further: dict[int, Package] = {}
        for total, package in reached.items():
            for place, worth in enumerate(row):
                if total + worth <= party.reservation:
                    further.setdefault(total + worth, (*package, place))
        if len(further) > LARGEST:
            break
        reached = further
    package = reached.get(party.reservation, ())
    if len(package) != len(problem.points):
        raise ProblemError(
            f"Party {party.id!r}: GeniusWeb gives the reservation value by a package, and none is worth exactly that: "
            "write our own JSON instead."
        )
    return {"issuevalues": named(problem, package)}


def _number(exact: Fraction) -> int | float:
    """A JSON number that reads back as this decimal. Raises ProblemError where a double cannot hold its digits."""
    found = float(exact)
    if Fraction(Decimal(repr(found))) != exact:
        raise ProblemError("The worths have more digits than GeniusWeb's numbers hold: write our own JSON instead.")
    return int(found) if found == int(found) else found
