"""Dates in words, with how sure they are (EDTF, ISO 8601-2:2019), and moments in the talks' zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache, reduce
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_interval, format_skeleton
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from goodoffices.server.languages import locale

_SURE = {
    # Translators: the date stands in its basic form, as “4 March 2027”, “March 2027”, “spring 2027” or “2027”.
    "?": gettext_lazy("%(date)s, not certain"),
    # Translators: the date stands in its basic form, as “4 March 2027”, “March 2027”, “spring 2027” or “2027”.
    "~": gettext_lazy("about %(date)s"),
    "%": gettext_lazy("about %(date)s, not certain"),
}
_SEASONS = {
    "21": gettext_lazy("spring %(year)s"),
    "22": gettext_lazy("summer %(year)s"),
    "23": gettext_lazy("autumn %(year)s"),
    "24": gettext_lazy("winter %(year)s"),
}

_DATE = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?(?P<sure>[?~%])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?P<date>[0-9-]{10})T(?P<clock>[0-9]{2}:[0-9]{2}):[0-9]{2}(?P<zone>Z|[+-][0-9:]{2,5})?")


def moment(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """A moment as the pages print it: in the talks' zone; the reader's browser turns it into the reader's."""
    there = at.astimezone(zone)
    said = _with_clock(_written(there.date(), "d MMM y", "yMMMd"), f"{there:%H:%M}")
    return {"iso": there.isoformat(timespec="seconds"), "words": said}


def clock(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """The same moment with the clock alone in words, where the day stands beside it."""
    there = at.astimezone(zone)
    return {"iso": there.isoformat(timespec="seconds"), "words": f"{there:%H:%M}"}


def day(on: date) -> str:
    """A day in words: “4 February 2026”."""
    return _written(on, "d MMMM y", "long")


def short_day(on: date, year: bool = True) -> str:
    """A day in few words: “4 Feb 2026”, or “4 Feb”."""
    return _written(on, "d MMM y", "yMMMd") if year else _written(on, "d MMM", "MMMd")


def _english() -> bool:
    return locale().language == "en"  # written the British way, which Babel's own “en” is not


def _written(on: date, english: str, other: str) -> str:
    """A date by a pattern of ours in English; else by what CLDR has for a length (long, full) or a skeleton."""
    return _kept(on, english, other, get_language())


@lru_cache(4096)
def _kept(on: date, english: str, other: str, language: str | None) -> str:
    if _english():
        return format_date(on, english, locale())
    long = other in ("long", "full")
    return _bare(format_date(on, other, locale()) if long else format_skeleton(other, on, locale=locale()))


def _bare(written: str) -> str:
    """Without the abbreviated “year” after it (Russian, Ukrainian): its full stop would end the sentence."""
    return written.removesuffix("г.").removesuffix("р.").rstrip()


def _with_clock(date_: str, clock_: str) -> str:
    return str(locale().datetime_formats["medium"]).format(clock_, date_)


def in_words(edtf: str) -> str:
    """A date in words, saying no more than it says: “tentative” is the announcer's status, “not certain” the date's.

    What has no plain words (sets, unspecified years, exponents) is printed as it was written.
    """
    return _in_words(edtf, get_language())


@lru_cache(4096)
def _in_words(edtf: str, language: str | None) -> str:
    """The same, kept for each language of the interface."""
    if (edtf[:1], edtf[-1:]) in (("[", "]"), ("{", "}")):
        if ".." in edtf:
            return _one_of_a_span(edtf)
        joined = _("%(one)s or %(other)s") if edtf[0] == "[" else _("%(one)s and %(other)s")
        return reduce(lambda one, other: joined % {"one": one, "other": other}, map(in_words, edtf[1:-1].split(",")))
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    timed = _TIME.fullmatch(edtf)
    if timed:
        said = _with_clock(in_words(timed["date"]), timed["clock"])
        return f"{said} {_zone(timed['zone'])}" if timed["zone"] else said
    found = _DATE.fullmatch(edtf)
    return _date(found) if found else edtf


def _one_of_a_span(edtf: str) -> str:
    """“on a day from 19 to 25 January 2026” for `[2026-01-19..2026-01-25]`; sets of every day stay as written."""
    first, _dots, last = edtf[1:-1].partition("..")
    if edtf[0] != "[" or "," in edtf:
        return edtf
    if first and last:
        # Translators: a span of days as “19 to 25 January 2026” is, in your language “19–25 …”
        return _("on a day from %(span)s") % {"span": _interval(first, last)}
    if last:
        return _("on or before %(date)s") % {"date": in_words(last)}
    return _("on or after %(date)s") % {"date": in_words(first)}


def _zone(zone: str) -> str:
    return "UTC" if zone in ("Z", "+00:00") else f"UTC{zone.replace('-', '−')}"


def _date(found: re.Match[str]) -> str:
    try:
        said = _certain(found)
    except ValueError:  # no day, month or year of the calendar
        return found.group()
    return _as_sure(said, found["sure"])


def _as_sure(said: str, sure: str | None) -> str:
    return str(_SURE[sure]) % {"date": said} if sure else said


def _certain(found: re.Match[str]) -> str:
    """A date in words without how sure it is. Raises ValueError where it has none."""
    year, month, day_ = int(found["year"]), found["month"], found["day"]
    if year < 0:
        raise ValueError
    said = _written(date(year, 1, 1), "y", "y")
    if month is None:
        return said
    if month in _SEASONS:
        return str(_SEASONS[month]) % {"year": said}
    if month == "XX":
        said = _("%(year)s, month not given") % {"year": said}
        return said if day_ is None else _day_not_given(said, day_)
    if day_ is not None and day_ != "XX":
        return day(date(year, int(month), int(day_)))
    said = _written(date(year, int(month), 1), "MMMM y", "yMMMM")
    return said if day_ is None else _day_not_given(said, day_)


def _day_not_given(said: str, day_: str) -> str:
    if day_ != "XX":
        raise ValueError
    return _("%(date)s, day not given") % {"date": said}


def _interval(start: str, end: str) -> str:
    if start == "..":
        # Translators: the date stands in its basic form, as “4 March 2027” or “March 2027”.
        return _("until %(date)s") % {"date": in_words(end)}
    if start == "":
        return _("until %(date)s, start not known") % {"date": in_words(end)}
    if end == "..":
        # Translators: the date stands in its basic form, as “4 March 2027” or “March 2027”.
        return _("from %(date)s") % {"date": in_words(start)}
    if end == "":
        return _("from %(date)s, end not known") % {"date": in_words(start)}
    first, last = (text.rstrip("?~%") for text in (start, end))
    if _DAY.fullmatch(first) and _DAY.fullmatch(last) and start[len(first) :] == end[len(last) :]:
        try:
            return _as_sure(_days(date.fromisoformat(first), date.fromisoformat(last)), start[len(first) :])
        except ValueError:
            pass
    return _("%(start)s to %(end)s") % {"start": in_words(start), "end": in_words(end)}


def _days(first: date, last: date) -> str:
    """A span of days: “19 to 25 January 2026”."""
    if not _english():
        return _bare(format_interval(first, last, "yMMMd", locale=locale()))
    pattern = "d MMMM y" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
    return f"{format_date(first, pattern, locale())} to {day(last)}"


def when(edtf: str, zone: ZoneInfo) -> dict[str, str]:
    """A date of the calendar as the pages print it; one with a clock is also shown in the reader's zone."""
    timed = _TIME.fullmatch(edtf)
    if timed and timed["zone"]:
        return moment(datetime.fromisoformat(edtf), zone)
    if timed:
        return moment(datetime.fromisoformat(edtf).replace(tzinfo=zone), zone)
    return {"iso": edtf if _DAY.fullmatch(edtf) else "", "words": in_words(edtf)}


def starts(edtf: str, zone: ZoneInfo) -> datetime:
    """The first moment that a date may mean, for putting dates in order."""
    return _bound(edtf, zone, upper=False)


def ends(edtf: str, zone: ZoneInfo) -> datetime:
    """The last moment that a date may mean; of an open or unknown end the last there is."""
    return _bound(edtf, zone, upper=True)


def ended(edtf: str, zone: ZoneInfo, now: datetime) -> bool:
    """Whether a date lies wholly behind us: of an open or unknown end one never says so."""
    return ends(edtf, zone) < now


@lru_cache(4096)
def _bound(edtf: str, zone: ZoneInfo, *, upper: bool) -> datetime:
    timed = _TIME.fullmatch(edtf)
    if timed:
        at = datetime.fromisoformat(edtf)
        return at if at.tzinfo is not None else at.replace(tzinfo=zone)
    last = datetime.max.replace(tzinfo=UTC) if upper else datetime.min.replace(tzinfo=UTC)
    if upper and edtf.endswith("/"):
        return last
    try:
        parsed = parse_edtf(edtf)
        year, month, day_ = (parsed.upper_strict() if upper else parsed.lower_strict())[:3]
        clock_ = (23, 59, 59) if upper else (0, 0, 0)
        return datetime(year, month, day_, *clock_, tzinfo=zone)
    except (EDTFParseException, TypeError, ValueError, OverflowError, AttributeError):
        return last


def weekday(on: date) -> str:
    """A day with its name: “Wednesday, 4 February 2026”."""
    if on.year == 1:
        return _("Day not given")
    return _written(on, "EEEE, d MMMM y", "full")
