"""`worth.json`: what each alternative is worth to each party, checked as far as it can be without playing the talks."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from goodoffices.kits.json_places import nearest
from goodoffices.kits.sources import Sources
from goodoffices.phrases import phrase
from goodoffices.settlement import Problem, ProblemError, decode

FILE = "worth.json"

REMEDIES = {"add", "ask", "correct", "give", "leave", "name", "put", "remove", "round", "save", "turn", "write"}
"""The words with which the remedy in a message about a problem begins."""


def read_worths(sources: Sources) -> Problem | None:
    """The worths, or None with a fault noted."""
    text = sources.text(FILE)
    if text is None:
        if not any(fault.file == FILE for fault in sources.faults):
            sources.wrong(
                FILE, 0, phrase("there are no worths"), phrase("write points, parties and worths; see Write a kit")
            )
        return None
    try:
        problem = decode(text.encode())
        problem.indivisible()
    except ProblemError as error:
        line, what = place(text, str(error))
        before, _, last = what.rstrip(".").rpartition(": ")
        if before and last.partition(" ")[0] in REMEDIES:
            sources.wrong(FILE, line, before, last)
        else:
            sources.wrong(FILE, line, what.rstrip("."), phrase("correct it; Write a kit shows how"))
        return None
    return problem


def check_worths(sources: Sources, problem: Problem, total: int | None, negotiating: Sequence[str]) -> None:
    """Note parties that are not those of the talks, points without a choice, and worths that do not add up."""
    for point in problem.points:
        if len(point.alternatives) < 2:
            sources.wrong(
                FILE,
                line_at(sources.texts, "points", point.id),
                phrase("point “{point}” has no alternatives to choose from", point=point.id),
                phrase("give it two or more, or leave it out"),
            )
    _parties(sources, problem, negotiating)
    if total is None:
        return
    for party in problem.parties:
        reached = Fraction(sum(max(row) for row in party.worth), problem.scale)
        if reached != total:
            what = phrase(
                "the worths of {party} add up to {reached}, with its way on every point, and not to {total}",
                party=party.id,
                reached=reached,
                total=total,
            )
            by = f"{abs(total - reached)} {'more' if reached < total else 'less'}"
            remedy = phrase("give {by} in all, or change “total” in kit.toml", by=by)
            sources.wrong(FILE, line_at(sources.texts, "parties", party.id), what, remedy)


def _parties(sources: Sources, problem: Problem, negotiating: Collection[str]) -> None:
    for party in problem.parties:
        if party.id not in negotiating:
            sources.wrong(
                FILE,
                line_at(sources.texts, "parties", party.id),
                phrase("there is no negotiating party “{party}”", party=party.id),
                phrase("name those of talks.toml: {negotiating}", negotiating=", ".join(negotiating)),
            )
    for name in negotiating:
        if name not in {party.id for party in problem.parties}:
            sources.wrong(
                FILE,
                line_at(sources.texts, "parties"),
                phrase("party “{name}” has no worths", name=name),
                phrase("give it an entry here"),
            )


def line_at(texts: Mapping[str, str], *names: str) -> int:
    """The line at which the worths give what has these names: ("parties", "akra", "reservation")."""
    return nearest(texts[FILE], list(names))


def place(text: str, message: str) -> tuple[int, str]:
    """The line of what a message about the worths speaks of, and the message in the kit's quotation marks."""
    broken = re.search(r"line (\d+)", message)
    about = message.partition(": it")[0]  # what follows are the names that there are
    named = [*re.findall(r"'([^']*)'", about), *re.findall(r"\breservation\b", about)]
    counted = re.match(r"(Point|Party) (\d+)\b", message)
    if counted is not None:
        named += [{"Point": "points", "Party": "parties"}[counted[1]], counted[2]]
    try:
        json.loads(text)
        line = nearest(text, named)
    except (ValueError, RecursionError):
        line = int(broken[1]) if broken is not None else 1
    return line, re.sub(r"'([^']*)'", r"“\1”", message)
