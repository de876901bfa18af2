"""Where a seat comes in: the desk of its office."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.offices import head, instructor, mediator, press, principal, public, secretariat

# Whoever has no desk of its own sits beside its head of delegation.
OFFICES = {
    "principal": principal.desk,
    "aide": principal.desk,
    "mediator": mediator.desk,
    "co-mediator": mediator.desk,
    "press": press.desk,
    "secretariat": secretariat.desk,
    "instructor": instructor.desk,
    "public": public.desk,
}


@as_seat
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The desk of the reader's office."""
    return OFFICES.get(desk.office, head.desk)(request, desk)
