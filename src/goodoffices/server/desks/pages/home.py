"""Where a seat comes in. The desks of the offices stand here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.server.desks.desk import Desk, as_seat


@as_seat
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The state of play, which every office can read."""
    return HttpResponseRedirect(desk.url("board"))
