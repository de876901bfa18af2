"""How a command says that it could not do what was asked: one line on stderr, and an exit code."""

from __future__ import annotations

import re
from typing import NoReturn

import typer

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

REFUSED = 1  # the rules, or the state of things, do not allow it
USAGE = 2  # the command was not given what it needs

# Talks that are not there and a seat that reads nothing in them are the same words: neither tells of the other.
NOTHING_HERE = "There are no talks “{talks}” here, or “{seat}” is no seat in them that reads anything."


def fail(message: str, code: int = REFUSED) -> NoReturn:
    """Say what is wrong and what to do, and end."""
    say(f"Error: {message}")
    raise typer.Exit(code)


def say(message: str, *, red: bool = False) -> None:
    """One line on stderr. What was given to the command may stand in it, and can neither break it nor move anything."""
    typer.secho(plain(message), err=True, fg=typer.colors.RED if red else None, bold=red)


def plain(text: str) -> str:
    """Text of somebody else, on one line, without what a terminal would take for a command."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
