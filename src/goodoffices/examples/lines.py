"""Where in a TOML file a table or one of its keys stands: the reader of the standard library does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence


def headings(text: str, name: str, count: int) -> list[int]:
    """The lines, counted from 1, of the `count` headings `[[name]]` in `text`.

    Empty if they cannot be told: a text of several lines may hold such a line too, and then nothing is said rather
    than something wrong.
    """
    heading = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    found = [number for number, line in enumerate(text.splitlines(), 1) if heading.match(line)]
    return found if len(found) == count else []


def key(text: str, start: int, field: str) -> int:
    """The line at which the table that begins in line `start` gives the first part of `field`, or else `start`.

    Of `points[2].title.en`, the first part is `points`.
    """
    first = re.split(r"[.\[]", field, maxsplit=1)[0]
    given = re.compile(rf"""\s*["']?{re.escape(first)}["']?\s*[.=]""")
    lines: Sequence[str] = text.splitlines()
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.lstrip().startswith("[["):
            break
        if given.match(line):
            return number
    return start
