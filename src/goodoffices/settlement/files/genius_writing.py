"""Writing a problem as a GENIUS scenario: one domain and a profile for each party, with the same values to the digit.

GENIUS has utilities between 0 and 1, as decimals. So all worths are divided by one power of ten, the least that no
party's sum of greatest worths exceeds: an issue's weight is its greatest worth so divided, and its evaluations are the
worths themselves, which GENIUS divides by the greatest. The weights of a party then add up to 1 or less.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import quoteattr

from goodoffices.settlement.problem import Party, Problem, ProblemError

PLAIN = "write our own JSON instead"


def save(problem: Problem, folder: Path) -> None:
    """Write `domain.xml` and a file for each party into a folder, which is made.

    Raises:
        ProblemError: GENIUS cannot represent the problem; says what, and for whom.
    """
    pages = {"domain.xml": domain(problem)}
    unit = unit_of(problem)
    for place, party in enumerate(problem.parties, 1):
        pages[f"profile{place}.xml"] = profile(problem, party, unit)
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")


def unit_of(problem: Problem) -> int:
    """The power of ten that worths are divided by. Raises ProblemError for what GENIUS has no place for."""
    representable(problem)
    most = max(sum(max(row) for row in party.worth) for party in problem.parties)
    for party in problem.parties:
        if not party.reservation >= 0:
            raise ProblemError(f"Party {party.id!r} has a reservation value below 0, and GENIUS has none: {PLAIN}.")
        most = max(most, party.reservation)
    return int(10 ** len(str(max(most - 1, 0))))


def representable(problem: Problem) -> None:
    """Refuse what no additive profile can hold. Raises ProblemError."""
    problem.indivisible()
    if problem.forbidden:
        raise ProblemError(f"A profile has no place for forbidden combinations: {PLAIN}.")
    for party in problem.parties:
        for what, found in (("linkages", party.linkages), ("red lines", party.red_lines)):
            if found:
                raise ProblemError(f"Party {party.id!r} has {what}, and a profile has no place for them: {PLAIN}.")
        for point, row in zip(problem.points, party.worth, strict=True):
            if min(row) < 0:
                raise ProblemError(
                    f"Party {party.id!r}, point {point.id!r}: a worth below 0, and evaluations begin at 0: "
                    "add the same to each alternative of the point and to the reservation value."
                )


def domain(problem: Problem) -> str:
    """The domain's file."""
    agents = [
        f"  <agent name={quoteattr(party.id)} class={quoteattr('')} utility_space={quoteattr(f'profile{place}.xml')}/>"
        for place, party in enumerate(problem.parties, 1)
    ]
    issues = []
    for index, point in enumerate(problem.points, 1):
        items = [f"<item index={_q(k)} value={quoteattr(name)}/>" for k, name in enumerate(point.alternatives, 1)]
        issues.append(_issue(index, point.id, items))
    head = [
        "<negotiation_template>",
        *agents,
        f"  <utility_space number_of_issues={_q(len(problem.points))}>",
    ]
    return _page([*head, *_objective(issues), "  </utility_space>", "</negotiation_template>"])


def profile(problem: Problem, party: Party, unit: int) -> str:
    """One party's file."""
    issues, weights = [], []
    for index, (point, row) in enumerate(zip(problem.points, party.worth, strict=True), 1):
        pairs = enumerate(zip(point.alternatives, row, strict=True), 1)
        items = [f"<item index={_q(k)} value={quoteattr(name)} evaluation={_q(worth)}/>" for k, (name, worth) in pairs]
        issues.append(_issue(index, point.id, items))
        weights.append(f"    <weight index={_q(index)} value={_q(_decimal(max(row), unit))}/>")
    return _page(
        [
            "<utility_space>",
            *_objective([*issues, *weights]),
            '  <discount_factor value="1.0"/>',
            f"  <reservation value={_q(_decimal(party.reservation, unit))}/>",
            "</utility_space>",
        ]
    )


def _objective(inner: list[str]) -> list[str]:
    return ['  <objective index="0" name="root" type="objective" etype="objective">', *inner, "  </objective>"]


def _issue(index: int, name: str, items: list[str]) -> str:
    head = f'    <issue index={_q(index)} name={quoteattr(name)} type="discrete" etype="discrete" vtype="discrete">'
    return "\n".join([head, *(f"      {item}" for item in items), "    </issue>"])


def _decimal(worth: int, unit: int) -> str:
    return f"{Decimal(worth).scaleb(1 - len(str(unit))):f}"


def _q(value: object) -> str:
    return f'"{value}"'


def _page(lines: list[str]) -> str:
    return "\n".join([*lines, ""])
