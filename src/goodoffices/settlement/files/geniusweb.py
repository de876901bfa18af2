"""GeniusWeb's profiles: one JSON file to a party, each with the whole domain in it.

A `LinearAdditiveUtilitySpace` gives each issue a weight and each value a utility in [0, 1]. Below a *reservation
bid* a party does not go: its utility is the reservation value here (none: 0). Values are named, or numbers in a range
with a step, whose utility runs in a straight line between two of them. GeniusWeb is the successor of GENIUS by
Wouter Pasman and others at Delft.

A `DefaultPartialOrdering` says only which packages a party likes better than which. It has no numbers, so nothing here
can be computed from it without inventing some: it is refused, and the refusal says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from goodoffices.settlement.problem import Problem, ProblemError, listed
from goodoffices.settlement.reading import build, without_ranges
from goodoffices.settlement.worths import exact

KINDS = {"LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace", "DefaultPartialOrdering", "PartialOrdering"}
LINEAR = "LinearAdditiveUtilitySpace"
LARGEST_RANGE = 10_000

Profile = Mapping[str, Any]


def is_profile(raw: Any) -> bool:
    """Whether JSON is a GeniusWeb profile, of a kind that can be read or not."""
    return isinstance(raw, Mapping) and len(raw) == 1 and next(iter(raw)) in KINDS


def read(path: Path) -> Problem:
    """The profiles in a folder, in the order of their file names, or one profile alone.

    Raises:
        ProblemError: a profile is malformed, is no sum over issues, or is about another domain than the first.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    found = [(file.name, raw) for file in files if is_profile(raw := decoded(file))]
    if not found:
        raise ProblemError(f"{path} holds no GeniusWeb profile: add one for each party.")
    return problem([(name, _linear(name, raw)) for name, raw in found])


def decoded(file: Path) -> Any:
    """A file's JSON with exact numbers; None where it is none."""
    try:
        return json.loads(file.read_bytes(), parse_float=Decimal)
    except OSError as error:
        raise ProblemError(f"{file} cannot be read: {error.strerror or error}.") from None
    except (ValueError, RecursionError):
        return None


def problem(profiles: Sequence[tuple[str, Profile]]) -> Problem:
    """The problem of several linear additive profiles on one domain. Raises as `read` does."""
    first, whole = profiles[0]
    domain = _mapping(whole, "domain", first)
    issues = {name: _values(given, f"{first}, issue {name!r}") for name, given in _issues(domain, first).items()}
    parties = []
    for file, profile in profiles:
        other = _issues(_mapping(profile, "domain", file), file)
        if {name: _values(given, f"{file}, issue {name!r}") for name, given in other.items()} != issues:
            raise ProblemError(f"{file} is about another domain than {first}: give the profiles of one domain.")
        parties.append(_party(file, profile, issues))
    raw = {
        "title": str(domain.get("name", "")),
        "source": "read from GeniusWeb's JSON",
        "points": [{"id": name, "alternatives": list(values)} for name, values in issues.items()],
        "parties": parties,
    }
    return without_ranges(build(raw))


def _party(file: str, profile: Profile, issues: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    whose = f"Party {str(profile.get('name') or Path(file).stem)!r}"
    weights, utilities = (_mapping(profile, field, whose) for field in ("issueWeights", "issueUtilities"))
    worth: dict[str, dict[str, Fraction]] = {}
    for name, values in issues.items():
        here = f"{whose}, point {name!r}"
        if name not in weights or name not in utilities:
            raise ProblemError(f"{here}: the profile has no weight or no utilities for it: add them.")
        weight = exact(weights[name], f"{here}: the weight")
        worth[name] = {value: weight * one for value, one in _utilities(utilities[name], values, here).items()}
    return {
        "id": str(profile.get("name") or Path(file).stem),
        "reservation": _reservation(profile.get("reservationBid"), worth, whose),
        "worth": worth,
    }


def _utilities(given: Any, values: Sequence[str], here: str) -> dict[str, Fraction]:
    kind, inner = _one(given, here)
    if kind.lower() == "discretevaluesetutilities":
        utilities = _mapping(inner, "valueUtilities", here)
        missing = [value for value in values if value not in utilities]
        if missing:
            raise ProblemError(f"{here}: no utility for {listed(missing)}: give one (0 if none).")
        return {value: exact(utilities[value], f"{here}, {value!r}") for value in values}
    if kind.lower() == "numbervaluesetutilities":
        ends = [exact(inner.get(field), f"{here}: {field!r}") for field in _ENDS]
        low, high, bottom, top = ends
        if low >= high:
            raise ProblemError(f"{here}: 'lowValue' is below 'highValue'; they are {low} and {high}.")
        return {value: bottom + (top - bottom) * (Fraction(value) - low) / (high - low) for value in values}
    raise ProblemError(f"{here}: utilities of the kind {kind!r} are not known; DiscreteValueSetUtilities are.")


_ENDS = ("lowValue", "highValue", "lowUtility", "highUtility")


def _reservation(bid: Any, worth: Mapping[str, Mapping[str, Fraction]], whose: str) -> Fraction:
    if bid is None:
        return Fraction(0)
    chosen = _mapping(bid, "issuevalues", f"{whose}: the reservation bid")
    total = Fraction(0)
    for issue, given in chosen.items():
        value = _decimal(Fraction(given)) if isinstance(given, int | Decimal) else str(given)
        if issue not in worth or value not in worth[issue]:
            raise ProblemError(f"{whose}: the reservation bid names {issue!r}: {value!r}, and the domain has none.")
        total += worth[issue][value]
    return total


def _issues(domain: Mapping[str, Any], whose: str) -> Mapping[str, Any]:
    issues = _mapping(domain, "issuesValues", f"{whose}: the domain")
    if not issues:
        raise ProblemError(f"{whose}: the domain has no issues.")
    return issues


def _values(given: Any, here: str) -> tuple[str, ...]:
    """The values of an issue: named ones, or the numbers of a range with its step."""
    if isinstance(given, Mapping) and isinstance(given.get("values"), list):
        return tuple(str(value) for value in given["values"])
    ends = given.get("range") if isinstance(given, Mapping) else None
    if not isinstance(ends, list) or len(ends) != 3:
        raise ProblemError(f'{here} has "values", or a "range" of its low end, high end and step.')
    low, high, step = (exact(end, f"{here}: the range") for end in ends)
    if step <= 0 or low > high or (high - low) / step >= LARGEST_RANGE:
        raise ProblemError(f"{here}: the range needs 1 to {LARGEST_RANGE:,} values: change its ends or its step.")
    return tuple(_decimal(low + step * place) for place in range(int((high - low) / step) + 1))


def _decimal(number: Fraction) -> str:
    """A number of a range as its value is named: 1.5, not 3/2."""
    return f"{(Decimal(number.numerator) / number.denominator).normalize():f}"


def _linear(file: str, raw: Profile) -> Profile:
    kind, profile = _one(raw, file)
    if kind == LINEAR:
        return profile
    if kind.endswith("Ordering"):
        raise ProblemError(
            f"{file} only orders packages, without numbers: nothing but the order can be known from it. "
            f"Give a {LINEAR}."
        )
    raise ProblemError(f"{file} is a {kind}, which is not read: give a {LINEAR}, or our own format with linkages.")


def _one(given: Any, whose: str) -> tuple[str, Mapping[str, Any]]:
    """GeniusWeb writes an object of a kind as a mapping with that kind as its only name."""
    if isinstance(given, Mapping) and len(given) == 1:
        kind, inner = next(iter(given.items()))
        if isinstance(inner, Mapping):
            return str(kind), inner
    raise ProblemError(f"{whose} is an object of one kind, such as {{'{LINEAR}': …}}.")


def _mapping(given: Mapping[str, Any], field: str, whose: str) -> Mapping[str, Any]:
    found = given.get(field) if isinstance(given, Mapping) else None
    if not isinstance(found, Mapping):
        raise ProblemError(f"{whose}: {field!r} is missing or no mapping.")
    return found
