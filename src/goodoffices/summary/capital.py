"""What a seat reads in its own capital: stage reports with the principal's answers, and the mandate."""

from __future__ import annotations

from goodoffices.summary.told import Item, fields, moment, told
from goodoffices.talks.act import SeatId, party_of
from goodoffices.talks.mandates import SeekInstructions, SetObjectives
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.reports import Decision, NoteReport, ReportStage, answered


def reports(play: StateOfPlay, seat: SeatId) -> list[Item]:
    """The stage reports of the seat's own capital, with the answer to each decision; none for other readers."""
    state = play.capital(party_of(seat))
    if state is None:
        return []
    found: list[Item] = []
    for number, entry in state.reports.reports.items():
        if isinstance(entry.act, ReportStage):
            replies = answered(state, number)
            notes = [e for e in state.reports.replies.get(number, ()) if isinstance(e.act, NoteReport)]
            decisions = [{**_decision(d), "reply": replies.get(i)} for i, d in enumerate(entry.act.decisions, 1)]
            found.append(
                {
                    **fields(entry.act, "title", "round", "facts", "judgement", "next_report"),
                    "decisions": decisions,
                    "noted": [{**fields(e.act, "words"), **told(e)} for e in notes],
                    **told(entry),
                }
            )
    return found


def _decision(decision: Decision) -> Item:
    deadline = decision.deadline
    item = fields(decision, "question", "recommendation", "point")
    return {**item, "deadline": moment(deadline) if deadline is not None else None}


def mandate(play: StateOfPlay, seat: SeatId) -> Item | None:
    """The mandate by the record of the seat's own capital; what is not set there means refer."""
    state = play.capital(party_of(seat))
    if state is None:
        return None
    slice_ = state.mandates
    objectives = slice_.objectives.act if slice_.objectives is not None else None
    return {
        "objectives": objectives.text if isinstance(objectives, SetObjectives) else {},
        "directives": [
            {"point": point, "alternative": alternative, **fields(d, "verdict", "oral", "text", "reference", "number")}
            for (point, alternative), d in slice_.directives.items()
        ],
        "requests": [
            {
                **fields(entry.act, "question", "point", "alternative", "recommendation"),
                "deadline": moment(entry.act.deadline) if entry.act.deadline is not None else None,
                "answered": number in slice_.answers,
                **told(entry),
            }
            for number, entry in slice_.requests.items()
            if isinstance(entry.act, SeekInstructions)
        ],
    }
