"""The frontier, beside NegMAS and pymoo on the same problems: times, memory, and whether the answers agree.

All times are of the processor, on one thread: those of the clock too where nothing else runs, and not at its mercy
where something does. Ours is the median of five runs or more in a fresh process; a peer that needs more than ten
seconds is run once. With GOODOFFICES_GENIUS naming a folder of GENIUS scenarios, those that are found there are
measured too; the shapes of the well-known ones are measured in any case, with worths of the fixed generator.
"""

import os
import statistics
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from math import lcm
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.alone import alone
from benchmarks.figure import Figure, Reading
from benchmarks.peers import NoPeer, ask
from benchmarks.scenarios import scenario, shaped
from goodoffices.settlement import frontier
from goodoffices.settlement.files import genius
from goodoffices.settlement.problem import Party, Point, Problem

SHAPES = {
    "Energy": (2, (5,) * 8, 1000),
    "Travel": (2, (7, 7, 4, 4, 6, 5, 8), 1000),
    "Supermarket": (2, (7, 8, 7, 9, 8, 4), 1000),
    "killer robot": (5, (3, 4, 10, 5, 8, 50), 1000),
}

FOLDERS = {"Energy": "Energy", "Travel": "Travel", "killer robot": "group9-killer_robot"}

EVALUATIONS, POPULATION = 200_000, 1000


def run() -> Iterator[Figure | Reading]:
    """Each row with what it is held to."""
    for total in (100, 1000):
        yield from beside(f"3 parties, 10 × 5, {total:,} points each", scenario(3, 10, 5, total), 50_000, memory=0.02)
    for name, (parties, shape, total) in SHAPES.items():
        yield from beside(f"shaped like {name}", shaped(parties, shape, total), 100 if parties == 5 else 1000)
    yield from given()
    for name, problem, limit in (
        ("3 parties, 20 × 5, 1,000 points each", scenario(3, 20, 5, 1000), 0.03),
        ("3 parties, 30 × 5, 1,000 points each", scenario(3, 30, 5, 1000), 0.1),
        ("5 parties, 20 × 5, 100 points each", scenario(5, 20, 5, 100), 2),
        ("4 parties, 20 × 5, 100 points each, 20 linkages", scenario(4, 20, 5, 100, linkages=20), 0.5),
    ):
        ours = alone(problem)
        note = f"{ours['size']:,} efficient of {problem.size:.2g} packages, {ours['peak']:.1f} MB"
        yield Figure(f"frontier, {name}", ours["seconds"], "s", limit, note=note)
    yield from approximate(scenario(3, 20, 5, 1000))


def given() -> Iterator[Figure | Reading]:
    """The scenarios of GENIUS themselves, where they have been given."""
    folder = os.environ.get("GOODOFFICES_GENIUS")
    if not folder:
        yield Reading("frontier, GENIUS's own scenarios", "not measured: GOODOFFICES_GENIUS names no folder of them")
        return
    for name, place in FOLDERS.items():
        if (Path(folder) / place).is_dir():
            problem = genius.read(Path(folder) / place)
            yield from beside(f"{name} of GENIUS", problem, 100 if len(problem.parties) == 5 else 1000)
    if (Path(folder) / FOLDERS["killer robot"]).is_dir():
        read = unnormalised(Path(folder) / FOLDERS["killer robot"])
        yield from beside("killer robot as NegMAS reads it", read, 500)


def unnormalised(folder: Path) -> Problem:
    """A scenario of GENIUS as NegMAS reads it: evaluations as they stand, integer issues without their lower bound."""
    parties = []
    for file in sorted(folder.glob("*_util*.xml")):
        root = ElementTree.parse(file).getroot()
        weights = {weight.get("index"): Fraction(weight.get("value", "0")) for weight in root.iter("weight")}
        parties.append(
            [[weights[issue.get("index")] * one for one in evaluations(issue)] for issue in root.iter("issue")]
        )
    scale = lcm(*(one.denominator for party in parties for row in party for one in row))
    points = (Point(f"p{k}", tuple(map(str, range(len(row))))) for k, row in enumerate(parties[0]))
    worths = (tuple(tuple(int(one * scale) for one in row) for row in party) for party in parties)
    return Problem(tuple(points), tuple(Party(f"q{i}", 0, worth) for i, worth in enumerate(worths)), scale=scale)


def evaluations(issue: ElementTree.Element) -> list[Fraction]:
    """What an issue's values are worth, unweighted."""
    linear = issue.find("evaluator")
    if linear is None:
        return [Fraction(item.get("evaluation", "0")) for item in issue.iter("item")]
    offset, slope = Fraction(linear.get("offset", "0")), Fraction(linear.get("slope", "0"))
    return [offset + slope * x for x in range(int(issue.get("lowerbound", "0")), int(issue.get("upperbound", "0")) + 1)]


def beside(name: str, problem: Problem, times: float, *, memory: float | None = None) -> Iterator[Figure | Reading]:
    """Ours against NegMAS on one problem: how many times faster, and what share of its memory."""
    ours = alone(problem)
    spent = f"{ours['seconds'] * 1000:.2f} ms and {ours['peak']:.2f} MB, {ours['size']:,} efficient"
    try:
        theirs = negmas(problem)
    except NoPeer as error:
        yield Reading(f"frontier, {name} ({problem.size:,} packages)", f"{spent}; nothing beside it: {error}")
        return
    peer = statistics.median(theirs["seconds"])
    agree = compared(problem, theirs["values"])
    note = f"{spent}, against {peer:.3g} s and {theirs['peak']:,.0f} MB, {len(theirs['seconds'])} run(s); {agree}"
    ratio = peer / ours["seconds"]
    yield Figure(f"frontier, {name} ({problem.size:,} packages)", ratio, "× NegMAS's speed", times, False, note)
    if memory is not None:
        share = ours["peak"] / theirs["peak"]
        yield Figure(f"frontier, {name}: memory", share, "of NegMAS's", memory)


def negmas(problem: Problem) -> dict[str, Any]:
    """NegMAS's answer; once if it is slow, else five times."""
    question = {
        "shape": [len(point.alternatives) for point in problem.points],
        "worth": [[[worth / problem.scale for worth in row] for row in party.worth] for party in problem.parties],
    }
    first = ask("negmas", "negmas_frontier.py", {**question, "repeats": 1})
    if first["seconds"][0] > 10:
        return first
    return ask("negmas", "negmas_frontier.py", {**question, "repeats": 5})


def compared(problem: Problem, values: list[list[float]]) -> str:
    """Whether the peer's value vectors are ours, as far as doubles tell; if not, whether ours beat the others."""
    ours = {tuple(round(value / problem.scale, 9) for value in row) for row in frontier(problem).vectors()}
    theirs = {tuple(round(value, 9) for value in row) for row in values}
    if ours == theirs:
        return "the same values"
    beaten = all(any(all(a <= b for a, b in zip(one, best, strict=True)) for best in ours) for one in theirs - ours)
    others = "each beaten by one of ours: a sum of doubles hides a tie" if beaten else "NOT BEATEN by ours"
    lacking = f"NegMAS LACKS {len(ours - theirs):,} of ours; " if ours - theirs else ""
    return f"{lacking}NegMAS has {len(theirs - ours):,} more, {others}"


def approximate(problem: Problem) -> Iterator[Figure | Reading]:
    """An evolutionary method on the same problem: how much of the frontier it finds, and in which time."""
    ours = alone(problem)
    name = f"frontier, all {ours['size']:,} vectors against NSGA-II's with {EVALUATIONS:,} evaluations"
    try:
        theirs = ask(
            "pymoo",
            "pymoo_frontier.py",
            {
                "worth": [party.worth for party in problem.parties],
                "evaluations": EVALUATIONS,
                "population": POPULATION,
            },
        )
    except NoPeer as error:
        yield Reading(name, str(error))
        return
    found = len({tuple(row) for row in theirs["values"]} & efficient(problem))
    note = f"it finds {found:,} of them in {theirs['seconds']:.3g} s, ours all in {ours['seconds'] * 1000:.3g} ms"
    yield Figure(name, theirs["seconds"] / ours["seconds"], "× its speed", 1, False, note)


@cache
def efficient(problem: Problem) -> frozenset[tuple[int, ...]]:
    return frozenset(frontier(problem).vectors())
