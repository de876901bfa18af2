"""By what entries of the public room are found: their marks, and their words in the database's own full-text index.

A projection, kept in the transaction of the entry and emptied with it. The words are bare already (no case, no
accents), so that SQLite (FTS5) and PostgreSQL (tsvector) find alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from goodoffices.records import MOST_ALIKE, Findable, Phrase, Stored
from goodoffices.server.store.resting import opened
from goodoffices.talks.act import PUBLIC

# A row's number in FTS5 is an integer of 64 bits: the room's own number above the entry's. Neither grows across rooms.
_BITS = 32

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE store_words USING fts5 (words, tokenize = \"unicode61 remove_diacritics 0\")",
    ),
    "postgresql": (
        "CREATE TABLE store_words"
        " (room_id bigint NOT NULL, number bigint NOT NULL, words tsvector NOT NULL, PRIMARY KEY (room_id, number))",
        "CREATE INDEX store_words_found ON store_words USING gin (words)",
    ),
}  # fmt: skip
_ADD_MARK = "INSERT INTO store_mark (room_id, mark, number) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_ADD_WORDS = {
    "sqlite": "INSERT OR REPLACE INTO store_words (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO store_words (room_id, number, words) VALUES (%s, %s, %s::tsvector)"
    " ON CONFLICT (room_id, number) DO UPDATE SET words = excluded.words",
}
_SEARCH = {
    "sqlite": "SELECT rowid FROM store_words WHERE store_words MATCH %s AND rowid > %s AND rowid <= %s"
    " ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT number FROM store_words WHERE words @@ %s::tsquery AND room_id = %s AND number <= %s"
    " ORDER BY number DESC LIMIT %s",
}

_PUBLIC = """
SELECT leaf.room_id, leaf.number, leaf.leaf, payload.salt, payload.payload, room.key
FROM store_room room JOIN store_leaf leaf ON leaf.room_id = room.id
JOIN store_payload payload ON payload.room_id = leaf.room_id AND payload.number = leaf.number
WHERE room.name = 'public' AND payload.payload IS NOT NULL
"""


def keep(using: str, room: int, number: int, findable: Findable) -> None:
    """Let the entry be found by these words and marks."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if findable.marks:
            cursor.executemany(_ADD_MARK, [[room, mark, number] for mark in dict.fromkeys(findable.marks)])
        if not findable.words:
            return
        if connection.vendor == "sqlite":
            cursor.execute(_ADD_WORDS["sqlite"], [room << _BITS | number, " ".join(findable.words)])
        else:
            cursor.execute(_ADD_WORDS["postgresql"], [room, number, _placed(findable.words)])


def _placed(words: Sequence[str]) -> str:
    """Words with their places, as PostgreSQL reads a tsvector; places beyond 16,383 all count as that one."""
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))


def forget(using: str, room: int, numbers: Iterable[int]) -> None:
    """Let these entries be found by nothing any more, and leave none of their words in the index."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for number in numbers:
            cursor.execute("DELETE FROM store_mark WHERE room_id = %s AND number = %s", [room, number])
            if connection.vendor != "sqlite":
                cursor.execute("DELETE FROM store_words WHERE room_id = %s AND number = %s", [room, number])
                continue
            row = room << _BITS | number
            cursor.execute("SELECT 1 FROM store_words WHERE rowid = %s", [row])
            if cursor.fetchone() is not None:
                cursor.execute("DELETE FROM store_words WHERE rowid = %s", [row])
                # The index only notes what was deleted, until it is written anew.
                cursor.execute("INSERT INTO store_words (store_words) VALUES ('optimize')")


def alike(using: str, room: int, upto: int, marks: Sequence[int]) -> list[int]:
    """The first entries that share one of these marks."""
    wanted = list(dict.fromkeys(marks))
    places = ", ".join(["%s"] * len(wanted))
    statement = (
        f"SELECT DISTINCT number FROM store_mark WHERE room_id = %s AND mark IN ({places}) AND number <= %s"  # noqa: S608
        " ORDER BY number LIMIT %s"
    )
    return [number for (number,) in _rows(using, statement, [room, *wanted, upto, MOST_ALIKE])]


def search(using: str, room: int, upto: int, phrases: Sequence[Phrase], limit: int) -> list[int]:
    """The last entries up to `upto` that have all of these phrases, the newest first."""
    if connections[using].vendor == "sqlite":
        asked = " AND ".join(_fts(phrase) for phrase in phrases)
        first = room << _BITS
        found = _rows(using, _SEARCH["sqlite"], [asked, first, first | upto, limit])
        return [row & (1 << _BITS) - 1 for (row,) in found]
    asked = " & ".join(_tsquery(phrase) for phrase in phrases)
    return [number for (number,) in _rows(using, _SEARCH["postgresql"], [asked, room, upto, limit])]


def _fts(phrase: Phrase) -> str:
    words = " ".join(phrase)
    return f'"{words[:-1]}" *' if words.endswith("*") else f'"{words}"'


def _tsquery(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word[:-1]}':*" if word.endswith("*") else f"'{word}'" for word in phrase) + ")"


def _rows(using: str, statement: str, values: Sequence[int | str]) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def rebuild(using: str = DEFAULT_DB_ALIAS) -> int:
    """Make words and marks anew from the record of every public room; how many entries can be found."""
    from goodoffices.dispatches.findable import findable
    from goodoffices.states import to_entry

    count = 0
    with connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM store_mark")
        cursor.execute("DELETE FROM store_words")
    for room, number, leaf, *kept in _rows(using, _PUBLIC, []):
        made = findable(to_entry(Stored(bytes(leaf), opened(PUBLIC, leaf, *kept)[1])).act)
        if made != Findable():
            keep(using, room, number, made)
            count += 1
    return count
