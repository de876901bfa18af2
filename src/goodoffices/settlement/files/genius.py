"""Scenarios of GENIUS: a domain (`negotiation_template`) and a profile (`utility_space`) for each party, as XML.

GENIUS is the negotiation environment of Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker, "Genius: an integrated
environment for supporting the design of generic automated negotiators", Computational Intelligence 30 (2014). Its
rules, which are kept here exactly:

- A discrete issue's evaluations are divided by the greatest of them, then multiplied by the issue's weight.
- An integer issue is worth `offset + slope × (value - lower bound)`, kept between 0 and 1, times its weight.
- The reservation value lies in [0, 1] and is 0 where none is given.
- A nonlinear profile adds up the hyper-rectangles that a package lies in, and divides by `maxutility`.
- The discount factor d makes utilities and reservation value `d^t` of themselves at time t. It is applied on request.

GENIUS cuts a utility above 1 down to 1. That is not done here: where weights add up to 1 it never happens but by the
rounding of doubles, and elsewhere it would hide that one package is better than another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from goodoffices.settlement.files import genius_profile, xml
from goodoffices.settlement.problem import Problem, ProblemError
from goodoffices.settlement.reading import build, without_ranges

LARGEST_RANGE = 10_000
"""Values of one integer issue; a wider one is asked to be cut into steps."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of a domain: GENIUS's own number of it, and its values as they will be named."""

    index: int
    name: str
    values: tuple[str, ...]
    lower: int | None = None


def read(path: Path, *, at: Fraction | None = None, normalise: bool = True) -> Problem:
    """The scenario in a folder, or whose domain is this file.

    The parties come in the order in which the domain names their profiles, else by the names of the files.

    Args:
        path: the folder, or the domain's file with the profiles beside it.
        at: the time in [0, 1] for which to discount; None for no discount.
        normalise: divide evaluations by the greatest, as GENIUS does; without it the numbers are those of programs that
            do not, and can be compared with theirs.

    Raises:
        ProblemError: a file is malformed, a profile does not fit the domain, or has what cannot be kept exactly.
    """
    folder = path if path.is_dir() else path.parent
    roots = {
        file.name: root for file in sorted(folder.glob("*.xml"), key=_natural) if (root := _root(file)) is not None
    }
    domains = [name for name, root in roots.items() if root.tag == "negotiation_template"]
    if not path.is_dir():
        if path.name in roots and path.name not in domains:
            raise ProblemError(
                f"{path.name} is the profile of one party: give the folder that holds the domain and all profiles."
            )
        domains = [name for name in domains if name == path.name]
    if len(domains) != 1:
        raise ProblemError(
            f"{folder} holds {len(domains)} GENIUS domains, and one is needed: "
            "give the domain's file, with the profiles beside it."
        )
    domain = roots[domains[0]]
    profiles = _profiles(domain, roots)
    if not profiles:
        raise ProblemError(f"{folder} holds no GENIUS profile beside the domain {domains[0]}: add one for each party.")
    return problem(domain, profiles, title=folder.resolve().name, at=at, normalise=normalise)


def problem(
    domain: xml.Element,
    profiles: Sequence[tuple[str, xml.Element]],
    *,
    title: str = "",
    at: Fraction | None = None,
    normalise: bool = True,
) -> Problem:
    """The problem that a domain and its profiles, each with the party's name, are. Raises as `read` does."""
    found = issues(domain)
    raw: dict[str, Any] = {
        "title": title,
        "source": "read from GENIUS's XML",
        "points": [{"id": issue.name, "alternatives": list(issue.values)} for issue in found],
        "parties": [genius_profile.party(root, found, name, at, normalise=normalise) for name, root in profiles],
    }
    return without_ranges(build(raw))


def issues(domain: xml.Element) -> list[Issue]:
    """The issues of a domain in its order. Raises ProblemError for what is missing or not finite."""
    found = [_issue(element) for element in xml.issues(domain)]
    if not found:
        raise ProblemError("The domain has no issues.")
    return found


def _issue(element: xml.Element) -> Issue:
    name = xml.needed(element, "name", "The domain")
    whose = f"The domain, issue {name!r}"
    index = xml.integer(element, "index", whose)
    kind = xml.kind(element)
    if kind == "discrete":
        values = [xml.needed(item, "value", whose) for item in element.findall("item")]
        return Issue(index, name, tuple(dict.fromkeys(values)))
    if kind == "integer":
        lower, upper = (xml.integer(element, bound, whose) for bound in ("lowerbound", "upperbound"))
        if not lower <= upper < lower + LARGEST_RANGE:
            raise ProblemError(
                f"{whose} runs from {lower} to {upper}: it needs 1 to {LARGEST_RANGE:,} values; write it as steps."
            )
        return Issue(index, name, tuple(str(value) for value in range(lower, upper + 1)), lower)
    raise ProblemError(f"{whose} is of type {kind!r}, which has no end of values: write it as named alternatives.")


def _root(file: Path) -> xml.Element | None:
    """The root of a domain or a profile; None for another file that lies in the folder."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ProblemError(f"{file} cannot be read: {error.strerror or error}.") from None
    if b"<negotiation_template" not in data and b"<utility_space" not in data:
        return None
    root = xml.parse(data, file.name)
    return root if root.tag in ("negotiation_template", "utility_space") else None


def _profiles(domain: xml.Element, roots: dict[str, xml.Element]) -> list[tuple[str, xml.Element]]:
    named = [(agent.get("name") or "", Path(agent.get("utility_space") or "").name) for agent in domain.iter("agent")]
    if named and all(name and roots.get(file) is not None for name, file in named):
        return [(name, roots[file]) for name, file in named]
    return [(Path(file).stem, root) for file, root in roots.items() if root.tag == "utility_space"]


def _natural(file: Path) -> list[tuple[int, str]]:
    """Profile2 before Profile10."""
    return [(int(part), "") if part.isdigit() else (0, part.lower()) for part in re.split(r"(\d+)", file.name)]
