"""`goodoffices act`: enter one act, as a seat."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.receipts import Receipt
    from goodoffices.registry import Registry


def act(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    json: Annotated[str, typer.Argument(help="The act as JSON; - reads it from standard input.", metavar="JSON|-")],
    seat: Annotated[str, typer.Option("--as", help="The seat that acts, such as akra.head.", metavar="SEAT")],
    room: Annotated[str, typer.Option(help="The room in which it acts, such as plenary.", metavar="ROOM")],
    key: Annotated[
        str | None,
        typer.Option(help="A key of your own: the same act sent twice under it is entered once.", metavar="KEY"),
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option(
            help="Write the receipt into this new file, as other tools read it.", metavar="FILE", dir_okay=False
        ),
    ] = None,
    look: Annotated[
        bool, typer.Option("--look", help="Only say what this seat alone is told before such an act; enter nothing.")
    ] = False,
    data: Data = None,
) -> None:
    """Enter an act.

    What the seat alone is told before (how it stands to the mandate, words of closed rooms) is on standard error. At a
    terminal you are then asked whether to go on; otherwise the act is entered.

    With --receipt the proof that it is in the room’s log, with the checkpoint that the house signed, is written into a
    file (C2SP tlog-proof); it is bound to the leaf of the entry, which is in your bundle. “goodoffices verify BUNDLE
    --receipt FILE” holds the one against the other.

    Exits with 0 if it was entered, with 1 if it was refused (the reason and the field are on standard error), and
    with 2 if the command was not given what it needs.
    """
    from goodoffices.cli.reading import is_folder

    if is_folder(talks):
        fail("An example is read from its folder, not acted in: load it first (goodoffices load FOLDER).", USAGE)
    import secrets

    from goodoffices.cli.database import registry
    from goodoffices.registry import MAX_ACT
    from goodoffices.talks.act import Refusal

    raw = sys.stdin.buffer.read(MAX_ACT + 1) if json == "-" else json
    table = registry(data)
    if receipt is not None and receipt.exists():  # before anything is entered
        fail(f"“{receipt}” is there already: keep it, and name another file.", USAGE)
    told = _told(table, talks, seat, room, raw)
    for sentence in told:
        say(f"For this seat alone: {sentence}")
    if look:
        typer.echo("Nothing was entered." if told else "There is nothing to be told; nothing was entered.")
        return
    if told and _at_terminal() and not typer.confirm("Enter it all the same?", err=True):
        typer.echo("Nothing was entered.")
        raise typer.Exit(REFUSED)
    outcome = table.submit(talks, seat, room, raw, key or secrets.token_hex(16))
    if isinstance(outcome, Refusal):
        where = f" (field {outcome.field})" if outcome.field else ""
        say(f"Refused, {outcome.reason}{where}: {outcome.message}")
        raise typer.Exit(REFUSED)
    again = ", as before" if outcome.repeated else ""
    typer.echo(f"Entered{again} as number {outcome.number} of {outcome.room}, {outcome.time.isoformat()}.")
    if receipt is not None:
        _write(table, talks, seat, outcome, receipt)


def _write(table: Registry, talks: str, seat: str, outcome: Receipt, file: Path) -> None:
    """Write what was acknowledged into a file."""
    from goodoffices.cli.writing import new_file
    from goodoffices.proving import NoHouse

    try:
        proof = table.proof(talks, seat, outcome)
    except NoHouse as error:
        fail(f"It was entered, but no receipt can be written: {error}")
    if proof is None:
        fail("It was entered, but this seat does not read it: there is no receipt for it.")
    new_file(file, [str(proof).encode()])
    typer.echo(f"Wrote {file}: the receipt of leaf {outcome.leaf_hash.hex()}.")
    typer.echo(f"Next: goodoffices verify BUNDLE --receipt {file}, with a bundle of this seat from then on.")


def _at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _told(table: Registry, talks: str, seat: str, room: str, raw: bytes | str) -> list[str]:
    """What this seat alone is told before such an act; nothing of what is no act, or in no room that it reads."""
    from goodoffices.intake import read_act
    from goodoffices.server.desks.before import before
    from goodoffices.server.desks.desk import desk_of
    from goodoffices.talks.act import Refusal

    read = read_act(raw)
    if isinstance(read, Refusal) or not (talks.isprintable() and seat.isprintable()):
        return []
    play = table.play(talks, seat)
    if room not in play.rooms:
        return []
    return list(before(desk_of(talks, seat, play, table.now()), room, read[0]).sentences())
