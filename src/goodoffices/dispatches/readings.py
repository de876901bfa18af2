"""What a date of days means in EDTF: days, weekdays, "the 19th", "tomorrow", and stretches of days."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from msgspec import Struct

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches.bounding import MOVED_FROM, STOPPED
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
    return days.year_of(month, day, r.published, days.tense(r.text, match.start(), match.end()))


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


_NEXT = dt.timedelta(days=14)  # how far behind a day that was named one that goes on from it can be


def week_day(match: Match[str], r: Reading) -> str | None:
    tense = days.tense(r.text, match.start(), match.end())
    which = (match["which"] or "").casefold() or ("this" if days.had_been(r.text, match.start()) else "")
    if re.search(r"\b(?:has|have|gives|says)\s+$", r.text[max(0, match.start() - 8) : match.start()]):
        tense = ""  # "the Tidings has Wednesday": by the day named before it
    if match["other"] and MOVED_FROM.search(r.text[max(0, match.start() - 70) : match.start()]):
        return None  # "put back from Thursday to Friday": two days
    if match["other"] and re.search(r"\b(?:until|till)\b", match.group()) and tense == "past":
        if STOPPED.search(r.text[max(0, match.start() - 70) : match.start()]):
            return None  # "suspended on Monday until Thursday": two days
    before = r.text[max(0, match.start() - 14) : match.start()]
    if re.search(r"\b(?:every|each|most|alternate|any)\s+(?:\w+\s+)?$|\ban?\s+$", before, re.IGNORECASE):
        return None
    if re.search(r"\b(?:by|until|till|before|instead of|rather than)\s+$", before, re.I) and tense != "past":
        tense = "future"
    if not tense and re.match(r",? at (?:noon|\d)", r.text[match.end() : match.end() + 9]):
        tense = "future"  # an entry of a programme
    if MOVED_FROM.search(re.sub(rf"(?:{'|'.join(WEEKDAYS)})\s+to\s+$", "", r.text[max(0, match.start() - 70) : match.start()], flags=re.I)):
        tense = "future"  # "put back from Thursday to Friday"
    if re.search(r"\b(?:was|were|been) told $", before):
        tense = "future"  # "we were told Tuesday"
    if not tense and re.search(r"(?:^|\W)[\"“‘](?:on |from |by |perhaps |maybe )?$", before, re.I):
        tense = "future"  # asked when: "On Monday"
    if r.text[match.end() : match.end() + 16].strip(" ,").startswith("at the latest"):
        tense = "future"
    if match["possessive"]:
        ahead = re.split(r"[.;\n]", r.text[match.end() : match.end() + 40])[0]
        led = re.search(r"\b(?:before|for|at)\s+$", before) and tense != "past"
        to_come = re.search(r"\b(?:ahead of|in the run-up to|prepar\w+ for|looking forward to)\s+$", r.text[max(0, match.start() - 24) : match.start()], re.I)
        led = led or (tense == "future" and re.search(r"\b(?:to|will|would|[’']ll) (?:[\w-]+ ){1,2}$", r.text[max(0, match.start() - 24) : match.start()]))
        tense = "future" if led or to_come or re.search(
            r"\b(?:will|would|is to|are to|could|might|may|(?:has|have) been (?:cancell?ed|called off|put off|postponed|moved|scrapped|"
            r"brought forward|delayed)|(?:is|are) (?:off|on|still on|cancell?ed|postponed))\b",
            ahead,
        ) else "past"
    found = days.weekday(weekday(match["name"]), r.published, tense, which)
    if (
        not which
        and tense == "future"
        and found + _NEXT > r.anchor > found >= r.published
        and re.search(
            r"\b(?:and|then|or|until|to(?! [a-z]+ on\b))\b[^.;]{0,20}$",
            r.text[max(0, match.start() - 30) : match.start()],
        )
    ):
        found = days.weekday(weekday(match["name"]), r.anchor, "future")
    if (
        not which and not tense and r.published + 2 * _NEXT > r.anchor > r.published
    ):  # a programme: the day after the one named before
        found = days.weekday(weekday(match["name"]), r.anchor, "future")
    week = (match["week"] or "").casefold()
    if "next week" in week or week.strip() == "week":
        found = days.week(r.published, 1)[0] + dt.timedelta(days=weekday(match["name"]))
        if week.strip() == "week":
            found = days.weekday(weekday(match["name"]), r.published, "future") + dt.timedelta(days=7)
    elif "this week" in week:
        found = days.week(r.published)[0] + dt.timedelta(days=weekday(match["name"]))
    elif "last week" in week:
        found = days.week(r.published, -1)[0] + dt.timedelta(days=weekday(match["name"]))
    if not match["other"]:
        return found.isoformat()
    other = found + dt.timedelta(days=(weekday(match["other"]) - found.weekday()) % 7)
    if other > r.published >= found and tense == "past":
        found, other = found - dt.timedelta(days=7), other - dt.timedelta(days=7)
    return days.either([found, other]) if " or " in match.group() else days.span(found, other)


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
