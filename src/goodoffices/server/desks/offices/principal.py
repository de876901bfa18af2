"""The desk of a principal, made for a phone: what to decide, where the talks stand, how the delegation judges it."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import point_title, who
from goodoffices.server.desks.offices import awaiting, sections
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.rows import rows
from goodoffices.server.desks.stances import standing
from goodoffices.server.languages import told
from goodoffices.server.languages.terms import term
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PLENARY, Refusal
from goodoffices.talks.mandates import SeekInstructions
from goodoffices.talks.reports import ReportStage, answered

ANSWERS = {"approve": "approve", "amend": "amend", "refuse": "refuse", "call": "call me"}


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Decisions wanted, at most three · five lines · judgement · next stage report · public quotes."""
    wanted = awaiting.decisions(desk)
    for decision in wanted:
        # Made from what is decided, so that the same tap sent twice is one answer.
        decision["hidden"] = format_html('<input type="hidden" name="key" value="decision-{}">', decision["id"])
        decision["at_once"] = not decision["id"].endswith("-0")  # a request for instructions opens a form: see `answer`
    report = _last_report(desk)
    return page(
        request,
        desk,
        "offices/principal.html",
        _("My desk"),
        rooms=[PLENARY, *([desk.capital.room] if desk.capital is not None else [])],
        current="desk",
        decisions=wanted[:3],
        more=len(wanted) - 3,
        lines=_lines(desk),
        report=report,
        statements=sections.statements(desk, 3),
        direct_url=desk.act_url(desk.capital.room, "Direct") if desk.capital is not None else "",
    )


def _lines(desk: Desk) -> list[dict[str, Any]]:
    """Where the points of plenary stand: five lines, each with its points."""
    standings = rows(desk, PLENARY).standings if PLENARY in desk.play.rooms else {}
    moved = {m["point"] for m in sections.moved(desk)}

    def points(wanted: set[str]) -> list[dict[str, Any]]:
        return [
            {
                "point": p,
                "title": point_title(desk.play, desk, p, PLENARY),
                "url": desk.url("point", room=PLENARY, point=p),
                "status": standing(desk, standings[p]),
            }
            for p in sorted(wanted & set(standings), key=natural)
        ]

    agreed = {p for p, s in standings.items() if s.rung == "agreed" and not s.on_conditions and not s.parked}
    waits = {p for p, s in standings.items() if s.rung.startswith("agreed") and p not in agreed and not s.parked}
    parked = {p for p, s in standings.items() if s.parked}
    return [
        {"label": _("Agreed"), "points": points(agreed)},
        {"label": _("Agreed ad referendum or on conditions"), "points": points(waits)},
        {"label": _("Moved since you last looked"), "points": points(moved)},
        {"label": _("Not agreed"), "points": points(set(standings) - agreed - waits - parked)},
        {"label": _("Parked"), "points": points(parked)},
    ]


def _last_report(desk: Desk) -> dict[str, Any] | None:
    capital = desk.capital
    if capital is None or not capital.reports.reports:
        return None
    number = max(capital.reports.reports)
    entry = capital.reports.reports[number]
    if not isinstance(entry.act, ReportStage):
        return None
    judged = desk.words(entry.act.judgement)
    return {
        "title": desk.say(entry.act.title),
        "url": desk.url("report", number=number),
        "by": who(desk, entry.seat),
        "at": moment(entry.time, desk.zone),
        "judgement": {"words": judged.text, "lang": judged.lang, "dir": judged.dir},
        "next": entry.act.next_report,
        "answered": len(answered(capital, number)),
        "noted": number in capital.reports.replies,
        "reply_url": desk.act_url(capital.room, "NoteReport", report=number),
    }


@require_POST
@as_seat
def answer(request: HttpRequest, desk: Desk, number: int, place: int) -> HttpResponse:
    """One tap on a decision: approve, refuse and call me are entered at once; amend opens the form for the words.

    A request for instructions is answered by a directive, so each answer to one opens that form.
    """
    capital = desk.capital
    said = ANSWERS.get(request.POST.get("answer", ""))
    if capital is None or said is None:
        raise Http404
    request_ = capital.mandates.requests.get(number)
    if place == 0 and request_ is not None and isinstance(request_.act, SeekInstructions):
        given: dict[str, Any] = {"answers": number, "answer": said, "point": request_.act.point}
        if request_.act.alternative is not None:
            given["alternative"] = request_.act.alternative
        return HttpResponseRedirect(desk.act_url(capital.room, "Direct", **given))
    entry = capital.reports.reports.get(number)
    if entry is None or not isinstance(entry.act, ReportStage) or not 1 <= place <= len(entry.act.decisions):
        raise Http404
    if said == "amend":
        initial = {"report": number, f"replies.{place - 1}.answer": said}
        return HttpResponseRedirect(desk.act_url(capital.room, "NoteReport", **initial))
    act = {"kind": "NoteReport", "report": number, "replies": [{"decision": place, "answer": said}]}
    outcome = store.get_registry().submit(
        desk.talks, desk.seat, capital.room, json.dumps(act), f"decision-{number}-{place}-{said}"
    )
    if isinstance(outcome, Refusal):
        messages.error(request, told(outcome.message))
    else:
        given = {"number": outcome.number, "answer": term(said)}
        messages.success(request, _("Entered in your capital’s record under %(number)s: %(answer)s.") % given)
    return HttpResponseRedirect(desk.url("desk"))
