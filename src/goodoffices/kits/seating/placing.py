"""The first seating of a class: the same number at each table, give or take one, and no table without what it needs.

At a table the seats are filled in this order: those that are needed, then those that are not, then a second person on
each seat that two may share, and whoever is left observes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, repeat
from typing import Final

from msgspec import Struct

from goodoffices.kits.model import KitSeat
from goodoffices.phrases import phrase
from goodoffices.talks.act import SeatId

OBSERVER: Final[SeatId] = "observers.first"
"""The seat that all observers of a table share: it reads plenary, and does nothing."""


class SeatingError(ValueError):
    """The class cannot be seated so; the message says what to do."""


class Wish(Struct, frozen=True):
    """What the roster says of one person: nothing, a table (from 1), a seat, or both."""

    table: int | None = None
    seat: SeatId | None = None


class Seating(Struct, frozen=True):
    """Where a person sits: the table (from 1), and the seat there."""

    table: int
    seat: SeatId


def roles(seats: Sequence[KitSeat]) -> list[SeatId]:
    """The seats of a table in the order in which they are filled, before anybody observes."""
    needed = [seat.id for seat in seats if seat.needed]
    others = [seat.id for seat in seats if not seat.needed]
    return [*needed, *others, *(seat.id for seat in seats if seat.double)]


def full(seats: Sequence[KitSeat]) -> int:
    """How many people a table takes before anybody has to observe."""
    return len(roles(seats))


def needed(seats: Sequence[KitSeat]) -> int:
    """How many people a table cannot do without."""
    return sum(seat.needed for seat in seats)


def seat_class(seats: Sequence[KitSeat], wishes: Sequence[Wish], tables: int) -> list[Seating]:
    """Where each person sits, in the order of the roster. Wishes come first; neighbours on the roster sit apart.

    Raises `SeatingError` for fewer people than tables, and for wishes that cannot be met.
    """
    if tables < 1 or len(wishes) < tables:
        raise SeatingError(
            phrase(
                "{people} people cannot fill {tables} tables: take {most} at the most.",
                people=len(wishes), tables=tables, most=_fewer(seats, len(wishes)),
            )
        )  # fmt: skip
    at = _tables(seats, wishes, tables)
    found: list[Seating | None] = [None] * len(wishes)
    for table in range(1, tables + 1):
        here = [i for i, its in enumerate(at) if its == table]
        for i, seat in zip(here, _at_one_table(seats, [wishes[i].seat for i in here], table), strict=True):
            found[i] = Seating(table, seat)
    return [one for one in found if one is not None]


def _fewer(seats: Sequence[KitSeat], people: int) -> int:
    return max(1, people // max(1, needed(seats)))


def _tables(seats: Sequence[KitSeat], wishes: Sequence[Wish], tables: int) -> list[int]:
    """The table of each person: as wished; else where the wished seat is still to be had, else the smallest."""
    counts = [0] * (tables + 1)
    known = {seat.id for seat in seats}
    taken: Counter[tuple[int, SeatId | None]] = Counter()
    for i, wish in enumerate(wishes):
        if wish.table is not None:
            if not 1 <= wish.table <= tables:
                raise SeatingError(
                    phrase(
                        "Person {number} is to sit at table {table}: the tables are 1 to {last}.",
                        number=i + 1, table=wish.table, last=tables,
                    )
                )  # fmt: skip
            counts[wish.table] += 1
            taken[wish.table, wish.seat] += 1
    found = [wish.table for wish in wishes]
    for first in (True, False):  # those with a wished seat, while there is one at each table; then the others
        for i, wish in enumerate(wishes):
            seat = wish.seat if wish.seat in known else None  # any number observe; what is no seat is told later
            if found[i] is None and (seat is not None) is first:
                table = min(range(1, tables + 1), key=lambda t: (taken[t, seat] if seat else 0, counts[t], t))
                found[i] = table
                counts[table] += 1
                taken[table, seat] += 1
    return [table for table in found if table is not None]


def _at_one_table(seats: Sequence[KitSeat], wished: Sequence[SeatId | None], table: int) -> list[SeatId]:
    left = roles(seats)
    for seat in wished:
        if seat is None or seat == OBSERVER:
            continue
        if seat not in left:
            known = any(one.id == seat for one in seats)
            crowded = phrase(
                "Seat {seat} at table {table}: more people than it takes are to sit there; change the roster.",
                seat=seat, table=table,
            )  # fmt: skip
            missing = phrase(
                "Seat {seat} at table {table}: the kit has no such seat; its seats are {known}.",
                seat=seat, table=table, known=", ".join([*(one.id for one in seats), OBSERVER]),
            )  # fmt: skip
            raise SeatingError(crowded if known else missing)
        left.remove(seat)
    rest = chain(left, repeat(OBSERVER))
    return [seat if seat is not None else next(rest) for seat in wished]
