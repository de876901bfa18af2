"""`goodoffices analyse --sweep`: many scenarios, on all cores or on a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goodoffices.cli.analysis.rows import OUTPUTS, written
from goodoffices.cli.analysis.running import Lost, on_cluster, on_cores
from goodoffices.cli.analysis.sweeping import files, progress, sweep
from goodoffices.cli.faults import USAGE, fail
from goodoffices.settlement.problem import ProblemError
from goodoffices.valuations.sweeping import Settings

if TYPE_CHECKING:
    from fractions import Fraction

    from goodoffices.valuations.sweeping import Found

INTERRUPTED = 130  # as a shell has it for a command that was ended by Ctrl-C


def command(
    where: str,
    out: Path | None,
    cluster: str | None,
    draws: int,
    key: str,
    limit: float | None,
    at: Fraction | None,
    *,
    json: bool,
) -> None:
    """Sweep, and say or print what came of it."""
    if out is not None and out.suffix.lower() not in OUTPUTS:
        fail(f"--out is a name that ends in {' or '.join(OUTPUTS)}.", USAGE)
    runner = on_cores if cluster is None else on_cluster(cluster)
    try:
        paths = [path for path in files(where) if out is None or path.resolve() != out.resolve()]
        with progress() as tell:
            rows, whole = sweep(paths, Settings(draws, key, limit), runner, out, at, tell)
    except ProblemError as error:
        fail(str(error))
    except Lost as error:
        fail(f"{error} What was found until then is kept: the same command goes on." if out is not None else str(error))
    if out is None:
        typer.echo(written(rows, ".json" if json else ".csv").rstrip("\n"))
    else:
        typer.echo(said(rows, out))
    if not whole:
        raise typer.Exit(INTERRUPTED)


def said(rows: list[Found], out: Path) -> str:
    """What a sweep came to, in a sentence or two."""
    wrong, left = (sum(1 for one in rows if one["problem"]), sum(1 for one in rows if not one["finished"]))
    words = f"{len(rows):,} scenario{'' if len(rows) == 1 else 's'} in {out}."
    if wrong:
        words += f" With {wrong:,} something is wrong: the column “problem” says what."
    return words + (f" {left:,} not finished: the same command goes on with them." if left else "")
