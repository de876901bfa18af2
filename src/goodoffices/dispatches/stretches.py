"""What a date of weeks, months and seasons means in EDTF."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from dateparser import parse as parse_date  # type: ignore[import-untyped]  # it has no types

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches import tenses
from goodoffices.dispatches.daynames import SEASONS
from goodoffices.dispatches.readings import (
    Reading,
    digits,
    full,
    month_number,
    number,
    weekday,
)


def whole_month(match: Match[str], r: Reading) -> str | None:
    month = month_number(match["month"])
    relative = {"last": -1, "this": 0, "next": 1}.get((match.groupdict().get("rel") or "  ").split(" ")[1])
    year = match["year"] or (str(r.published.year + relative) if relative is not None else None)
    found = full(year, month, 15, match, r)
    if found is None:
        return None
    last = days.month_end(found.year, month)
    part = (match["part"] or "").casefold()
    if re.match(r"(?:by|before|until)\b", part):
        named = {"mid": 15, "middle": 15, "half": 15, "early": 10, "start": 1, "beginning": 1}
        bound = next(
            (
                dt.date(found.year, month, day)
                for word, day in named.items()
                if word in part and "second half" not in part
            ),
            last,
        )
        return f"[..{bound}]"
    if "week" in part:
        start = {"first": 1, "second": 8, "third": 15, "last": last.day - 6}[part.split("week")[0].split()[-1]]
        return days.one_of(last.replace(day=start), last.replace(day=start + 6))
    if "first half" in part:
        return days.one_of(last.replace(day=1), last.replace(day=15))
    if "second half" in part:
        return days.one_of(last.replace(day=16), last)
    return f"{found.year:04}-{month:02}"


def _season(match: Match[str], r: Reading) -> str:
    season = SEASONS[match["season"].casefold()]
    middle = {21: 4, 22: 7, 23: 10, 24: 1}[season]
    if match["year"]:
        return f"{match['year']}-{season}"
    which = (match["which"] or "").strip().casefold()
    day = days.year_of(middle, 15, r.published, tenses.tense(r.text, match.start(), match.end()))
    assert day is not None
    year = day.year + (
        1 if which == "next" and day <= r.published else -1 if which == "last" and day >= r.published else 0
    )
    return f"{year:04}-{season}"


def week(match: Match[str], r: Reading) -> str:
    words, published = match.group().casefold(), r.published
    one = dt.timedelta(days=1)
    if "weekend" in words:
        monday = days.week(
            published, 1 if "next" in words else -1 if "last" in words and published.weekday() < 5 else 0
        )[0]
        if not re.search("next|last|this", words) and tenses.tense(r.text, match.start(), match.end()) == "past":
            monday -= dt.timedelta(days=7 if published.weekday() < 5 else 0)
        return days.one_of(monday + 5 * one, monday + 6 * one)
    ahead = (
        2
        if "after next" in words
        else -2
        if "before last" in words
        else 1
        if re.search("next|coming|following", words)
        else -1
        if re.search("last|past|previous", words)
        else 0
    )
    first, last = days.week(published, ahead)
    if re.search(r"(?:by|before|until|not later than) the end", words):
        return f"[..{last}]"
    if not ahead and re.search(r"later|rest", words):
        first = min(published + one, last)
    elif not ahead and "earlier" in words:
        last = max(published - one, first)
    return days.one_of(first, last)


def in_week(match: Match[str], r: Reading) -> str:
    """Days of a week that is named before them: "next week, from Wednesday to Friday"."""
    ahead = {"next": 1, "this": 0, "last": -1}[match["which"].casefold()]
    first = days.week(r.published, ahead)[0] + dt.timedelta(days=weekday(match["name"]))
    if not match["other"]:
        return first.isoformat()
    last = first + dt.timedelta(days=(weekday(match["other"]) - first.weekday()) % 7)
    return days.either([first, last]) if " or " in match.group() else days.span(first, last)


def half(match: Match[str], r: Reading) -> str:
    """ "In the second half of the month"."""
    ahead = {"next": 1, "last": -1}.get(match["which"].casefold(), 0)
    month = r.published.replace(day=15) + dt.timedelta(days=30 * ahead)
    last = days.month_end(month.year, month.month)
    first = match["half"].casefold() == "first"
    return days.one_of(month.replace(day=1 if first else 16), month.replace(day=15) if first else last)


def this_month(match: Match[str], r: Reading) -> str:
    words, one = match.group().casefold(), dt.timedelta(days=1)
    ahead = 1 if re.search("next|coming|following", words) else -1 if re.search("last|previous", words) else 0
    if "year-end" in words or "year end" in words:
        return f"[..{r.published.year:04}-12-31]"
    if "year" in words:
        year = r.published.year + ahead
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        plain = f"{year:04}"
    else:
        first = r.published.replace(day=1)
        first = first if not ahead else (first + 31 * one if ahead > 0 else first - one).replace(day=1)
        last = days.month_end(first.year, first.month)
        plain = f"{first.year:04}-{first.month:02}"
    if re.search(r"(?:by|before|until|not later than|no later than) (?:the )?end|is out|is over", words):
        return f"[..{last}]"
    if not ahead and re.search("later|rest", words):
        return days.one_of(min(r.published + one, last), last)
    if not ahead and "earlier" in words:
        return days.one_of(first, max(r.published - one, first))
    return plain


def _ago(match: Match[str], r: Reading) -> str | None:
    count, unit = number(match["count"]), match["unit"].casefold().rstrip("s")
    back = match["ago"] is not None
    if unit == "fortnight":
        count, unit = count * 2, "week"
    phrase = f"{count} {unit}s ago" if back else f"in {count} {unit}s"
    base = dt.datetime.combine(r.published, dt.time(12))
    found = parse_date(phrase, languages=["en"], settings={"RELATIVE_BASE": base})
    if found is None:
        return None
    if match["within"]:
        return f"[..{found.date()}]"
    return (
        f"{found.year:04}-{found.month:02}"
        if unit == "month"
        else f"{found.year:04}"
        if unit == "year"
        else str(found.date())
    )


def vague(match: Match[str], r: Reading) -> str:
    return ""


def week_of(match: Match[str], r: Reading) -> str | None:
    groups = match.groupdict()
    day, month = groups["d1"] or groups["d2"], groups["m1"] or groups["m2"]
    found = full(groups["year"], month_number(month), digits(day), match, r)
    return days.one_of(*days.week(found)) if found else None


def season_if(match: Match[str], r: Reading) -> str | None:
    """A season only where it is named as a time: "in the autumn", "next spring", "by winter"."""
    led = re.match(
        r"(?:in|by|for|before|until|during|next|last|this|early|late|the (?:next|coming))\b", match.group().casefold()
    )
    return _season(match, r) if led else None


def ago_if(match: Match[str], r: Reading) -> str | None:
    """A stretch of time only where it runs from now: "in two weeks", "a week ago", not "for two weeks"."""
    words = match.group().casefold()
    ahead = words.startswith(("in ", "within ", "inside ")) or "from now" in words or words.endswith(" today")
    since = r.text[match.start() : match.end() + 12].casefold()
    return _ago(match, r) if ahead or (match["ago"] and " ago" in since) else None
