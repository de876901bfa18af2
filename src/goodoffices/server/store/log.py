"""Each room's Merkle tree in the database: it grows in the transaction of the entry, by one small row on average.

The room's row has the roots of the full subtrees, largest first, so that an append reads one row and hashes O(log n)
times; what is full is kept in a table that only grows. The leaves themselves are their own table's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from goodoffices.proof.merkle import Frontier
from goodoffices.proof.subtrees import Subtree, completed, path_of_last
from goodoffices.records import Appended, NotNext
from goodoffices.server.store import statements
from goodoffices.server.store.statements import rows

HASH = 32  # bytes


def grown(peaks: bytes, number: int, leaf_hash: bytes) -> tuple[bytes, list[tuple[Subtree, bytes]], Appended]:
    """The room's peaks after entry `number`, the subtrees that it completed, and its place in the log.

    Raises `NotNext` for peaks that are of no log with so many entries before it.
    """
    if len(peaks) != HASH * (number - 1).bit_count():
        raise NotNext("the entry does not follow the last one of its room")
    roots = [peaks[at : at + HASH] for at in range(0, len(peaks), HASH)]
    path = path_of_last(roots)
    full = completed(roots, number - 1, leaf_hash)
    return b"".join(roots), full, Appended(path, Frontier(number, tuple(roots)).root())


def subtrees(using: str, room: int, wanted: Sequence[Subtree]) -> Mapping[Subtree, bytes]:
    """The hashes of full subtrees that are there."""
    found: dict[Subtree, bytes] = {}
    leaves = [place + 1 for level, place in wanted if not level]
    if leaves:
        statement = statements.LEAF_HASHES.format(", ".join(["%s"] * len(leaves)))
        found |= {Subtree(0, number - 1): bytes(hashed) for number, hashed in rows(using, statement, room, *leaves)}
    above = [value for subtree in wanted if subtree.level for value in subtree]
    if above:
        statement = statements.SUBTREES.format(", ".join(["(%s, %s)"] * (len(above) // 2)))
        found |= {Subtree(level, place): bytes(h) for level, place, h in rows(using, statement, *above, room)}
    return found


def rebuild(using: str = DEFAULT_DB_ALIAS) -> int:
    """Make the trees of rooms that have entries and no tree; how many rooms that were."""
    with transaction.atomic(using):
        behind = rows(using, statements.WITHOUT_TREE)
        for (room,) in behind:
            _plant(using, room)
    return len(behind)


def _plant(using: str, room: int) -> None:
    roots: list[bytes] = []
    pending: list[tuple[int, int, int, bytes]] = []
    for number, leaf_hash in _leaves(using, room):
        full = completed(roots, number - 1, leaf_hash)
        pending += ((room, subtree.level, subtree.place, hashed) for subtree, hashed in full)
        if len(pending) >= _AT_ONCE:
            _add(using, pending)
            pending.clear()
    _add(using, pending)
    with connections[using].cursor() as cursor:
        cursor.execute(statements.SET_PEAKS, [b"".join(roots), room])


_AT_ONCE = 10_000


def _leaves(using: str, room: int) -> Iterable[tuple[int, bytes]]:
    after = 0
    while found := rows(using, statements.LEAF_HASHES_AFTER, room, after, after + _AT_ONCE):
        for number, leaf_hash in found:
            yield number, bytes(leaf_hash)
        after += _AT_ONCE


def _add(using: str, pending: Sequence[tuple[int, int, int, bytes]]) -> None:
    with connections[using].cursor() as cursor:
        cursor.executemany(statements.ADD_SUBTREE, pending)
