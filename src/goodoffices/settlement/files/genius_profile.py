"""One party's GENIUS profile: what each value of each issue is worth, with GENIUS's own normalisation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from goodoffices.settlement.files import hyper_rectangles, xml
from goodoffices.settlement.problem import ProblemError

if TYPE_CHECKING:
    from goodoffices.settlement.files.genius import Issue

SMALLEST = Fraction(1, 100_000)
"""Where no evaluation of an issue is greater than this, GENIUS takes all of them for 0."""

Rows = dict[str, dict[str, Fraction]]


def party(
    root: xml.Element, issues: Sequence[Issue], name: str, at: Fraction | None, *, normalise: bool
) -> dict[str, Any]:
    """A party in the fields of our own format. Raises ProblemError where the profile does not fit the issues."""
    whose = f"Party {name!r}"
    factor = Fraction(1) if at is None else _discount(root, at, whose)
    reservation = _reservation(root, whose)
    linkages: list[dict[str, Any]] = []
    if root.get("type") == "nonlinear" or root.find(".//utility") is not None:
        worth, linkages = hyper_rectangles.worths(root, issues, whose)
    else:
        worth = _additive(root, issues, whose, normalise=normalise)
    return {
        "id": name,
        "reservation": reservation * factor,
        "worth": {point: {value: one * factor for value, one in row.items()} for point, row in worth.items()},
        "linkages": [{**linkage, "worth": linkage["worth"] * factor} for linkage in linkages],
    }


def _additive(root: xml.Element, issues: Sequence[Issue], whose: str, *, normalise: bool) -> Rows:
    weights = {xml.integer(one, "index", whose): xml.number(one, "value", whose) for one in root.iter("weight")}
    given = {xml.integer(one, "index", whose): one for one in xml.issues(root)}
    rows: Rows = {}
    for issue in issues:
        here = f"{whose}, point {issue.name!r}"
        element = given.get(issue.index)
        if element is None or issue.index not in weights:
            what = "evaluations" if element is None else "weight"
            raise ProblemError(f"{here}: the profile has no {what} for issue {issue.index} of the domain: add them.")
        if element.get("name", issue.name) != issue.name:
            raise ProblemError(f"{here}: the profile calls issue {issue.index} {element.get('name')!r}: use one name.")
        if issue.lower is None:
            row = _discrete(element, issue, here, normalise=normalise)
        else:
            row = _linear(element, issue, here)
        rows[issue.name] = {value: worth * weights[issue.index] for value, worth in row.items()}
    return rows


def _discrete(element: xml.Element, issue: Issue, here: str, *, normalise: bool) -> dict[str, Fraction]:
    """Each value's evaluation over the greatest; of a value given twice GENIUS keeps the last."""
    items = [item for item in element.findall("item") if item.get("evaluation") not in (None, "null")]
    evaluations = {xml.needed(item, "value", here): xml.number(item, "evaluation", here) for item in items}
    for value in issue.values:
        if value not in evaluations:
            raise ProblemError(f"{here}: the profile gives no evaluation of {value!r}: give one (0 if none).")
    greatest = max(evaluations.values()) if normalise else Fraction(1)
    if greatest < SMALLEST:
        return dict.fromkeys(issue.values, Fraction(0))
    return {value: evaluations[value] / greatest for value in issue.values}


def _linear(element: xml.Element, issue: Issue, here: str) -> dict[str, Fraction]:
    lower = xml.integer(element, "lowerbound", here)
    if lower != issue.lower:
        raise ProblemError(
            f"{here} begins at {lower} in the profile and at {issue.lower} in the domain: use one range."
        )
    evaluator = element.find("evaluator")
    if evaluator is None:
        return dict.fromkeys(issue.values, Fraction(0))
    slope, offset = (xml.number(evaluator, attribute, here) for attribute in ("slope", "offset"))
    return {
        value: min(max(offset + slope * place, Fraction(0)), Fraction(1)) for place, value in enumerate(issue.values)
    }


def _reservation(root: xml.Element, whose: str) -> Fraction:
    element = root.find(".//reservation")
    found = Fraction(0) if element is None else xml.number(element, "value", whose)
    if not 0 <= found <= 1:
        raise ProblemError(f"{whose}: GENIUS's reservation value lies between 0 and 1; it is {float(found)}.")
    return found


def _discount(root: xml.Element, at: Fraction, whose: str) -> Fraction:
    """What a utility is multiplied by at a time; a factor outside (0, 1] counts as none, as in GENIUS.

    A root is irrational in general: between time 0 and 1 the factor is rounded to 15 decimal digits.
    """
    if not 0 <= at <= 1:
        raise ProblemError(f"The time of a discount lies between 0 and 1; it is {float(at)}.")
    element = root.find(".//discount_factor")
    factor = Fraction(1) if element is None else xml.number(element, "value", whose)
    if not 0 < factor < 1 or at == 0:
        return Fraction(1)
    if at == 1:
        return factor
    context = Context(prec=15)
    base, power = (context.divide(one.numerator, one.denominator) for one in (factor, at))
    return Fraction(context.power(base, power))
