"""Meetings of which days are counted: how far one is from another day, and how long one is expected to last."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from goodoffices.dispatches.claims.meetings import EVENT, MEETING, MEETS, NOUNS, OTHER
from goodoffices.dispatches.claims.rule import of_unit, place_in
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.inflection import base
from goodoffices.dispatches.reading import Circumstance, Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_COUNTED = re.compile(
    rf"\b(?:just |only |barely |less than )?(?P<n>{'|'.join(n for n in NUMBERS if ' ' not in n)}|\d{{1,2}}) "
    rf"(?P<unit>day|week|fortnight)s? (?P<way>after|before) (?P<what>[^,.;:\x01]{{6,110}})",
    re.IGNORECASE,
)
_ROUND = re.compile(rf"(?:the|their|a|its|these|those) (?:[\w-]+ ){{0,3}}?(?:{NOUNS}|talks)\b", re.IGNORECASE)
_MEETS = re.compile(rf"\b(?:{MEETS})\b", re.IGNORECASE)
_STEPS = {"day": 1, "week": 7, "fortnight": 14}


def find(read: Read, made: Sequence[Suggestion]) -> list[Suggestion]:
    """The meetings whose days are so many days before or after one that is named, or that of publication."""
    found: list[Suggestion] = []
    for sentence in read.sentences if read.dated else ():
        first, last = sentence.span.start, sentence.span.end
        for match in _COUNTED.finditer(read.masked, first, last):
            what, start, end = match["what"], match.start(), match.end()
            meeting = MEETING.search(what)
            tells = _ROUND.match(what) or (meeting and (EVENT.search(what) or _MEETS.search(what)))
            if not tells or not meeting or OTHER.search(what[: meeting.start()]):
                continue
            if read.whens_in(match.start("what"), end):
                continue  # the day itself is named
            if any(s.start < end and start < s.end and s.about and s.start >= start - 1 for s in made):
                continue
            others = [w.day for w in read.whens_in(first, last) if w.day and not start <= w.start < end]
            if any(w.end <= start and start - w.end < 4 for w in read.whens_in(first, last)) and _ROUND.match(what):
                continue  # "on Sunday, a day before the fourth round": with that day
            count = NUMBERS.get(match["n"].casefold()) or int(match["n"])
            step = dt.timedelta(days=count * _STEPS[match["unit"].casefold()])
            past = match["way"].casefold() == "after"
            day = min(others, key=lambda d: abs((d - read.published).days)) if others else read.published
            about = str(day - step if past else day + step)
            unit = Unit(start, end, None, Circumstance(), sentence.kind, False)
            more = {"about": about, "place": place_in(what, read), "modality": "took place" if past else "planned"}
            found.append(of_unit("date", unit, read, phrase("days since"), **more))  # type: ignore[arg-type]  # as `weighed`
    return found


LASTS = re.compile(
    rf"\b(?:{base('last take run continue')}(?: for)?|lasting|expect(?:s|ed)?|scheduled for|planned for|set for|set "
    rf"aside|"
    rf"reserved|earmarked|budgeted|allowed|(?<!had been )extended (?:to|by))\s+(?:at least |about |up to |"
    rf"around |some |only |for )?"
    rf"[\"“‘]?(?P<n>\d+|{'|'.join(NUMBERS)}|several)(?:(?: to | or |-|–)(?:\d+|\w+))?\s+(?:full |working |long "
    rf"|more )?"
    rf"(?:days?|weeks?)\b",
    re.IGNORECASE,
)


def lasting(read: Read, unit: Unit, words: str) -> list[Suggestion]:
    """How long a meeting is expected to last, where that is said."""
    found = LASTS.search(words)
    if not found or re.search(r"\b(?:talks|consultations) held\b", words) or words.rstrip().endswith("?"):
        return []
    work = re.match(r"\s+of (?:work|talks|negotiat\w+|meetings|discussions|bargaining)\b", words[found.end() :])
    if not (work or MEETING.search(words) or MEETING.search(unit.before)):
        return []
    if OTHER.search(words[: found.start()]) and not MEETING.search(words[: found.start()]):
        return []
    behind = [w for w in read.whens_in(unit.start, unit.end) if w.end - unit.start > found.start()]
    if any(w.edtf.count("-") > 2 and w.start - unit.start <= found.end() + 12 for w in behind):
        return []  # "will last three days from Monday": one date
    cut = max((m.end() for m in re.finditer(r"\s(?:and|but)\s", words[: found.start()])), default=0)
    return [
        of_unit("date", unit, read, phrase("how long it is expected to last"), unit.start + cut, modality="expected")
    ]
