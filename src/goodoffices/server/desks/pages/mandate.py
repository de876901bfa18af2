"""The mandate: what one's own principal directs, point by point. Seen in that capital alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goodoffices.server.desks import acts, dates, looked
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import point_title, who
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.pages.parts.capital import no_capital
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages.terms import ANSWERS, VERDICTS, term_in
from goodoffices.talks.act import PLENARY
from goodoffices.talks.mandates import MARKS, Direct, Directive, NoteOralInstruction, SeekInstructions, SetObjectives
from goodoffices.talks.play import RoomState
from goodoffices.talks.wordings import Alternative


@as_seat
def mandate(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Objectives, directives by point and alternative, instructions sought and given; for those in the capital."""
    capital = desk.capital
    if capital is None:
        return no_capital(request, desk, _("Mandate"), "mandate")
    looked.look(desk, capital.room)
    room = capital.room
    return page(
        request,
        desk,
        "mandate.html",
        _("Mandate"),
        rooms=(room, PLENARY),
        room=room,
        current="mandate",
        objectives=_objectives(desk, capital),
        points=_points(desk, capital),
        requests=_requests(desk, capital),
        oral=_oral(desk, capital),
        actions=acts.links(
            *(
                acts.link(desk, room, kind)
                for kind in ("SetObjectives", "Direct", "SeekInstructions", "NoteOralInstruction")
            )
        ),
    )


def _objectives(desk: Desk, capital: RoomState) -> dict[str, Any] | None:
    entry = capital.mandates.objectives
    if entry is None or not isinstance(entry.act, SetObjectives):
        return None
    words = desk.words(entry.act.text)
    return {
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "by": who(desk, entry.seat),
        "at": dates.moment(entry.time, desk.zone),
        "url": desk.entry_url(capital.room, entry.number),
        "number": entry.number,
    }


def _directive(desk: Desk, capital: RoomState, found: Directive | None) -> dict[str, Any]:
    if found is None:
        return {"verdict": _("not set: refer"), "code": "refer", "words": ""}
    words = desk.words(found.text)
    return {
        "verdict": term_in(VERDICTS, found.verdict),
        "code": MARKS[found.verdict],
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "reference": found.reference,
        "oral": found.oral,
        "url": desk.entry_url(capital.room, found.number),
        "number": found.number,
    }


def _points(desk: Desk, capital: RoomState) -> list[dict[str, Any]]:
    """Every point of plenary, and any other that was directed on, with its alternatives in plenary."""
    directives = capital.mandates.directives
    plenary = desk.play.plenary
    known = {*plenary.points.points, *plenary.alternatives.by_point, *(point for point, _alternative in directives)}
    found = []
    for point in sorted(known, key=natural):
        names = labels(plenary, point)
        alternatives = []
        for number, name in names.items():
            alternative = plenary.alternatives.alternatives[point, number]
            own = directives.get((point, number))
            if alternative.withdrawn is not None and own is None:
                continue
            alternatives.append(
                {
                    "label": name,
                    "withdrawn": alternative.withdrawn is not None,
                    "own": own is not None,
                    "earlier": own is not None and _since(plenary, alternative) > own.time,
                    **_directive(desk, capital, own or directives.get((point, None))),
                    "text": desk.words(alternative.wording.text),
                    "change": acts.link(desk, capital.room, "Direct", point=point, alternative=number),
                }
            )
        found.append(
            {
                "point": point,
                "title": point_title(desk.play, desk, point, PLENARY),
                "url": desk.url("point", room=PLENARY, point=point) if point in plenary.points.points else "",
                "whole": _directive(desk, capital, directives.get((point, None))),
                "alternatives": alternatives,
                "change": acts.link(desk, capital.room, "Direct", point=point),
            }
        )
    return found


def _since(plenary: RoomState, alternative: Alternative) -> datetime:
    """Since when the words of an alternative stand as they do."""
    return plenary.entries[alternative.wording.number - 1].time


def _requests(desk: Desk, capital: RoomState) -> list[dict[str, Any]]:
    answer_label = pgettext("a verb on a button", "Answer")
    found = []
    for entry in capital.mandates.requests.values():
        act = entry.act
        if not isinstance(act, SeekInstructions):
            continue
        answer = capital.mandates.answers.get(entry.number)
        said = answer.act if answer is not None and isinstance(answer.act, Direct) else None
        found.append(
            {
                "question": desk.words(act.question),
                "recommendation": desk.words(act.recommendation),
                "point": act.point,
                "by": who(desk, entry.seat),
                "deadline": dates.moment(act.deadline, desk.zone) if act.deadline is not None else None,
                "past": act.deadline is not None and act.deadline < desk.now,
                "url": desk.entry_url(capital.room, entry.number),
                "number": entry.number,
                "answer": term_in(ANSWERS, said.answer) if said is not None and said.answer else "",
                "answer_url": desk.entry_url(capital.room, answer.number) if answer is not None else "",
                "answer_number": answer.number if answer is not None else None,
                "reply": acts.link(desk, capital.room, "Direct", answer_label, answers=entry.number, point=act.point)
                if answer is None
                else None,
            }
        )
    return found[::-1]


def _oral(desk: Desk, capital: RoomState) -> list[dict[str, Any]]:
    return [
        {
            "giver": entry.act.giver,
            "at": dates.moment(entry.act.at, desk.zone),
            "words": entry.act.text,
            "point": entry.act.point,
            "by": who(desk, entry.seat),
            "url": desk.entry_url(capital.room, entry.number),
            "number": entry.number,
        }
        for entry in reversed(capital.entries)
        if isinstance(entry.act, NoteOralInstruction)
    ]
