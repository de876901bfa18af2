"""The records on a database: SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from goodoffices.proof.subtrees import Subtree
from goodoffices.records import (
    MOST_COSIGNED,
    Cosignature,
    Head,
    NoTalks,
    Phrase,
    QuestionKey,
    Stored,
)
from goodoffices.server.store import finding, log, question_keys, resting, statements
from goodoffices.server.store.at_once import within
from goodoffices.server.store.errors import in_the_stores_terms
from goodoffices.server.store.locks import lock, turn, unread
from goodoffices.server.store.models import ID_LENGTH, Room
from goodoffices.server.store.models import Talks as TalksRow
from goodoffices.server.store.statements import rows
from goodoffices.server.store.writing import Operating, SeatWriting, forget, sound
from goodoffices.talks.act import HOUSE, PLENARY, PUBLIC, PUBLIC_SEAT, SECRETARIAT, RoomId, SeatId, Talks


class DjangoRecords:
    """`Records` on the database of Django's settings that `using` names.

    SQLite has one writer at a time; on PostgreSQL writers of different rooms go on side by side.
    """

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using

    def talks(self) -> list[Talks]:
        with in_the_stores_terms(self.using):
            return list(TalksRow.objects.using(self.using).order_by("pk").values_list("name", flat=True))

    def found(self, talks: Talks) -> bool:
        if not sound(talks):
            raise ValueError(f"no name for talks: write 1 to {ID_LENGTH} characters that can be printed")
        with self._transaction():
            row, new = TalksRow.objects.using(self.using).get_or_create(name=talks)
            if new:  # every seat gets to read these two, so they have rows that can be named before they are open
                Room.objects.using(self.using).bulk_create(Room(talks=row, name=name) for name in (PLENARY, PUBLIC))
        return new

    def readable(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, Head]:
        with in_the_stores_terms(self.using):
            known = self._known(talks)
            return {} if known is None else self.horizons(known, seat)

    def read(self, talks: Talks, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        with in_the_stores_terms(self.using):
            known = self._known(talks)
            return [] if known is None else self.entries(known, seat, room, after, upto)

    def subtrees(
        self, talks: Talks, seat: SeatId, room: RoomId, size: int, wanted: Sequence[Subtree]
    ) -> Mapping[Subtree, bytes] | None:
        with in_the_stores_terms(self.using):
            found = self._asked(statements.READ_UPTO, talks, seat, room)
            return log.subtrees(self.using, found[0][0], wanted) if found and 0 <= size <= found[0][1] else None

    def cosign(self, talks: Talks, room: RoomId, size: int, cosignature: Cosignature) -> None:
        seat, line = cosignature.seat, cosignature.line
        with self._transaction(), connections[self.using].cursor() as cursor:
            known = self._known(talks)
            cursor.execute(statements.COSIGN, [size, seat, cosignature.key, line, known, room, size, size, seat])

    def cosigned(self, talks: Talks, seat: SeatId, room: RoomId, size: int) -> list[Cosignature]:
        with in_the_stores_terms(self.using):
            return [
                Cosignature(*each) for each in self._asked(statements.COSIGNED, talks, seat, room, size, MOST_COSIGNED)
            ]

    def original(self, talks: Talks, seat: SeatId, room: RoomId, number: int) -> bytes | None:
        with in_the_stores_terms(self.using):
            known = self._known(talks)
            if known is None or not 1 <= number <= self.horizons(known, seat).get(room, Head(0)).number:
                return None
            found = rows(self.using, statements.ORIGINAL, known, room, number)
            return resting.opened_original(room, *found[0]) if found else None

    def alike(self, talks: Talks, seat: SeatId, marks: Sequence[int]) -> list[int]:
        room, head = self._public(talks, seat)
        with in_the_stores_terms(self.using):
            return finding.alike(self.using, room, head, marks) if head and marks else []

    def search(self, talks: Talks, seat: SeatId, phrases: Sequence[Phrase], upto: int, limit: int) -> list[int]:
        room, head = self._public(talks, seat)
        upto, limit = min(upto, head), min(limit, 1000)
        with in_the_stores_terms(self.using):
            return finding.search(self.using, room, upto, phrases, limit) if min(upto, limit) > 0 and phrases else []

    def _public(self, talks: Talks, seat: SeatId) -> tuple[int, int]:
        """The row of the public room and its last entry, which all read who read it; zeros where `seat` does not."""
        if not sound(talks) or not sound(seat):
            return 0, 0
        with in_the_stores_terms(self.using):
            found = rows(self.using, statements.PUBLIC_ROOM, talks, PUBLIC, seat == PUBLIC_SEAT, seat)
        return (found[0][0], found[0][1]) if found else (0, 0)

    @contextmanager
    def writing(self, talks: Talks, seat: SeatId, room: RoomId, beside: Iterable[RoomId]) -> Iterator[SeatWriting]:
        with self._transaction():
            known = self._known(talks)
            if known is None:
                raise NoTalks
            asked = {name: name == room for name in (*beside, room) if sound(name)}
            hidden = unread(self.using, known, seat, asked) if sound(seat) else set(asked)
            lock(self.using, known, {name: write for name, write in asked.items() if name not in hidden})
            writing = SeatWriting(self, known, seat, hidden)
            yield writing
            if not writing.appended:  # nor does a row stay behind for a room that was locked before it is open
                transaction.set_rollback(True, self.using)

    def erasing(self, talks: Talks, room: RoomId) -> AbstractContextManager[SeatWriting]:
        return self._operating(talks, SECRETARIAT, room, [])

    def answering(self, talks: Talks, room: RoomId, beside: Iterable[RoomId]) -> AbstractContextManager[SeatWriting]:
        return self._operating(talks, HOUSE, room, beside)

    def keep_key(self, key: QuestionKey, secret: str) -> str:
        with self._transaction():
            return question_keys.keep(self.using, key, secret)

    def question_keys(self) -> list[QuestionKey]:
        with in_the_stores_terms(self.using):
            return question_keys.listed(self.using)

    def secret(self, talks: Talks, public: str) -> str | None:
        with in_the_stores_terms(self.using):
            return question_keys.secret(self.using, talks, public)

    def shred(self, talks: Talks, public: str) -> None:
        with in_the_stores_terms(self.using), turn(self.using):
            question_keys.shred(self.using, talks, public)

    @contextmanager
    def _operating(self, talks: Talks, seat: SeatId, room: RoomId, beside: Iterable[RoomId]) -> Iterator[SeatWriting]:
        with self._transaction():
            known = self._known(talks)
            if known is None:
                raise NoTalks
            asked = {name: name == room for name in (*beside, room) if sound(name)}
            lock(self.using, known, asked)
            writing = Operating(self, known, seat, asked)
            yield writing
            if not writing.appended:
                transaction.set_rollback(True, self.using)

    def erase(self, talks: Talks, room: RoomId, number: int) -> bool:
        """Empty the payload and the salt of one entry, by order of law; False if there is no such entry.

        The leaf stays. SQLite overwrites what was there; PostgreSQL does at its next VACUUM. Neither reaches backups.
        """
        if not sound(talks) or not sound(room):
            return False
        with self._transaction():
            known = Room.objects.using(self.using).select_for_update().filter(talks__name=talks, name=room).first()
            if known is None or not 1 <= number <= known.number:
                return False
            forget(self.using, known.pk, (number,))
            return True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if within(self.using):
            with in_the_stores_terms(self.using), transaction.atomic(self.using):
                yield
            return
        with in_the_stores_terms(self.using), turn(self.using), transaction.atomic(self.using, durable=True):
            yield

    def _asked(self, statement: str, talks: Talks, seat: SeatId, room: RoomId, *more: int) -> list[tuple[Any, ...]]:
        """What is asked about one room, as a seat: the public reads the public room, and nothing by membership."""
        public = seat == PUBLIC_SEAT
        if not all(map(sound, (talks, seat, room))) or (public and room != PUBLIC):
            return []
        known = self._known(talks)
        if known is None:
            return []
        return rows(self.using, statement, "" if public else seat, known, room, public, *more)

    # Reading within talks whose row is known; always as a seat.

    def _known(self, talks: Talks) -> int | None:
        found = rows(self.using, statements.TALKS, talks) if sound(talks) else []
        return found[0][0] if found else None

    def horizons(self, talks: int, seat: SeatId) -> dict[RoomId, Head]:
        """The rooms that `seat` reads, and each up to where."""
        if seat == PUBLIC_SEAT:
            found = rows(self.using, statements.HEAD, talks, PUBLIC)
        else:
            found = sorted(rows(self.using, statements.HORIZONS, talks, seat)) if sound(seat) else []
        return {room: Head(number, erasures) for room, number, erasures in found}

    def entries(self, talks: int, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of `room`, as far as `seat` reads it."""
        after, upto = max(after, 0), min(upto, self.horizons(talks, seat).get(room, Head(0)).number)
        if after >= upto:
            return []
        return self.kept(talks, room, after, upto)

    def kept(self, talks: int, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of `room`, whoever reads it."""
        found = rows(self.using, statements.ENTRIES, talks, room, after, upto)
        opened = ((leaf, *resting.opened(room, leaf, *kept)) for leaf, *kept in found)
        return [Stored(leaf, payload, salt) for leaf, salt, payload in opened]
