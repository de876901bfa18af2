"""Dates as people type them, turned into EDTF (ISO 8601-2:2019), never surer or more exact than what was typed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date
from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # it has no types
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms.spoken import completed, plainly, spoken, understood
from goodoffices.server.languages import locale
from goodoffices.talks import words

Looking = Literal["future", "past"]

_AROUND = " ,،，:()（）"
_NUMERIC = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?")
_FULL = re.compile(
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?[^\W\d]{3,}\.?,?\s+(?:de\s+)?\d{4}|\d{4}年\d{1,2}月\d{1,2}日"
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:h时点點](\d\d)?)?分?([ap])?:?m?:?")

# Translators: what stands in quotation marks is typed: dates are read in your language, so write it in that.
HELP = _("Write it as you would say it: “4 March 2027”, “next Monday”, “4 to 6 March”, “March 2027”.")
# Translators: what stands in quotation marks is typed: dates are read in your language, so write it in that.
SURE = _("Add “perhaps” if it is not sure, “about” if it is not exact; or write EDTF, such as 2027-03-04?.")


class Unread(ValueError):
    """What was typed is no date, or not one date; the message says what to do."""


class Reading(NamedTuple):
    """What was understood, and whether it could not be understood otherwise."""

    edtf: str
    plain: bool


def is_edtf(text: str) -> bool:
    """Whether `text` is a date of EDTF already, such as `2027-03-04?` or `2027-03-04/2027-03-06`."""
    return words.date(text, "") is None


def read(typed: str, now: datetime, zone: ZoneInfo, looking: Looking = "future", *, clock: bool = False) -> Reading:
    """Read a date, with a time of day in `zone` where `clock` allows one. Raises `Unread`.

    EDTF is taken as it is. A day without a year is the next one, or the last one when `looking` is “past”. Numbers
    alone are read day first. Hedges become `?` (uncertain) and `~` (approximate).
    """
    text = plainly(typed)
    if is_edtf(text):
        return Reading(text, True)
    said = spoken()
    unsure, about = bool(said.unsure.search(text)), bool(said.about.search(text))
    rest = said.about.sub("", said.unsure.sub("", text)).strip(_AROUND)
    at, rest = _clock(rest, clock)
    today = now.astimezone(zone).date()
    if at is not None:
        if unsure or about:
            unmarked = gettext(
                "A time of day cannot be marked as unsure: give the day alone, or the time without “perhaps”."
            )
            raise Unread(unmarked)
        day = _day(rest, today, looking, typed)
        return Reading(instant(datetime.combine(date.fromisoformat(_whole(day, typed)), at), zone), False)
    mark = "%" if unsure and about else "?" if unsure else "~" if about else ""
    edtf = "/".join(end + mark for end in _ends(rest, today, looking, typed))
    if not is_edtf(edtf):
        raise Unread(_unread(typed))
    return Reading(edtf, not mark and bool(_FULL.fullmatch(said.weekday.sub("", rest))))


def _clock(text: str, allowed: bool) -> tuple[time | None, str]:
    found = spoken().clock.search(text)
    if found is None:
        return None, text
    if not allowed:
        raise Unread(gettext("Give the day alone, without a time of day."))
    said = found[1].lower().replace(".", ":" if re.match(r"\d+\.\d", found[1]) else "").replace(" ", "")
    said = "12:00" if spoken().noon.fullmatch(said) else "00:00" if spoken().midnight.fullmatch(found[1]) else said
    digits = _CLOCK.fullmatch(said)
    assert digits is not None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    if digits[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if digits[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unread(gettext("“%(typed)s” is no time of day: write it as 14:30.") % {"typed": found[1].strip()})
    return time(hour, minute), (text[: found.start()] + text[found.end() :]).strip(_AROUND)


def _ends(text: str, today: date, looking: Looking, typed: str) -> list[str]:
    """One date, or the first and the last of a range."""
    said = spoken()
    found = None if _NUMERIC.search(text) else said.span.fullmatch(text)
    if found is None:
        return [_day(text, today, looking, typed)]
    first = found[1]
    last = _day(completed(first, found[3]), today, looking, typed)
    if _DAY_ALONE.fullmatch(first):
        first = f"{last[:8]}{int(_DAY_ALONE.fullmatch(first)[1]):02}"  # type: ignore[index]  # it has just matched
        if len(last) < 10 or not is_edtf(first):
            raise Unread(_unread(typed))
    elif re.search(r"\d{4}", first):
        first = _day(first, today, looking, typed)
    else:
        year, bare = int(last[:4]), first
        first = _day(said.dated.format(said=bare, year=year), today, looking, typed)
        first = _day(said.dated.format(said=bare, year=year - 1), today, looking, typed) if first > last else first
    if first > last:
        raise Unread(gettext("“%(typed)s” ends before it begins: give the first day and the last.") % {"typed": typed})
    if said.both.fullmatch(found[2]) and not _consecutive(first, last):
        two = gettext(
            "“%(typed)s” names two days, not one date: give the first and the last day, as “4 to 6 March 2027”."
        )
        raise Unread(two % {"typed": typed})
    return [first, last]


def _consecutive(first: str, last: str) -> bool:
    if not len(first) == len(last) == 10:
        return False
    return date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=1)


def _day(text: str, today: date, looking: Looking, typed: str) -> str:
    """A day, a month or a year, as exact as `text` has it."""
    said = spoken()
    named = said.weekday.match(text)
    bare = said.weekday.sub("", text, count=1) if named and named.end() < len(text) else text
    bare = understood(bare)
    parser = _parser(said.languages, today, looking)
    try:
        found = parser.get_date_data(bare)
    except (ValueError, OverflowError):
        raise Unread(_unread(typed)) from None
    moment = found.date_obj
    exact = found.period in ("day", "month", "year") and ":" not in bare and not (bare.isdigit() and len(bare) != 4)
    if moment is None or not exact or moment.year < 1000:
        raise Unread(_unread(typed))
    if found.period != "day":
        return moment.strftime("%Y-%m" if found.period == "month" else "%Y")
    if named and named.end() < len(text) and said.weekdays[named[1].lower()] != moment.weekday():
        other = {"date": in_words(moment.date().isoformat()), "weekday": format_date(moment, "EEEE", locale=locale())}
        raise Unread(gettext("%(date)s is a %(weekday)s: correct the day or the date.") % other)
    return str(moment.date().isoformat())


@lru_cache(16)
def _parser(languages: tuple[str, ...], today: date, looking: Looking) -> DateDataParser:
    return DateDataParser(
        languages=list(languages),
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": looking,
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["relative-time", "absolute-time"],
        },
    )


def _whole(day: str, typed: str) -> str:
    if len(day) != 10:
        raise Unread(_unread(typed))
    return day


def _unread(typed: str) -> str:
    short = typed if len(typed) <= 60 else typed[:60] + "…"
    # Translators: dates are read in your language: write the three dates in quotation marks as one types them there.
    how = gettext("“%(typed)s” is no date that can be read: write “4 March 2027”, “4 to 6 March 2027” or “March 2027”.")
    return how % {"typed": short}


def instant(local: datetime, zone: ZoneInfo) -> str:
    """A local time of `zone` with its offset, in ISO 8601. Raises `Unread` for one that the clocks skip or repeat."""
    aware = local.replace(tzinfo=zone)
    try:
        back = aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        twice = aware.utcoffset() != aware.replace(fold=1).utcoffset()
    except OverflowError:
        raise Unread(gettext("This is too far away: give a year between 2 and 9998.")) from None
    where = {"zone": zone.key, "time": f"{local:%H:%M}"}
    if back != local:
        raise Unread(gettext("In %(zone)s the clocks go forward then: there is no %(time)s on that day.") % where)
    if twice:
        said = gettext("In %(zone)s the clocks go back then: %(time)s comes twice on that day. Choose another time.")
        raise Unread(said % where)
    return aware.isoformat()
