"""The records on a database: SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from goodoffices.records import Answered, Append, NoTalks, Stored
from goodoffices.server.store.errors import in_the_stores_terms
from goodoffices.server.store.locks import lock, lock_key, turn
from goodoffices.server.store.models import ID_LENGTH, Answer, Leaf, Membership, Payload, Room
from goodoffices.server.store.models import Talks as TalksRow
from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT, RoomId, SeatId, Talks

_PAYLOAD = Payload.objects.filter(room=OuterRef("room"), number=OuterRef("number")).values("payload")
_LEAF = Leaf.objects.filter(room=OuterRef("room"), number=OuterRef("number")).values("leaf")


def _sound(name: str) -> bool:
    """Whether there can be anything of this name; what a database would choke on is no name of anything."""
    return 0 < len(name) <= ID_LENGTH and name.isprintable()


class _Writing:
    """One seat's transaction, with its room locked."""

    def __init__(self, records: DjangoRecords, talks: int, seat: SeatId) -> None:
        self._records = records
        self._using = records.using
        self._talks = talks
        self._seat = seat
        self.appended = False

    def answered(self, key: str) -> Answered | None:
        if not _sound(self._seat) or not _sound(key):
            return None
        lock_key(self._using, self._talks, self._seat, key)
        found = Answer.objects.using(self._using).filter(talks=self._talks, seat=self._seat, key=key)
        row = found.values_list("digest", "room__name", "number", Subquery(_LEAF)).first()
        return None if row is None else Answered(bytes(row[0]), row[1], row[2], bytes(row[3]))

    def readable(self) -> Mapping[RoomId, int]:
        return self._records.horizons(self._talks, self._seat)

    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        return self._records.entries(self._talks, self._seat, room, after, upto)

    def append(self, entry: Append) -> None:
        rooms = {room: self._room(room) for room in {entry.room, *(room for _, room in entry.readers)}}
        room, using = rooms[entry.room], self._using
        follows = Room.objects.using(using).filter(pk=room, number=entry.number - 1).update(number=entry.number)
        if follows != 1:
            raise RuntimeError("the entry does not follow the last one of its room: the room was not locked")
        leaf = Leaf(room_id=room, number=entry.number, leaf=entry.leaf, leaf_hash=entry.leaf_hash)
        payload = Payload(room_id=room, number=entry.number, salt=entry.salt, payload=entry.payload)
        answer = Answer(
            talks_id=self._talks, seat=entry.seat, key=entry.key, digest=entry.digest, room_id=room, number=entry.number
        )
        for row in (leaf, payload, answer):
            row.save(using=using, force_insert=True)
        if entry.readers:
            Membership.objects.using(using).bulk_create(
                [
                    Membership(talks_id=self._talks, seat=seat, room_id=rooms[name], upto=upto)
                    for (seat, name), upto in entry.readers.items()
                ],
                update_conflicts=True,
                unique_fields=["talks", "seat", "room"],
                update_fields=["upto"],
            )
        self.appended = True

    def _room(self, room: RoomId) -> int:
        return Room.objects.using(self._using).get_or_create(talks_id=self._talks, name=room)[0].pk


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
        if not _sound(talks):
            raise ValueError(f"no name for talks: write 1 to {ID_LENGTH} characters that can be printed")
        with self._transaction():
            row, new = TalksRow.objects.using(self.using).get_or_create(name=talks)
            if new:  # every seat gets to read these two, so they have rows that can be named before they are open
                Room.objects.using(self.using).bulk_create(Room(talks=row, name=name) for name in (PLENARY, PUBLIC))
        return new

    def readable(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, int]:
        with in_the_stores_terms(self.using):
            known = self._known(talks)
            return {} if known is None else self.horizons(known, seat)

    def read(self, talks: Talks, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        with in_the_stores_terms(self.using):
            known = self._known(talks)
            return [] if known is None else self.entries(known, seat, room, after, upto)

    @contextmanager
    def writing(self, talks: Talks, seat: SeatId, room: RoomId, beside: Iterable[RoomId]) -> Iterator[_Writing]:
        with self._transaction():
            known = self._known(talks)
            if known is None:
                raise NoTalks
            lock(self.using, known, {name: name == room for name in (*beside, room) if _sound(name)})
            writing = _Writing(self, known, seat)
            yield writing
            if not writing.appended:  # nor does a row stay behind for a room that was locked before it is open
                transaction.set_rollback(True, self.using)

    def erase(self, talks: Talks, room: RoomId, number: int) -> bool:
        """Empty the payload and the salt of one entry, by order of law; False if there is no such entry.

        The leaf stays. SQLite overwrites what was there; PostgreSQL does at its next VACUUM. Neither reaches backups.
        """
        if not _sound(talks) or not _sound(room):
            return False
        with self._transaction():
            where = Room.objects.using(self.using).filter(talks__name=talks, name=room).values("pk")
            kept = Payload.objects.using(self.using).filter(room__in=where, number=number)
            return kept.update(salt=None, payload=None) == 1

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with in_the_stores_terms(self.using), turn(self.using), transaction.atomic(self.using, durable=True):
            yield

    # Reading within talks whose row is known; always as a seat.

    def _known(self, talks: Talks) -> int | None:
        if not _sound(talks):
            return None
        return TalksRow.objects.using(self.using).filter(name=talks).values_list("pk", flat=True).first()

    def horizons(self, talks: int, seat: SeatId, only: RoomId | None = None) -> dict[RoomId, int]:
        """What `seat` reads, and up to which entry; of one room, if `only` one is wanted."""
        if not _sound(seat) or (only is not None and not _sound(only)):
            return {}
        open_rooms = Room.objects.using(self.using).filter(talks=talks, number__gt=0)
        if seat == PUBLIC_SEAT:
            found = open_rooms.filter(name=PUBLIC).values_list("name", "number")
        else:
            found = open_rooms.filter(membership__talks=talks, membership__seat=seat).values_list(
                "name", Coalesce("membership__upto", "number")
            )
        return dict(sorted(found if only is None else found.filter(name=only)))

    def entries(self, talks: int, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of `room`, as far as `seat` reads it."""
        after, upto = max(after, 0), min(upto, self.horizons(talks, seat, room).get(room, 0))
        if after >= upto:
            return []
        leaves = Leaf.objects.using(self.using).filter(room__talks=talks, room__name=room)
        rows = leaves.filter(number__gt=after, number__lte=upto).order_by("number")
        found = rows.values_list("leaf", Subquery(_PAYLOAD))
        return [Stored(bytes(leaf), None if kept is None else bytes(kept)) for leaf, kept in found.iterator()]
