"""Which round a suggested date is of, where its own words give no number: read from what else the report tells.

A suggestion like any other: its `why` says from what the number was read, and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from goodoffices.dispatches.bounds import bounds
from goodoffices.dispatches.names import Names
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_AHEAD = frozenset({"planned", "tentative", "confirmed", "expected"})
_MEETING = re.compile(r"\b(?:rounds?|talks|meet\w*|met|negotiations?|sessions?|consultations|sides)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:next|new|further|another|fresh|follow-up|upcoming) (?:[\w-]+ ){0,3}?(?:rounds?|talks|meeting|session)\b|"
    r"\b(?:meet|talk|gather) again\b|\b(?:resume|reconvene)\b|\bcontinued (?:meeting|talks)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:initial|first|opening) (?:[\w-]+ ){0,4}?(?:rounds?|talks|meetings?|consultations|session)\b", re.IGNORECASE
)
_HELD = re.compile(r"\b(?:held|met|took place|gathered|wrapped up|concluded)\b", re.IGNORECASE)


def numbered(found: Iterable[Suggestion], names: Names) -> list[Suggestion]:
    """The same suggestions, in the same order; dates with the round that they can only be of.

    >>> from goodoffices.dispatches.suggestion import Suggestion as S
    >>> told = [S("date", 0, 9, "A second round on 12 March", about="2031-03-12", modality="planned", round=2),
    ...         S("date", 20, 29, "They meet again next week", about="[2031-03-10..2031-03-16]", modality="planned"),
    ...         S("date", 40, 49, "They held talks in May", about="2030-05", modality="took place")]
    >>> [s.round for s in numbered(told, Names())]
    [2, 2, 1]
    """
    told = list(found)
    dates = [s for s in told if s.sort == "date"]
    return [_numbered(s, dates, names) if s.sort == "date" and s.round is None else s for s in told]


def _numbered(one: Suggestion, dates: list[Suggestion], names: Names) -> Suggestion:
    for number, why in (_as_known(one, names), _same_day(one, dates), _next(one, dates), _before(one, dates)):
        if number is not None:
            read = phrase("round {number}: {why}", number=number, why=why)
            return replace(
                one, round=number, why=phrase("{first}; {next}", first=one.why, next=read) if one.why else read
            )
    return one


Read = tuple[int | None, str]
_NONE: Read = None, ""


def _as_known(one: Suggestion, names: Names) -> Read:
    """The one known round that has just these days."""
    known = {r.number for r in names.round if one.about and r.dates and bounds(r.dates) == bounds(one.about)}
    first, last = bounds(one.about) if one.about else (None, None)
    fits = len(known) == 1 and first is not None and last is not None and _MEETING.search(one.words)
    return (known.pop(), phrase("it has these days on record")) if fits else _NONE


def _same_day(one: Suggestion, dates: list[Suggestion]) -> Read:
    """The one round that the report gives just this date, if both look ahead or both look back."""
    given = {s.round for s in dates if s.round is not None and s.about == one.about and _ahead(s) == _ahead(one)}
    fits = one.about and len(given) == 1 and _MEETING.search(one.words)
    return (given.pop(), phrase("the report gives it this date")) if fits else _NONE


def _next(one: Suggestion, dates: list[Suggestion]) -> Read:
    """Where it speaks of the next round: the one round that the report has ahead."""
    ahead = {s.round for s in dates if s.round is not None and _ahead(s)}
    fits = _ahead(one) and len(ahead) == 1 and _NEXT.search(one.words)
    return (ahead.pop(), phrase("the next, and the report has this one ahead")) if fits else _NONE


def _before(one: Suggestion, dates: list[Suggestion]) -> Read:
    """What is called the first, or was held before the only other round of which the report tells, the second."""
    if one.modality != "took place" or not _MEETING.search(one.words):
        return _NONE
    if _FIRST.search(one.words):
        return 1, phrase("it is called the first")
    others = [s for s in dates if s.round is not None]
    starts = [first for s in others if s.about for first in (bounds(s.about)[0],) if first is not None]
    last = bounds(one.about)[1] if one.about else None
    alone = {s.round for s in others} == {2} and bool(starts)
    if alone and _HELD.search(one.words) and last is not None and last < min(starts):
        return 1, phrase("held before the second")
    return _NONE


def _ahead(one: Suggestion) -> bool:
    return one.modality in _AHEAD
