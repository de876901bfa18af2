"""Worths of a kit reckoned by hand from its JSON, with no code of the library."""

import json
from itertools import product
from typing import Any

from goodoffices.examples import shipped

Package = dict[str, str]


def worths(name: str) -> dict[str, Any]:
    return json.loads((shipped()[name] / "worth.json").read_text(encoding="utf-8"))


def holds(package: Package, part: Package) -> bool:
    return all(package[point] == letter for point, letter in part.items())


def worth(party: dict[str, Any], package: Package) -> int:
    linked = sum(link["worth"] for link in party["linkages"] if holds(package, link["when"]))
    return sum(party["worth"][point][letter] for point, letter in package.items()) + linked


def suits(party: dict[str, Any], package: Package) -> bool:
    return worth(party, package) >= party["reservation"] and not any(holds(package, r) for r in party["red_lines"])


def packages(given: dict[str, Any]) -> list[Package]:
    points = given["points"]
    forbidden = given.get("forbidden", [])
    every = (dict(zip((p["id"] for p in points), chosen, strict=True))
             for chosen in product(*(p["alternatives"] for p in points)))  # fmt: skip
    return [one for one in every if not any(holds(one, part) for part in forbidden)]
