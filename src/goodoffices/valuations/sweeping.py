"""A sweep: the same questions of many scenarios, in pieces that any process or machine can do, in any order.

A scenario without ranges is one piece: whether there is a zone, how many packages are in it, and what four rules name.
One with ranges is a piece that names packages worth testing (`candidates`), and one for each block of draws
(`robustness`), whose counts are added up. A piece has a key made from what it asks and of what: whatever has been
found for a key is found for good, so a sweep that was stopped goes on where it was, and what is done twice is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from goodoffices.settlement.problem import Package, Problem, ProblemError, named
from goodoffices.settlement.reading import Ranges
from goodoffices.settlement.writing import digest

VERSION = 1
"""Of the answers: pieces found by another are not taken up."""

Found = dict[str, Any]
"""What a piece found, as JSON holds it; `problem` says why there is nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked of every scenario: so many draws by this key; seconds for each answer, if that is limited."""

    draws: int
    key: str
    time_limit: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """What one process does at a time. `packages` are those to test in block `block`; without them it is the first."""

    key: str
    ranges: Ranges
    settings: Settings
    block: int = 0
    size: int = 0
    packages: tuple[Package, ...] = ()


def first(ranges: Ranges, settings: Settings) -> Piece:
    """The piece with which a scenario begins."""
    return Piece(_key(ranges, settings, "first"), ranges, settings)


def blocks(ranges: Ranges, settings: Settings, found: Found) -> Iterator[Piece]:
    """The pieces that follow it: none where no number is a range, or the first came to nothing."""
    from goodoffices.valuations.robustness import BLOCK

    if ranges.exact or "candidates" not in found:
        return
    packages = tuple(tuple(one["package"]) for one in found["candidates"])
    for number, start in enumerate(range(0, settings.draws, BLOCK)):
        key = _key(ranges, settings, f"block {number} {packages}")
        yield Piece(key, ranges, settings, number, min(BLOCK, settings.draws - start), packages)


def _key(ranges: Ranges, settings: Settings, what: str) -> str:
    parts = (str(VERSION), digest(ranges.certain), digest(ranges.possible), repr(settings), what)
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def do(piece: Piece) -> Found:
    """Do a piece. What is wrong with a scenario is an answer too; anything else is raised."""
    try:
        if piece.packages:
            return _block(piece)
        return _exact(piece.ranges.certain, piece.settings) if piece.ranges.exact else _ranged(piece)
    except ProblemError as error:
        return {"problem": str(error)}


def _exact(problem: Problem, settings: Settings) -> Found:
    from goodoffices.settlement.counting import count
    from goodoffices.settlement.zone import zone
    from goodoffices.valuations.candidates import solved

    there = zone(problem, time_limit=settings.time_limit)
    if there.exists is False:
        return {"zone": False, "count": 0, "solutions": {}}
    counted = count(problem)
    solutions = {
        name: {"package": list(one.package), "values": list(one.values), "optimal": one.optimal}
        for name, one in solved(problem, settings.time_limit).items()
    }
    exists = there.exists or bool(solutions) or None
    return {"zone": exists, "count": counted.lower if counted.exact else None, "solutions": solutions}


def _ranged(piece: Piece) -> Found:
    from goodoffices.settlement.zone import zone
    from goodoffices.valuations.candidates import candidates
    from goodoffices.valuations.draws import Drawing

    limit = piece.settings.time_limit
    sure, may = (zone(end, time_limit=limit).exists for end in (piece.ranges.certain, piece.ranges.possible))
    chosen = candidates(piece.ranges, time_limit=limit) if may is not False else ()
    return {
        "sure": sure,
        "may": may,
        "ranges": len(Drawing(piece.ranges).unknowns),
        "candidates": [{"names": list(one.names), "package": list(one.package)} for one in chosen],
    }


def _block(piece: Piece) -> Found:
    from goodoffices.valuations.draws import Drawing
    from goodoffices.valuations.robustness import block_of

    settings = piece.settings
    done = block_of(Drawing(piece.ranges), piece.packages, settings.key, piece.block, piece.size, SETTLE)
    return {
        "draws": piece.size,
        "acceptable": done.accepted.sum(axis=0).tolist(),
        "settled": done.settled.tolist(),
        "efficient": done.efficient.tolist(),
    }


SETTLE = 0.2
"""In this share of the draws it is settled whether a package is efficient too."""


def row(name: str, ranges: Ranges, settings: Settings, known: Mapping[str, Found]) -> Found:
    """All that is known of a scenario; `finished` is false while a piece of it is missing."""
    problem = ranges.certain
    about: Found = {
        "file": name,
        "title": problem.title,
        "points": len(problem.points),
        "parties": len(problem.parties),
        "packages": problem.size,
        "finished": False,
        "problem": "",
    }
    begun = known.get(first(ranges, settings).key)
    if begun is None:
        return about
    if "problem" in begun:
        return {**about, "finished": True, "problem": begun["problem"]}
    if ranges.exact:
        return {**about, "finished": True, "zone": _said(begun["zone"]), **_solutions(problem, begun)}
    pieces = list(blocks(ranges, settings, begun))
    done = [known[piece.key] for piece in pieces if piece.key in known]
    wrong = next((one["problem"] for one in done if "problem" in one), "")
    zone = True if begun["sure"] else False if begun["may"] is False else None
    firm = [] if wrong else _firm(problem, begun["candidates"], done)
    finished = bool(wrong) or len(done) == len(pieces)
    draws = sum(one["draws"] for one in done) if not wrong else 0
    said = _said(zone, "depends" if begun["may"] else "not found out")
    ranged = {"zone": said, "ranges": begun["ranges"], "draws": draws, "firmest": firm}
    return {**about, "finished": finished, "problem": wrong, **ranged}


def refused(name: str, why: str) -> Found:
    """The row of a file that is no scenario."""
    return {"file": name, "title": "", "finished": True, "problem": why}


def _said(zone: bool | None, otherwise: str = "not found out") -> str:
    return otherwise if zone is None else "yes" if zone else "no"


def _solutions(problem: Problem, found: Found) -> Found:
    solutions = {
        name: {
            "package": named(problem, tuple(one["package"])),
            "values": [value / problem.scale for value in one["values"]],
            "optimal": one["optimal"],
        }
        for name, one in found["solutions"].items()
    }
    return {"count": found["count"], "solutions": solutions}


def _firm(problem: Problem, chosen: Sequence[Found], done: Iterable[Found]) -> list[Found]:
    """The packages that were tested, with what all blocks together found of each; the firmest first."""
    counts = list(done)
    tested = [
        {
            "names": one["names"],
            "package": named(problem, tuple(one["package"])),
            **{what: sum(each[what][place] for each in counts) for what in ("acceptable", "settled", "efficient")},
        }
        for place, one in enumerate(chosen)
    ]
    return sorted(tested, key=lambda one: (-one["acceptable"], -one["efficient"]))
