"""The instructor in a seat that nobody plays: said to the whole table, and over as soon as a student sits there."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

from django.db import transaction
from django.utils.translation import gettext as _

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.classroom import everywhere, names
from goodoffices.server.classroom.casting import Cast
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.desks import watcher
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, SeatId
from goodoffices.talks.instructing import Announce


def free(klass: Class, table: TableOf, cast: Cast | None = None) -> list[SeatId]:
    """The kit's seats at a table that no student has, in the kit's order; the instructor may play some of them."""
    taken, cast = set(klass.places.filter(table=table).values_list("seat", flat=True)), cast or Cast()
    seats = dict.fromkeys(seat.id for seat in names.kit_of(klass).seats)
    return [seat for seat in seats if seat not in taken and cast.place(table.talks, seat) is not None]


def played(klass: Class, table: TableOf) -> set[SeatId]:
    """The seats of a table that its instructor plays."""
    held = SeatAccount.objects.filter(talks=table.talks, account=klass.teacher, ended=None)
    return set(held.exclude(seat=INSTRUCTOR).values_list("seat", flat=True))


def take(klass: Class, table: TableOf, seat: SeatId) -> str:
    """Let the teacher play a seat that is free, once the table was told; why not, in words, or nothing."""
    if seat in played(klass, table):
        return ""
    refused = _tell(table, seat, lambda: _("%(person)s is played by the instructor from now on."))
    if refused:
        return refused
    registry = get_registry()
    there = registry.play(table.talks, seat).seat(seat)
    assert there is not None
    SeatAccount.objects.create(
        talks=table.talks, seat=seat, seating=there.number, account=klass.teacher, since=registry.now(), shared=True
    )
    return ""


def leave(klass: Class, table: TableOf, seat: SeatId) -> None:
    """The teacher plays the seat no longer: it is left, or a student has come to it."""
    if seat == INSTRUCTOR:
        return
    held = SeatAccount.objects.filter(talks=table.talks, seat=seat, account=klass.teacher, ended=None)
    if held.update(ended=get_registry().now()):
        transaction.on_commit(lambda: _left(table, seat))


def _left(table: TableOf, seat: SeatId) -> None:
    watcher.look_again([table.talks])
    _tell(table, seat, lambda: _("%(person)s is no longer played by the instructor."))


def _tell(table: TableOf, seat: SeatId, words: Callable[[], str]) -> str:
    """Announce at the table who plays a seat; the refusal, or nothing."""

    person = Cast().person(table.talks, seat)

    def said() -> str:
        return words() % {"person": person}

    act = Announce(text=everywhere.in_every_language(said))
    (outcome,) = everywhere.enter([table], lambda _table: [(PLENARY, act)], token_hex(16))
    return next(iter(outcome.refused), "")
