"""What those are shown who sit in no capital: the same, whether or not their party has opened one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page


def no_capital(request: HttpRequest, desk: Desk, title: str, current: str) -> HttpResponse:
    """An empty page that says who opens a capital, and who brings people into it."""
    return page(
        request,
        desk,
        "no_capital.html",
        title,
        current=current,
        can_open="capital" in acts.may_open(desk),
        open_url=desk.act_url("new", "OpenRoom", room_kind="capital"),
    )
