"""`kill -9` of the server, over and over, under eight writers: nothing acknowledged is lost, nothing entered twice."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

from goodoffices.proof.leaf import leaf_hash, read_leaf
from goodoffices.proof.merkle import Frontier, root
from torture.house import House, Server
from torture.writers import SEATS, Receipt, Writer, key_of

LONGEST = 0.4  # seconds from the first act that a server acknowledges to its end


@dataclass(slots=True)
class Kills:
    """What became of the acts; all but the first four are to be 0."""

    kills: int = 0
    acknowledged: int = 0
    unheard: int = 0  # requests whose answer was lost with the server, and which were repeated
    seconds: float = 0.0
    lost: int = 0  # acknowledged, and not in the record at their place
    doubled: int = 0  # entered more than once
    gaps: int = 0  # rooms whose numbers are not 1, 2, 3 …, or whose head is not their last entry
    unsound: int = 0  # leaves with a wrong hash or place, rooms whose log does not verify
    odd: int = 0  # answers that no server should give

    @property
    def a_minute(self) -> float:
        """How many servers were started, written to and killed in a minute."""
        return 60 * self.kills / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the database holds it: the number of its last entry, and its leaves with their hashes by number."""

    name: str
    number: int
    leaves: dict[int, tuple[bytes, bytes]]


def kill_servers(house: House, kills: int, seed: int = 1, tell: Callable[[int], None] = lambda _: None) -> Kills:
    """Kill the server of an installation so many times, then hold its records against what was acknowledged."""
    chance, outcome = Random(seed), Kills()
    writers = [Writer(seat, Random(f"{seed} {seat}")) for seat in SEATS]
    begun = time.monotonic()
    while outcome.kills < kills and not any(writer.odd for writer in writers):
        with house.serving() as server:
            _killed_in_the_middle(server, writers, chance)
        outcome.kills += 1
        tell(outcome.kills)
    outcome.seconds = time.monotonic() - begun
    with house.serving() as server:
        for writer in writers:
            writer.settle(server)
        entries = {room: list(server.entries(seat, room)) for room, seat in _readers(server)}
    _judge(writers, entries, rooms_of(house), outcome)
    return outcome


def _killed_in_the_middle(server: Server, writers: list[Writer], chance: Random) -> None:
    """Let all write; some time after the first of them was answered, kill the server."""
    stop = threading.Event()
    before = _heard(writers)
    threads = [threading.Thread(target=writer.write, args=(server, stop)) for writer in writers]
    for thread in threads:
        thread.start()
    while _heard(writers) == before and any(thread.is_alive() for thread in threads):
        time.sleep(0.001)
    time.sleep(chance.uniform(0, LONGEST))
    server.kill()
    stop.set()
    for thread in threads:
        thread.join()


def _heard(writers: list[Writer]) -> int:
    return sum(len(writer.receipts) for writer in writers)


def _readers(server: Server) -> Iterable[tuple[str, str]]:
    """Each room that a writer reads, and one who reads it."""
    known: dict[str, str] = {}
    for seat in SEATS:
        known |= {room["room"]: seat for room in server.get(seat, "rooms")["rooms"]}
    return known.items()


def rooms_of(house: House) -> list[Room]:
    """The rooms of an installation, read past the product."""
    rooms = _select(house, "SELECT id, name, number FROM store_room WHERE number > 0 ORDER BY id")
    found = [(known, Room(name, number, {})) for known, name, number in rooms]
    leaves = {known: room.leaves for known, room in found}
    for known, number, raw, hashed in _select(house, "SELECT room_id, number, leaf, leaf_hash FROM store_leaf"):
        leaves[known][number] = (bytes(raw), bytes(hashed))
    return [room for _, room in found]


def _select(house: House, statement: str) -> list[tuple[Any, ...]]:
    url = house.environment.get("DATABASE_URL")
    if url is None:
        connection = sqlite3.connect(house.data / "goodoffices.sqlite3")
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()
    import psycopg

    with psycopg.connect(url) as opened:
        return opened.execute(statement).fetchall()


def _judge(writers: list[Writer], entries: dict[str, list[dict[str, Any]]], rooms: list[Room], outcome: Kills) -> None:
    """Hold what the API reads and what the database holds against what was acknowledged."""
    outcome.unheard = sum(writer.unheard for writer in writers)
    outcome.odd = sum(len(writer.odd) for writer in writers)
    for said in (said for writer in writers for said in writer.odd):
        print(said, file=sys.stderr)
    keys = Counter(key_of(entry["act"]) for read in entries.values() for entry in read)
    outcome.doubled = sum(times - 1 for key, times in keys.items() if key is not None)
    logs = {room.name: room for room in rooms}
    for room in rooms:
        numbers = sorted(room.leaves)
        outcome.gaps += numbers != list(range(1, room.number + 1))
        outcome.gaps += [entry["number"] for entry in entries.get(room.name, [])] != numbers
        outcome.unsound += sum(not _sound(room.name, number, *leaf) for number, leaf in room.leaves.items())
        hashes = [room.leaves[number][1] for number in numbers]
        outcome.unsound += Frontier.of(hashes).root() != root(hashes)
    for writer in writers:
        for key, receipt in writer.receipts.items():
            outcome.acknowledged += 1
            outcome.lost += not _there(key, receipt, entries, logs)


def _sound(room: str, number: int, raw: bytes, hashed: bytes) -> bool:
    leaf = read_leaf(raw)
    return (leaf.room, leaf.number) == (room, number) and leaf_hash(raw) == hashed == sha256(b"\0" + raw).digest()


def _there(key: str, receipt: Receipt, entries: dict[str, list[dict[str, Any]]], logs: dict[str, Room]) -> bool:
    """Whether the entry that was acknowledged is the one that stands at its place."""
    read, log = entries.get(receipt.room, []), logs.get(receipt.room)
    if log is None or receipt.number not in log.leaves or receipt.number > len(read):
        return False
    there = log.leaves[receipt.number][1].hex() == receipt.leaf_hash
    return there and key_of(read[receipt.number - 1]["act"]) == key
