"""The picture for the mediation team: its drafts by name, the table that says the same, and the SVG.

Its answer stands in the room of the mediation team. Whoever does not read that room is told, as of any question that
is not there, that there is none.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.labels import draft_name
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages import strung, told
from goodoffices.talks.act import MEDIATION, PLENARY, Chosen, Entry, Ref
from goodoffices.talks.asked import exposes
from goodoffices.talks.asking import restricted
from goodoffices.talks.drafted import series, stands
from goodoffices.talks.drafts import Draft
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import Answer, Question
from goodoffices.valuations.pictures.frontier import AT_BEST, OUTSIDE, gains
from goodoffices.valuations.pictures.frontier import picture as drawn

MOST = 10  # drafts that are placed in one picture


@require_safe
@as_seat
def picture(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """The picture that answers the question of an entry of plenary."""
    state = desk.play.rooms.get(PLENARY)
    question = state.questions.asked.get(number) if state is not None else None
    found = _answer(entry_of(desk, question)) if question is not None else None
    if state is None or question is None or found is None or not found.frontier:
        raise Http404
    names = [one["name"] for one in texts(state, question)]
    title = gettext("What is possible, and where the drafts lie: %(talks)s") % {"talks": desk.title}
    svg = drawn(title, found.frontier, list(zip(names, found.places, strict=True)), told)
    return HttpResponse(svg, content_type="image/svg+xml")


def asking(desk: Desk, state: RoomState, draft: Draft) -> dict[str, str] | None:
    """A button to ask for the picture of a series of drafts, filled in with what stands; None where it is not asked."""
    counted = desk.play.plenary.founding.negotiating
    allowed = desk.play.rules.sealed_questions and not exposes("frontier", len(counted), 0)
    if state.room != PLENARY or not allowed or not desk.play.inside(desk.seat, MEDIATION):
        return None
    drafts = [d for d in series(state, draft.number) if all(stands(state, one) for one in d.settles)][-MOST:]
    among = dict.fromkeys(f"{one.point}:{one.wording}" for d in drafts for one in d.settles)
    given = {"to": [*counted], "drafts": [d.number for d in drafts], "among": [*among]}
    return acts.link(desk, PLENARY, "AskSealed", question="frontier", **given) if drafts else None


def entry_of(desk: Desk, question: Question) -> Entry | None:
    """The entry in the room of the mediation team that answers a question of plenary; None where one reads none."""
    team = desk.play.rooms.get(MEDIATION)
    number = team.questions.answers.get(Ref(PLENARY, question.number)) if team is not None else None
    return team.entries[number - 1] if team is not None and number is not None else None


def texts(state: RoomState, question: Question) -> list[dict[str, str]]:
    """The drafts that have a place in the picture: each by its name, and what it has on the points."""
    return [
        {"name": _named(state, question, text), "words": strung(_letter(state, one) for one in text)}
        for text in question.act.texts
    ]


def _named(state: RoomState, question: Question, text: tuple[Chosen, ...]) -> str:
    """The last draft before the question that has these words on these points."""
    earlier = (one for number, one in state.drafts.drafts.items() if number < question.number)
    same = [one for one in earlier if restricted(one.settles, question.act) == text]
    return draft_name(same[-1]) if same else ""


def _letter(state: RoomState, one: Chosen) -> str:
    root = state.alternatives.roots.get((one.point, one.wording), one.wording)
    return f"{one.point} {labels(state, one.point).get(root, '')}".strip()


def shown(desk: Desk, state: RoomState, question: Question, entry: Entry | None) -> dict[str, Any] | None:
    """The picture and its table, for those who read the answer; None where there is no picture."""
    found = _answer(entry)
    if found is None or not found.frontier:
        return None
    named = zip(texts(state, question), found.places, strict=True)
    return {
        "url": desk.url("questions-picture", number=question.number),
        "best": [{"least": one.least, "mean": one.mean} for one in found.frontier],
        "drafts": [
            {**text, "place": {"least": one.least, "mean": one.mean} if one else None, "outside": told(OUTSIDE)}
            for text, one in named
        ],
    }


def in_words(state: RoomState, question: Question, found: Answer) -> list[str]:
    """Where each draft lies and what is best, line by line, for a record that is read as text."""
    named = zip(texts(state, question), found.places, strict=False)
    best = [(told(AT_BEST), one) for one in found.frontier]
    lines = [(text["name"], one) for text, one in named]
    return [f"{name}: {told(gains(one)) if one else told(OUTSIDE)}" for name, one in [*best, *lines]]


def _answer(entry: Entry | None) -> Answer | None:
    return entry.act if entry is not None and isinstance(entry.act, Answer) else None
