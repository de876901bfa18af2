"""`goodoffices answer-questions`: answer the sealed questions whose time has come; and a key to ask one with."""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, fail, say


def answer_questions(
    ahead: Annotated[
        int,
        typer.Option(min=0, max=3600, help="Wait for questions that run within so many seconds.", metavar="SECONDS"),
    ] = 60,
    data: Data = None,
) -> None:
    """Answer the sealed questions whose time has come, and shred the keys of all that can run no more.

    `goodoffices serve` does this by itself as long as it runs. For other servers let a cron run it every minute.
    Several may run at once: each question is answered once. What it answered is not printed.
    """
    from datetime import timedelta

    from goodoffices.cli import database
    from goodoffices.records import StoreError, StoreSealed

    database.registry(data)
    from goodoffices.server.answering.keeping import answer_for

    try:
        count = answer_for(timedelta(seconds=ahead))
    except StoreSealed as error:
        fail(str(error))
    except StoreError:
        fail("The records cannot be reached now: try again, or see to the database.")
    typer.echo(f"Ran {count} sealed {'question' if count == 1 else 'questions'}.")


def question_key(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    seat: Annotated[str, typer.Option("--as", help="The seat that will ask, such as a mediator’s.", metavar="SEAT")],
    data: Data = None,
) -> None:
    """Have the house make a key for one sealed question: AskSealed then names it.

    Exits with 0 if it was made, and with 1 if this seat may ask no sealed question.
    """
    import secrets

    from goodoffices.cli.database import registry
    from goodoffices.talks.act import Refusal
    from goodoffices.valuations.sealed_box import new_key

    made = registry(data).question_key(talks, seat, secrets.token_hex(16), new_key)
    if isinstance(made, Refusal):
        say(f"Refused, {made.reason}: {made.message}")
        raise typer.Exit(REFUSED)
    typer.echo(made)
