"""Where in a TOML file a table or one of its keys stands: the reader of the standard library does not say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

MOST_ROWS = 500  # of a longer text the line of what is not closed is not looked for


def headings(text: str, name: str, count: int) -> list[int]:
    """The lines, counted from 1, of the `count` headings `[[name]]` in `text`, or of the rows of `name = [ … ]`.

    Empty if they cannot be told: a text of several lines may hold such a line too, and then nothing is said rather
    than something wrong.
    """
    heading = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    found = [number for number, line in enumerate(text.splitlines(), 1) if heading.match(line)] or _rows(text, name)
    return found if len(found) == count else []


def _rows(text: str, name: str) -> list[int]:
    """The lines that begin a table in the list `name = [ … ]`."""
    begins = re.compile(rf"\s*{re.escape(name)}\s*=\s*\[\s*(#.*)?$")
    found: list[int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if found is None:
            found = [] if begins.match(line) else None
        elif line.lstrip().startswith("]"):
            break
        elif line.lstrip().startswith("{"):
            found.append(number)
    return found or []


def located(text: str, error: str) -> str:
    """What the reader of TOML says, with the line of what is never closed where it speaks of the text's end alone."""
    rows = text.splitlines()
    if "(at end of document)" not in error or len(rows) > MOST_ROWS:
        return error
    good = next((end for end in range(len(rows) - 1, 0, -1) if _whole("\n".join(rows[:end]))), 0)
    return error.replace("(at end of document)", f"(at line {good + 1}, which is not closed)")


def _whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


def key(text: str, start: int, field: str) -> int:
    """The line at which the table that begins in line `start` gives the first part of `field`, or else `start`.

    Of `points[2].title.en`, the first part is `points`.
    """
    first = re.split(r"[.\[]", field, maxsplit=1)[0]
    given = re.compile(rf"""\s*["']?{re.escape(first)}["']?\s*[.=]""")
    lines: Sequence[str] = text.splitlines()
    if start and lines[start - 1].lstrip().startswith("{"):
        return start
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.lstrip().startswith("[["):
            break
        if given.match(line):
            return number
    return start
