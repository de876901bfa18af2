"""Rooms' logs, from their leaves up: each leaf in its place and with its hash, the tree above them, and its roots."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from goodoffices.proof.leaf import leaf_hash, read_leaf
from goodoffices.proof.merkle import Frontier
from goodoffices.proof.subtrees import Subtree, completed
from goodoffices.proof.values import CanonicalError
from goodoffices.server.examining.finding import MOST, Tell, silent
from goodoffices.server.store.statements import rows
from goodoffices.talks.act import RoomId, Talks

AT_ONCE = 5_000  # entries that are in memory together

_LOGS = """
SELECT room.id, talks.name, room.name, room.number, room.peaks FROM store_room room
JOIN store_talks talks ON talks.id = room.talks_id WHERE room.number > 0 ORDER BY talks.name, room.name
"""
_LEAVES = """
SELECT number, leaf, leaf_hash FROM store_leaf WHERE room_id = %s AND number > %s AND number <= %s ORDER BY number
"""
_SUBTREES = "SELECT place, hash FROM store_subtree WHERE room_id = %s AND level = %s AND place >= %s AND place < %s"
# What no log of this length has. The room is read in the same breath, so that what grows meanwhile is none of it.
_BEYOND = {
    "leaves": "SELECT COUNT(*) FROM store_leaf kept JOIN store_room room ON room.id = kept.room_id"
    " WHERE kept.number > room.number OR kept.number < 1",
    "payloads": "SELECT COUNT(*) FROM store_payload kept JOIN store_room room ON room.id = kept.room_id"
    " WHERE kept.number > room.number OR kept.number < 1",
    "subtrees": "SELECT COUNT(*) FROM store_subtree kept JOIN store_room room ON room.id = kept.room_id"
    " WHERE kept.level < 1 OR ((kept.place + 1) << kept.level) > room.number",
    "answers to requests": "SELECT COUNT(*) FROM store_answer kept JOIN store_room room ON room.id = kept.room_id"
    " WHERE kept.number > room.number OR kept.number < 1",
}


@dataclass(frozen=True, slots=True)
class Log:
    """A room's log as its row tells it: how many entries, and the roots of its full subtrees."""

    row: int
    talks: Talks
    room: RoomId
    number: int
    peaks: bytes

    def __str__(self) -> str:
        return f"{self.room} of {self.talks}"


@dataclass(slots=True)
class Examined:
    """What a log was found to be: the roots at the sizes asked for and at its end, and what is wrong with it."""

    log: Log
    roots: dict[int, bytes] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def logs(using: str = DEFAULT_DB_ALIAS) -> list[Log]:
    """The logs of all rooms that have entries."""
    found = rows(using, _LOGS)
    return [Log(row, talks, room, number, bytes(peaks)) for row, talks, room, number, peaks in found]


def beyond(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """What is in the tables and in no log."""
    counts = {what: rows(using, statement)[0][0] for what, statement in _BEYOND.items()}
    return [f"{count:,} {what} that are of no entry" for what, count in counts.items() if count]


def examine(log: Log, sizes: Collection[int] = (), using: str = DEFAULT_DB_ALIAS, tell: Tell = silent) -> Examined:
    """Work a log out anew from its leaves, and hold what is kept of its tree against that."""
    outcome, roots, wanted = Examined(log), list[bytes](), {*sizes, log.number}
    last, reached = "", 0
    for first in range(0, log.number, AT_ONCE):
        upto = min(first + AT_ONCE, log.number)
        made: dict[Subtree, bytes] = {}
        for number, leaf, kept in _leaves(using, log, first, upto):
            if number != reached + 1:
                break
            hashed = leaf_hash(leaf)
            fault, last = _fault(log, number, leaf, last)
            if fault:
                outcome.faults.append(f"entry {number}: {fault}")
            if hashed != kept:
                outcome.faults.append(f"entry {number}: the hash beside it is not its leaf’s")
            made |= completed(roots, reached, hashed)
            reached = number
            if number in wanted:
                outcome.roots[number] = Frontier(number, tuple(roots)).root()
        if reached != upto:
            outcome.faults.append(f"entry {reached + 1} is missing, and the room has {log.number}")
            return outcome
        outcome.faults += _tree(using, log, first, upto, made)
        if len(outcome.faults) > MOST:
            return outcome
        tell(str(log), upto)
    if b"".join(roots) != log.peaks:
        outcome.faults.append("the roots in the room’s own row are not those of its tree")
    return outcome


def _leaves(using: str, log: Log, after: int, upto: int) -> Iterator[tuple[int, bytes, bytes]]:
    for number, leaf, kept in rows(using, _LEAVES, log.row, after, upto):
        yield number, bytes(leaf), bytes(kept)


def _fault(log: Log, number: int, raw: bytes, last: str) -> tuple[str, str]:
    """What is wrong with a leaf, empty for nothing; and its time."""
    try:
        leaf = read_leaf(raw)
    except CanonicalError as error:
        return f"the leaf {error}", last
    if (leaf.talks, leaf.room, leaf.number) != (log.talks, log.room, number):
        return f"the leaf is of entry {leaf.number} of {leaf.room!a} in {leaf.talks!a}", last
    if leaf.time < last:
        return "it is older than the entry before it", last
    return "", leaf.time


def _tree(using: str, log: Log, after: int, upto: int, made: Mapping[Subtree, bytes]) -> Iterator[str]:
    """What is wrong with the kept subtrees that end with entries after + 1 to `upto`."""
    kept: dict[Any, bytes] = {}
    for level in range(1, upto.bit_length()):
        found = rows(using, _SUBTREES, log.row, level, after >> level, upto >> level)
        kept |= {(level, place): bytes(hashed) for place, hashed in found}
    for subtree, hashed in made.items():
        if kept.get(subtree) != hashed:
            end = (subtree.place + 1) << subtree.level
            state = "is not that of its leaves" if subtree in kept else "is missing"
            yield f"the subtree of {1 << subtree.level} leaves that ends with entry {end} {state}"
