"""The state of play for one seat as plain JSON values: what the command line prints and the API answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from goodoffices.phrases import in_english
from goodoffices.summary import capital, instructing, packages, points, press, rooms, rounds, table
from goodoffices.summary.told import moment
from goodoffices.talks.act import SeatId, party_of
from goodoffices.talks.play import StateOfPlay


def summary(play: StateOfPlay, seat: SeatId, now: datetime) -> dict[str, Any]:
    """What `seat` can see in `play`, as a dictionary that JSON can hold.

    Computed from `play` and nothing else. What several rooms hold is listed room by room and never merged: every item
    names its room. `now` decides whether silence procedures have run and what is overdue. Texts are dictionaries of
    languages, dates EDTF, moments ISO 8601 in UTC, numbers those of entries in their room.
    """
    holder = play.seat(seat)
    found = {
        "talks": rooms.talks(play),
        "seat": seat,
        "party": party_of(seat) if holder is not None else None,
        "office": holder.office if holder is not None else None,
        "now": moment(now),
        "parties": rooms.parties(play),
        "delegations": rooms.delegations(play),
        "rooms": rooms.rooms(play),
        "rounds": rounds.rounds(play),
        "programme": rounds.programme(play),
        "attendance": rounds.attendance(play),
        "assessments": rounds.assessments(play),
        "points": points.points(play, now),
        "left": {"by_record": points.left(play, now), "declared": rounds.declared_left(play)},
        "ledger": rooms.ledger(play),
        "text": table.texts(play, now),
        "papers": table.papers(play),
        "undertakings": table.undertakings(play, now),
        "understandings": table.understandings(play),
        "synchronizations": table.synchronizations(play),
        "silences": table.silences(play, now),
        "drafts": packages.drafts(play),
        "questions": packages.questions(play, now),
        "press": press.press(play),
        "reports": capital.reports(play, seat),
        "mandate": capital.mandate(play, seat),
        "instructing": instructing.instructing(play, now),
    }
    plain: dict[str, Any] = msgspec.to_builtins(found, enc_hook=_plain)
    return plain


def _plain(value: object) -> list[Any] | str:
    """A folded state's own sequences, as lists; a phrase, as its English text."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return in_english(value)
