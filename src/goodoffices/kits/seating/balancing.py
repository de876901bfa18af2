"""Balancing a class again: what should change, and nothing that need not, when people came late or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from goodoffices.kits.model import KitSeat
from goodoffices.kits.seating.placing import OBSERVER, Seating, roles
from goodoffices.talks.act import SeatId


class Sitting(Struct, frozen=True):
    """A person who is there, by a number of the caller's, and where: None for one who has no seat yet."""

    who: int
    at: Seating | None = None


class Move(Struct, frozen=True):
    """That a person goes from one seat, or from none, to another."""

    who: int
    before: Seating | None
    after: Seating


class Balance(Struct, frozen=True):
    """What would change, and what would still be wanting."""

    moves: tuple[Move, ...]
    empty: tuple[Seating, ...]  # seats that are needed, and that nobody would have


def balance(
    seats: Sequence[KitSeat], people: Sequence[Sitting], tables: Sequence[int], closing: int | None = None
) -> Balance:
    """Who should move so that every table has what it needs, everybody has a seat, and as few as can be move.

    A needed seat that is empty goes to somebody without a seat, else to somebody of the same table, else to somebody
    of another: always to one whose own seat is missed least (an observer, one of two who share a seat, one on a seat
    that is not needed). `closing` is a table that is given up: its people are spread over the others.
    """
    left = [table for table in tables if table != closing]
    now = {p.who: p.at if p.at is not None and p.at.table in left else None for p in people}
    empty = []
    for seat in (seat.id for seat in seats if seat.needed):
        for table in left:
            here = Seating(table, seat)
            if here in now.values():
                continue
            who = _least_missed(seats, now, here)
            if who is None:
                empty.append(here)
            else:
                now[who] = here
    for unseated in [who for who, at in now.items() if at is None and left]:
        now[unseated] = _next_free(seats, now, left)
    before = {p.who: p.at for p in people}
    moves = [Move(who, before[who], at) for who, at in now.items() if at is not None and at != before[who]]
    return Balance(tuple(moves), tuple(empty))


def _least_missed(seats: Sequence[KitSeat], now: dict[int, Seating | None], wanted: Seating) -> int | None:
    """Who can best take a seat; None if nobody can be spared."""
    sizes = {table: sum(at is not None and at.table == table for at in now.values()) for table in _used(now)}
    best: tuple[tuple[int, int, int], int] | None = None
    for order, (who, at) in enumerate(now.items()):
        worth = _worth(seats, now, at)
        if worth is None:
            continue
        away = 0 if at is None or at.table == wanted.table else 1
        size = 0 if at is None else -sizes[at.table]
        # Somebody of the same table knows it already; from elsewhere, of the largest table.
        rank = (worth + 10 * away if at is not None else -1, size if away else 0, -order)
        if best is None or rank < best[0]:
            best = (rank, who)
    return None if best is None else best[1]


def _used(now: dict[int, Seating | None]) -> set[int]:
    return {at.table for at in now.values() if at is not None}


def _worth(seats: Sequence[KitSeat], now: dict[int, Seating | None], at: Seating | None) -> int | None:
    """How much a person would be missed in a seat: less is less; None if the table cannot do without."""
    if at is None or at.seat == OBSERVER:
        return 0
    if sum(other == at for other in now.values()) > 1:
        return 1
    seat = next((one for one in seats if one.id == at.seat), None)
    return None if seat is not None and seat.needed else 2


def _next_free(seats: Sequence[KitSeat], now: dict[int, Seating | None], tables: Sequence[int]) -> Seating:
    """The first seat that is free at the table with the fewest people."""
    table = min(tables, key=lambda t: (sum(at is not None and at.table == t for at in now.values()), t))
    left: list[SeatId] = roles(seats)
    for at in now.values():
        if at is not None and at.table == table and at.seat in left:
            left.remove(at.seat)
    return Seating(table, left[0] if left else OBSERVER)
