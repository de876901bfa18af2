"""Many scenarios: found, done by whoever does the pieces, and kept as they come, so that a stopped sweep goes on."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.cli.analysis.known import Known, put
from goodoffices.cli.analysis.rows import written
from goodoffices.settlement.problem import ProblemError

if TYPE_CHECKING:
    from fractions import Fraction

    from goodoffices.cli.analysis.running import Runner
    from goodoffices.settlement.reading import Ranges
    from goodoffices.valuations.sweeping import Found, Settings

SUFFIXES = (".json", ".toml", ".csv", ".xml")


def files(where: str) -> list[Path]:
    """The scenarios in a folder and below it, or those that a pattern names, in the order of their names.

    Raises ProblemError where there are none.
    """
    folder = Path(where)
    if folder.is_dir():
        found = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()]
    else:
        found = [path for name in glob(where, recursive=True) if (path := Path(name)).is_file() or path.is_dir()]
    if not found:
        raise ProblemError(f"There are no scenarios at {where}: name a folder, or a pattern such as 'runs/*.json'.")
    return sorted(found)


def sweep(
    paths: Iterable[Path],
    settings: Settings,
    runner: Runner,
    out: Path | None,
    at: Fraction | None = None,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[list[Found], bool]:
    """A row for each file, in their order, and whether all is finished: Ctrl-C ends it with what is known.

    With `out` the rows are written there, and what is known beside it until all is. Raises ProblemError where a place
    cannot be written, and `running.Lost` where whoever does the work is gone; both leave what is known.
    """
    from goodoffices.settlement.files import load_ranges
    from goodoffices.valuations.sweeping import refused, row

    loaded: list[tuple[str, Ranges | str]] = []
    for path in paths:
        try:
            loaded.append((str(path), load_ranges(path, at=at)))
        except (ProblemError, RecursionError) as error:
            loaded.append((str(path), str(error) or "The scenario is nested too deeply to be one."))
    whole = False
    with Known(beside(out)) as known:
        try:
            _do([one for _, one in loaded if not isinstance(one, str)], settings, runner, known, tell)
            whole = True
        except KeyboardInterrupt:
            pass
        finally:
            rows = [
                refused(name, one) if isinstance(one, str) else row(name, one, settings, known.found)
                for name, one in loaded
            ]
            if out is not None:
                put(out, written(rows, out.suffix.lower()))
    if whole:
        known.done_with()
    return rows, whole


def beside(out: Path | None) -> Path | None:
    """Where what is known is written while a sweep goes on."""
    return None if out is None else out.with_name(f"{out.name}.part")


def _do(
    problems: list[Ranges], settings: Settings, runner: Runner, known: Known, tell: Callable[[int, int], None]
) -> None:
    """All that is not known yet: first what each scenario begins with, then the draws of those that have ranges."""
    from goodoffices.valuations.sweeping import blocks, first

    begun = {piece.key: piece for one in problems for piece in [first(one, settings)]}
    done = sum(key in known.found for key in begun)
    of = len(begun)
    for key, found in runner([piece for key, piece in begun.items() if key not in known.found]):
        known.add(key, found)
        done += 1
        tell(done, of)
    drawn = {piece.key: piece for one in begun.values() for piece in blocks(one.ranges, settings, known.found[one.key])}
    done, of = done + sum(key in known.found for key in drawn), of + len(drawn)
    for key, found in runner([piece for key, piece in drawn.items() if key not in known.found]):
        known.add(key, found)
        done += 1
        tell(done, of)


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal's stderr; elsewhere nothing. Ctrl-C within it is an interrupt, whatever was set before."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        if not sys.stderr.isatty():
            yield lambda done, of: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("pieces (Ctrl-C stops and keeps what is known)", total=None)
            yield lambda done, of: bar.update(task, completed=done, total=of)
    finally:
        signal.signal(signal.SIGINT, before)
