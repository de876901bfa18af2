"""The teacher's page of a class: who is there, new codes, late ones, no-shows, and the way to each table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.seating import OBSERVER, Seating, roles
from goodoffices.server.classroom import names, places, sealed, story, timetable
from goodoffices.server.classroom.models import Class, Place, TableOf
from goodoffices.server.classroom.pages.shown import as_teacher, row, seat_words
from goodoffices.server.classroom.roster import MOST_NAME
from goodoffices.server.desks.desk import not_found
from goodoffices.server.doors import places as doors
from goodoffices.talks.act import SeatId


@require_http_methods(["GET", "HEAD", "POST"])
@as_teacher
def desk(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """`/class/NAME/`."""
    if request.method == "POST":
        try:
            return _do(request, klass)
        except Http404:
            return not_found(request)
    students = names.students(klass)
    rows = [row(student) for student in students]
    kept = sealed.get(klass.kept)
    context = {
        "title": klass.name,
        "klass": klass,
        "kit": names.kit_of(klass).name,
        "note": kept.get("note", ""),
        "tables": [_table(klass, table, rows) for table in names.tables(klass)],
        "everybody": rows,
        "nowhere": [one for one in rows if one["table"] is None],
        "waiting": sum(one["state"] == "expected" for one in rows),
        "wanting": places.plan(klass).moves,
        "events": [{"at": event.at, "words": words} for event, words in story.last(klass)],
        **{f"{page}_url": reverse(f"classroom:{page}", args=[klass.name]) for page in _PAGES},
        "new_url": reverse("classroom:new"),
    }
    return render(request, "classroom/desk.html", context)


_PAGES = ("wall", "balance", "cards", "sheets")


def _table(klass: Class, table: TableOf, rows: list[dict[str, Any]]) -> dict[str, Any]:
    here = [one for one in rows if one["table"] == table.number]
    kit = names.kit_of(klass)
    taken = set(klass.places.filter(table=table).values_list("seat", flat=True))
    empty = [seat.id for seat in kit.seats if seat.needed and seat.id not in taken]
    return {
        "number": table.number,
        "rows": here,
        "url": reverse("desks:desk", kwargs={"talks": table.talks, "seat": INSTRUCTOR}),
        "empty": [found.person or seat for seat in empty if (found := doors.place(table.talks, seat)) is not None],
        "seats": [
            {"value": f"{table.number}/{seat}", "words": "observes" if seat == OBSERVER else _played(table, seat)}
            for seat in dict.fromkeys([*roles(kit.seats), OBSERVER])
        ],
    }


def _played(table: TableOf, seat: SeatId) -> str:
    found = doors.place(table.talks, seat)
    return f"{found.person} ({seat})" if found is not None and found.person else seat


def _do(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """Carry out one button; raises `Http404` for a student or a seat that the class does not have."""
    what = request.POST.get("do", "")
    if what == "begin":
        refused = timetable.begin(klass)
        for words in refused or ["The timetable has begun at every table."]:
            (messages.error if refused else messages.success)(request, words)
    elif what == "late":
        _late(request, klass)
    elif what == "no-shows":
        gone = list(klass.places.filter(joined=None, absent=False).select_related("account", "table", "klass"))
        for place in gone:
            places.mark_absent(place, True)
        messages.success(request, f"{len(gone)} marked as not here. Their seats are free: balance the tables.")
    else:
        place = _place(request, klass)
        student = names.student(place)
        if what == "new code":
            places.renew(place)
            messages.success(request, f"{student.name} has a new code; the old one and its session are void.")
        elif what in ("absent", "came"):
            places.mark_absent(place, what == "absent")
            messages.success(request, f"{student.name} is {'not here' if what == 'absent' else 'expected again'}.")
        elif what == "move":
            _move(request, klass, place)
    return redirect("classroom:desk", name=klass.name)


def _place(request: HttpRequest, klass: Class) -> Place:
    written = request.POST.get("place", "")
    number = int(written[:18]) if written.isdecimal() else 0
    place = klass.places.select_related("account", "table", "klass").filter(pk=number).first()
    if place is None:
        raise Http404
    return place


def _late(request: HttpRequest, klass: Class) -> None:
    name = " ".join(request.POST.get("name", "").split())
    if not name or len(name) > MOST_NAME or not name.isprintable():
        messages.error(request, "Write the name of whoever came late.")
    elif any(one.name.casefold() == name.casefold() for one in names.students(klass)):
        messages.error(request, f"{name} is on the roster already.")
    else:
        places.seat_late(places.add_late(klass, name))
        messages.success(request, f"{name} is on the roster, with a seat and a code.")


def _move(request: HttpRequest, klass: Class, place: Place) -> None:
    number, _, seat = request.POST.get("to", "").partition("/")
    table = next((one for one in names.tables(klass) if str(one.number) == number), None)
    if table is None or seat not in [*roles(names.kit_of(klass).seats), OBSERVER]:
        raise Http404
    places.move(place, Seating(table.number, seat), table)
    student = names.student(place)
    story.note(klass, "moved", f"{student.name} went to table {table.number}, {seat}.")
    messages.success(request, f"{student.name} now sits at table {table.number}: {seat_words(student)}.")
