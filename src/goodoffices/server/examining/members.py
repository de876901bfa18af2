"""Who reads what, as the database has it ready for every request, against a replay of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import DEFAULT_DB_ALIAS

from goodoffices.server.store.statements import rows
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, RoomId, SeatId, Talks
from goodoffices.talks.play import fold

Reading = dict[tuple[SeatId, RoomId], int | None]
"""Up to which entry a seat reads a room; None: as it grows."""

_MEMBERSHIP = """
SELECT membership.seat, room.name, membership.upto FROM store_membership membership
JOIN store_room room ON room.id = membership.room_id JOIN store_talks talks ON talks.id = membership.talks_id
WHERE talks.name = %s
"""


def kept(talks: Talks, using: str = DEFAULT_DB_ALIAS) -> Reading:
    """Who reads what, as the projection has it."""
    return {(seat, room): upto for seat, room, upto in rows(using, _MEMBERSHIP, talks)}


def replayed(rooms: Mapping[RoomId, list[Entry]]) -> Reading:
    """Who reads what, by the records of these rooms alone."""
    found: Reading = {}
    for room, entries in rooms.items():
        state = fold(room, entries)
        # A capital seats people too, and whoever has a seat reads plenary and the public room.
        found |= {(seat, each): None for seat in state.founding.seats for each in (PLENARY, PUBLIC)}
        if room not in (PLENARY, PUBLIC):
            found |= {(seat, room): stay.until for seat, stay in state.door.stays.items()}
    return found


def differences(talks: Talks, there: Reading, right: Reading) -> Iterator[str]:
    """Where the projection is not what the records make it."""
    for seat, room in sorted(there.keys() | right.keys()):
        at = (seat, room)
        if at not in there:
            yield f"{seat} reads {room} of {talks} by the record, and the database does not let it"
        elif at not in right:
            yield f"the database lets {seat} read {room} of {talks}, and no record says so"
        elif there[at] != right[at]:
            yield f"{seat} reads {room} of {talks} {_upto(right[at])} by the record, and {_upto(there[at])} here"


def _upto(number: int | None) -> str:
    return "as it grows" if number is None else f"up to entry {number}"
