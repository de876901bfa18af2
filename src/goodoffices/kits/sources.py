"""The files of a kit as text, and the tables of its TOML files; what is wrong with them is noted with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodoffices.examples import lines
from goodoffices.kits import faults
from goodoffices.kits.faults import Fault
from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Texts

Table = dict[str, Any]
MOST = 2 << 20  # bytes of one file


class Sources:
    """What was read of a kit, by path, and what was found wrong so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.language = "en"  # of texts for which none is named: the kit's first

    def wrong(self, file: str, line: int, what: str, remedy: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(file, line, what, remedy))

    def text(self, file: str) -> str | None:
        """A file's text, or None if it is not there or cannot be read; then a fault is noted, unless it is absent."""
        path = self.folder / file
        if not path.is_file():
            return None
        if path.stat().st_size > MOST:
            self.wrong(file, 0, phrase("the file is larger than {most} MB", most=MOST >> 20), phrase("shorten it"))
            return None
        try:
            data = path.read_bytes()
            self.texts[file] = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.wrong(file, line, phrase("this is no UTF-8"), phrase("save the file as UTF-8"))
        except OSError as error:
            self.wrong(
                file,
                0,
                phrase("the file cannot be read ({error})", error=error.strerror),
                phrase("see to the file's rights"),
            )
        return self.texts.get(file)

    def toml(self, file: str) -> Table | None:
        """The tables of a TOML file, or None as `text`."""
        text = self.text(file)
        if text is None:
            return None
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # also a number of more digits than are read
            told = lines.located(text, str(error))
            found = re.search(r"at line (\d+)", told)
            self.wrong(
                file,
                int(found[1]) if found else 0,
                phrase("this is no TOML ({error})", error=told),
                phrase("correct the line"),
            )
            return None

    def tables(self, file: str, given: Mapping[str, Any], name: str) -> list[Table]:
        """The tables `[[name]]` of a file; none, with a fault, if it writes them otherwise."""
        found = given.get(name, [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.wrong(
            file,
            faults.key(self.texts[file], name),
            phrase("“{name}” is no list", name=name),
            phrase("write each under [[{name}]]", name=name),
        )
        return []

    def known(self, file: str, line: int, table: Mapping[str, Any], fields: set[str]) -> None:
        """Note each field of a table that has no meaning there."""
        for name in sorted(set(table) - fields):
            at = faults.key(self.texts[file], name) if line == 0 else line
            self.wrong(
                file,
                at,
                phrase("“{name}” has no meaning here", name=name),
                phrase("the fields are {fields}", fields=", ".join(sorted(fields))),
            )

    def number(self, file: str, line: int, value: object, name: str, least: int, most: int) -> int:
        """A whole number within bounds; where it is none, a fault is noted and `least` stands for it."""
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.wrong(
            file,
            line,
            phrase("“{name}” is {value!r}", name=name, value=value),
            phrase("give a whole number from {least} to {most}", least=least, most=most),
        )
        return least

    def told(self, file: str, line: int, value: object, name: str, *, needed: bool = True) -> Texts:
        """Words, either plain (then in the kit's first language) or by language."""
        found = {self.language: value} if isinstance(value, str) else value if value is not None else {}
        if not isinstance(found, dict) or not all(
            isinstance(text, str) and words.language(language, name) is None for language, text in found.items()
        ):
            self.wrong(
                file,
                line,
                phrase("“{name}” is no text", name=name),
                phrase('write {name} = "…", or {name}.en = "…"', name=name),
            )
            return {}
        if needed and not any(text.strip() for text in found.values()):
            self.wrong(file, line, phrase("there is no “{name}”", name=name), phrase('write {name} = "…"', name=name))
        return found
