"""The restore drill: backups made while eight writers write, restored elsewhere, held against what was acknowledged.

What was acknowledged before a backup began must be in it, every room must be a beginning of the room as it goes on, and
its root the one that this beginning has.
"""

from __future__ import annotations

import secrets
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pyrage

from goodoffices.proof.merkle import Frontier
from torture.house import House
from torture.judging import Judged, judge, rooms
from torture.writers import SEATS, Writer

KEYS = ("master-key", "house-keys", "secret-key")
LONGEST = 0.5  # seconds of writing before a backup begins


@dataclass(slots=True)
class Drills:
    """What became of the backups; all from `lost` on are to be 0."""

    drills: int = 0
    seconds: float = 0.0
    entries: int = 0  # of all that was restored
    grown: int = 0  # drills during which somebody wrote
    lost: int = 0  # acts acknowledged before a backup began, and not in it
    unlike: int = 0  # restored rooms that are no beginning of the room, or have another root
    failed: int = 0  # backups or restores that did not come through
    acts: Judged = field(default_factory=Judged)  # of the house itself, when all was over

    @property
    def wrong(self) -> int:
        """How much is wrong, all together."""
        return self.lost + self.unlike + self.failed + self.acts.wrong


Elsewhere = Callable[[], AbstractContextManager[dict[str, str]]]
"""Where a database is restored to, as settings; it is gone afterwards."""


@contextmanager
def in_its_folder() -> Iterator[dict[str, str]]:
    """SQLite's file lies in the folder itself."""
    yield {}


@contextmanager
def on_server(server: str) -> Iterator[dict[str, str]]:
    """A new database on this PostgreSQL server."""
    import psycopg

    name = f"drill_{secrets.token_hex(4)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield {"DATABASE_URL": f"{server}/{name}"}
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def drill(
    house: House,
    times: int,
    elsewhere: Elsewhere = in_its_folder,
    seed: int = 1,
    tell: Callable[[int], None] = lambda _: None,
) -> Drills:
    """Back up and restore so many times while the server of this installation goes on."""
    chance, outcome = Random(seed), Drills()
    writers = [Writer(seat, Random(f"{seed} {seat}")) for seat in SEATS]
    begun = time.monotonic()
    with house.serving() as server:
        stop = threading.Event()
        threads = [threading.Thread(target=writer.write, args=(server, stop)) for writer in writers]
        for thread in threads:
            thread.start()
        try:
            while outcome.drills < times and not any(writer.odd for writer in writers):
                time.sleep(chance.uniform(0, LONGEST))
                with _folder(house.data.parent) as folder, elsewhere() as where:
                    _once(house, writers, folder, where, outcome)
                outcome.drills += 1
                tell(outcome.drills)
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        outcome.seconds = time.monotonic() - begun
        for writer in writers:
            writer.settle(server)
        outcome.acts = judge(writers, server, house)
    return outcome


@contextmanager
def _folder(beside: Path) -> Iterator[Path]:
    folder = beside / f"drill-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _once(house: House, writers: list[Writer], folder: Path, where: dict[str, str], outcome: Drills) -> None:
    """One backup and its restoration."""
    key, file, data = folder / "key", folder / "backup.age", folder / "data"
    identity = pyrage.x25519.Identity.generate()
    key.write_text(str(identity))
    acknowledged = [receipt for writer in writers for receipt in list(writer.receipts.values())]
    restored = House(data, {**house.environment, **where}, house.tokens)
    recipient = str(identity.to_public())
    try:
        house.run("goodoffices.cli", "backup", "-o", str(file), "--recipient", recipient, "--data", str(house.data))
        data.mkdir(mode=0o700)
        for name in KEYS:
            shutil.copy(house.data / name, data)
        restored.run("goodoffices.cli", "restore", str(file), "--identity", str(key), "--data", str(data))
    except RuntimeError as error:
        print(error, file=sys.stderr)
        outcome.failed += 1
        return
    there, now = ({room.name: room for room in rooms(each)} for each in (restored, house))
    for receipt in acknowledged:
        leaf = there[receipt.room].leaves.get(receipt.number) if receipt.room in there else None
        outcome.lost += leaf is None or leaf[1].hex() != receipt.leaf_hash
    for name, room in there.items():
        size = len(room.leaves)
        outcome.entries += size
        ours, theirs = ([each.leaves[n][1] for n in range(1, size + 1)] for each in (room, now[name]))
        outcome.unlike += room.number != size or Frontier.of(ours).root() != Frontier.of(theirs).root()
    outcome.grown += sum(room.number for room in now.values()) > sum(room.number for room in there.values())
