"""The restore drill: backups made while eight writers write, restored elsewhere, held against what was acknowledged.

What was acknowledged before a backup began must be in it, every room must be a beginning of the room as it goes on, and
its root the one that this beginning has.

One drill of twenty runs the commands as a person does; for the others they are forked from parents that have imported
the product, which takes a tenth of the time.
"""

from __future__ import annotations

import secrets
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

import pyrage

from goodoffices.proof.merkle import Frontier
from torture.house import House
from torture.judging import Judged, judge, rooms
from torture.parent import Parent, parent_for
from torture.writers import SEATS, Writer

KEYS = ("master-key", "house-keys", "secret-key")
LONGEST = 0.5  # seconds of writing before a backup begins
PLAIN = 20  # one drill of so many runs the commands themselves


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


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a database is restored to: by which settings, and how the empty place is made, and gone afterwards."""

    settings: dict[str, str]
    made: Callable[[], AbstractContextManager[None]]


IN_ITS_FOLDER = Elsewhere({}, nullcontext)
"""SQLite's file lies in the folder itself."""


def on_server(server: str) -> Elsewhere:
    """A database on this PostgreSQL server."""
    name = f"drill_{secrets.token_hex(4)}"
    return Elsewhere({"DATABASE_URL": f"{server}/{name}"}, partial(_database, server, name))


@contextmanager
def _database(server: str, name: str) -> Iterator[None]:
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def drill(
    house: House,
    times: int,
    elsewhere: Elsewhere = IN_ITS_FOLDER,
    seed: int = 1,
    tell: Callable[[int], None] = lambda _: None,
) -> Drills:
    """Back up and restore so many times while the server of this installation goes on."""
    chance, outcome = Random(seed), Drills()
    writers = [Writer(seat, Random(f"{seed} {seat}")) for seat in SEATS]
    folder = house.data.parent / f"drill-{secrets.token_hex(4)}"
    restored = House(folder / "data", {**house.environment, **elsewhere.settings}, house.tokens)
    begun = time.monotonic()
    with ExitStack() as stack:
        parents = [stack.enter_context(parent_for(each)) for each in (house, restored)]
        server = stack.enter_context(house.serving(parents[0]))
        stop = threading.Event()
        threads = [threading.Thread(target=writer.write, args=(server, stop)) for writer in writers]
        for thread in threads:
            thread.start()
        try:
            while outcome.drills < times and not any(writer.odd for writer in writers):
                time.sleep(chance.uniform(0, LONGEST))
                with _made(folder), elsewhere.made():
                    _once(house, restored, writers, parents if outcome.drills % PLAIN else [None, None], outcome)
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
def _made(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700)
    try:
        yield
    finally:
        shutil.rmtree(folder)


def _once(
    house: House, restored: House, writers: list[Writer], parents: Sequence[Parent | None], outcome: Drills
) -> None:
    """One backup and its restoration, each forked from its parent if there is one."""
    data = restored.data
    key, file = data.with_name("key"), data.with_name("backup.age")
    identity = pyrage.x25519.Identity.generate()
    key.write_text(str(identity))
    acknowledged = [receipt for writer in writers for receipt in list(writer.receipts.values())]
    recipient = str(identity.to_public())
    try:
        house.command(parents[0], "backup", "-o", str(file), "--recipient", recipient)
        data.mkdir(mode=0o700)
        for name in KEYS:
            shutil.copy(house.data / name, data)
        restored.command(parents[1], "restore", str(file), "--identity", str(key))
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
