"""`goodoffices take-in`: what an edited Word file brings, and tabling chosen lines of it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.documents.word.taking import Line, Preview
    from goodoffices.reading import Reader
    from goodoffices.registry import Registry
    from goodoffices.talks.act import Act


def take_in(
    file: Annotated[Path, typer.Argument(help="The file.", metavar="FILE", exists=True, dir_okay=False)],
    seat: Annotated[str, typer.Option("--as", help="The seat that takes it in.", metavar="SEAT")],
    propose: Annotated[
        str | None,
        typer.Option(help="Table these lines: 1,3+4,7; those joined by + as one proposal.", metavar="NUMBERS"),
    ] = None,
    talks: Annotated[
        str | None,
        typer.Option(help="The talks, or an example's folder; by default those it names.", metavar="TALKS"),
    ] = None,
    room: Annotated[str, typer.Option(help="The room, for a file from elsewhere.", metavar="ROOM")] = "plenary",
    language: Annotated[
        str | None, typer.Option(help="The language of a file from elsewhere, such as en.", metavar="LANGUAGE")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Table a file from elsewhere as a new text.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    data: Data = None,
) -> None:
    """Show what an edited Word file would bring; with --propose, table chosen lines of it.

    A Word, Akoma Ntoso or Markdown file from elsewhere is shown as a new text; with --table it is tabled.

    Nothing is entered without --propose or --table. What could not be placed is listed with its words.
    """
    from goodoffices.documents.elsewhere import is_word
    from goodoffices.documents.word.opening import Unreadable
    from goodoffices.documents.word.taking import NotHere, claim_of, preview

    content = _read(file)
    try:
        claim = claim_of(content) if is_word(content) else None
        if claim is None:
            _from_elsewhere(content, file, talks, room, language, seat, table, json, data)
            return
        registry, name = _find(talks or claim.talks, data)
        play = registry.play(name, seat)
        found = preview(content, claim._replace(talks=name), play, seat, _now(registry, play))
    except Unreadable as error:
        fail(str(error))
    except NotHere:
        fail(f"This file is of no text that {seat} reads here.")
    if propose is None:
        _print(found, json)
        return
    _enter(registry, name, seat, claim.room, _chosen(found, propose), content)


def _read(file: Path) -> bytes:
    from goodoffices.documents.word.opening import MOST

    try:
        with file.open("rb") as opened:
            return opened.read(MOST + 1)
    except OSError as error:
        fail(f"“{file}” cannot be read: {error.strerror}.", USAGE)


def _find(talks: str, data: Path | None) -> tuple[Registry, str]:
    from goodoffices.cli.reading import find

    return find(talks, data)


def _now(registry: Reader, play: Any) -> Any:
    return max([registry.now(), *(state.last for state in play.rooms.values() if state.last is not None)])


def _chosen(found: Preview, propose: str) -> list[Act]:
    """The acts of the lines that are named."""
    from goodoffices.documents.word.tabling import Apart

    acts: list[Act] = []
    for part in propose.split(","):
        try:
            acts.append(found.act([int(number) for number in part.split("+")]))
        except (ValueError, KeyError):
            fail(f"“{part.strip()}” names no line: there are 1 to {len(found.lines)}.", USAGE)
        except Apart as error:
            fail(f"{part.strip()}: {error}", USAGE)
    return acts


def _enter(registry: Registry, talks: str, seat: str, room: str, acts: list[Act], content: bytes) -> None:
    """Submit acts; the same of the same file twice is entered once."""
    from goodoffices.talks.act import Refusal
    from goodoffices.talks.kinds import encode

    refused = False
    for act in acts:
        raw = encode(act)
        key = hashlib.sha256(hashlib.sha256(content).digest() + raw).hexdigest()
        outcome = registry.submit(talks, seat, room, raw, key)
        if isinstance(outcome, Refusal):
            refused = True
            say(f"Refused, {outcome.reason}: {outcome.message}")
        else:
            again = ", as before" if outcome.repeated else ""
            typer.echo(f"Entered{again} as number {outcome.number} of {outcome.room}.")
    if refused:
        raise typer.Exit(REFUSED)


def _print(found: Preview, json: bool) -> None:
    if json:
        from json import dumps

        from goodoffices.documents.word.told import told

        typer.echo(dumps(told(found), ensure_ascii=False, indent=2))
        return
    from goodoffices.cli.tables import console, plain, table
    from goodoffices.documents.word.told import what

    out, claim = console(), found.claim
    out.print(plain(f"From the text of {claim.room} of “{claim.talks}” as of entry {claim.entry}. Nothing is entered."))
    for warning in found.warnings:
        out.print(plain(warning))
    rows = [_row(line) for line in found.lines]
    placed = table("Proposals", ["", "Point", "", "On", "Words", "Becomes", "By", "Tracked", "To be seen"], rows)
    remarks = [(r.point, r.on, r.text, r.author) for r in found.remarks]
    left = [(u.point, u.replaced, u.words, u.author, u.why) for u in found.unplaced]
    for one in (
        placed,
        table("Comments (not entered: say them as a note on a stance)", ["Point", "On", "Comment", "By"], remarks),
        table("Not placed", ["Point", "Words", "Became", "By", "Why"], left),
    ):
        if one.row_count:
            out.print()
            out.print(one)
    if not (found.lines or found.remarks or found.unplaced):
        out.print(plain("The file brings nothing: it is as it was sent."))
    elif found.lines:
        out.print(plain(f"\nTo table: --propose {','.join(what(found))}"))


def _row(line: Line) -> tuple[object, ...]:
    from goodoffices.documents.word.told import seen

    change = line.change
    tracked = "yes" if change.tracked else "no, compared"
    words = (change.replaced or "(inserted)", change.words or "(deleted)")
    on = (line.number, change.point, change.language, line.label)
    return (*on, *words, change.author, tracked, "\n".join(seen(line)))


def _from_elsewhere(
    content: bytes,
    file: Path,
    talks: str | None,
    room: str,
    language: str | None,
    seat: str,
    table: bool,
    json: bool,
    data: Path | None,
) -> None:
    from goodoffices.documents.elsewhere import fresh
    from goodoffices.documents.word.foreign import as_text
    from goodoffices.talks.act import PLENARY
    from goodoffices.talks.kinds import encode

    found = fresh(content)
    if language is None:
        fail("This file is from elsewhere: say in which language it is, --language en.", USAGE)
    act = as_text(found, language, file.stem, "" if room == PLENARY else f"{room.partition('@')[0]}.")
    if table:
        if talks is None:
            fail("This file is from elsewhere: say into which talks it goes, --talks TALKS.", USAGE)
        registry, name = _find(talks, data)
        _enter(registry, name, seat, room, [act], content)
        return
    if json:
        typer.echo(encode(act).decode())
        return
    from goodoffices.cli.tables import console, plain
    from goodoffices.cli.tables import table as made

    out = console()
    out.print(plain("This file is from elsewhere: a new text. Nothing is entered; --table tables it."))
    rows = [(p.point, p.title.get(language, ""), p.text.get(language, "")) for p in act.points]
    out.print(made(act.title.get(language, ""), ["Point", "Title", "Words"], rows))
    for left in found.left_out:
        out.print(plain(f"Left out: {left}"))
