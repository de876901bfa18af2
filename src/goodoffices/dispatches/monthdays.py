"""What a date that counts within a month means: "the 19th", "the last Friday of March", "the 5th of next month"."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches import tenses
from goodoffices.dispatches.daynames import ORDINALS
from goodoffices.dispatches.readings import Reading, digits, full, month_number, weekday


def of_month(match: Match[str], r: Reading) -> str | None:
    """ "The 19th", of the month that its tense allows."""
    word = match["day"].casefold()
    day = ORDINALS[word] if word in ORDINALS else digits(word)
    tense = tenses.tense(r.text, match.start(), match.end())
    clause = r.text[max(0, match.start() - 70) : match.start()].rsplit(". ")[-1]
    if r.anchor <= r.published and re.search(r"\bhad (?:\w+ )?been\b|\b(?:was|were) to have\b", clause):
        tense = "past"
    named = match.groupdict().get("weekday")
    month = r.anchor.replace(day=1) if r.anchor > r.published else r.published.replace(day=1)
    around = [month + dt.timedelta(days=31 * n) for n in (0, 1)] + [month - dt.timedelta(days=1)]
    found = [d for m in around if (d := days.date(m.year, m.month, day))]
    if named:
        return next((d.isoformat() for d in found if d.weekday() == weekday(named)), None)
    allowed = [
        d for d in found if (d <= r.published if tense == "past" and r.anchor <= r.published else d >= r.published)
    ]
    chosen = allowed[0] if allowed else (found[0] if found else None)
    return chosen.isoformat() if chosen else None


def _month_of(which: str, r: Reading) -> dt.date:
    """The first day of "this", "next" or "last" month, or of the month named before."""
    if "same" in which:
        return r.anchor.replace(day=1)
    base = r.anchor if "following" in which else r.published
    first = base.replace(day=1)
    ahead = -1 if which == "last" else 1 if which in ("next", "the coming", "the following") else 0
    return (first + dt.timedelta(days=32 * ahead) if ahead > 0 else first - dt.timedelta(days=-ahead)).replace(day=1)


def of_month_named(match: Match[str], r: Reading) -> str | None:
    """ "The 5th of next month"."""
    word = match["day"].casefold()
    first = _month_of(match["which"].casefold(), r)
    found = days.date(first.year, first.month, ORDINALS[word] if word in ORDINALS else digits(word))
    return str(found) if found else None


def nth_of_month(match: Match[str], r: Reading) -> str:
    """ "The second Tuesday of next month"."""
    return nth_weekday(_month_of(match["which"].casefold(), r), match["name"], match["nth"].casefold())


def nth_weekday(first: dt.date, name: str, which: str) -> str:
    """The first, second … or last of a day of the week in the month that begins on `first`."""
    fitting = [
        d
        for n in range(31)
        if (d := first + dt.timedelta(days=n)).month == first.month and d.weekday() == weekday(name)
    ]
    return str(fitting[("first", "second", "third", "fourth").index(which) if which != "last" else -1])


def end_of_month(match: Match[str], r: Reading) -> str | None:
    """ "The last day of February"."""
    found = full(match["year"], month_number(match["month"]), 15, match, r)
    if found is None:
        return None
    return str(found.replace(day=1) if match["which"] == "first" else days.month_end(found.year, found.month))


def nth(match: Match[str], r: Reading) -> str | None:
    """ "The last Friday of March"."""
    month = month_number(match["month"])
    found = full(match["year"], month, 15, match, r)
    if found is None:
        return None
    return nth_weekday(found.replace(day=1), match["name"], match["nth"])


def of_month_to(match: Match[str], r: Reading) -> str | None:
    """ "The 12th and 13th"."""
    first = of_month(match, r)
    if first is None:
        return None
    day = dt.date.fromisoformat(first)
    last = days.date(day.year, day.month, digits(match["last"]))
    if last is None or last < day:
        return None
    return days.either([day, last]) if match["joint"] == "or" else days.span(day, last)
