"""What it is worth to us: a capital orders, divides, compares and types numbers, and sees what packages come to.

Seen in that capital alone. Nothing at the table follows from what is said here.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import acts, looked
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.pages import worth_forms, worth_packages, worth_said
from goodoffices.server.desks.pages.parts.capital import no_capital
from goodoffices.server.desks.pages.worth_typed import Typed, typed
from goodoffices.server.languages import told
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PLENARY, Refusal
from goodoffices.talks.play import RoomState
from goodoffices.valuations.private import clash, ground

TITLE = _("What it is worth to us")
PLACES = {
    "RankAlternatives": "order",
    "DividePoints": "divide",
    "ComparePackages": "compare",
    "NoteWorths": "numbers",
    "TakeBack": "answers",
}


@as_seat
def worth(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The page; by its forms one answers, and takes an answer back."""
    capital = desk.capital
    if capital is None:
        return no_capital(request, desk, str(TITLE), "worth")
    looked.look(desk, capital.room)
    if request.method != "POST":
        return _shown(request, desk, capital)
    sent = typed(request.POST)
    refused = sent.refused or _entered(request, desk, capital, sent)
    if refused is not None:
        return _shown(request, desk, capital, sent, refused)
    kept = gettext("Kept, in your capital’s own record.") if sent.kind != "TakeBack" else gettext("Taken back.")
    messages.success(request, kept)
    here = desk.url("worth")
    return HttpResponseRedirect(f"{here}#{request.POST.get('back') or PLACES[sent.kind]}", status=303)


def _entered(request: HttpRequest, desk: Desk, capital: RoomState, sent: Typed) -> Refusal | None:
    if desk.as_of is not None:
        return Refusal("closed", gettext("This is the past: go to today to say something."))
    act = json.dumps({"kind": sent.kind, **sent.act}, ensure_ascii=False)
    key = request.POST.get("key", "")[:200] or secrets.token_hex(16)
    outcome = store.get_registry().submit(desk.talks, desk.seat, capital.room, act, key)
    return outcome if isinstance(outcome, Refusal) else None


def _shown(
    request: HttpRequest, desk: Desk, capital: RoomState, sent: Typed | None = None, refused: Refusal | None = None
) -> HttpResponse:
    here = ground(desk.play.plenary, capital)
    against = clash(here)
    said = worth_said.Words(desk, capital)
    packages = worth_packages.compared(desk, capital, here, bool(against), request.GET.get("package", ""))
    given = worth_forms.forms(desk, capital, here, sent, request.GET)
    asked = packages.get("question") or {}
    for point in given["points"]:
        typed_here = refused is not None and sent is not None and sent.given.get("point") == point["id"]
        point["open"] = typed_here or (asked.get("sort") == "order" and asked["point"] == point["id"])
    shown: dict[str, Any] = {
        "may": acts.may(desk, capital.room, "RankAlternatives"),
        "clash": [said.answer(entry) for entry in against],
        "aside": [{**said.answer(one.entry), "why": told(one.why)} for one in here.aside],
        "reworded": said.reworded(desk.play.plenary),
        "unnumbered": here.unnumbered,
        "answers": [said.answer(entry) for entry in reversed(capital.worth.standing())],
        **given,
        **packages,
    }
    return page(
        request,
        desk,
        "worth.html",
        str(TITLE),
        rooms=(capital.room, PLENARY),
        room=capital.room,
        current="worth",
        status=200 if refused is None else 503 if refused.reason in ("full", "busy") else 422,
        refused={"message": told(refused.message), "where": PLACES.get(sent.kind, "") if sent else ""}
        if refused
        else None,
        key=secrets.token_hex(16),
        page_url=desk.url("worth"),
        **shown,
    )
