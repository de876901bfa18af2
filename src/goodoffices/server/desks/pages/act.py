"""The form of an act: what it says, how it stands to one's mandate, and why it was not entered, if it was not."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from goodoffices.proving import NoHouse
from goodoffices.registry import Receipt
from goodoffices.server.desks import acts, clearing, colliding, prepared, publishing
from goodoffices.server.desks.committing import Commitment, commitments, told, worst
from goodoffices.server.desks.desk import Desk, as_seat, open_desk
from goodoffices.server.desks.forms import FORMS, ActForm
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import listed, room_name, who
from goodoffices.server.doors import passkeys
from goodoffices.server.languages.terms import WHO, term_in
from goodoffices.server.store import registry as store
from goodoffices.talks.act import Refusal, RoomId
from goodoffices.talks.authority import who_may

NEW = "new"  # in the place of a room: it is opened by this act
TROUBLES = ("full", "busy")  # refusals that are the server's own trouble, not the actor's


@as_seat
def act(request: HttpRequest, desk: Desk, room: str, kind: str) -> HttpResponse:
    """Show the form; take it, and go to where the act now stands in the record."""
    if kind not in FORMS or (kind == "OpenRoom") != (room == NEW):
        raise Http404
    if room != NEW:
        desk.room(room)
    if desk.as_of is not None:
        return HttpResponseRedirect(request.path)
    number = request.GET.get("prepared", "")
    if request.method != "POST":
        filled = prepared.taken_up(desk, room, kind, number)
        form = FORMS[kind](desk, room, data=filled, initial=request.GET)
        if "statement" in request.GET and form.stated:
            return _statement(form)
        return show(request, desk, room, form, _asked(desk, room, kind, filled or request.GET))
    if "discard" in request.POST:
        prepared.done(desk, number)
        messages.success(request, _("What was prepared is off your desk; nothing was entered."))
        return HttpResponseRedirect(desk.url("desk"))
    form = FORMS[kind](desk, room, data=request.POST, initial=request.GET)
    if not form.is_valid():
        return show(request, desk, room, form, [], status=200 if form.asks_more else 422)
    if "prepare" in request.POST:
        return _prepare(request, desk, room, form)
    given = form.act()
    found = commitments(desk, room, kind, given)
    if found and request.POST.get("told") != told(found):
        return show(request, desk, room, form, found, look_again=True)
    first = publishing.caution(desk, kind, given)
    if first and request.POST.get("warned") != first.seen:
        return show(request, desk, room, form, found, look_again=True, first=first)
    collides = colliding.of_form(desk, room, given)
    if collides.seen and request.POST.get("collides") != collides.seen:
        return show(request, desk, room, form, found, look_again=True, first=first, collides=collides)
    outcome = store.get_registry().submit(
        desk.talks, desk.seat, room, json.dumps(given, ensure_ascii=False), form.key, seen=form.seen
    )
    if isinstance(outcome, Refusal):
        anew = open_desk(request, desk.talks, desk.seat)
        form.refuse(outcome)
        status = 503 if outcome.reason in TROUBLES else 422
        return show(request, anew, room, form, found, first=first, collides=collides, status=status)
    prepared.done(desk, number)
    return _entered(request, desk, outcome)


def _statement(form: Any) -> HttpResponse:
    """What a person signs beside the act, as a file for another laptop."""
    answer = HttpResponse(form.stated, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{form.stated_name}"'
    return answer


def _prepare(request: HttpRequest, desk: Desk, room: RoomId, form: ActForm) -> HttpResponse:
    colleague = prepared.keep(desk, room, form.kind, request.POST)
    if colleague is None:
        none = _("Nobody of your party here may send this now, or their desk is full. Nothing was kept.")
        form.add_error(None, none)
        return show(request, desk, room, form, [], status=422)
    on_desk = _("It is on the desk of %(who)s, to look at and to send. Nothing was entered.")
    messages.success(request, on_desk % {"who": who(desk, colleague)})
    return HttpResponseRedirect(desk.url("room", room=room))


def show(
    request: HttpRequest,
    desk: Desk,
    room: RoomId,
    form: ActForm,
    found: list[Commitment],
    *,
    look_again: bool = False,
    first: publishing.Caution = publishing.NOTHING,
    collides: colliding.Collisions = colliding.NONE,
    status: int = 200,
    action: str = "",
) -> HttpResponse:
    """The page of a form, with what this seat alone is told before it commits."""
    here = room if room != NEW else None
    allowed = acts.may(desk, room, form.kind) if here else bool(acts.may_open(desk))
    return page(
        request,
        desk,
        "act.html",
        str(form.title),
        rooms=tuple(desk.play.rooms)
        if here is None
        else (room, *([desk.capital.room] if found and desk.capital else [])),
        room=here,
        current=room,
        status=status,
        form=form,
        passkeys=passkeys.own(request.user) if form.stated else [],
        lead=form.lead,
        action_url=action or request.get_full_path(),
        cancel_url=_back(request, desk) or (desk.url("room", room=room) if here else desk.url("rooms")),
        next=_back(request, desk),
        told=told(found),
        commitments=found,
        worst=worst(found) if found else "",
        look_again=look_again,
        counsel=_counsel(desk, found),
        overlaps=clearing.overlaps(desk, room, form),
        first=first,
        collides=collides,
        allowed=allowed,
        sender=who(desk, colleague) if here and (colleague := prepared.sender(desk, room, form.kind)) else "",
        prepared="prepared" in request.GET,
        whose=_whose(desk, room, form.kind),
    )


def _asked(desk: Desk, room: RoomId, kind: str, asked: Any) -> list[Commitment]:
    """The commitment that a link leads to, told before anything is typed."""
    given = {name: asked[name] for name in ("point", "wording", "record", "position", "text") if name in asked}
    return (
        commitments(desk, room, kind, {"stance": "accept", **given})
        if kind != "TakeStance" or "wording" in given
        else []
    )


def _counsel(desk: Desk, found: list[Commitment]) -> list[dict[str, str]]:
    """What one can do instead of going on, or before it: ask one's principal, or note what it said."""
    if not found or desk.capital is None:
        return []
    about = {"point": found[0].point} if len({c.point for c in found}) == 1 else {}
    return acts.links(
        *(acts.link(desk, desk.capital.room, kind, **about) for kind in ("SeekInstructions", "NoteOralInstruction"))
    )


def _whose(desk: Desk, room: RoomId, kind: str) -> str:
    """By whom such acts are done in such a room."""
    where = desk.play.rooms[room].door.kind if room in desk.play.rooms else ""
    return listed(term_in(WHO, one) for one in who_may(kind, where))


def _back(request: HttpRequest, desk: Desk) -> str:
    """The page of this seat from which one came to the form, for going back to it."""
    asked = request.POST.get("next") if request.method == "POST" else request.headers.get("referer", "")
    if not asked or not url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(asked)
    mine = parts.path.startswith(desk.url("desk")) and "/act/" not in parts.path
    return f"{parts.path}{'?' + parts.query if parts.query else ''}" if mine else ""


def _with_receipt(words: str, desk: Desk, receipt: Receipt) -> str:
    """The words, and where the receipt can be saved; by themselves where the server has no keys to sign one with."""
    try:
        url = desk.url("receipt", room=receipt.room, number=receipt.number) if store.get_registry().house else ""
    except NoHouse:
        return words
    return format_html('{} <a href="{}" download>{}</a>', words, url, _("Save the evidence"))


def _entered(request: HttpRequest, desk: Desk, receipt: Receipt) -> HttpResponse:
    after = open_desk(request, desk.talks, desk.seat)
    entry = after.entry_url(receipt.room, receipt.number)
    back = _back(request, desk)
    if receipt.repeated:
        said = _("This was entered before, and stands as entry %(number)s in the record of %(room)s.")
    else:
        said = _("This stands as entry %(number)s in the record of %(room)s.")
    words = said % {"number": receipt.number, "room": room_name(after, receipt.room)}
    messages.success(request, _with_receipt(words, after, receipt) if receipt.room in after.play.rooms else words)
    at_the_record = back.partition("?")[0] == after.url("room", room=receipt.room).partition("?")[0]
    there = back if back and not at_the_record else entry
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(there)
    response = HttpResponseRedirect(there)
    response.status_code = 303
    return response
