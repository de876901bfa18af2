"""Beginning a table anew: a fresh copy of the talks, the same people at it; the old one kept, and closed to them."""

from __future__ import annotations

from django.db import IntegrityError

from goodoffices.examples import load_as
from goodoffices.kits.copying import copy
from goodoffices.kits.seating import Seating
from goodoffices.phrases import phrase
from goodoffices.server.classroom import names, opening, places, sealed, standing_in, story
from goodoffices.server.classroom.models import TableOf
from goodoffices.server.desks import watcher
from goodoffices.server.doors.models import Invitation, SeatAccount
from goodoffices.server.store.at_once import at_once
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import INSTRUCTOR, party_of


def begin_anew(old: TableOf) -> TableOf | None:
    """A fresh copy in the place of `old`, all of it or nothing; None if it was begun anew, or given up, before.

    Raises:
        ExampleError: the kit's talks cannot be loaded.
    """
    klass, registry = old.klass, get_registry()
    [talks] = opening.new_talks(klass.name, [old.number])
    stood_in = standing_in.played(klass, old)
    loading = load_as(copy(names.kit_of(klass), talks, sealed.get(klass.kept).get("teacher", "")), registry, [talks])
    try:
        with at_once():
            if not TableOf.objects.filter(pk=old.pk, closed=None, next=None).exists():
                return None
            next(loading)
            new = TableOf.objects.create(
                klass=klass, number=old.number, talks=talks, made=registry.now(), after_id=old.pk
            )
            opening.instruct(new, klass.teacher, registry)
            for place in old.places.select_related("account", "klass").order_by("number"):
                places.move(place, Seating(new.number, place.seat), new)
            _close(old)
            story.note(klass, "anew", phrase("Table {number} was begun anew.", number=new.number))
    except IntegrityError:  # another process was faster
        if TableOf.objects.filter(after_id=old.pk).exists():
            return None
        raise
    watcher.look_again([old.talks])
    for seat in sorted(stood_in):
        standing_in.take(klass, new, seat)
    return new


def earlier(table: TableOf) -> list[TableOf]:
    """The copies that were at this table before, the newest first."""
    found = []
    before = table.after
    while before is not None:
        found.append(before)
        before = before.after
    return found


def _close(old: TableOf) -> None:
    """Nobody but the instructor holds a seat of the old copy, or can still be let into one."""
    now = get_registry().now()
    held = SeatAccount.objects.filter(talks=old.talks, ended=None)
    held.filter(pk__in=[one.pk for one in held if party_of(one.seat) != INSTRUCTOR]).update(ended=now)
    Invitation.objects.filter(talks=old.talks, used=None, withdrawn=None).update(withdrawn=now)
