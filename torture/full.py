"""A disk that is full, over and over: reading goes on, writing is refused in plain words, and resumes by itself.

The installation lies on a small disk of its own. Each time some room is left on it, from none to more than an act
needs, so that writing fails at its beginning, in its middle and at its end. Mounting takes root, or a user namespace.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from torture.house import House, Server
from torture.judging import Judged, judge
from torture.writers import PLENARY, Request, Writer

PAGE = 4096
DISK = "64m"
LONGEST = 100_000  # characters of an act: more than the room that is left
CHIEF = "secretariat.chief"


@dataclass(slots=True)
class Full:
    """What became of the acts; `wrong` is to be 0, and nothing wrong with the records."""

    times: int = 0
    refused: int = 0  # acts refused because the disk was full
    entered: int = 0  # acts for which there was just room enough
    resumed: int = 0  # refused acts that were entered once there was room, by the same server
    read: int = 0  # readings while the disk was full
    wrong: int = 0  # answers other than these
    acts: Judged = field(default_factory=Judged)


@contextmanager
def small_disk() -> Iterator[Path]:
    """A disk of its own. Raises `PermissionError` where none can be mounted."""
    disk = Path(tempfile.mkdtemp(prefix="goodoffices-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=755", "none", disk]
    try:
        if subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode:
            raise PermissionError("A small disk cannot be mounted here: that takes root, or a user namespace.")
        try:
            yield disk
        finally:
            subprocess.run(["umount", "--lazy", disk], check=True)
    finally:
        disk.rmdir()


NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]

"""Before a command: who is not root may mount in a namespace of its own, where the system allows that."""


def fill_disk(
    house: House, disk: Path, times: int, seed: int = 1, tell: Callable[[int], None] = lambda _: None
) -> Full:
    """Fill the disk so many times under one server whose data lie there, with a writer who never rests beside it."""
    chance, outcome = Random(seed), Full()
    beside = Writer("akra.head", Random(seed))
    long = Writer(CHIEF, Random(seed))
    with house.serving() as server:
        for count in range(times):
            _once(server, disk, beside, long, count, chance, outcome)
            tell(count + 1)
        beside.settle(server)
        outcome.acts = judge([beside, long], server, house)
    return outcome


def _once(server: Server, disk: Path, beside: Writer, long: Writer, count: int, chance: Random, outcome: Full) -> None:
    """Fill the disk, try to write and to read, make room, and write what was refused."""
    stop = threading.Event()
    writing = threading.Thread(target=beside.write, args=(server, stop))
    writing.start()
    ballast = disk / "ballast"
    left = chance.choice([0, 0, chance.randrange(60)]) * PAGE
    _fill(ballast, left)
    act = {"kind": "CirculatePaper", "symbol": f"{CHIEF}-{count}", "title": {"en": f"{CHIEF}-{count}"},
           "sort": "letter", "text": {"en": "x" * chance.randrange(LONGEST // 2, LONGEST)}}  # fmt: skip
    request = Request(f"{CHIEF}-{count}", PLENARY, act)
    status, said = _send(server, request)
    full = status == 507 and said["reason"] == "full" and "disk is full" in said["message"]
    outcome.refused += full
    outcome.entered += status == 201
    outcome.wrong += not full and (status != 201 or left == 0)
    for path in ("play", "rooms", f"rooms/{PLENARY}/entries?limit=10"):
        with closing(server.connect()) as connection:
            outcome.wrong += server.ask(connection, CHIEF, "GET", path)[0] != 200
        outcome.read += 1
    stop.set()
    writing.join()
    ballast.unlink()
    again, receipt = _send(server, request)
    outcome.resumed += full and again == 201
    outcome.wrong += again != 201
    for answered, told in ((status, said), (again, receipt)):
        if answered == 201:
            long.keep(request, told)  # which finds it odd if the two are not of one entry
    outcome.times += 1


def _send(server: Server, request: Request) -> tuple[int, Any]:
    with closing(server.connect()) as connection:
        return server.ask(connection, CHIEF, "POST", f"rooms/{request.room}/acts", request.act, request.key)


def _fill(ballast: Path, left: int) -> None:
    """Take all room of the disk but so many bytes; what a writer gives back meanwhile is taken too."""
    with ballast.open("wb", buffering=0) as file:
        size = 0
        while True:
            there = os.statvfs(ballast)
            room = there.f_bavail * there.f_frsize - left
            if room < PAGE:
                return
            try:
                os.posix_fallocate(file.fileno(), size, room)
                size += room
            except OSError:  # the writer was quicker
                continue
