"""`goodoffices doctor`: whether everything at rest is as it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail, plain

if TYPE_CHECKING:
    from goodoffices.server.examining.finding import Finding, Tell
    from goodoffices.server.examining.signatures import Claimed, Signers

CARE = 3
WORDS = {"well": "well", "care": "LOOK", "unchecked": "NOT SEEN", "wrong": "WRONG"}
COLOURS = {"care": typer.colors.YELLOW, "unchecked": typer.colors.YELLOW, "wrong": typer.colors.RED}

Witness = Annotated[
    list[Path] | None,
    typer.Option(
        help="What a witness remembers (its --state): the record has to be as it saw it. May be repeated.",
        metavar="FILE", dir_okay=False, exists=True,
    ),
]  # fmt: skip


def doctor(
    witness: Witness = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    data: Data = None,
) -> None:
    """Examine everything that this installation keeps; nothing is changed, and a server may go on meanwhile.

    Looked at are the database, every room's log and tree, cosignatures, that every payload opens and is the one that
    was entered, who reads what, what is kept of classes, the keys, their files, and the disk.

    Exits with 0 if all is well, with 1 if something is wrong, with 2 if it could not be asked, and with 3 if nothing is
    wrong but something is to be looked after, or could not be looked at.
    """
    from goodoffices.cli import database
    from goodoffices.cli.waiting import waiting

    folder = database.set_up(data)
    from goodoffices.server import installation

    if not installation.exists():
        fail(f"There is no database of talks here ({database.where()}): give its --data.", USAGE)
    findings = []
    with database.told(), installation.reading(), waiting("Looking at") as tell:
        for finding in _all(folder, witness or [], tell):
            findings.append(finding)
            if not json:
                show(finding)
    if json:
        from json import dumps

        told = [{"what": each.what, "state": each.state, "words": list(each.words)} for each in findings]
        typer.echo(dumps({"state": worst(findings), "findings": told}, ensure_ascii=False, indent=2))
    end(findings)


def _all(folder: Path, witness: list[Path], tell: Tell) -> Iterator[Finding]:
    from goodoffices.server.examining import whole
    from goodoffices.server.examining.signatures import Signers

    there = list(whole.the_database())
    yield from there
    house, finding = whole.the_house()
    yield finding
    if there[0].state == "well":
        claims = claims_in(witness, None if house is None else Signers.of(house))
        outcomes, findings = whole.the_logs(None if house is None else house.name, claims, tell=tell)
        yield from findings
        yield from whole.the_contents(outcomes, tell=tell)
    yield from whole.the_surroundings(folder)


def claims_in(files: list[Path], signers: Signers | None) -> list[Claimed]:
    """What witnesses remember of this house. A file that is not that is told, and ends the command."""
    from goodoffices.proof.note import NoteError
    from goodoffices.server.examining.signatures import witnessed
    from goodoffices.witnessing import read_seen

    found = []
    for file in files:
        if signers is None:
            fail("What a witness saw can be held against the record only where the keys of the house are known.")
        try:
            found += witnessed(signers, read_seen(file.read_bytes()), file.name)
        except NoteError as error:
            fail(f"“{file}” cannot be held against this record: {error}.")
        except (OSError, ValueError):
            fail(f"“{file}” does not hold what a witness remembers.", USAGE)
    return found


def show(finding: Finding) -> None:
    """A finding in a line, and a line for each thing more that there is to say."""
    first, *more = finding.words
    state = typer.style(f"{WORDS[finding.state]:9}", fg=COLOURS.get(finding.state), bold=finding.state == "wrong")
    typer.echo(f"{state}{finding.what}: {plain(first)}")
    for words in more:
        typer.echo(f"{'':9}  {plain(words)}")


def worst(findings: list[Finding]) -> str:
    """The worst of their states."""
    return max((each.state for each in findings), key=list(WORDS).index, default="well")


def end(findings: list[Finding]) -> None:
    """Leave with the code that the findings ask for."""
    code = {"well": 0, "wrong": 1}.get(worst(findings), CARE)
    if code:
        raise typer.Exit(code)
