"""GENIUS's nonlinear profiles: a sum of hyper-rectangles over integer issues, rewritten exactly as linkages.

A hyper-rectangle pays its utility to each package whose values lie between bounds on some issues (`INCLUDES`), or to
each that lies outside (`EXCLUDES`). Whether a value lies between bounds is the sum of "it is v" over the values inside,
or 1 less the sum over those outside. Taking the shorter for each issue and multiplying out gives a constant, worths of
single values and linkages: the same function, term by term. The shape is that of Ito, Hattori and Klein,
"Multi-issue negotiation protocol for agents: exploring nonlinear utility spaces", IJCAI 2007.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from goodoffices.settlement.files import xml
from goodoffices.settlement.problem import ProblemError

if TYPE_CHECKING:
    from goodoffices.settlement.files.genius import Issue

LARGEST = 200_000
"""Terms of one profile: beyond them its linkages would be too many to answer anything about."""

Term = tuple[tuple[str, str], ...]
"""Issue and value pairs, in the order of the issues; empty for the constant."""


def worths(
    root: xml.Element, issues: Sequence[Issue], whose: str
) -> tuple[dict[str, dict[str, Fraction]], list[dict[str, Any]]]:
    """What each value is worth by itself, and the linkages.

    Raises:
        ProblemError: the profile has an issue that is no range of integers, an aggregation other than the sum, a shape
            that is no hyper-rectangle, or more terms than can be handled.
    """
    utility = root.find(".//utility")
    function = None if utility is None else utility.find("ufun")
    if utility is None or function is None:
        raise ProblemError(f"{whose} is nonlinear and has no <utility> with a <ufun>: add them.")
    greatest = xml.number(utility, "maxutility", whose)
    if greatest <= 0:
        raise ProblemError(f"{whose}: 'maxutility' is above 0; it is {float(greatest)}.")
    terms: defaultdict[Term, Fraction] = defaultdict(Fraction)
    spent = 0
    for rectangle, weight in _rectangles(function, Fraction(1), whose):
        for term, worth in _terms(rectangle, issues, whose):
            terms[term] += worth * weight / greatest
            spent += 1
            if spent > LARGEST:
                raise ProblemError(
                    f"{whose}: its hyper-rectangles make over {LARGEST:,} linkages: cut the ranges into fewer steps."
                )
    rows = {issue.name: dict.fromkeys(issue.values, Fraction(0)) for issue in issues}
    linkages: list[dict[str, Any]] = []
    for term, worth in terms.items():
        if not term:  # a constant is worth the same whatever is chosen on the first issue
            rows[issues[0].name] = {value: one + worth for value, one in rows[issues[0].name].items()}
        elif len(term) == 1:
            rows[term[0][0]][term[0][1]] += worth
        elif worth:
            linkages.append({"when": dict(term), "worth": worth})
    return rows, linkages


def _rectangles(function: xml.Element, weight: Fraction, whose: str) -> Iterator[tuple[xml.Element, Fraction]]:
    """Each hyper-rectangle with the product of the weights above it."""
    if function.get("aggregation", "sum").lower() != "sum":
        raise ProblemError(
            f"{whose} aggregates by {function.get('aggregation')!r}, and only a sum can be kept exactly as linkages: "
            "name the packages' worths in our own format."
        )
    weight *= _weight(function, whose)
    for child in function:
        if child.tag == "hyperRectangle":
            yield child, weight * _weight(child, whose)
        elif child.tag == "ufun":
            yield from _rectangles(child, weight, whose)
        else:
            raise ProblemError(
                f"{whose} has a <{child.tag}>, and only hyper-rectangles can be kept exactly as linkages."
            )


def _weight(element: xml.Element, whose: str) -> Fraction:
    return xml.number(element, "weight", whose) if element.get("weight") is not None else Fraction(1)


def _terms(rectangle: xml.Element, issues: Sequence[Issue], whose: str) -> Iterator[tuple[Term, Fraction]]:
    utility = xml.number(rectangle, "utility", whose)
    included, excluded = rectangle.findall("INCLUDES"), rectangle.findall("EXCLUDES")
    if excluded:  # GENIUS looks at these alone where there are some: worth it outside is worth it less worth it inside
        yield (), utility
        utility = -utility
    bounds: dict[int, tuple[int, int]] = {}
    for bound in excluded or included:
        index, low, high = (xml.integer(bound, attribute, whose) for attribute in ("index", "min", "max"))
        least, most = bounds.get(index, (low, high))
        bounds[index] = max(least, low), min(most, high)
    for index in bounds.keys() - {issue.index for issue in issues if issue.lower is not None}:
        raise ProblemError(f"{whose}: a hyper-rectangle bounds issue {index}, which is no integer issue of the domain.")
    products: list[tuple[Term, int]] = [((), 1)]
    for issue in issues:
        if issue.index in bounds:
            factor = _factor(issue, *bounds[issue.index])
            if len(products) * len(factor) > LARGEST:
                raise ProblemError(
                    f"{whose}: a hyper-rectangle makes over {LARGEST:,} linkages: cut the ranges into fewer steps."
                )
            products = [(term + more, sign * other) for term, sign in products for more, other in factor]
    yield from ((term, utility * sign) for term, sign in products)


def _factor(issue: Issue, low: int, high: int) -> list[tuple[Term, int]]:
    """That the value lies inside, as a sum: over the values inside, or 1 less those outside, whichever is shorter."""
    within = [value for value in issue.values if low <= int(value) <= high]
    without = [value for value in issue.values if not low <= int(value) <= high]
    if len(within) <= len(without):
        return [(((issue.name, value),), 1) for value in within]
    return [((), 1), *((((issue.name, value),), -1) for value in without)]
