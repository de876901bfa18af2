"""Who may read a debrief: the teacher always, students once it is open; to everybody else there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from goodoffices.kits.debrief import may_read
from goodoffices.server.classroom import debriefing
from goodoffices.server.classroom.debriefing import Opened, Shown
from goodoffices.server.classroom.models import Class, Place
from goodoffices.server.desks.desk import not_found
from goodoffices.server.store.registry import get_registry

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Reader:
    """Who reads: the teacher, or the student of a place."""

    place: Place | None
    opened: Opened | None

    @property
    def teacher(self) -> bool:
        return self.place is None

    def sits_at(self, one: Shown) -> bool:
        """Whether it is the reader's own table."""
        return self.place is not None and self.place.table_id == one.table.pk


def as_reader(view: View) -> View:
    """Answer a page of a class's debrief: the view gets `(request, klass, reader, **kw)`.

    A debrief that is sealed, another class's, and none at all are the same page, byte for byte.
    """

    @wraps(view)
    def answer(request: HttpRequest, name: str, **kw: Any) -> HttpResponseBase:
        klass = Class.objects.filter(name=name).select_related("teacher").first() if request.user.pk else None
        reader = _reader(request, klass) if klass is not None else None
        try:
            response = not_found(request) if reader is None else view(request, klass, reader, **kw)
        except Http404:
            response = not_found(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def for_teacher(view: View) -> View:
    """The same, for the teacher alone; the view gets no reader."""

    @wraps(view)
    def answer(request: HttpRequest, klass: Class, reader: Reader, **kw: Any) -> HttpResponseBase:
        if not reader.teacher:
            raise Http404
        return view(request, klass, **kw)

    return as_reader(answer)


def _reader(request: HttpRequest, klass: Class) -> Reader | None:
    opened = debriefing.opened(klass)
    if klass.teacher_id == request.user.pk:
        return Reader(None, opened)
    account = request.user.pk or 0
    place = klass.places.filter(account_id=account).exclude(joined=None).select_related("table").first()
    if place is None or place.table is None or opened is None:
        return None
    play = get_registry().play(place.table.talks, place.seat)
    return Reader(place, opened) if may_read(play, place.seat, opened=True) else None


def table(reader: Reader, tables: list[Shown], number: int) -> Shown:
    """The table that is shown under a number."""
    for one in tables:
        if one.number == number:
            return one
    raise Http404
