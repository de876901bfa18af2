"""What reports say that somebody said: the latest of a sort, on a point or a round, and where to read all of it."""

from __future__ import annotations

from itertools import islice
from typing import Literal
from urllib.parse import urlencode

from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import PUBLIC, Entry
from goodoffices.talks.filing import claims_under

LATEST = 20  # of each are shown beside what else a page tells; the chronology has all

Under = Literal["claim", "point", "date of round"]
_FILTERS = {"claim": "sort", "point": "point", "date of round": "round"}  # as the chronology calls it


def latest(desk: Desk, under: Under, value: str | int, most: int = LATEST) -> list[Entry]:
    """The latest claims of the public record that stand under `value`, newest first, however many there are."""
    state = desk.play.rooms.get(PUBLIC)
    return list(islice(claims_under(state, under, value), most)) if state is not None else []


def more_url(desk: Desk, under: Under, value: str | int, most: int = LATEST) -> str:
    """Where the chronology has the others, if there are more than `most`; else nothing."""
    if len(latest(desk, under, value, most + 1)) <= most:
        return ""
    return chronology_url(desk, **{_FILTERS[under]: value})


def chronology_url(desk: Desk, **asked: object) -> str:
    """The address of the chronology where it shows what is asked for: `sort="left"`, `round=2`; at first all."""
    here = desk.url("chronology")
    return f"{here}{'&' if '?' in here else '?'}{urlencode(asked)}" if asked else here
