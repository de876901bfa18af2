"""Certificates of what was found, one file each, beside the scenario that they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings


def write(found: Findings, folder: Path) -> None:
    """Write `scenario.json` and a certificate for each answer into a folder, which is made.

    Raises:
        ProblemError: the folder cannot be written.
    """
    from goodoffices.settlement.problem import ProblemError
    from goodoffices.settlement.writing import encode

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "scenario.json").write_bytes(encode(found.problem) + b"\n")
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
