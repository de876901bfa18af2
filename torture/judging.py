"""Holding a record against what was acknowledged: nothing lost, nothing twice, no gap, every log sound."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from goodoffices.proof.bundle import Handover
from goodoffices.proof.keys import read_verifier
from goodoffices.proof.leaf import leaf_hash, read_leaf
from goodoffices.proof.merkle import Frontier, ProofError, root, verify_inclusion
from goodoffices.proof.note import NoteError
from goodoffices.proof.receipt import read_receipt
from goodoffices.server.examining.signatures import Signers
from torture.house import TALKS, House, Server
from torture.writers import Receipt, Writer, key_of

Entries = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Judged:
    """What became of the acts; all from `lost` on are to be 0."""

    acknowledged: int = 0
    unheard: int = 0  # requests whose answer was lost, and which were repeated
    lost: int = 0  # acknowledged, and not in the record at their place
    doubled: int = 0  # entered more than once
    gaps: int = 0  # rooms whose numbers are not 1, 2, 3 …, or whose head is not their last entry
    unsound: int = 0  # leaves with a wrong hash or place, rooms whose log does not verify
    unproved: int = 0  # receipts that do not prove what they acknowledge to be in the log that is there
    odd: int = 0  # answers that no server should give

    @property
    def wrong(self) -> int:
        """How much is wrong, all together."""
        return self.lost + self.doubled + self.gaps + self.unsound + self.unproved + self.odd


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the database holds it: the number of its last entry, and its leaves with their hashes by number."""

    name: str
    number: int
    leaves: dict[int, tuple[bytes, bytes]]

    def roots(self) -> list[bytes]:
        """The root after each entry, worked out from the leaves' hashes."""
        found, frontier = [], Frontier()
        for number in sorted(self.leaves):
            frontier = frontier.append(self.leaves[number][1])
            found.append(frontier.root())
        return found


def judge(writers: list[Writer], server: Server, house: House) -> Judged:
    """Hold what the API reads and what the database holds against the writers' receipts. All have stopped."""
    outcome = Judged(
        acknowledged=sum(len(writer.receipts) for writer in writers),
        unheard=sum(writer.unheard for writer in writers),
        odd=sum(len(writer.odd) for writer in writers),
    )
    for said in (said for writer in writers for said in writer.odd):
        print(said, file=sys.stderr)
    entries = {room: list(server.entries(seat, room)) for room, seat in _readers(server, writers)}
    keys = Counter(key_of(entry["act"]) for read in entries.values() for entry in read)
    outcome.doubled = sum(times - 1 for key, times in keys.items() if key is not None)
    logs = {room.name: room for room in rooms(house)}
    signers, roots = _signers(server, writers[0].seat), {room.name: room.roots() for room in logs.values()}
    for room in logs.values():
        numbers = sorted(room.leaves)
        outcome.gaps += numbers != list(range(1, room.number + 1))
        if room.name in entries:
            outcome.gaps += [entry["number"] for entry in entries[room.name]] != numbers
        outcome.unsound += sum(not _sound(room.name, number, *leaf) for number, leaf in room.leaves.items())
        hashes = [room.leaves[number][1] for number in numbers]
        outcome.unsound += Frontier.of(hashes).root() != root(hashes)
    for writer in writers:
        for key, receipt in writer.receipts.items():
            there = _there(key, receipt, entries, logs)
            outcome.lost += not there
            if there:
                fault = unproved(receipt, roots[receipt.room], signers)
                outcome.unproved += bool(fault)
                if fault:
                    print(f"{writer.seat} {key}: {fault}", file=sys.stderr)
    return outcome


def _signers(server: Server, seat: str) -> Signers:
    """The house, as it tells itself."""
    with closing(server.connect()) as connection:
        connection.request("GET", "/api/house", headers={"Authorization": f"Bearer {server.tokens[seat]}"})
        told = json.loads(connection.getresponse().read())
    earlier = tuple(Handover(tuple(map(read_verifier, each["keys"])), each["note"]) for each in told["earlier"])
    return Signers(told["house"], tuple(map(read_verifier, told["keys"])), earlier)


def unproved(receipt: Receipt, roots: list[bytes], signers: Signers) -> str:
    """What is wrong with an acknowledgement, held against the roots of the log that is there; empty if nothing is.

    The house signed the checkpoint, the proof leads from the leaf to it, and the log that is there begins so.
    """
    try:
        proof = read_receipt(receipt.proof)
        head = signers.verified(TALKS, receipt.room, proof.checkpoint)
        verify_inclusion(bytes.fromhex(receipt.leaf_hash), proof.index, head.size, proof.path, head.root)
    except (NoteError, ProofError) as error:
        return str(error)
    if proof.index != receipt.number - 1:
        return f"it is the proof of entry {proof.index + 1}"
    if leaf_hash(receipt.leaf.encode()).hex() != receipt.leaf_hash:
        return "its leaf has another hash"
    same = roots[head.size - 1 : head.size] == [head.root]
    return "" if same else f"the log does not begin with the {head.size} entries that were signed"


def _readers(server: Server, writers: list[Writer]) -> Iterable[tuple[str, str]]:
    """Each room that a writer reads, and one who reads it."""
    known: dict[str, str] = {}
    for writer in writers:
        known |= {room["room"]: writer.seat for room in server.get(writer.seat, "rooms")["rooms"]}
    return known.items()


def rooms(house: House) -> list[Room]:
    """The rooms of an installation, read past the product."""
    rooms = _select(house, "SELECT id, name, number FROM store_room WHERE number > 0 ORDER BY id")
    found = {known: Room(name, number, {}) for known, name, number in rooms}
    for known, number, raw, hashed in _select(house, "SELECT room_id, number, leaf, leaf_hash FROM store_leaf"):
        found[known].leaves[number] = (bytes(raw), bytes(hashed))
    return list(found.values())


def _select(house: House, statement: str) -> list[tuple[Any, ...]]:
    url = house.environment.get("DATABASE_URL")
    if url is None:
        connection = sqlite3.connect(house.data / "goodoffices.sqlite3", timeout=60)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()
    import psycopg

    with psycopg.connect(url) as opened:
        return opened.execute(statement).fetchall()


def _sound(room: str, number: int, raw: bytes, hashed: bytes) -> bool:
    leaf = read_leaf(raw)
    return (leaf.room, leaf.number) == (room, number) and leaf_hash(raw) == hashed == sha256(b"\0" + raw).digest()


def _there(key: str, receipt: Receipt, entries: Entries, logs: dict[str, Room]) -> bool:
    """Whether the entry that was acknowledged is the one that stands at its place."""
    read, log = entries.get(receipt.room, []), logs.get(receipt.room)
    if log is None or receipt.number not in log.leaves or receipt.number > len(read):
        return False
    there = log.leaves[receipt.number][1].hex() == receipt.leaf_hash
    return there and key_of(read[receipt.number - 1]["act"]) == key
