"""`goodoffices init`: the first run of an installation for real use."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail
from goodoffices.cli.installing import install


def init(
    talks: Annotated[str | None, typer.Option(help="The name of the talks, such as lake-mirna.")] = None,
    title: Annotated[str | None, typer.Option(help="Their title.")] = None,
    zone: Annotated[str | None, typer.Option(help="Their time zone, such as Europe/Zurich.")] = None,
    languages: Annotated[str | None, typer.Option(help="Their languages, such as en,fr.")] = None,
    person: Annotated[str | None, typer.Option(help="Who heads the secretariat.")] = None,
    address: Annotated[str, typer.Option(help="The address at which people reach this server.")] = "",
    data: Data = None,
) -> None:
    """Set up an installation: its folder, secret key and database, and the talks with a seat for the secretariat.

    What is there already is kept. Run once more with the same --talks, it makes a new invitation to that seat.
    """
    from goodoffices.cli import database

    folder, made = install(data)
    typer.echo(f"1. Folder and secret key: {folder}")
    typer.echo(f"2. Database, {'made' if made else 'there already'}: {database.where()}")
    name = _asked(talks, "Name of the talks", "--talks")
    if _founded(name):
        typer.echo(f"3. Talks, there already: {name}")
    else:
        _found(
            name,
            _asked(title, "Title of the talks", "--title"),
            _asked(zone, "Time zone", "--zone", "UTC"),
            _asked(languages, "Languages, separated by commas", "--languages", "en"),
            _asked(person, "Who heads the secretariat", "--person"),
        )
        typer.echo(f"3. Talks, founded: {name}")
    from goodoffices.server.doors.setup import FIRST_SEAT, first_secretariat

    try:
        path = first_secretariat(name)
    except ValueError as error:
        fail(str(error))
    typer.echo(f"4. Invitation to {FIRST_SEAT}, good once and for 72 hours:")
    typer.echo(f"   {address.rstrip('/')}{path}")
    typer.echo(
        "Next: goodoffices serve --help. Whoever opens the link makes an account, seats people and invites them."
    )


def _asked(given: str | None, question: str, option: str, default: str | None = None) -> str:
    """What was given, or is given now at the terminal, or the default."""
    if given is not None:
        return given
    if sys.stdin.isatty():
        answer: str = typer.prompt(question, default=default)
        return answer
    return default if default is not None else fail(f"Give {option}: nobody is at the terminal to be asked.", USAGE)


def _founded(talks: str) -> bool:
    from goodoffices.server.doors.setup import FIRST_SEAT
    from goodoffices.server.store.registry import get_registry

    return bool(get_registry().heads(talks, FIRST_SEAT))


def _found(talks: str, title: str, zone: str, languages: str, person: str) -> None:
    """Found the talks; nothing is kept of a name or a founding that is refused."""
    from goodoffices.server.doors.setup import FIRST_SEAT
    from goodoffices.server.store.registry import get_registry
    from goodoffices.talks import words
    from goodoffices.talks.act import PLENARY, Refusal

    spoken = [tag.strip() for tag in languages.split(",") if tag.strip()]
    act = {
        "kind": "FoundTalks",
        "title": {spoken[0] if spoken else "en": title},
        "zone": zone,
        "languages": spoken,
        "person": person,
    }
    refusal = words.slug(talks, "talks")
    if refusal is None:
        registry = get_registry()
        registry.found(talks)
        outcome = registry.submit(talks, FIRST_SEAT, PLENARY, json.dumps(act), "init")
        refusal = outcome if isinstance(outcome, Refusal) else None
    if refusal is not None:
        fail(f"{refusal.field + ': ' if refusal.field else ''}{refusal.message}", USAGE)
