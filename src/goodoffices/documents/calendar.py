"""Rounds as an iCalendar file (RFC 5545) that a calendar program subscribes to; it says no more than was announced."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Timezone
from msgspec import Struct

REFRESH = timedelta(hours=1)  # how often a calendar program is asked to look again

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:goodoffices:rounds")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[?~%]?")
_HEDGED = re.compile(r"[?~%]")
# RFC 5545 allows no control character in a text but the tab, and the line break, which is written out.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Dated(Struct, frozen=True):
    """One round: how it stands by the record, and when the record last said something of it.

    `status` is the word of the last announcement, or “opened” or “closed”; `dates` is in EDTF; `told` counts what the
    record said of the round so far.
    """

    number: int
    title: str
    status: str
    dates: str
    place: str
    description: str
    stamped: datetime
    told: int
    url: str = ""


def certainty(status: str, dates: str) -> str:
    """The event's status. Confirmed is only what was confirmed, opened or held, on dates without a hedge.

    >>> certainty("planned", "2026-02-01"), certainty("confirmed", "2026-02-01?"), certainty("confirmed", "2026-02-01")
    ('TENTATIVE', 'TENTATIVE', 'CONFIRMED')
    """
    if status == "cancelled":
        return "CANCELLED"
    sure = status in ("confirmed", "opened", "closed") and not _HEDGED.search(dates)
    return "CONFIRMED" if sure else "TENTATIVE"


def days(dates: str) -> tuple[date | datetime, date | None] | None:
    """The first day and the last that a calendar can show; None where the dates name no first day.

    The last is None for a moment. Of an open or unknown end only the first day is shown: nobody named another.

    >>> days("2026-01-23/2026-01-24")
    (datetime.date(2026, 1, 23), datetime.date(2026, 1, 24))
    >>> days("2026-02"), days("[2026-02-02..2026-02-08]")
    (None, None)
    """
    first, slash, last = dates.partition("/")
    begins = _DAY.fullmatch(first)
    if begins is None:
        return _moment(dates)
    start = date.fromisoformat(begins[1])
    if not slash or last in ("", ".."):
        return start, start
    ends = _DAY.fullmatch(last)
    return (start, date.fromisoformat(ends[1])) if ends is not None else None


def _moment(dates: str) -> tuple[datetime, None] | None:
    try:
        at = datetime.fromisoformat(dates)
    except ValueError:
        return None
    return (at, None) if "T" in dates else None


def uid(talks: str, began: datetime, number: int) -> str:
    """The same for the same round for ever: made of the talks' name, when their public record began, and its number."""
    return f"{uuid.uuid5(_SPACE, f'{talks} {began.isoformat()} {number}')}"


def calendar(talks: str, title: str, zone: str, began: datetime, rounds: Iterable[Dated]) -> bytes:
    """The calendar of `talks`, the same bytes until something new is told. A round without a day is left out.

    `zone` is the talks' time zone in the IANA database, `began` when their public record began.
    """
    made = Calendar()
    made.add("prodid", "-//Good Offices//Rounds of talks//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", plain(title))
    made.add("x-wr-calname", plain(title))
    made.add("x-wr-timezone", zone)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    events: list[Component] = [e for one in rounds if (e := _event(talks, began, one, ZoneInfo(zone))) is not None]
    # A calendar holds at least one component (RFC 5545, 3.6): where no round has a day, it is the zone of the talks.
    for component in events or [Timezone.from_tzid(zone, last_date=date(began.year + 1, 1, 1))]:
        made.add_component(component)
    return bytes(made.to_ical())


def _event(talks: str, began: datetime, one: Dated, zone: ZoneInfo) -> Event | None:
    found = days(one.dates)
    if found is None:
        return None
    first, last = found
    if isinstance(first, datetime):
        first = (first if first.tzinfo is not None else first.replace(tzinfo=zone)).astimezone(UTC)
    event = Event()
    event.add("uid", uid(talks, began, one.number))
    event.add("dtstamp", one.stamped)
    event.add("last-modified", one.stamped)
    event.add("sequence", one.told - 1)
    event.add("dtstart", first)
    if last is not None and last < date.max:
        event.add("dtend", last + timedelta(days=1))  # the day after the last one (RFC 5545, 3.6.1)
    event.add("summary", plain(one.title))
    event.add("description", plain(one.description))
    if one.place:
        event.add("location", plain(one.place))
    if one.url:
        event.add("url", one.url)
    event.add("status", certainty(one.status, one.dates))
    event.add("transp", "TRANSPARENT")  # it keeps nobody's time
    return event


def plain(text: str) -> str:
    """A text without the control characters that a calendar may not hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
