"""What the leaves commit to: every payload opens and is the one that was entered, and so is every file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from goodoffices.intake import not_its_original
from goodoffices.proof.leaf import SALT_BYTES, commitment, read_leaf
from goodoffices.proof.values import CanonicalError
from goodoffices.records import Stored, StoreSealed
from goodoffices.server.desks.models import Prepared
from goodoffices.server.desks.prepared import about
from goodoffices.server.examining.finding import MOST, Tell, silent
from goodoffices.server.examining.logs import AT_ONCE, Log
from goodoffices.server.store.beside import reveal
from goodoffices.server.store.resting import opened, opened_original
from goodoffices.server.store.statements import rows
from goodoffices.states import to_entry
from goodoffices.talks.act import Entry, Erased

# `1` where a row is there at all: one that is erased is there, and empty.
_CONTENTS = """
SELECT leaf.number, leaf.leaf, payload.number, payload.salt, payload.payload, room.key, original.original
FROM store_leaf leaf JOIN store_room room ON room.id = leaf.room_id
LEFT JOIN store_payload payload ON payload.room_id = leaf.room_id AND payload.number = leaf.number
LEFT JOIN store_original original ON original.room_id = leaf.room_id AND original.number = leaf.number
WHERE leaf.room_id = %s AND leaf.number > %s AND leaf.number <= %s ORDER BY leaf.number
"""


@dataclass(slots=True)
class Contents:
    """What a room holds: its entries for a replay, how many of them are empty, and what is wrong."""

    entries: list[Entry] = field(default_factory=list)
    erased: int = 0
    unreadable: int = 0
    """Acts that this version of the program does not know."""
    files: int = 0
    faults: list[str] = field(default_factory=list)


def contents(log: Log, using: str = DEFAULT_DB_ALIAS, tell: Tell = silent) -> Contents:
    """Open every entry of a room."""
    found = Contents()
    for first in range(0, log.number, AT_ONCE):
        for number, leaf, *kept in rows(using, _CONTENTS, log.row, first, min(first + AT_ONCE, log.number)):
            fault = _entry(found, log, bytes(leaf), *kept)
            if fault:
                found.faults.append(f"entry {number}: {fault}")
        if len(found.faults) > MOST:
            break
        tell(str(log), min(first + AT_ONCE, log.number))
    return found


def _entry(
    found: Contents, log: Log, leaf: bytes, there: int | None, salt: Any, payload: Any, key: Any, original: Any
) -> str:
    """Take up one entry; what is wrong with it, or nothing."""
    if there is None:
        return "its payload’s row is missing"
    try:
        plain_salt, plain = opened(log.room, leaf, salt, payload, key)
        file = opened_original(log.room, leaf, salt, original, key) if original is not None else None
    except StoreSealed as error:
        return str(error)
    try:
        entry = to_entry(Stored(leaf, None if plain is None else bytes(plain)))
        committed = read_leaf(leaf).commitment
    except (CanonicalError, ValueError):
        return "its leaf cannot be read"
    found.entries.append(entry)
    if plain is None or plain_salt is None:
        found.erased += 1
        return "" if (plain, plain_salt, file) == (None, None, None) else "it is erased, but not all that belongs to it"
    if len(plain_salt) != SALT_BYTES or commitment(bytes(plain_salt), bytes(plain)) != committed:
        return "its words are not those that were entered"
    found.unreadable += isinstance(entry.act, Erased)
    if file is not None:
        found.files += 1
        if isinstance(entry.act, Erased) or not_its_original(entry.act, file) is not None:
            return "the file kept with it is not the one that was filed"
    return ""


def drafts(using: str = DEFAULT_DB_ALIAS) -> Iterator[str]:
    """What is wrong with the drafts on the desks: those that no key here opens."""
    for prepared in Prepared.objects.using(using).order_by("pk"):
        try:
            reveal(prepared.data, about(prepared))
        except StoreSealed:
            yield f"the draft number {prepared.number} prepared for {prepared.seat} of {prepared.talks} does not open"
