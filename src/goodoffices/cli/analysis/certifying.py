"""Certificates of what was found, one file each, beside the scenario that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings
    from goodoffices.settlement.check import Verdict
    from goodoffices.settlement.problem import Problem

SCENARIO = "scenario.json"
"""The problem beside its certificates, in a form that the checker reads by itself."""


def write(found: Findings, folder: Path) -> None:
    """Write `scenario.json` and a certificate for each answer into a folder, which is made.

    Raises:
        ProblemError: the folder cannot be written.
    """
    from goodoffices.settlement.problem import ProblemError
    from goodoffices.settlement.writing import encode

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SCENARIO).write_bytes(encode(found.problem) + b"\n")
        for name, certificate in _certificates(found):
            (folder / f"{name}.json").write_text(json.dumps(certificate, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise ProblemError(f"{folder} cannot be written: {error.strerror or error}.") from None


def _certificates(found: Findings) -> Iterator[tuple[str, dict[str, Any]]]:
    from goodoffices.settlement import attest
    from goodoffices.settlement.certificate import Certifier

    by = Certifier(found.problem)
    if found.zone is not None and found.zone.exists is not None and found.possible is None:
        yield "zone", by.zone(found.zone.witness)
    if found.count is not None:
        yield "count", by.count(found.count.lower, found.count.upper)
    if found.frontier is not None:
        yield "frontier", by.frontier(found.frontier.package(place) for place in range(found.frontier.size))
    for key, one in found.solved().items():
        yield key, by.solution(one)
    if found.division is not None:
        yield "division", attest.division(by, found.division)
    if found.blockers is not None:
        yield "blockers", attest.blockers(by, found.blockers)
    if found.fewest is not None:
        yield "fewest-limits", attest.fewest(by, found.fewest)
    for key, lowered in (found.relaxation or {}).items():
        yield f"smallest-{key}", attest.lowered(by, lowered, key)
    if found.movement is not None:
        for key, moved in found.movement.answers.items():
            if moved.interval is not None:
                yield f"moved-{key}", attest.sensitivity(by, found.movement.worth, key, moved.package, moved.interval)


def verdicts(problem: Problem, place: Path) -> Iterator[tuple[str, Verdict]]:
    """What the checker says of each claim of a certificate in a file, or of all certificates in a folder.

    Raises:
        ProblemError: there is none, or it cannot be read.
    """
    from goodoffices.settlement.check import check
    from goodoffices.settlement.problem import ProblemError
    from goodoffices.settlement.writing import encode

    case = json.loads(encode(problem), parse_float=Decimal)
    files = [one for one in sorted(place.glob("*.json")) if one.name != SCENARIO] if place.is_dir() else [place]
    if not files:
        raise ProblemError(f"{place} holds no certificate.")
    for file in files:
        try:
            given = json.loads(file.read_bytes(), parse_float=Decimal)
        except OSError as error:
            raise ProblemError(f"{file} cannot be read: {error.strerror or error}.") from None
        except (ValueError, RecursionError) as error:
            raise ProblemError(f"{file} is not JSON: {error}.") from None
        for one in given if isinstance(given, list) else [given]:
            yield from ((file.stem, verdict) for verdict in check(case, one))
