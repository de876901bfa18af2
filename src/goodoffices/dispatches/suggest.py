"""Claims suggested from a dispatch: by rules and by weights of words, offline, the same for the same text.

`suggest` reads a dispatch once and asks one rule for each sort of claim; what the rules find is weighed by words that
were learned from other dispatches, which also find what no rule has. A dispatch that is not about the talks suggests
nothing. A person accepts, edits or drops each suggestion; nothing counts before that.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from goodoffices.dispatches.claims import (
    asked,
    assessment,
    attendance,
    condition,
    date,
    denial,
    format,
    headline,
    left,
    no_comment,
    offer,
    press_policy,
    quotation,
    role,
    understanding,
    weighed,
)
from goodoffices.dispatches.document import Document
from goodoffices.dispatches.names import Names
from goodoffices.dispatches.sorting.model import Weights
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.dispatches.units import read

RULES = (
    date,
    assessment,
    left,
    denial,
    no_comment,
    offer,
    condition,
    understanding,
    attendance,
    format,
    role,
    press_policy,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARS = 1000, 9900  # EDTF asks for four figures, and a week or a year must have room around the day
_UNKNOWN = dt.date(2000, 1, 1)  # relative dates are left out of a dispatch without a date


def published_day(published: str) -> dt.date | None:
    """The day of publication, or the first day of what is known of it."""
    found = _DAY.search(published)
    try:
        day = dt.date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
    return day if day is not None and _YEARS[0] <= day.year <= _YEARS[1] else None


def _once(found: list[Suggestion]) -> list[Suggestion]:
    """Each claim once: of two of one sort and speaker that rest on much the same words, the first."""
    done: list[Suggestion] = []
    for s in found:
        twice = s.sort not in ("quotation", "date") and any(
            d.sort == s.sort
            and d.speaker == s.speaker
            and min(d.end, s.end) - max(d.start, s.start) > 0.5 * min(d.end - d.start, s.end - s.start)
            for d in done
        )
        if not twice:
            done.append(s)
    return done


# What a claim of one sort leaves no room for in the same words: who denies that somebody left tells of no leaving.
_EXCLUDES = {
    "denial": ("attendance", "understanding", "offer", "assessment"),
    "press policy": ("condition", "no comment", "understanding", "offer", "assessment"),
    "no comment": ("offer", "understanding", "attendance", "format"),
}


def _compatible(found: list[Suggestion]) -> list[Suggestion]:
    """Without those that another sort leaves no room for: a policy's "until" is no condition."""
    stronger = [(s, sorts) for s in found if (sorts := _EXCLUDES.get(s.sort))]
    return [
        s
        for s in found
        if not any(
            s.sort in sorts and min(o.end, s.end) - max(o.start, s.start) > 0.6 * (s.end - s.start)
            for o, sorts in stronger
        )
    ]


def suggest(document: Document, names: Names, by: Weights | None = None) -> list[Suggestion]:
    """The claims that a dispatch seems to make, in the order of its text. Total: any text, any names.

    `by`: the weights of words that were learned, if not those that are shipped.

    >>> text = "Talks resume on 12 March, Asil said. 'It is late,' he added."
    >>> for s in suggest(Document(text, published="2031-03-05"), Names()):
    ...     print(s.sort, "|", s.speaker, "|", s.about, "|", s.words)
    date | Asil | 2031-03-12 | Talks resume on 12 March
    quotation | Asil |  | It is late
    """
    day = published_day(document.published)
    known = replace(read(document, names, day or _UNKNOWN), dated=day is not None)
    if not known.about_talks:
        return []
    found: list[Suggestion] = []
    for rule in RULES:
        found.extend(rule.find(known))
    answered = asked.find(known, found)
    found = weighed.weigh(known, _compatible(asked.whole(known, [*found, *answered])), answered, by)
    found.extend(quotation.find(known, found))
    if day is None:
        found = [s for s in found if s.sort != "date" or s.about in document.text]
    found = _once(found)
    found = [replace(s, words=document.text[s.start : s.end]) for s in found]
    return sorted(headline.outrun(known, found), key=lambda s: (s.start, s.end, s.sort, s.speaker, s.about))
