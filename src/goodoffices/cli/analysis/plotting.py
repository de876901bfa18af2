"""The picture of an analysis: the frontier with what was found, and the text to improve on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings
    from goodoffices.settlement.problem import Problem

LETTERS = {"nash": "N", "kalai_smorodinsky": "K", "leximin": "L", "utilitarian": "U"}

CLOUD = 3_000
"""Packages of two parties that are all drawn, faintly, around the frontier."""


def check(problem: Problem, path: Path) -> None:
    """Refuse a picture that cannot be drawn before anything is computed. Raises ProblemError."""
    from goodoffices.settlement import pictures
    from goodoffices.settlement.problem import ProblemError

    if path.suffix.lower() not in pictures.SUFFIXES:
        raise ProblemError(
            f"A picture is written to a name that ends in {', '.join(pictures.SUFFIXES)}; {path.name!r} does not."
        )
    if len(problem.parties) < 2:
        raise ProblemError("A picture needs two parties or more: with one there is nothing to trade.")
    problem.indivisible()


def draw(found: Findings, path: Path) -> None:
    """Write the picture of what was found. Raises ProblemError where the place cannot be written."""
    from goodoffices.cli.analysis.asking import NAMES
    from goodoffices.settlement import pictures
    from goodoffices.settlement.problem import allowed, packages, values

    problem = found.problem
    frontier = [] if found.frontier is None else found.frontier.vectors()
    marks = [pictures.Mark(LETTERS[key], NAMES[key], one.values) for key, one in found.solved().items()]
    if found.start is not None:
        marks.append(pictures.Mark("T", "present text", values(problem, found.start)))
    others = (
        [values(problem, package) for package in packages(problem) if allowed(problem, package)]
        if len(problem.parties) == 2 and problem.size <= CLOUD
        else []
    )
    pictures.save(pictures.draw(problem, frontier, marks, others=others, notes=_notes(found)), path)


def _notes(found: Findings) -> list[str]:
    notes = []
    if found.empty:
        notes.append("There is no zone: no package is acceptable to all parties.")
    elif found.frontier is None:
        notes.append("The frontier was not asked for, or not found; only single packages are shown.")
    unsure = [LETTERS[key] for key, one in found.solved().items() if not one.optimal]
    if unsure:
        notes.append(f"Not proven to be the best by their rule: {', '.join(unsure)}.")
    return notes
