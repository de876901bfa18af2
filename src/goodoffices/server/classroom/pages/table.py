"""One table of a class: its principals and free seats, played by the teacher; its points, timetable and beginning."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.examples import ExampleError
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.receipts import trouble
from goodoffices.records import StoreError
from goodoffices.server.classroom import glancing, names, resetting, standing_in, timetable
from goodoffices.server.classroom.casting import Cast
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.classroom.pages.shown import as_teacher, row, words_of
from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.offices import instructor, mediator
from goodoffices.server.languages import told
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.instructing import clock


@require_http_methods(["GET", "HEAD", "POST"])
@as_teacher
def table(request: HttpRequest, klass: Class, number: int) -> HttpResponseBase:
    """`/class/NAME/tables/N/`."""
    found = next((one for one in names.tables(klass) if one.number == number), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        _do(request, klass, found)
        return redirect("classroom:table", name=klass.name, number=number)
    desk = glancing.desk_at(found.talks)
    play = desk.play
    cast = Cast()
    rows = [row(one, cast) for one in names.students(klass) if one.at is not None and one.at.table == number]
    capitals = [instructor.capital(desk, play.rooms[room]) for room in instructor.capitals(desk)]
    points = [each | {"reopen": instructor.reopen(desk, each)} for each in mediator.table(desk, ())]
    context = {
        "title": _("Table %(n)s") % {"n": number},
        "klass": klass,
        "table": found,
        "begun": clock(play, desk.now) is not None,
        "capitals": [each | {"say": _tell(desk, each["room"])} for each in capitals],
        "unplayed": _unplayed(klass, found, cast),
        "points": points,
        "rows": rows,
        "earlier": [_earlier(desk, before) for before in resetting.earlier(found)],
        "here_url": desk.url("desk"),
        "seats_url": reverse("doors:seats", kwargs={"talks": desk.talks, "seat": desk.seat}),
        "desk_url": reverse("classroom:desk", args=[klass.name]),
        "tables_url": reverse("classroom:tables", args=[klass.name]),
    }
    return render(request, "classroom/table.html", context)


def _unplayed(klass: Class, found: TableOf, cast: Cast) -> list[dict[str, str]]:
    """The seats that no student has, and the way to the desks of those that the teacher plays."""
    urls = {
        seat: reverse("desks:desk", kwargs={"talks": found.talks, "seat": seat})
        for seat in standing_in.played(klass, found)
    }
    seats = standing_in.free(klass, found, cast)
    return [{"seat": seat, "words": words_of(found, seat, cast), "url": urls.get(seat, "")} for seat in seats]


def _tell(desk: Desk, room: str) -> dict[str, str] | None:
    return acts.link(desk, room, "NoteOralInstruction")


def _earlier(desk: Desk, before: TableOf) -> dict[str, object]:
    """A copy that was at this table before, which the instructor still reads."""
    return {
        "url": reverse("desks:desk", kwargs={"talks": before.talks, "seat": INSTRUCTOR}),
        "at": dates.moment(before.made, desk.zone),
        "entries": sum(get_registry().heads(before.talks, INSTRUCTOR).values()),
    }


def _do(request: HttpRequest, klass: Class, found: TableOf) -> None:
    what = request.POST.get("do", "")
    if what == "begin":
        refused = timetable.begin(klass, [found])
        for words in refused:
            messages.error(request, told(words))
        if not refused:
            messages.success(request, _("The timetable has begun at table %(n)s.") % {"n": found.number})
    elif what == "anew":
        _anew(request, found)
    elif what in ("play", "leave"):
        _stand_in(request, klass, found, what)
    else:
        raise Http404


def _stand_in(request: HttpRequest, klass: Class, found: TableOf, what: str) -> None:
    seat = request.POST.get("seat", "")
    if seat not in standing_in.free(klass, found):
        raise Http404
    if what == "leave":
        standing_in.leave(klass, found, seat)
    elif refused := standing_in.take(klass, found, seat):
        messages.error(request, told(refused))


def _anew(request: HttpRequest, found: TableOf) -> None:
    """Begin anew what the page showed, once: a second press finds another copy at the table, and does nothing."""
    if request.POST.get("seen") != found.talks:
        messages.warning(request, _("Table %(n)s was begun anew already: nothing was done.") % {"n": found.number})
        return
    try:
        new = resetting.begin_anew(found)
    except ExampleError as refused:
        messages.error(request, told(refused.args[0]))
        return
    except StoreError as error:
        messages.error(request, told(trouble(error).message))
        return
    if new is None:
        messages.warning(request, _("Table %(n)s was begun anew already: nothing was done.") % {"n": found.number})
    else:
        words = _("Table %(n)s was begun anew: everybody who sat there sits at the fresh copy, with the same code.")
        messages.success(request, words % {"n": found.number})
