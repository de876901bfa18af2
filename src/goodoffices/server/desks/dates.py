"""Dates in words, with how sure they are (EDTF, ISO 8601-2:2019), and moments in the talks' zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
SURE = {"?": ", not certain", "~": "", "%": ", not certain"}

_DATE = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?(?P<sure>[?~%])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?P<date>[0-9-]{10})T(?P<clock>[0-9]{2}:[0-9]{2}):[0-9]{2}(?P<zone>Z|[+-][0-9:]{2,5})?")


def moment(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """A moment as the pages print it: in the talks' zone; the reader's browser turns it into the reader's."""
    there = at.astimezone(zone)
    said = f"{there.day} {MONTHS[there.month - 1][:3]} {there.year}, {there:%H:%M}"
    return {"iso": there.isoformat(timespec="seconds"), "words": said}


def clock(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    """The same moment with the clock alone in words, where the day stands beside it."""
    there = at.astimezone(zone)
    return {"iso": there.isoformat(timespec="seconds"), "words": f"{there:%H:%M}"}


def day(on: date) -> str:
    """A day in words: “4 February 2026”."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


@lru_cache(4096)
def in_words(edtf: str) -> str:
    """A date in words, saying no more than it says: “tentative” is the announcer's status, “not certain” the date's.

    What has no plain words (sets, unspecified years, exponents) is printed as it was written.
    """
    if (edtf[:1], edtf[-1:]) in (("[", "]"), ("{", "}")):
        joined = " or " if edtf[0] == "[" else " and "
        if ".." in edtf:
            return _one_of_a_span(edtf)
        return joined.join(in_words(part) for part in edtf[1:-1].split(","))
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    timed = _TIME.fullmatch(edtf)
    if timed:
        said = f"{in_words(timed['date'])}, {timed['clock']}"
        return f"{said} {_zone(timed['zone'])}" if timed["zone"] else said
    found = _DATE.fullmatch(edtf)
    return _date(found) if found else edtf


def _one_of_a_span(edtf: str) -> str:
    """“on a day from 19 to 25 January 2026” for `[2026-01-19..2026-01-25]`; sets of every day stay as written."""
    first, _, last = edtf[1:-1].partition("..")
    if edtf[0] != "[" or "," in edtf:
        return edtf
    if first and last:
        return f"on a day from {_interval(first, last)}"
    return f"on or before {in_words(last)}" if last else f"on or after {in_words(first)}"


def _zone(zone: str) -> str:
    return "UTC" if zone in ("Z", "+00:00") else f"UTC{zone.replace('-', '−')}"


def _date(found: re.Match[str], *, month: bool = True, year: bool = True) -> str:
    written, parts = found.group(), found.groupdict()
    if "X" in parts["year"] or parts["year"].startswith("-"):
        return written
    said = str(int(parts["year"])) if year else ""
    if parts["month"] in SEASONS:
        said = f"{SEASONS[parts['month']]} {said}"
    elif parts["month"] == "XX":
        said = f"{said}, month not given"
    elif parts["month"] is not None and "X" not in parts["month"] and 1 <= int(parts["month"]) <= 12:
        said = f"{MONTHS[int(parts['month']) - 1] if month else ''} {said}".strip()
    elif parts["month"] is not None:
        return written
    if parts["day"] == "XX":
        said = f"{said}, day not given"
    elif parts["day"] is not None:
        said = f"{int(parts['day'])} {said}".strip() if "X" not in parts["day"] else written
    sure = parts["sure"]
    return f"{'about ' if sure in ('~', '%') else ''}{said}{SURE[sure] if sure else ''}"


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        known = in_words(end)
        return f"until {known}" if start == ".." else f"until {known}, start not known"
    if end in ("", ".."):
        return f"from {in_words(start)}{'' if end == '..' else ', end not known'}"
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    if first and last and first["day"] and last["day"] and first["sure"] == last["sure"] and "X" not in start + end:
        same_year = first["year"] == last["year"]
        same_month = same_year and first["month"] == last["month"]
        bare_first, bare_last = (_DATE.fullmatch(text.rstrip("?~%")) for text in (start, end))
        if bare_first and bare_last:
            sure = first["sure"]
            said = f"{_date(bare_first, month=not same_month, year=not same_year)} to {_date(bare_last)}"
            return f"{'about ' if sure in ('~', '%') else ''}{said}{SURE[sure] if sure else ''}"
    return f"{in_words(start)} to {in_words(end)}"


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
        return "Day not given"
    return f"{WEEKDAYS[on.weekday()]}, {day(on)}"
