"""How a command says that it could not do what was asked: one line on stderr, and an exit code."""

from __future__ import annotations

from typing import NoReturn

import typer

REFUSED = 1  # the rules, or the state of things, do not allow it
USAGE = 2  # the command was not given what it needs

# Talks that are not there and a seat that reads nothing in them are the same words: neither tells of the other.
NOTHING_HERE = "There are no talks “{talks}” here, or “{seat}” is no seat in them that reads anything."


def fail(message: str, code: int = REFUSED) -> NoReturn:
    """Say what is wrong and what to do, and end."""
    typer.echo(f"Error: {message}", err=True)
    raise typer.Exit(code)
