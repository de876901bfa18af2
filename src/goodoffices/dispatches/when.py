"""Every date expression of a text, with its place, as EDTF against the day of publication.

A date without a year is the nearest one that its tense allows; a week runs from Monday to Sunday; "in the coming
days" is no
date and stays empty. What an expression means is told by `reading`, one function for each form.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from re import Match

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches.forms import BOUND, FORMS, Form
from goodoffices.dispatches.readings import Reading

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class When(Struct, frozen=True):
    """A date expression: `text[start:end]`, and what it says; `form` names how it was written."""

    start: int
    end: int
    edtf: str  # empty: no date
    form: str

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day that the expression names, where it names days."""
        found = _DAY.findall(self.edtf)
        return (dt.date.fromisoformat(found[0]), dt.date.fromisoformat(found[-1])) if found else None

    @property
    def day(self) -> dt.date | None:
        """The one day that is meant, where it is one."""
        return self.days[0] if self.days and _DAY.fullmatch(self.edtf.rstrip("?~")) else None


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
    anchor = past = published
    for start, _, n, match in candidates:
        if found and start < found[-1].end:
            continue
        when = _read(text, match, FORMS[n], Reading(published, anchor, past, british, text))
        if when is None:
            continue
        found.append(when)
        anchor = when.day or anchor
        past = when.day if when.day and when.day <= published else past
    return found


def _read(text: str, match: Match[str], form: Form, reading: Reading) -> When | None:
    try:
        edtf = form.reading(match, reading)
    except (OverflowError, ValueError):
        return None  # a day outside the calendar
    if edtf is None:
        return None
    when = When(match.start(), match.end(), edtf, form.name)
    return _lasting(text, _bound(text, when, reading.published))


def _bound(text: str, when: When, published: dt.date) -> When:
    """With the words before it that make it a first or a last day, or an uncertain one."""
    if re.fullmatch(r"\d{4}-\d\d", when.edtf):
        since = re.search(
            r"\b(?:not before|no earlier than|not earlier than|from|since)\s+$",
            text[max(0, when.start - 24) : when.start],
            re.IGNORECASE,
        )
        return replace(when, start=when.start - len(since.group()), edtf=f"{when.edtf}/..") if since else when
    if not when.days:
        return when
    latest = re.match(r",?\s+at the latest\b", text[when.end : when.end + 20])
    if latest:
        return replace(when, end=when.end + len(latest.group()), edtf=f"[..{when.days[1]}]")
    now = re.search(r"\bbetween now and (?:the )?$", text[max(0, when.start - 24) : when.start], re.IGNORECASE)
    if now:
        return replace(when, start=when.start - len(now.group()), edtf=f"[{published}..{when.days[1]}]")
    before = BOUND.search(text[max(0, when.start - 40) : when.start])
    if before is None:
        return when
    moved = re.search(
        r"\b(?:put off|postponed|delayed|moved|adjourned|pushed back|deferred|put back|suspended|shifted|brought "
        r"forward)\s+$",
        text[: when.start - len(before.group())][-24:],
    )
    away = re.search(
        r"\b(?:put off|put back|postponed|delayed|moved|pushed back|deferred|shifted|brought "
        r"forward)\b[^.;\n]{0,40}\bfrom\s+$",
        text[: when.start - len(before.group())][-60:] + before.group(),
    )
    if moved or away:
        return when
    first, last = when.days
    word = before.group("bound").casefold()
    start = when.start - len(before.group())
    rules: tuple[tuple[str, Callable[[], str]], ...] = (
        (
            r"(?:by|before|until|till|(?:not|no) later than|up to|(?:at the latest )?by|in advance of|ahead of)",
            lambda: f"[..{last}]",
        ),
        (
            r"(?:from|since|starting|beginning|as of|as from|after|not before|no earlier than|not earlier "
            r"than)(?: on)?",
            lambda: f"{first}/..",
        ),
        (r"(?:about|around|approximately|roughly|on or about|circa)", lambda: f"{first}~"),
    )
    for pattern, edtf in rules:
        if re.fullmatch(pattern, word):
            if "/" in when.edtf and word in ("from", "starting", "beginning"):
                return replace(when, start=start)
            return replace(when, start=start, edtf=edtf())
    return when


_DAYS = rf"(?P<n>{'|'.join(n for n in days.NUMBERS if ' ' not in n)}|\d{{1,2}})"
_FOR = re.compile(
    rf"\s+(?:and (?:to )?(?:last|run|go on|continue) )?for {_DAYS} (?:full |working )?days\b", re.IGNORECASE
)
_OF = re.compile(
    rf"\b{_DAYS}(?:-day| days of)\b[^.;\n]{{0,60}}?\b(?:starting|beginning|opening|from|opens|starts|begins|open|"
    rf"start|begin)(?: on)?\s*$",
    re.IGNORECASE,
)


def _lasting(text: str, when: When) -> When:
    """With the days that it is said to last: "from Monday for three days", "a three-day round opening on Monday"."""
    days_named = when.days
    if days_named is None or days_named[0] != days_named[1]:
        return when
    before = text[max(0, when.start - 110) : when.start].rsplit("\n", 1)[-1]
    bound = re.match(r"(?:from|starting|beginning)\s+(?:on\s+)?", text[when.start : when.end], re.IGNORECASE)
    found = _FOR.match(text, when.end) or _OF.search(before + (bound.group() if bound else ""))
    if found is None:
        return when
    count = days.NUMBERS.get(found["n"].casefold()) or int(found["n"])
    if not 1 < count < 31:
        return when
    return replace(when, edtf=days.span(days_named[0], days_named[0] + dt.timedelta(days=count - 1)))


def relative_to(when: When, text: str, published: dt.date, said_on: dt.date) -> When:
    """The same expression as said on another day than that of publication ("tomorrow", in words of Monday)."""
    if when.form not in ("today", "week", "month", "ago", "season") or published == said_on:
        return when
    for form in FORMS:
        if form.name == when.form and (match := form.pattern.search(text, when.start, when.end)):
            found = _read(text, match, form, Reading(said_on, said_on, said_on, True, text))
            if found is not None:
                return replace(when, edtf=found.edtf)
    return when


__all__ = ["When", "day_first", "days", "find", "relative_to"]
