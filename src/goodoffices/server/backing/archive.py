"""The form of a backup: a tar of two files, the manifest and the database, encrypted as a stream."""

from __future__ import annotations

import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from goodoffices.server.backing import manifest
from goodoffices.server.backing.encrypting import Key, Lock
from goodoffices.server.backing.errors import BackupError
from goodoffices.server.backing.manifest import Manifest

DATABASE = {"sqlite": "goodoffices.sqlite3", "postgresql": "goodoffices.dump"}
"""What the database is called in a backup."""
_MOST = 64 << 20  # bytes of a manifest


def pack(said: Manifest, text: bytes, database: Path, lock: Lock, to: BinaryIO) -> None:
    """Write a backup of this copy of a database. Raises `BackupError` and `OSError`."""

    def fill(end: BinaryIO) -> None:
        with tarfile.open(fileobj=end, mode="w|") as tar:
            head = tarfile.TarInfo(manifest.NAME)
            head.size, head.mtime, head.mode = len(text), said.made, 0o600
            tar.addfile(head, io.BytesIO(text))
            tar.add(database, DATABASE[said.vendor], filter=_plain)

    with _reading(fill) as plain:
        lock.encrypt(plain, to)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of who made the copy."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def unpack(file: BinaryIO, key: Key, to: Path) -> Manifest:
    """Put the database of a backup into a new file, and return what the backup says of itself.

    Raises `BackupError` and `OSError`.
    """

    def open_up(end: BinaryIO) -> None:
        key.decrypt(file, end)

    with _reading(open_up) as plain:
        try:
            with tarfile.open(fileobj=plain, mode="r|") as tar:
                said = manifest.read(_member(tar, manifest.NAME).read(_MOST))
                inside = _member(tar, DATABASE.get(said.vendor, ""))
                with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
                    while part := inside.read(1 << 20):
                        copy.write(part)
                    copy.flush()
                    os.fsync(copy.fileno())
            while plain.read(1 << 20):  # to the end, where age finds whether it was cut off
                pass
        except tarfile.TarError:
            raise BackupError("it is no backup of Good Offices, or it was cut off") from None
    return said


def _member(tar: tarfile.TarFile, name: str) -> io.BufferedReader:
    member = tar.next()
    found = tar.extractfile(member) if member is not None and member.name == name and member.isreg() else None
    if not isinstance(found, io.BufferedReader):
        raise BackupError("it is no backup of Good Offices")
    return found


@contextmanager
def _reading(fill: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """What `fill` writes, to be read as it is written, in a thread of its own.

    What goes wrong there is raised here, in the place of what that made of the reading.
    """
    source, end = os.pipe()
    wrong: list[BaseException] = []

    def run() -> None:
        with os.fdopen(end, "wb") as opened:
            try:
                fill(opened)
            except BaseException as error:
                wrong.append(error)
                with suppress(OSError):  # what is still held back has nobody to read it
                    opened.flush()

    thread, before = threading.Thread(target=run), list[BaseException]()
    thread.start()
    try:
        with os.fdopen(source, "rb") as reader:
            try:
                yield reader
            except Exception:
                before = wrong[:]  # what comes after this comes of nobody reading on
                raise
    except Exception:
        thread.join()
        if before:
            raise before[0] from None
        raise
    thread.join()
    if wrong:
        raise wrong[0]
