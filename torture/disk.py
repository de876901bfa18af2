"""A disk that loses power: what a recording of writes and syncs may leave behind at any moment.

The model is harsher than any file system: between two syncs of a file, each of its writes and truncations may be kept,
lost, or torn at sectors of 512 bytes, in any order; a file made or removed may be so or not until its folder is synced.
What was synced stays.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
_HEAD = struct.Struct("<cIQQ")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing asked of the disk: a letter (see `recorder.c`), the path, and for a write where and what."""

    what: str
    path: str
    offset: int = 0
    data: bytes = b""


@dataclass(slots=True)
class File:
    """What of a file is safe, and what is under way."""

    safe: bytearray = field(default_factory=bytearray)
    linked: bool = True  # whether the folder surely has it
    under_way: list[Step] = field(default_factory=list)
    now: bool = True  # whether programs see it


def read_recording(path: Path) -> Iterator[Step]:
    """The steps of a recording, in order."""
    raw = path.read_bytes()
    at = 0
    while at < len(raw):
        what, size, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        name = raw[at : at + size].decode()
        at += size
        data = raw[at : at + length] if what == b"W" else b""
        at += len(data)
        yield Step(what.decode(), name, offset, data)


class Disk:
    """The files of one folder as a recording goes on."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.files = {str(path): File(bytearray(path.read_bytes())) for path in folder.iterdir() if path.is_file()}

    def do(self, step: Step) -> None:
        """Carry out one step."""
        if step.path == self.folder:
            if step.what == "S":
                self._sync_folder()
            return
        file = self.files.setdefault(step.path, File(linked=False))
        if step.what == "C":
            self.files[step.path] = File(linked=False)
        elif step.what == "U":
            file.now = False
        elif step.what == "S":
            for pending in file.under_way:
                _apply(file.safe, pending)
            file.under_way.clear()
        else:
            file.under_way.append(step)

    def _sync_folder(self) -> None:
        for path, file in list(self.files.items()):
            if file.now:
                file.linked = True
            else:
                del self.files[path]

    def after_loss(self, chance: Random) -> dict[str, bytes]:
        """What the power leaves of the files, by name; another loss leaves something else."""
        left = {}
        for path, file in self.files.items():
            there = chance.random() < 0.5 if (file.now != file.linked) else file.now
            if there:
                content = bytearray(file.safe)
                for step in _survivors(file.under_way, chance):
                    _apply(content, step)
                left[Path(path).name] = bytes(content)
        return left


def _survivors(steps: list[Step], chance: Random) -> Iterator[Step]:
    """Those of the steps under way that reached the disk; a write may be torn. Sometimes all, sometimes none."""
    mood = chance.random()
    for step in steps:
        kept = chance.random() < (0.0 if mood < 0.2 else 1.0 if mood > 0.8 else 0.5)
        if step.what == "T" or not step.data:
            if kept:
                yield step
            continue
        if kept and chance.random() < 0.8:
            yield step
        elif kept or chance.random() < 0.3:
            for start in range(0, len(step.data), SECTOR):
                if chance.random() < 0.5:
                    yield Step("W", step.path, step.offset + start, step.data[start : start + SECTOR])


def _apply(content: bytearray, step: Step) -> None:
    if step.what == "T":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    end = step.offset + len(step.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[step.offset : end] = step.data
