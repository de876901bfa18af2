"""Making a backup of this installation."""

from __future__ import annotations

import time
from pathlib import Path
from typing import BinaryIO

import msgspec
from django.conf import settings

from goodoffices.house import House
from goodoffices.server.backing import manifest
from goodoffices.server.backing.archive import pack
from goodoffices.server.backing.copying import copied
from goodoffices.server.backing.encrypting import Lock
from goodoffices.server.backing.manifest import Manifest
from goodoffices.server.examining.around import database_file
from goodoffices.server.examining.finding import Tell, silent


def back_up(house: House, lock: Lock, to: BinaryIO, tell: Tell = silent) -> Manifest:
    """Write a backup, while the server goes on; what it says of itself. Raises `BackupError` and `OSError`.

    The copy that it is made of lies beside the database for that long, and is no more in the clear than it is.
    """
    written: list[Manifest] = []

    def note(using: str) -> None:
        written.append(manifest.write(house, int(time.time()), using))
        tell("entries", written[0].entries)

    file = database_file()
    with copied(file.parent if file is not None else Path(settings.DATA), note) as copy:
        (said,) = written
        pack(said, msgspec.json.format(msgspec.json.encode(said)), copy, lock, to)
    return said
