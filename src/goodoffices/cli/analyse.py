"""`goodoffices analyse`: which packages could all sides accept, which are efficient, which does which rule name."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.faults import USAGE, fail

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings

INTERRUPTED = 130  # as a shell has it for a command that was ended by Ctrl-C

MISSING = (
    "Settlement analysis is not installed ({name} is missing): add it to this environment by "
    "pip install 'goodoffices[settlement]'"
)
NO_CLUSTER = "--cluster needs Dask: add it to this environment by pip install 'goodoffices[settlement,cluster]'"


class Question(StrEnum):
    """What to ask."""

    ZONE = "zone"
    FRONTIER = "frontier"
    SOLUTIONS = "solutions"
    IMPROVE = "improve"
    BLOCKERS = "blockers"
    ALL = "all"


File = Annotated[
    Path | None,
    typer.Argument(
        help="A scenario: JSON, TOML, a table (.csv), or a folder of GENIUS or GeniusWeb files.", metavar="FILE"
    ),
]
Start = Annotated[
    str | None,
    typer.Option(
        "--from",
        help="The text to improve on, as “border=A, water=X” or JSON. Without it: the file's status quo.",
        metavar="PACKAGE",
    ),
]


def analyse(
    file: File = None,
    question: Annotated[Question, typer.Option(help="What to ask.")] = Question.ALL,
    start: Start = None,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds for each answer; then the best known and a bound are given.", min=0.01)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Draw a picture: .svg, .png, or .html (one page that needs no network).")
    ] = None,
    certificates: Annotated[
        Path | None, typer.Option(help="Write a certificate of each answer into this folder.", metavar="FOLDER")
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            help="Check a certificate, or a folder of them, against the scenario; ask nothing.", metavar="CERTIFICATE"
        ),
    ] = None,
    move: Annotated[
        str | None,
        typer.Option(
            help="Say how far a number may move before the solutions change: “akra: border=A”, or “akra” for its "
            "reservation value.",
            metavar="NUMBER",
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="With --move: say what the solutions become by this amount.", metavar="AMOUNT")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(help="The time in [0, 1] for which a GENIUS scenario's discounts are applied.", metavar="TIME"),
    ] = None,
    robust: Annotated[
        bool, typer.Option("--robust", help="Say how firmly packages hold over the ranges of the file.")
    ] = False,
    draws: Annotated[
        int | None,
        typer.Option(help="With --robust (10000 otherwise) and --sweep (1000): draws from ranges.", min=1, max=10**6),
    ] = None,
    key: Annotated[str, typer.Option(help="The key of the draws: the same key gives the same.")] = "goodoffices",
    sweep: Annotated[
        str | None,
        typer.Option(help="Instead of FILE: all scenarios of a folder, or of a pattern.", metavar="FOLDER|PATTERN"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="With --sweep: where to write it, .csv or .json; run again, it goes on.", metavar="FILE"),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(help="With --sweep: the Dask scheduler to use, such as tcp://10.0.0.1:8786.", metavar="ADDRESS"),
    ] = None,
) -> None:
    """Analyse a scenario: is there a package that all could accept, and which? Or many scenarios, with --sweep."""
    try:
        if sweep is not None:
            if file is not None:
                fail("Name either one FILE, or many with --sweep.", USAGE)
            from goodoffices.cli.analysis import swept

            swept.command(sweep, out, cluster, draws or 1_000, key, time_limit, _time(at), json=json)
            return
        if file is None:
            fail("Name the FILE of a scenario, or many with --sweep FOLDER.", USAGE)
        if out is not None or cluster is not None:
            fail("--out and --cluster go with --sweep.", USAGE)
        if robust:
            from goodoffices.cli.analysis import robust as robustly

            robustly.command(file, start, draws or 10_000, key, time_limit, plot, _time(at), json=json)
            return
        if draws is not None:
            fail("--draws goes with --robust or --sweep.", USAGE)
        if check is not None:
            _check(file, check, at)
            return
        found = _found(file, question, start, time_limit, plot, certificates, move, by, at)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("dask", "distributed"):
            fail(NO_CLUSTER, USAGE)
        if missing not in ("altair", "highspy", "joblib", "moocore", "numpy", "vl_convert"):
            raise
        fail(MISSING.format(name=error.name), USAGE)
    if json:
        from json import dumps

        from goodoffices.cli.analysis.plain import plain

        typer.echo(dumps(plain(found), ensure_ascii=False, indent=2))
    else:
        from goodoffices.cli.analysis.printing import print_findings

        print_findings(found)
    if found.stopped:
        raise typer.Exit(INTERRUPTED)


def _found(
    file: Path,
    question: Question,
    start: str | None,
    time_limit: float | None,
    plot: Path | None,
    certificates: Path | None,
    move: str | None,
    by: str | None,
    at: str | None,
) -> Findings:
    from goodoffices.cli.analysis.asking import ask
    from goodoffices.cli.analysis.packages import parse
    from goodoffices.cli.analysis.watching import Watch
    from goodoffices.settlement.files import load_ranges
    from goodoffices.settlement.problem import ProblemError

    try:
        ranges = load_ranges(file, at=_time(at))
        if plot is not None:
            from goodoffices.cli.analysis.plotting import check

            check(ranges.certain, plot)
        text = ranges.certain.status_quo if start is None else parse(ranges.certain, start)
        if text is None and question is Question.IMPROVE:
            fail("The file has no status quo to improve on: name a text with --from “point=alternative, …”.", USAGE)
        if by is not None and move is None:
            fail("--by is the amount of --move: say which number moves.", USAGE)
        shift = None
        if move is not None:
            from goodoffices.cli.analysis.moving import parse as number

            shift = number(ranges.certain, move, by)
        found = ask(ranges, question.value, text, Watch(time_limit), shift)
        if plot is not None:
            from goodoffices.cli.analysis.plotting import draw

            draw(found, plot)
        if certificates is not None:
            from goodoffices.cli.analysis.certifying import write

            write(found, certificates)
        return found
    except ProblemError as error:
        fail(str(error))
    except RecursionError:
        fail("The scenario is nested too deeply to be one.")


def _time(given: str | None) -> Fraction | None:
    from goodoffices.settlement.problem import ProblemError
    from goodoffices.settlement.worths import exact

    try:
        return None if given is None else exact(given, "--at")
    except ProblemError as error:
        fail(str(error))


def _check(file: Path, certificate: Path, at: str | None) -> None:
    from goodoffices.cli.analysis.certifying import verdicts
    from goodoffices.settlement.files import load
    from goodoffices.settlement.problem import ProblemError

    try:
        refused = False
        for name, verdict in verdicts(load(file, at=_time(at)), certificate):
            reason = f" ({verdict.reason})" if verdict.reason else ""
            typer.echo(f"{name}: {verdict.status}: {verdict.claim}{reason}")
            refused |= verdict.status == "refused"
    except ProblemError as error:
        fail(str(error))
    if refused:
        raise typer.Exit(1)
