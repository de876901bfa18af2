"""`goodoffices deposit`: seal what a party deposits for a sealed question, on this machine."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.talks.questions import AskSealed


def deposit(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    file: Annotated[Path, typer.Argument(help="What to deposit, as JSON.", exists=True, dir_okay=False)],
    seat: Annotated[str, typer.Option("--as", help="The seat that deposits, such as akra.head.", metavar="SEAT")],
    question: Annotated[int, typer.Option(min=1, help="The entry that asks the question.", metavar="N")],
    room: Annotated[str, typer.Option(help="The room in which it was asked.", metavar="ROOM")] = "plenary",
    key: Annotated[
        str | None,
        typer.Option(help="The question’s key: then no database is asked, and the act is printed.", metavar="AGE1…"),
    ] = None,
    data: Data = None,
) -> None:
    """Seal what a party deposits for a sealed question, on this machine, and enter it in the party’s capital.

    The file holds {"vote": "yes"} or {"vote": "no"} for a ballot. For any other question it holds {"party":
    {"reservation": 10, "worth": {"1": {"12": 5, "17": 0}}, "red_lines": [{"1": "17"}]}}: of each point, by the entry
    of each wording, what that is worth; and what no agreement is worth.

    With --key the sealed act is printed, to be sent by the API (POST …/rooms/capital.PARTY/acts) from a machine that
    you trust: then the server never has it in the clear. Without it the act is entered in this installation.

    Exits with 0 if it was sealed (and entered), with 1 if it was refused, and with 2 for what cannot be deposited.
    """
    content = _read(file)
    if key is not None:
        typer.echo(_sealed(talks, seat, room, question, key, content))
        return
    import secrets

    from goodoffices.cli.database import registry
    from goodoffices.settlement.problem import ProblemError
    from goodoffices.talks.act import Refusal, capital_of, party_of
    from goodoffices.valuations.sealed import checked

    table = registry(data)
    asked = _asked(table.play(talks, seat), room, question)
    try:
        checked(asked, content)
    except ProblemError as error:
        fail(str(error), USAGE)
    act = _sealed(talks, seat, room, question, asked.key, content)
    outcome = table.submit(talks, seat, capital_of(party_of(seat)), act, secrets.token_hex(16))
    if isinstance(outcome, Refusal):
        say(f"Refused, {outcome.reason}{f' (field {outcome.field})' if outcome.field else ''}: {outcome.message}")
        raise typer.Exit(REFUSED)
    typer.echo(f"Sealed, and entered as number {outcome.number} of {outcome.room}.")


def _read(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_bytes(), parse_float=Decimal)
    except (OSError, ValueError, RecursionError) as error:
        fail(f"{file} is no JSON: {error}.", USAGE)
    if not isinstance(content, dict):
        fail(f'{file} is to hold an object, such as {{"vote": "yes"}}.', USAGE)
    return content


def _asked(play: Any, room: str, question: int) -> AskSealed:
    state = play.rooms.get(room)
    found = state.questions.asked.get(question) if state is not None else None
    if found is None:
        fail(f"Entry {question} of {room} asks no sealed question, or this seat does not read it.", USAGE)
    asked: AskSealed = found.act
    return asked


def _sealed(talks: str, seat: str, room: str, question: int, key: str, content: dict[str, Any]) -> str:
    """The act, sealed."""
    from goodoffices.talks.act import party_of
    from goodoffices.valuations.sealed_box import About, BoxError, seal

    try:
        sealed = seal(key, About(talks, room, question, party_of(seat)), content)
    except BoxError as error:
        fail(str(error), USAGE)
    cited = [{"room": room, "number": question}]
    return json.dumps({"kind": "Deposit", "cites": cited, "sealed": sealed})
