"""A package as it is given on the command line: `border=A, water=X`, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.settlement.problem import Package, Problem


def parse(problem: Problem, words: str) -> Package:
    """The package that was given; what is not named is as in the status quo, if the file has one.

    Pairs are parted by commas, or by semicolons where a name holds a comma.

    Raises:
        ProblemError: it is no package; says what is missing or unknown.
    """
    from goodoffices.settlement.problem import named, package_of

    problem.indivisible()
    standing: Mapping[str, str] = {} if problem.status_quo is None else named(problem, problem.status_quo)
    return package_of(problem, {**standing, **pairs(words)})


def pairs(words: str, option: str = "--from") -> dict[str, str]:
    """Points and alternatives as they were given to an option. Raises ProblemError where they are no pairs."""
    from goodoffices.settlement.problem import ProblemError

    if words.lstrip().startswith("{"):
        try:
            given: Any = json.loads(words)
        except ValueError as error:
            raise ProblemError(f"{option} is not JSON: {error}.") from None
        return {str(point): str(chosen) for point, chosen in given.items()}
    found: dict[str, str] = {}
    for pair in words.split(";" if ";" in words else ","):
        point, equals, chosen = pair.partition("=")
        if not equals:
            raise ProblemError(
                f"{option} names alternatives on points, as in “border=A, water=X”; {pair.strip()!r} is no pair."
            )
        found[point.strip()] = chosen.strip()
    return found
