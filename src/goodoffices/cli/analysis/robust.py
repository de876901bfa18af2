"""`goodoffices analyse --robust`: how firmly packages hold over the ranges of a file, on all cores."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goodoffices.cli.analysis.sweeping import progress
from goodoffices.cli.analysis.wording import Part, grid
from goodoffices.cli.faults import fail
from goodoffices.cli.tables import console, plain
from goodoffices.settlement.problem import ProblemError

if TYPE_CHECKING:
    from fractions import Fraction

    from goodoffices.settlement.problem import Package
    from goodoffices.settlement.reading import Ranges
    from goodoffices.valuations.robust import Firm, Robust


INTERRUPTED = 130  # as a shell has it for a command that was ended by Ctrl-C


def command(
    file: Path,
    start: str | None,
    draws: int,
    key: str,
    limit: float | None,
    plot: Path | None,
    at: Fraction | None,
    *,
    json: bool,
) -> None:
    """Ask, and print the answer."""
    from goodoffices.cli.analysis.packages import parse
    from goodoffices.settlement.files import load_ranges

    try:
        if plot is not None:
            check(plot)
        ranges = load_ranges(file, at=at)
        text = None if start is None else parse(ranges.certain, start)
        found, stopped = ask(ranges, text, draws, key, limit)
        if plot is not None:
            draw(found, plot)
    except ProblemError as error:
        fail(str(error))
    except RecursionError:
        fail("The scenario is nested too deeply to be one.")
    if json:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
    else:
        tell(found, stopped)
    if stopped:
        raise typer.Exit(INTERRUPTED)


def ask(ranges: Ranges, start: Package | None, draws: int, key: str, time_limit: float | None) -> tuple[Robust, bool]:
    """The answer, and whether it was stopped by Ctrl-C: then it rests on the draws made until then.

    Raises ProblemError where no number is a range, or a point is divisible.
    """
    from goodoffices.valuations.pool import processes
    from goodoffices.valuations.robust import robust

    if ranges.exact:
        raise ProblemError("No number of this file is a range: write one as [40, 55] where you only guess.")
    also = [("the text that was named", start)] if start is not None else []
    stopped: list[int] = []
    with progress() as telling:
        before = signal.signal(signal.SIGINT, lambda number, _: stopped.append(number))
        try:
            with processes() as pool:
                found = robust(
                    ranges, also, draws=draws, key=key, pool=pool, progress=telling, stop=lambda: bool(stopped),
                    time_limit=time_limit,
                )  # fmt: skip
        finally:
            signal.signal(signal.SIGINT, before)
    return found, bool(stopped) and found.draws < draws


def draw(found: Robust, path: Path) -> None:
    """Write the picture. Raises ProblemError where the name does not end in .svg, or the place cannot be written."""
    from goodoffices.valuations.pictures.robustness import picture

    check(path)
    try:
        path.write_text(picture(found), encoding="utf-8")
    except OSError as error:
        raise ProblemError(f"{path} cannot be written: {error.strerror or error}.") from None


def check(path: Path) -> None:
    """Refuse a name that is none of a picture, before anything is computed. Raises ProblemError."""
    if path.suffix.lower() != ".svg":
        raise ProblemError(f"The picture of robustness is written to a name that ends in .svg; {path.name!r} does not.")


def tell(found: Robust, stopped: bool) -> None:
    """Print the answer for people."""
    out = console()
    with out.capture() as printed:
        out.print(plain(found.title or "Robustness"), style="bold")
        for part in _parts(found):
            out.print(plain(part) if isinstance(part, str) else part)
        if stopped:
            out.print(plain("Stopped by Ctrl-C: this is what was known until then."))
    typer.echo("\n".join(line.rstrip() for line in printed.get().rstrip().split("\n")))


def _parts(found: Robust) -> Iterator[Part]:
    yield f"{found.draws:,} draws from {found.ranges} ranges, by the key “{found.key}”."
    if not found.packages:
        yield "There is no package to test: even in the best case none is acceptable to all."
        return
    if not found.draws:
        return
    rows = [[f"{number}.", "; ".join(one.names), *_counts(one)] for number, one in enumerate(found.packages, 1)]
    yield grid(["", "package", "acceptable to all", "and nothing is better"], rows)
    for number, one in enumerate(found.packages, 1):
        yield f"{number}. {'; '.join(f'{point}: {chosen}' for point, chosen in one.package.items())}"
    yield (
        "A share of draws is no probability that a package will be accepted. It is how much of the ranges lets it "
        "pass, if every number in a range counts alike and none depends on another."
    )
    if found.questions:
        yield "Which answers would take most doubt away:"
        asked = [[one.party, one.what, f"{one.low:g} to {one.high:g}", f"{one.share:.0%}"] for one in found.questions]
        yield grid(["party", "number", "range", "of the doubt"], asked, ["of the doubt"])
    elif not found.doubt:
        yield "There is no doubt left: wherever in the ranges the numbers lie, these packages pass or fail alike."


def _counts(one: Firm) -> tuple[str, str]:
    accepted = f"{one.acceptable:,} of {one.draws:,} ({one.acceptable / one.draws:.0%})"
    if not one.settled:
        return accepted, "not settled"
    return accepted, f"{one.efficient:,} of {one.settled:,} ({one.efficient / one.settled:.0%})"
