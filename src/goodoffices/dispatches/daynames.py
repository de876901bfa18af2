"""Days of the calendar as the press names them: weeks from Monday to Sunday, years left out; all written
in EDTF."""

from __future__ import annotations

import datetime as dt

from goodoffices.dispatches.tenses import Tense

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    word: n
    for n, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        )
    )
} | {"a": 1, "an": 1, "thirty": 30, "a couple of": 2}
ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ),
        1,
    )
}
_FAR = 100  # days beyond which the tense, not nearness, tells the year


def year_of(month: int, day: int, published: dt.date, said: Tense) -> dt.date | None:
    """The day without a year that is meant: the nearest, and where that is far off the nearest that the tense
    allows."""
    found = [d for year in (published.year, published.year - 1, published.year + 1) if (d := date(year, month, day))]
    if not found:
        return None
    nearest = min(found, key=lambda d: abs((d - published).days))
    if abs((nearest - published).days) <= _FAR or not said:
        return nearest
    allowed = [d for d in found if (d >= published if said == "future" else d <= published)]
    return min(allowed, key=lambda d: abs((d - published).days)) if allowed else nearest


def date(year: int, month: int, day: int) -> dt.date | None:
    """That day, or nothing where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday(name: int, published: dt.date, said: Tense, which: str = "") -> dt.date:
    """The day of the week that is meant. `which` is the word before it: next, last, this, coming."""
    monday = published - dt.timedelta(days=published.weekday())
    if which == "next":
        return monday + dt.timedelta(days=7 + name)
    if which == "this":
        return monday + dt.timedelta(days=name)
    if which in ("coming", "following") or (said == "future" and which != "last"):
        return published + dt.timedelta(days=(name - published.weekday()) % 7 or (7 if which else 0))
    return published - dt.timedelta(days=(published.weekday() - name) % 7 or (7 if which == "last" else 0))


def week(published: dt.date, weeks: int = 0) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week of a day, or of one so many weeks after it."""
    monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(days=7 * weeks)
    return monday, monday + dt.timedelta(days=6)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return (dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else dt.date.max) - (
        dt.timedelta(days=1) if (year, month) < (9999, 12) else dt.timedelta()
    )


def span(first: dt.date, last: dt.date) -> str:
    """All days from the first to the last.

    >>> span(dt.date(2031, 3, 12), dt.date(2031, 3, 14))
    '2031-03-12/2031-03-14'
    """
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def one_of(first: dt.date, last: dt.date) -> str:
    """One of the days from the first to the last.

    >>> one_of(*week(dt.date(2031, 3, 5), 1))
    '[2031-03-10..2031-03-16]'
    """
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def either(days: list[dt.date]) -> str:
    """One of the days that are named."""
    return f"[{','.join(sorted({d.isoformat() for d in days}))}]" if len(set(days)) > 1 else days[0].isoformat()
