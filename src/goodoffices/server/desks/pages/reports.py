"""Stage reports: what the delegation told its principal after each stage, and the drafting of the next one."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodoffices.server.desks import acts, dates, drafting, looked, prepared
from goodoffices.server.desks.desk import Desk, as_seat, open_desk
from goodoffices.server.desks.drafting import Found
from goodoffices.server.desks.forms import FORMS
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import who
from goodoffices.server.desks.pages.act import show
from goodoffices.server.desks.pages.parts.capital import no_capital
from goodoffices.server.languages import told
from goodoffices.server.store import registry as store
from goodoffices.talks.act import Entry, Refusal
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.play import RoomState
from goodoffices.talks.reports import ReportStage, answered


@as_seat
def reports(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The reports sent in this capital, newest first, each with how many of its decisions are answered."""
    capital = desk.capital
    if capital is None:
        return no_capital(request, desk, _("Stage reports"), "reports")
    looked.look(desk, capital.room)
    return page(
        request,
        desk,
        "reports.html",
        _("Stage reports"),
        rooms=(capital.room,),
        room=capital.room,
        current="reports",
        reports=[_line(desk, capital, entry) for entry in reversed(capital.reports.reports.values())],
        draft_url=desk.url("draft-report") if _may_draft(desk, capital) else "",
        blank=_blank(desk, capital),
    )


def _may_draft(desk: Desk, capital: RoomState) -> bool:
    """Whether this seat may report; or may carry words home, and so prepare the report for whoever sends it."""
    if acts.may(desk, capital.room, "ReportStage"):
        return True
    quotes = acts.may(desk, capital.room, "Quote")
    return quotes and prepared.sender(desk, capital.room, "ReportStage") is not None


def _blank(desk: Desk, capital: RoomState) -> dict[str, str] | None:
    if not _may_draft(desk, capital):
        return None
    return {"label": _("Begin with an empty page"), "url": desk.act_url(capital.room, "ReportStage")}


def _line(desk: Desk, capital: RoomState, entry: Entry) -> dict[str, Any]:
    act = entry.act
    assert isinstance(act, ReportStage)
    replied = answered(capital, entry.number)
    return {
        "title": desk.say(act.title),
        "by": who(desk, entry.seat),
        "at": dates.moment(entry.time, desk.zone),
        "url": desk.url("report", number=entry.number),
        "number": entry.number,
        "round": act.round,
        "decisions": len(act.decisions),
        "answered": len(replied),
        "read": entry.number in capital.reports.replies,
        "next": act.next_report,
    }


@as_seat
def draft(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What this seat saw since the last report: choose from it; exact words are carried home by quotation."""
    capital = desk.capital
    if capital is None or not _may_draft(desk, capital):
        raise Http404
    since = drafting.last_report(capital)
    after = since.time if since is not None else None
    if request.method == "POST":
        with override("en"):  # what is carried home and begins the report is the record's, not the interface's
            found = drafting.seen_since(desk, after)
        chosen = [one for one in found if one.id in request.POST.getlist("entry")]
        return _begin(request, desk, capital, chosen)
    found = drafting.seen_since(desk, after)
    return page(
        request,
        desk,
        "draft_report.html",
        _("Draft a stage report"),
        rooms=tuple(desk.play.rooms),
        room=capital.room,
        current="reports",
        groups=drafting.grouped(found),
        since=_line(desk, capital, since) if since is not None else None,
        key=secrets.token_hex(16),
        most=drafting.MOST,
        full=len(found) >= drafting.MOST,
        sender=who(desk, colleague) if (colleague := prepared.sender(desk, capital.room, "ReportStage")) else "",
    )


def _begin(request: HttpRequest, desk: Desk, capital: RoomState, chosen: list[Found]) -> HttpResponse:
    """Carry the chosen words home, then show the report's form with the facts filled in."""
    key = request.POST.get("key", "")[:64]
    quotes: dict[str, int] = {}
    for one in chosen:
        if one.words:
            outcome = _carry(desk, capital, one, key)
            if isinstance(outcome, Refusal):
                why = {"number": one.number, "why": told(outcome.message)}
                messages.warning(request, _("The words of entry %(number)s were not carried home. %(why)s") % why)
            else:
                quotes[one.id] = outcome
    after = open_desk(request, desk.talks, desk.seat)
    initial: dict[str, Any] = {}
    language = "en" if "en" in desk.languages or not desk.languages else desk.language
    for i, one in enumerate(chosen):
        initial[f"facts.{i}.text.{language}"] = one.what
        if one.id in quotes:
            initial[f"facts.{i}.quote"] = str(quotes[one.id])
    form = FORMS["ReportStage"](after, capital.room, initial=initial)
    return show(request, after, capital.room, form, [], action=after.act_url(capital.room, "ReportStage"))


def _carry(desk: Desk, capital: RoomState, one: Found, key: str) -> int | Refusal:
    """Quote an entry's words in one's own capital. The same choice sent twice is the same quotation."""
    nonce = hashlib.sha256(f"{key}\0{one.id}".encode()).hexdigest()
    quote = {
        "kind": "Quote",
        "words": one.words,
        "speaker": one.speaker,
        "occasion": one.occasion,
        "nonce": nonce,
        "link": quote_link(nonce, one.room, one.number),
    }
    raw = json.dumps(quote, ensure_ascii=False)
    outcome = store.get_registry().submit(desk.talks, desk.seat, capital.room, raw, f"quote-{nonce}")
    return outcome if isinstance(outcome, Refusal) else outcome.number
