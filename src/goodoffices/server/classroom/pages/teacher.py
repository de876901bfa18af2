"""The teacher's page of a class: who is there, new codes, late ones, no-shows, and the way to each table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from goodoffices.kits import Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.seating import OBSERVER, Seating, roles
from goodoffices.phrases import phrase
from goodoffices.server.classroom import names, places, sealed, standing_in, story, timetable
from goodoffices.server.classroom.casting import Cast
from goodoffices.server.classroom.models import Class, Place, TableOf
from goodoffices.server.classroom.pages.shown import as_teacher, row, seat_words
from goodoffices.server.classroom.roster import is_name
from goodoffices.server.desks.desk import not_found
from goodoffices.server.languages import told
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
    cast = Cast()
    rows = [row(student, cast) for student in students]
    kept, kit = sealed.get(klass.kept), names.kit_of(klass)
    context = {
        "title": klass.name,
        "klass": klass,
        "kit": kit.name,
        "note": told(sealed.words(kept.get("note", ""))),
        "tables": [_table(klass, table, rows, kit, cast) for table in names.tables(klass)],
        "everybody": rows,
        "nowhere": [one for one in rows if one["table"] is None],
        "waiting": sum(one["state"] == "expected" for one in rows),
        "wanting": places.plan(klass).moves,
        "events": [{"at": event.at, "words": words} for event, words in story.last(klass)],
        **{f"{page}_url": reverse(f"classroom:{page}", args=[klass.name]) for page in _PAGES},
        "new_url": reverse("classroom:new"),
    }
    return render(request, "classroom/desk.html", context)


_PAGES = ("tables", "wall", "balance", "cards", "sheets", "debrief")


def _table(klass: Class, table: TableOf, rows: list[dict[str, Any]], kit: Kit, cast: Cast) -> dict[str, Any]:
    here = [one for one in rows if one["table"] == table.number]
    needed, ours = {seat.id for seat in kit.seats if seat.needed}, standing_in.played(klass, table)
    empty = [seat for seat in standing_in.free(klass, table, cast) if seat in needed - ours]
    return {
        "number": table.number,
        "rows": here,
        "url": reverse("desks:desk", kwargs={"talks": table.talks, "seat": INSTRUCTOR}),
        "empty": [cast.person(table.talks, seat) for seat in empty],
        "play_url": reverse("classroom:table", args=[klass.name, table.number]) + "#play",
        "seats": [
            {
                "value": f"{table.number}/{seat}",
                "words": _("observes") if seat == OBSERVER else _played(table, seat, cast),
            }
            for seat in dict.fromkeys([*roles(kit.seats), OBSERVER])
        ],
    }


def _played(table: TableOf, seat: SeatId, cast: Cast) -> str:
    person = cast.person(table.talks, seat)
    return f"{person} ({seat})" if person != seat else seat


def _do(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """Carry out one button; raises `Http404` for a student or a seat that the class does not have."""
    what = request.POST.get("do", "")
    if what == "begin":
        refused = timetable.begin(klass)
        for words in refused:
            messages.error(request, told(words))
        if not refused:
            messages.success(request, _("The timetable has begun at every table."))
    elif what == "late":
        _late(request, klass)
    elif what == "no-shows":
        gone = list(klass.places.filter(joined=None, absent=False).select_related("account", "table", "klass"))
        for place in gone:
            places.mark_absent(place, True)
        words = ngettext(
            "%(count)s marked as not here. Their seats are free: balance the tables.",
            "%(count)s marked as not here. Their seats are free: balance the tables.",
            len(gone),
        )
        messages.success(request, words % {"count": len(gone)})
    else:
        place = _place(request, klass)
        student = names.student(place)
        if what == "new code":
            places.renew(place)
            words = _("%(name)s has a new code; the old one and its session are void.")
            messages.success(request, words % {"name": student.name})
        elif what in ("absent", "came"):
            places.mark_absent(place, what == "absent")
            words = _("%(name)s is not here.") if what == "absent" else _("%(name)s is expected again.")
            messages.success(request, words % {"name": student.name})
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
    if not name or not is_name(name):
        messages.error(request, _("Write the name of whoever came late."))
    elif any(one.name.casefold() == name.casefold() for one in names.students(klass)):
        messages.error(request, _("%(name)s is on the roster already.") % {"name": name})
    else:
        places.seat_late(places.add_late(klass, name))
        messages.success(request, _("%(name)s is on the roster, with a seat and a code.") % {"name": name})


def _move(request: HttpRequest, klass: Class, place: Place) -> None:
    number, _slash, seat = request.POST.get("to", "").partition("/")
    table = next((one for one in names.tables(klass) if str(one.number) == number), None)
    if table is None or seat not in [*roles(names.kit_of(klass).seats), OBSERVER]:
        raise Http404
    places.move(place, Seating(table.number, seat), table)
    student = names.student(place)
    went = phrase("{name} went to table {number}, {seat}.", name=student.name, number=table.number, seat=seat)
    story.note(klass, "moved", went)
    said = {"name": student.name, "number": table.number, "seat": seat_words(student)}
    messages.success(request, _("%(name)s now sits at table %(number)s: %(seat)s.") % said)
