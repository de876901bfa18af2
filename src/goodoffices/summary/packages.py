"""How the table comes to a package: drafts of one text with the marks that one reads, and sealed questions."""

from __future__ import annotations

from datetime import datetime

from goodoffices.summary.told import Item, fields, moment, states, told
from goodoffices.talks.act import MEDIATION, Ref, party_of
from goodoffices.talks.asked import standing
from goodoffices.talks.drafted import marks
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.questions import Answer, Question


def drafts(play: StateOfPlay) -> list[Item]:
    """The drafts of each room, with the marks of the caucuses that one sits in and the answers to the final question.

    A party that is not among the marks of a draft has not marked it where the reader sits; it may have elsewhere.
    """
    return [
        {
            **fields(draft, "series", "place", "after", "settles", "note"),
            "marks": [
                {"party": party, **fields(one, "marks", "could_live", "note")}
                for party, one in marks(play, state.room, draft.number).items()
            ],
            "final": _final(state, draft.number),
            **told(state.entries[draft.number - 1]),
        }
        for state in states(play)
        for draft in state.drafts.drafts.values()
    ]


def _final(state: RoomState, draft: int) -> Item | None:
    for final in state.drafts.finals.values():
        if final.draft == draft:
            return {"entry": final.number, "answers": {party: answer for party, (answer, _) in final.answers.items()}}
    return None


def questions(play: StateOfPlay, now: datetime) -> list[Item]:
    """The sealed questions of each room and how they stand at `now`; `deposited` by the capitals that one sits in."""
    return [
        {
            **fields(question.act, "question", "to", "choices", "start", "most", "texts", "wait"),
            "until": moment(question.act.until),
            **_standing(play, state, question, now),
            "words": {party: "consented" if word.consents else "declined" for party, word in question.words.items()},
            "deposits_end": moment(question.runs) if question.runs is not None else None,
            "answered_at": moment(question.at) if question.at is not None else None,
            "deposited": _deposited(play, Ref(state.room, question.number)),
            "answer": _answer(play, state, question),
            **told(state.entries[question.number - 1]),
        }
        for state in states(play)
        for question in state.questions.asked.values()
    ]


def _standing(play: StateOfPlay, state: RoomState, question: Question, now: datetime) -> Item:
    how = standing(play, state, question, now)
    return {"standing": how.state, "why": how.why or None}


def _deposited(play: StateOfPlay, question: Ref) -> list[str]:
    """The parties whose deposit stands in a capital that one reads: one’s own, or none."""
    held = (state.questions.deposits.get(question) for state in states(play))
    return [party_of(entry.seat) for entry in held if entry is not None]


def _answer(play: StateOfPlay, state: RoomState, question: Question) -> Item | None:
    """The answer: of a picture, where one reads the room of the mediation team, the one that stands there."""
    team = play.rooms.get(MEDIATION)
    given = team.questions.answers.get(Ref(state.room, question.number)) if team is not None else None
    entry = state.entries[question.answer - 1] if question.answer is not None else None
    if team is not None and given is not None:
        entry = team.entries[given - 1]
    if entry is None or not isinstance(entry.act, Answer):
        return None
    found = fields(entry.act, "outcome", "packages", "points", "frontier", "places")
    return {**found, "room": entry.room, "entry": entry.number, "entered": moment(entry.time)}
