"""Writing a problem as its own JSON, and the digest by which a certificate says which problem it is about."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from goodoffices.settlement.problem import Combination, Party, Problem, named
from goodoffices.settlement.worths import written


def encode(problem: Problem, *, indent: int | None = 1) -> bytes:
    """A problem as JSON that `reading.decode` reads back as the same problem."""
    return json.dumps(plain(problem), ensure_ascii=False, indent=indent).encode()


def digest(problem: Problem) -> str:
    """SHA-256 of a problem's JSON with sorted keys and no spaces, in hexadecimal; titles and sources are left out.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> digest(Problem((Point("border", ("A",)),), (Party("akra", 0, ((1,),)),)))[:8]
    '76cb2f96'
    """
    whole = {field: value for field, value in plain(problem).items() if field not in ("title", "source")}
    return sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain mappings and lists; what is empty is left out."""
    whole: dict[str, Any] = {
        "title": problem.title,
        "source": problem.source,
        "points": [
            _filled(
                {
                    "id": point.id,
                    "title": point.title,
                    "alternatives": list(point.alternatives),
                    "divisible": point.divisible,
                }
            )
            for point in problem.points
        ],
        "parties": [_party(problem, party) for party in problem.parties],
        "forbidden": [_combination(problem, combination) for combination in problem.forbidden],
        "status_quo": named(problem, problem.status_quo) if problem.status_quo is not None else None,
    }
    return _filled(whole)


def _party(problem: Problem, party: Party) -> dict[str, Any]:
    def number(worth: int) -> int | str:
        return written(worth, problem.scale)

    return {
        **_filled({"id": party.id, "name": party.name}),
        "reservation": number(party.reservation),
        "worth": {
            point.id: number(row[0])
            if point.divisible
            else {name: number(worth) for name, worth in zip(point.alternatives, row, strict=True)}
            for point, row in zip(problem.points, party.worth, strict=True)
        },
        **_filled(
            {
                "linkages": [
                    {"when": _combination(problem, linkage.when), "worth": number(linkage.worth)}
                    for linkage in party.linkages
                ],
                "red_lines": [_combination(problem, line) for line in party.red_lines],
            }
        ),
    }


def _combination(problem: Problem, combination: Combination) -> dict[str, str]:
    return {problem.points[place].id: problem.points[place].alternatives[chosen] for place, chosen in combination}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if value}
