"""GENIUS's XML as elements and exact numbers: no document types, no floats."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from xml.etree import ElementTree

from goodoffices.settlement.problem import ProblemError

Element = ElementTree.Element


def parse(data: bytes, whose: str) -> Element:
    """The root of an XML file.

    Raises:
        ProblemError: it is not well formed, or declares a document type (whose entities could grow without end).
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ProblemError(f"{whose} declares a document type, and GENIUS's files have none: remove it.")
    try:
        return ElementTree.fromstring(data.lstrip())  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ProblemError(f"{whose} is not well-formed XML: {error}.") from None


def number(element: Element, attribute: str, whose: str) -> Fraction:
    """An attribute as an exact number; Java writes some with an exponent."""
    given = needed(element, attribute, whose)
    try:
        found = Decimal(given.strip())
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found.adjusted()) > 30:
        raise ProblemError(f"{whose}: {attribute!r} of <{element.tag}> is a number; it is {given[:60]!r}.")
    return Fraction(found)


def integer(element: Element, attribute: str, whose: str) -> int:
    """An attribute as an integer."""
    found = number(element, attribute, whose)
    if found.denominator != 1:
        raise ProblemError(f"{whose}: {attribute!r} of <{element.tag}> is an integer; it is {float(found)}.")
    return found.numerator


def needed(element: Element, attribute: str, whose: str) -> str:
    """An attribute that must be there."""
    found = element.get(attribute)
    if found is None:
        raise ProblemError(f"{whose}: <{element.tag}> has no {attribute!r}: add it.")
    return found


def issues(root: Element) -> Iterator[Element]:
    """The issues of a domain or a profile, however deep GENIUS has put them in objectives."""
    for child in root:
        if child.tag == "issue":
            yield child
        elif child.tag in ("objective", "utility_space"):
            yield from issues(child)


def kind(issue: Element) -> str:
    """discrete, integer or real: GENIUS writes it in one of three attributes, or not at all."""
    return issue.get("vtype") or issue.get("type") or issue.get("etype") or "discrete"
