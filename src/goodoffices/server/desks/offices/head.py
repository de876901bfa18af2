"""The desk of a head of delegation, and of those who sit beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import left
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.offices import awaiting, beginning, sections
from goodoffices.talks.act import PLENARY

WAITING = gettext_lazy("What others want of you appears here: confirmations, drafts, directives from your capital.")


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Awaiting me · next session · moved · open points · what each calls left · undertakings."""
    asked = awaiting.unanswered(desk, desk.capital) if desk.capital is not None else []
    return page(
        request,
        desk,
        "offices/head.html",
        _("My desk"),
        rooms=desk.play.rooms,
        current="desk",
        steps=beginning.steps(desk),
        cards=awaiting.cards(desk),
        waiting_words=WAITING,
        asked=[
            {"url": desk.entry_url(desk.capital.room, e.number), "words": desk.say(e.act.question)}  # type: ignore[union-attr]  # requests alone
            for e in asked
            if desk.capital is not None
        ],
        sessions=sections.sessions(desk)[:2],
        programme_url=desk.url("programme"),
        moved=sections.moved(desk),
        points=sections.open_points(desk, PLENARY),
        declared=left.as_declared(desk),
        more_declared_url=left.more_url(desk),
        undertakings=sections.undertakings(desk, [desk.party]),
        unread=sections.unread(desk),
        has_mandate=desk.capital is not None,
    )
