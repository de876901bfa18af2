"""Sealed questions: what is asked of whom, what the answer would let others infer, who consented, and the answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, party_names, room_name, who
from goodoffices.server.desks.order import in_order
from goodoffices.server.desks.pages import questions_words as told
from goodoffices.server.desks.pages.questions_picture import texts
from goodoffices.talks.act import MEDIATION
from goodoffices.talks.asked import standing
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import Question


@as_seat
def questions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Questions by room, the newest first."""
    rooms = [room for room in in_order(desk.play.rooms.values()) if desk.play.rooms[room].questions.asked]
    books = [
        {
            "id": f"questions-{place}",
            "room": room_name(desk, room),
            "items": [_question(desk, desk.play.rooms[room], q) for q in _newest(desk.play.rooms[room])],
        }
        for place, room in enumerate(rooms)
    ]
    return page(
        request,
        desk,
        "questions.html",
        _("Sealed questions"),
        rooms=[*rooms, *_team(desk), *([desk.capital.room] if desk.capital is not None else [])],
        current="questions",
        allowed=desk.play.rules.sealed_questions,
        rules_url=desk.url("rules"),
        books=books,
        actions=acts.links(
            *(
                acts.link(desk, room, "AskSealed", _("Ask in %(room)s") % {"room": room_name(desk, room)})
                for room in _asking(desk)
            )
        ),
    )


def _asking(desk: Desk) -> list[str]:
    return in_order(desk.play.rooms.values()) if desk.play.rules.sealed_questions else []


def _team(desk: Desk) -> list[str]:
    """The room of the mediation team, where one reads in it what was answered to it alone."""
    team = desk.play.rooms.get(MEDIATION)
    return [MEDIATION] if team is not None and team.questions.answers else []


def _newest(state: RoomState) -> list[Question]:
    return list(state.questions.asked.values())[::-1]


def _question(desk: Desk, state: RoomState, question: Question) -> dict[str, Any]:
    act = question.act
    stands = told.how(desk, state, question)
    asked = desk.party in act.to
    return {
        "id": f"question-{state.room}-{question.number}",
        "title": told.title(question),
        "by": who(desk, question.seat),
        "to": party_names(desk, act.to),
        "number": question.number,
        "url": desk.entry_url(state.room, question.number),
        "status": stands,
        "why": stands["why"],
        "form": told.FORMS[act.question],
        "most": act.most if act.question == "short list" else 0,
        "readers": told.readers(desk, state, question),
        "ballot": act.question == "ballot",
        "points": told.about(desk, state, question),
        "texts": texts(state, question),
        "until": dates.moment(act.until, desk.zone),
        "wait": _wait(act.wait),
        "at": dates.moment(question.at, desk.zone) if question.at is not None else None,
        "runs": dates.moment(question.runs, desk.zone) if question.runs is not None else None,
        "inferences": told.inferences(desk, question) if asked or question.answer is None else [],
        "asked": asked,
        "words": [_word(desk, state, question, party) for party in act.to],
        "own": told.deposited(desk, state, question),
        "answer": told.answer(desk, state, question),
        "actions": _actions(desk, state, question) if asked else [],
    }


def _word(desk: Desk, state: RoomState, question: Question, party: str) -> dict[str, Any]:
    word = question.words.get(party)
    status = {"word": _("no answer"), "code": "unanswered"}
    if word is not None:
        status = (
            {"word": _("consented"), "code": "cleared"}
            if word.consents
            else {"word": _("declined"), "code": "not-cleared"}
        )
    return {
        "party": party_name(desk, party),
        "status": status,
        "url": desk.entry_url(state.room, word.number) if word is not None else "",
        "number": word.number if word is not None else None,
    }


def _actions(desk: Desk, state: RoomState, question: Question) -> list[dict[str, str]]:
    stands = standing(desk.play, state, question, desk.now)
    over = question.at is not None and desk.now >= question.at
    if stands.final or stands.state == "void" or over:
        return []
    mine = question.words.get(desk.party)
    consents = mine is not None and mine.consents
    late = desk.now >= question.act.until
    cited = {"cites.0.number": f"{state.room}:{question.number}"}
    home = desk.capital.room if desk.capital is not None else ""
    open_ = stands.state in ("open", "consented") and (question.runs is None or desk.now < question.runs)
    own = told.deposited(desk, state, question)
    done = own is not None and own["done"]
    return acts.links(
        acts.link(desk, state.room, "ConsentToQuestion", question=question.number)
        if not consents and not late
        else None,
        acts.link(desk, home, "Deposit", _("Deposit again") if done else "", **cited) if open_ and home else None,
        acts.link(desk, home, "RevokeDeposit", **cited) if open_ and done else None,
        acts.link(desk, state.room, "DeclineQuestion", question=question.number) if mine is None or consents else None,
    )


def _wait(seconds: int) -> str:
    """A span as one says it: whole days, hours or minutes where it is such."""
    if seconds % 86400 == 0:
        return ngettext("%(count)s day", "%(count)s days", seconds // 86400) % {"count": seconds // 86400}
    if seconds % 3600 == 0:
        return ngettext("%(count)s hour", "%(count)s hours", seconds // 3600) % {"count": seconds // 3600}
    if seconds % 60 == 0:
        return ngettext("%(count)s minute", "%(count)s minutes", seconds // 60) % {"count": seconds // 60}
    return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
