"""Every date expression of a text, with its place, as EDTF against the day of publication.

A date without a year is the nearest one that its tense allows; a week runs from Monday to Sunday; "in the coming
days" is no
date and stays empty. What an expression means is told by `reading`, one function for each form.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from re import Match

from msgspec.structs import replace

from goodoffices.dispatches.bounding import When, bounded, joined, lasting
from goodoffices.dispatches.form import Form
from goodoffices.dispatches.forms import FORMS
from goodoffices.dispatches.pieces import LATE
from goodoffices.dispatches.readings import Reading

_LATE = re.compile(LATE, re.IGNORECASE)


def day_first(text: str) -> bool | None:
    """Whether 3/4 is the third of April: by a date that can be read one way only, else by how months are written
    here."""
    for first, second in re.findall(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}\b", text):
        if int(first) > 12 or int(second) > 12:
            return int(first) > 12
    months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    british = len(re.findall(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {months}", text))
    american = len(re.findall(rf"\b{months}[a-z]*\.? \d{{1,2}}\b(?! {months})", text))
    return None if british == american else british > american


def find(text: str, published: dt.date) -> list[When]:
    """The date expressions of `text` in order, none within another.

    >>> text = "They met on Feb. 18-20 and will meet again next week, tentatively on the 12th."
    >>> [(text[w.start:w.end], w.edtf) for w in find(text, dt.date(2031, 3, 5))]
    [('Feb. 18-20', '2031-02-18/2031-02-20'), ('next week', '[2031-03-10..2031-03-16]'), ('the 12th', '2031-03-12')]
    """
    british = day_first(text)
    candidates = sorted(
        ((m.start(), -m.end(), n, m) for n, form in enumerate(FORMS) for m in form.pattern.finditer(text)),
        key=lambda found: found[:3],
    )
    found: list[When] = []
    anchor = opened = past = published
    for start, _, n, match in candidates:
        if found and start < found[-1].end:
            continue
        when = _read(text, match, FORMS[n], Reading(published, anchor, opened, past, british, text))
        if when is None:
            continue
        found.append(when)
        last = when.days[1] if when.days and not when.edtf.startswith("[") else None
        month = re.fullmatch(r"(\d{4})-(0\d|1[0-2])", when.edtf)
        if month:
            first = dt.date(int(month[1]), int(month[2]), 1)
            last = first if first > published else None
        anchor = last or anchor
        opened = when.days[0] if last and when.days else opened
        past = last if last and last <= published else past
    return joined(text, [_before_its_day(text, found, n, published, british) for n in range(len(found))])


def _before_its_day(text: str, found: Sequence[When], n: int, published: dt.date, british: bool | None) -> When:
    """A day that is told from one right behind it: "two days earlier than planned, on Saturday"."""
    one, two = found[n], found[n + 1] if n + 1 < len(found) else None
    if one.form != "same" or two is None or two.day is None or not _LATE.search(text, one.start, one.end):
        return one
    if not re.fullmatch(r"[,(—–-]?\s*(?:but |and )?(?:now |already )?(?:on |at )?(?:the )?", text[one.end : two.start]):
        return one
    form = next(form for form in FORMS if form.name == "same" and form.pattern.search(text, one.start, one.end))
    match = form.pattern.search(text, one.start, one.end)
    anchored = Reading(published, two.day, two.day, two.day, british, text)
    return (match and _read(text, match, form, anchored)) or one


def _read(text: str, match: Match[str], form: Form, reading: Reading) -> When | None:
    try:
        edtf = form.reading(match, reading)
    except (OverflowError, ValueError):
        return None  # a day outside the calendar
    if edtf is None:
        return None
    when = When(match.start(), match.end(), edtf, form.name)
    return lasting(text, bounded(text, when, reading.published))


def relative_to(when: When, text: str, published: dt.date, said_on: dt.date) -> When:
    """The same expression as said on another day than that of publication ("tomorrow", in words of Monday)."""
    if when.form not in ("today", "week", "month", "ago", "season") or published == said_on:
        return when
    for form in FORMS:
        if form.name == when.form and (match := form.pattern.search(text, when.start, when.end)):
            found = _read(text, match, form, Reading(said_on, said_on, said_on, said_on, True, text))
            if found is not None:
                return replace(when, edtf=found.edtf)
    return when


__all__ = ["When", "day_first", "find", "relative_to"]
