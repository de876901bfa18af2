"""Whether a file is exactly a released version of a text, for whoever asks: of the unreleased nothing is said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from goodoffices.documents.genuine import Entered, Version
from goodoffices.documents.genuine import genuine as judged
from goodoffices.documents.pdf import Unprintable
from goodoffices.documents.word.opening import Unreadable
from goodoffices.server.desks import dates, uploads
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.forms.closing import aloud
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import language_name, listed, party_name, room_name
from goodoffices.server.doors import limits
from goodoffices.server.doors.pages import trouble
from goodoffices.server.languages import told
from goodoffices.talks.act import PUBLIC_SEAT


@as_seat
def genuine(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Ask for the file; say what released version it is, or that it is none that this reader may know of."""
    if request.method != "POST":
        return _show(request, desk)
    whose = limits.client(request) if desk.office == PUBLIC_SEAT else f"{desk.talks}/{desk.seat}"
    if not limits.count("check", whose):
        return trouble.too_many(request)
    try:
        name, data = uploads.whole(request)
        found = judged(desk.play, desk.talks, data)
    except (uploads.NotSent, Unreadable) as error:
        return _show(request, desk, wrong=told(error.args[0]))
    except Unprintable:
        none = _("A PDF cannot be compared on this server now. Ask for the Word or the HTML file, and check that.")
        return _show(request, desk, wrong=none)
    return _show(request, desk, name=name[:200], found=_told(desk, found))


def _show(
    request: HttpRequest, desk: Desk, *, name: str = "", found: dict[str, Any] | None = None, wrong: str = ""
) -> HttpResponse:
    return page(
        request,
        desk,
        "genuine.html",
        _("Check a file"),
        current="text",
        status=422 if wrong else 200,
        wrong=wrong,
        most=uploads.TEXT // uploads.MB,
        name=name,
        found=found,
        again_url=desk.url("genuine"),
        text_url=desk.url("text") if desk.seat != PUBLIC_SEAT else "",
    )


def _told(desk: Desk, found: Version | Entered | None) -> dict[str, Any]:
    """What is said of a file. Of one that is none of these it is always the same."""
    if found is None:
        return {"genuine": False}
    if isinstance(found, Entered):
        return {
            "genuine": True,
            "room": room_name(desk, found.room),
            "entry": found.entry,
            "entry_url": desk.entry_url(found.room, found.entry),
            "language": language_name(found.language),
            "ground": told(found.ground),
        }
    origin, claim = found.text.origin, found.claim
    return {
        "genuine": True,
        "version": True,
        "room": room_name(desk, origin.room),
        "entry": origin.entry,
        "entry_url": desk.entry_url(origin.room, origin.entry),
        "moment": dates.moment(origin.moment, desk.zone),
        "commitment": told(origin.commitment),
        "languages": listed([language_name(tag) for tag in claim.languages]),
        "earlier": claim.earlier,
        "copy": party_name(desk, claim.copy) if claim.copy else "",
        "bytes_too": found.bytes_too,
        "digest": aloud(origin.sha256),
    }
