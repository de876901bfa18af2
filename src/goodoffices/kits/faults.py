"""What is wrong with a kit: the file, the line, what it is, and what to do about it."""

from __future__ import annotations

import re

from msgspec import Struct

from goodoffices.examples import lines


class Fault(Struct, frozen=True, order=True):
    """One thing that is wrong. A line of 0 is not known, or the file is not there."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what}; {self.remedy}"


class KitError(ValueError):
    """A kit that cannot be used: everything that was found wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def heading(text: str, name: str, index: int, count: int, field: str = "") -> int:
    """The line of the `index`-th of `count` headings `[[name]]` of a TOML text, or of a field below it."""
    found = lines.headings(text, name, count)
    if not found:
        return 0
    return lines.key(text, found[index], field) if field else found[index]


def key(text: str, name: str) -> int:
    """The line of a TOML text that gives `name` at the top or in a table without an index, or 0."""
    given = re.compile(rf"""\s*(?:\[\s*{re.escape(name)}\s*\]|["']?{re.escape(name)}["']?\s*[.=])""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if given.match(line)), 0)


def value(text: str, given: str) -> int:
    """The line of a TOML text that gives the words `given` as a value, or 0."""
    quoted = re.compile(rf"""[=\[,]\s*["']{re.escape(given)}["']""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if quoted.search(line)), 0)
