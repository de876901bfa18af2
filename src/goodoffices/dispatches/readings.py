"""What a date of days means in EDTF: days, weekdays, "the 19th", "tomorrow", and stretches of days."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from msgspec import Struct

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches import tenses
from goodoffices.dispatches.bounding import MOVED_FROM
from goodoffices.dispatches.daynames import MONTHS, NUMBERS, ORDINALS, WEEKDAYS


class Reading(Struct, frozen=True):
    """What a form is read against."""

    published: dt.date
    anchor: dt.date  # the day named last before it: "the following day"
    opened: dt.date  # the first of the days named last before it: "a week later than planned"
    past: dt.date  # the last of those that was not to come: "on the same day"
    day_first: bool | None  # None: nothing in the dispatch tells, and the nearer reading is taken
    text: str


def month_number(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.casefold().rstrip(".")[:3]))


def weekday(word: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.casefold().rstrip(".")[:3]))


def number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.casefold()]


def digits(word: str) -> int:
    return ORDINALS.get(word.casefold()) or int(re.sub(r"\D", "", word))


def full(year: str | None, month: int, day: int, match: Match[str], r: Reading) -> dt.date | None:
    if year:
        return days.date(int(year), month, day)
    return days.year_of(month, day, r.published, tenses.tense(r.text, match.start(), match.end()))


def single(match: Match[str], r: Reading) -> str | None:
    found = full(match["year"], month_number(match["month"]), digits(match["day"]), match, r)
    if found is None:
        return None
    doubt = match["weekday"] and weekday(match["weekday"]) != found.weekday()
    return found.isoformat() + ("?" if doubt else "")


def stretch(match: Match[str], r: Reading) -> str | None:
    if MOVED_FROM.search(r.text[: match.start()][-70:]):
        return None  # "moved from 12 March to 19 March": two dates, no stretch of days
    groups = match.groupdict()
    month = month_number(groups["month"])
    last_month = month_number(groups.get("month2") or groups["month"])
    last = full(groups["year"], last_month, digits(groups["last"]), match, r)
    if last is None:
        return None
    first = days.date(last.year - (month > last_month), month, digits(groups["first"]))
    if first is None or first > last:
        return None
    if re.search(r"\bor\b", match.group()):
        return days.either([first, last])
    listed = re.search(r"\band\b", match.group()) and not re.search(r"between\s+$", r.text[: match.start()][-9:])
    if listed and (last - first).days > 1:
        return days.either([first, last]) if (last - first).days > 3 else days.span(first, last)
    return days.span(first, last)


def numeric(match: Match[str], r: Reading) -> str | None:
    one, two, year = int(match["one"]), int(match["two"]), match["year"]
    day, month = (one, two) if (r.day_first and two <= 12) or one > 12 else (two, one)
    if r.day_first is None and max(one, two) <= 12 and year:
        known = int(year if len(year) == 4 else f"20{year}")
        readings = [d for d in (days.date(known, two, one), days.date(known, one, two)) if d]
        return min(readings, key=lambda d: abs((d - r.published).days)).isoformat() if readings else None
    if not 1 <= month <= 12:
        return None
    found = full(year and (year if len(year) == 4 else f"20{year}"), month, day, match, r)
    return found.isoformat() if found else None


def numeric_stretch(match: Match[str], r: Reading) -> str | None:
    ends = [numeric(m, r) for m in re.finditer(NUMERIC, match.group())]
    if len(ends) != 2 or not ends[0] or not ends[1] or ends[0] > ends[1]:
        return None
    return f"[{ends[0]},{ends[1]}]" if re.search(r"\bor\b", match.group()) else f"{ends[0]}/{ends[1]}"


def today(match: Match[str], r: Reading) -> str:
    found = [r.published + dt.timedelta(days=_NEAR[key]) for key in re.findall(NEAR_WORDS, match.group().casefold())]
    if len(found) > 1 and " or " in match.group():
        return days.either(found)
    return days.span(min(found), max(found))


_NEAR = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "overnight": 0,
}


NEAR_WORDS = "|".join(_NEAR)


def same(match: Match[str], r: Reading) -> str:
    """ "On the same day", "the following day", "two days later": told from a day named before."""
    words = match.group().casefold()
    planned = re.search(r"than|late\b|schedule|early\b|over(?:due|run)", words)
    if planned:  # "a day earlier than planned": the plan was for the day after
        before = re.search(r"earlier|early|ahead", words)
        far = re.match(r"(?:on )?(\w+)(?: full)? (day|week)s?", words)
        steps = NUMBERS.get(far[1], 1) * (7 if far[2] == "week" else 1) if far else 1
        return (r.opened + dt.timedelta(days=steps if before else -steps)).isoformat()
    if words.endswith("that day"):
        return r.anchor.isoformat()
    count = re.match(r"(?:on )?(a|one|two|three|four|five|six) (day|week|fortnight)s? (later|earlier)", words)
    if count:
        steps = NUMBERS[count[1]] * {"day": 1, "week": 7, "fortnight": 14}[count[2]]
        return (r.anchor + dt.timedelta(days=steps if count[3] == "later" else -steps)).isoformat()
    by = (
        1
        if re.search("next|following|after|later", words)
        else -1
        if re.search("previous|before|earlier", words)
        else 0
    )
    return ((r.anchor if by else r.past) + dt.timedelta(days=by)).isoformat()


NUMERIC = r"\b(?P<one>\d{1,2})(?P<sep>[/.])(?P<two>\d{1,2})(?:(?P=sep)(?P<year>\d{4}|\d\d))\b"


def as_written(match: Match[str]) -> str | None:
    try:
        for day in re.findall(r"\d{4}-\d\d-\d\d", match.group()):
            dt.date.fromisoformat(day)
    except ValueError:
        return None
    return match.group()


def short(match: Match[str], r: Reading) -> str | None:
    """Two figures without a year: "(24/5)", "on 24/5", "on 24.05"."""
    one, two = int(match["one"] or match["one2"]), int(match["two"] or match["two2"])
    if all(f"({n}/{two})" in r.text for n in (1, 2)):
        return None  # "(1/6)": the first post of six
    day, month = (one, two) if (r.day_first and two <= 12) or one > 12 else (two, one)
    found = full(None, month, day, match, r) if 1 <= month <= 12 else None
    return found.isoformat() if found else None


def short_stretch(match: Match[str], r: Reading) -> str | None:
    """ "From 2/7 through 2/9"."""
    ends = []
    for pair in (match["one"], match["two"]):
        one, two = map(int, pair.split("/"))
        day, month = (one, two) if (r.day_first and two <= 12) or one > 12 else (two, one)
        ends.append(full(None, month, day, match, r) if 1 <= month <= 12 else None)
    first, last = ends
    if first and last and re.search(r"\bor\b", match.group()):
        return days.either([first, last])
    return days.span(first, last) if first and last and first <= last else None


def plain_day(match: Match[str]) -> str | None:
    month = int(match["month"]) if match["month"].isdigit() else month_number(match["month"])
    found = days.date(int(match["year"]), month, int(match["one"]))
    return str(found) if found else None
