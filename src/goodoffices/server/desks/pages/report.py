"""One stage report: recorded facts apart from judgement, the decisions wanted, and what the principal answered."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.documents.stage_reports import report_paper
from goodoffices.server.desks import acts, dates, saved
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import room_name, who
from goodoffices.server.desks.quotations import source
from goodoffices.talks.act import PLENARY
from goodoffices.talks.carrying import Quote
from goodoffices.talks.play import RoomState
from goodoffices.talks.reports import Fact, NoteReport, ReportStage, answered

ANSWERS = {"approve": _("Approve"), "amend": _("Amend"), "refuse": _("Refuse"), "call me": _("Call me")}


@as_seat
def report(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """A report of one's own capital; for anybody else there is none."""
    capital = desk.capital
    entry = capital.reports.reports.get(number) if capital is not None else None
    if capital is None or entry is None or not isinstance(entry.act, ReportStage):
        raise Http404
    found = entry.act
    judgement = desk.words(found.judgement)
    numbers = list(capital.reports.reports)
    place = numbers.index(number)
    return page(
        request,
        desk,
        "report.html",
        desk.say(found.title),
        rooms=(capital.room,),
        room=capital.room,
        current="reports",
        by=who(desk, entry.seat),
        at=dates.moment(entry.time, desk.zone),
        entry_url=desk.entry_url(capital.room, number),
        number=number,
        round=found.round,
        next_report=found.next_report,
        facts=[_fact(desk, capital, fact) for fact in found.facts],
        judgement=judgement if judgement.text else None,
        decisions=_decisions(desk, capital, number, found),
        notes=_notes(desk, capital, number),
        files=saved.files(desk.url("report-file", number=number, form="word")),
        reply=acts.link(desk, capital.room, "NoteReport", report=number),
        older=desk.url("report", number=numbers[place - 1]) if place else "",
        newer=desk.url("report", number=numbers[place + 1]) if place + 1 < len(numbers) else "",
    )


@require_safe
@as_seat
def file(request: HttpRequest, desk: Desk, number: int, form: str) -> HttpResponse:
    """The same report as a file."""
    capital = desk.capital
    if capital is None or number not in capital.reports.reports:
        raise Http404
    saved.known(form)
    try:
        paper = report_paper(desk.play, capital.room, desk.talks, number, desk.now, desk.language)
    except KeyError:
        raise Http404 from None
    name = saved.name(desk, capital.room, "report", number)
    return saved.answer(request, paper, form, name, desk.url("report", number=number))


def _fact(desk: Desk, capital: RoomState, fact: Fact) -> dict[str, Any]:
    words = desk.words(fact.text)
    line: dict[str, Any] = {"text": words.text, "lang": words.lang, "dir": words.dir}
    entry = capital.release.quotes.get(fact.quote) if fact.quote is not None else None
    if entry is not None and isinstance(entry.act, Quote):
        found = source(desk, entry.act)
        line |= {
            "quoted": entry.act.words,
            "speaker": entry.act.speaker,
            "occasion": entry.act.occasion,
            "quote": fact.quote,
            "quote_url": desk.entry_url(capital.room, fact.quote or 0),
            "source": gettext("entry %(number)s of %(room)s")
            % {"number": found.number, "room": room_name(desk, found.room)}
            if found is not None
            else "",
            "source_url": desk.entry_url(found.room, found.number) if found is not None else "",
        }
    return line


def _decisions(desk: Desk, capital: RoomState, number: int, found: ReportStage) -> list[dict[str, Any]]:
    replies = answered(capital, number)
    lines = []
    for place, decision in enumerate(found.decisions, 1):
        reply = replies.get(place)
        known = decision.point is not None and decision.point in desk.play.plenary.points.points
        lines.append(
            {
                "place": place,
                "question": desk.say(decision.question),
                "recommendation": desk.say(decision.recommendation),
                "point": decision.point,
                "point_url": desk.url("point", room=PLENARY, point=decision.point) if known else "",
                "deadline": dates.moment(decision.deadline, desk.zone) if decision.deadline is not None else None,
                "past": decision.deadline is not None and decision.deadline < desk.now,
                "answer": ANSWERS[reply.answer] if reply is not None else "",
                "words": desk.say(reply.words) if reply is not None else "",
            }
        )
    return lines


def _notes(desk: Desk, capital: RoomState, number: int) -> list[dict[str, Any]]:
    notes = []
    for entry in capital.reports.replies.get(number, ()):
        if isinstance(entry.act, NoteReport):
            words = desk.words(entry.act.words)
            notes.append(
                {
                    "by": who(desk, entry.seat),
                    "at": dates.moment(entry.time, desk.zone),
                    "words": words.text,
                    "lang": words.lang,
                    "dir": words.dir,
                    "url": desk.entry_url(capital.room, entry.number),
                    "number": entry.number,
                }
            )
    return notes
