"""What else lies on the tables: the text's ladder, papers, undertakings, understandings, sheets, silences."""

from __future__ import annotations

from datetime import datetime

from goodoffices.registry import zone_of
from goodoffices.summary.dates import over
from goodoffices.summary.told import Item, fields, moment, states, told
from goodoffices.talks import silence, synchronization
from goodoffices.talks.act import PLENARY
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.silence import OpenSilence
from goodoffices.talks.text_ladder import text_rung


def texts(play: StateOfPlay, now: datetime) -> list[Item]:
    """How far the text has come in each room that closes one: the highest rung with every one below."""
    found: list[Item] = []
    for state in states(play):
        text, rung = text_rung(play, state.room, now)
        if text is not None or state.room == PLENARY:
            found.append({"room": state.room, "rung": rung, "ladder": play.rules.text_ladder, "text": text})
    return found


def papers(play: StateOfPlay) -> list[Item]:
    """The paper register of each room."""
    return [
        {**fields(paper, "symbol", "title", "sort", "marking", "party", "sha256", "copies", "text", "collected"),
         **told(state.entries[paper.number - 1])}
        for state in states(play)
        for paper in state.papers.papers.values()
    ]  # fmt: skip


def undertakings(play: StateOfPlay, now: datetime) -> list[Item]:
    """Who owes what to whom by when; `overdue` once the last day of its date has passed in the talks' zone."""
    today = now.astimezone(zone_of(play)).date()
    return [
        {
            **fields(owed, "party", "to", "what", "due", "discharged", "discharged_by"),
            "overdue": owed.due is not None and owed.discharged is None and over(owed.due, today),
            **told(state.entries[owed.number - 1]),
        }
        for state in states(play)
        for owed in state.undertakings.undertakings.values()
    ]


def understandings(play: StateOfPlay) -> list[Item]:
    """What one side says was understood, and what the others answered; a claim without an answer stays a claim."""
    return [
        {
            **fields(claim, "party", "text", "by", "point", "standing", "answers"),
            **told(state.entries[claim.number - 1]),
        }
        for state in states(play)
        for claim in state.understanding.claims.values()
    ]


def synchronizations(play: StateOfPlay) -> list[Item]:
    """The sheets: on each point every party's declared words, confirmed or not, stale if its stance has moved since."""
    found: list[Item] = []
    for state in states(play):
        for sheet in state.synchronization.sheets.values():
            columns = [
                {
                    **fields(position, "point", "party", "words", "confirmed"),
                    "stale": synchronization.stale(state, position),
                }
                for key, number in state.synchronization.columns.items()
                if key[0] == sheet.number
                for position in (state.synchronization.positions[number],)
            ]
            item = {
                **fields(sheet, "title", "points", "after"),
                "closed": sheet.closed is not None,
                "positions": columns,
            }
            found.append({**item, **told(state.entries[sheet.number - 1])})
    return found


def silences(play: StateOfPlay, now: datetime) -> list[Item]:
    """Silence procedures and how they stand at `now`."""
    return [
        {
            **fields(entry.act, "text", "to", "point", "wording"),
            "deadline": moment(entry.act.deadline),
            "outcome": silence.outcome(state, number, now, play.plenary.instructing.pauses),
            "received": [party for of, party in state.silence.received if of == number],
            **told(entry),
        }
        for state in states(play)
        for number, entry in state.silence.opened.items()
        if isinstance(entry.act, OpenSilence)
    ]
