"""What a sweep has found so far, in a file beside its output: a line for each piece, so that it can go on later."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import TextIO

from goodoffices.settlement.problem import ProblemError
from goodoffices.valuations.sweeping import Found


class Known:
    """Pieces by their keys. Used as a context, it adds each to its file at once; without a file it only remembers."""

    def __init__(self, path: Path | None) -> None:
        self.found: dict[str, Found] = {}
        self.path = path
        self._file: TextIO | None = None
        if path is not None and path.exists():
            self._read(path)

    def _read(self, path: Path) -> None:
        """Take up what is whole; the last line may have been cut off by a loss of power."""
        try:
            lines = path.read_bytes().splitlines()
        except OSError as error:
            raise ProblemError(f"{path} cannot be read: {error.strerror or error}.") from None
        for line in lines:
            try:
                key, found = json.loads(line)
            except ValueError:
                continue
            if isinstance(key, str) and isinstance(found, dict):
                self.found[key] = found

    def __enter__(self) -> Known:
        if self.path is not None:
            try:
                cut_off = self.path.exists() and not self.path.read_bytes().endswith(b"\n")
                self._file = self.path.open("a", encoding="utf-8")
                self._file.write("\n" if cut_off else "")
            except OSError as error:
                raise ProblemError(f"{self.path} cannot be written: {error.strerror or error}.") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, key: str, found: Found) -> None:
        """Remember a piece, and write it down."""
        self.found[key] = found
        if self._file is not None:
            self._file.write(json.dumps([key, found], ensure_ascii=False, separators=(",", ":")) + "\n")
            self._file.flush()

    def done_with(self) -> None:
        """Remove the file: everything stands in the output."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def put(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises `ProblemError`."""
    aside = path.with_name(f".{path.name}.new")
    try:
        aside.write_text(text, encoding="utf-8")
        os.replace(aside, path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise ProblemError(f"{path} cannot be written: {error.strerror or error}.") from None
