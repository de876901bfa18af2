"""A form in which a date is written, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match, Pattern

from msgspec import Struct

from goodoffices.dispatches.readings import Reading


class Form(Struct, frozen=True):
    """One way of writing a date. `reading` gives EDTF, empty where it is no date, nothing where it is none."""

    name: str
    pattern: Pattern[str]
    reading: Callable[[Match[str], Reading], str | None]


def form(name: str, pattern: str, reading: Callable[[Match[str], Reading], str | None], flags: int = 0) -> Form:
    return Form(name, re.compile(pattern, flags), reading)
