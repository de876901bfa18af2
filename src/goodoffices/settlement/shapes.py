"""The shapes of a written problem: mappings, lists, texts; each error names the place and what belongs there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from goodoffices.settlement.problem import ProblemError, listed

LONGEST = 500
"""Characters of a name or a title."""


def mapping(given: Any, whose: str, fields: set[str]) -> Mapping[str, Any]:
    """A mapping that has no fields but these."""
    if not isinstance(given, Mapping):
        raise ProblemError(f"{whose} has the fields {listed(sorted(fields))}; it is {kind(given)}.")
    unknown = sorted(field for field in given if field not in fields)
    if unknown:
        raise ProblemError(f"{whose} has no field {listed(unknown)}: its fields are {listed(sorted(fields))}.")
    return given


def entries(raw: Mapping[str, Any], field: str, whose: str, *, required: bool = True) -> list[Any]:
    """The list in a field; required lists are not empty."""
    given = raw.get(field, [])
    if not isinstance(given, list):
        raise ProblemError(f"{whose}: {field!r} is a list; it is {kind(given)}.")
    if required and not given:
        raise ProblemError(f"{whose}: {field!r} lists at least one.")
    return given


def text(given: Any, whose: str) -> str:
    """A text of one line."""
    if not isinstance(given, str):
        raise ProblemError(f"{whose} is text; it is {kind(given)}.")
    if len(given) > LONGEST or not given.isprintable():
        raise ProblemError(f"{whose} is one line of at most {LONGEST} characters.")
    return given


def identifier(raw: Mapping[str, Any], whose: str) -> str:
    """The id of a point or a party."""
    given = text(raw.get("id", ""), f"The id of {whose}")
    if not given.strip():
        raise ProblemError(f"{whose} has no id: give it one.")
    return given


def names(given: Any, whose: str) -> Mapping[str, str]:
    """A mapping of point to alternative."""
    if not isinstance(given, Mapping):
        raise ProblemError(f"{whose} names alternatives on points, such as {{'border': 'A'}}; it is {kind(given)}.")
    for point, chosen in given.items():
        if not isinstance(chosen, str):
            raise ProblemError(f"{whose}, point {point!r}: name one alternative; it is {kind(chosen)}.")
    return given


def once(found: Iterable[Any], what: str, whose: str = "", remedy: str = "rename or remove one") -> None:
    """Refuse what is given twice."""
    for given, times in Counter(found).items():
        if times > 1:
            raise ProblemError(f"{whose}{what} {given!r} is given {times} times: {remedy}.")


def kind(given: Any) -> str:
    """What something is, in words."""
    if given is None:
        return "empty"
    for types, word in ((bool, "true or false"), (Mapping, "a mapping"), (list, "a list"), (str, "text")):
        if isinstance(given, types):
            return word
    return f"{given}"[:60]
