"""Long texts as files: written beside the server's other work, with progress, and saved when they are there."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import msgspec
from babel.numbers import format_decimal
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.documents.alternat import copy_of
from goodoffices.server.desks import downloads, versions
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import room_name
from goodoffices.server.jobs import keeping, shown
from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.waking import wake
from goodoffices.server.jobs.writing import Given, Made
from goodoffices.server.languages import locale
from goodoffices.talks.act import PUBLIC_SEAT

KIND = "document"
FULL = _("%(n)s of yours are under way: wait for one to end, or stop it.")


@as_seat
def exports(request: HttpRequest, desk: Desk) -> HttpResponse:
    """POST: have a text written. GET: how far one's own are."""
    if desk.seat == PUBLIC_SEAT:  # whose files would be everybody's
        raise Http404
    if request.method == "POST":
        _start(request, desk)
        return HttpResponseRedirect(desk.url("exports"), status=303)
    jobs = shown.own(desk, KIND)
    if any(job.state in keeping.UNDER_WAY for job in jobs):
        wake()
    return page(
        request,
        desk,
        "exports.html",
        gettext("Files that are being written"),
        current="text",
        jobs=[_told(desk, job) for job in jobs],
        text_url=desk.url("text"),
    )


@require_safe
@as_seat
def save(request: HttpRequest, desk: Desk, token: str) -> HttpResponse:
    """A file that was written, to be saved."""
    job = shown.one(desk, KIND, token) if desk.seat != PUBLIC_SEAT else None
    made = _made(job) if job is not None else None
    if made is None:
        raise Http404
    return downloads.answer(made.content(), made.form, made.name)


def _start(request: HttpRequest, desk: Desk) -> None:
    room, form, copy = (request.POST.get(name, "") for name in ("room", "form", "copy"))
    desk.room(room)
    if form not in downloads.FORMATS:
        raise Http404
    found = versions.version(desk, room, request.POST)
    then = versions.for_good(desk, room, found)
    try:
        if copy:
            copy_of(found.text, copy)
    except ValueError:
        raise Http404 from None
    # The text that was looked at, not one that moved on while this waited, wherever an entry names it.
    fixed = {"at": then.text.origin.entry} if then.text is not found.text else {}
    query = urlencode({**found.query, **fixed}, doseq=True)
    given = Given(desk.talks, desk.seat, room, form, query, desk.as_of, copy)
    written = msgspec.json.encode(given).decode()
    if keeping.start(desk.talks, desk.seat, shown.seating(desk), KIND, written, desk.now) is None:
        messages.error(request, FULL % {"n": keeping.MOST})
        return
    wake()
    what = {"format": downloads.FORMATS[form].label, "room": room_name(desk, room)}
    messages.success(request, gettext("%(format)s, the text of %(room)s, is being written.") % what)


def _made(job: Job) -> Made | None:
    if job.state != "done" or not job.found:
        return None
    return msgspec.json.decode(keeping.result(job), type=Made)


def _told(desk: Desk, job: Job) -> dict[str, Any]:
    made = _made(job)
    if made is None:
        return shown.progress(desk, job)
    size = max(1, len(made.data) * 3 // 4 // 1024)
    return {
        **shown.progress(desk, job),
        "name": made.name,
        "size": gettext("%(n)s KB") % {"n": format_decimal(size, locale=locale())},
        "save_url": desk.url("export", token=job.token),
    }
