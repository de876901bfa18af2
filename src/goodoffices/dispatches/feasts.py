"""Feasts by which the press dates, and days told from another: "the week after Easter", "a fortnight on Monday"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from re import Match

from dateutil.easter import easter  # type: ignore[import-untyped]  # it has no types

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches import tenses
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.readings import Reading, weekday


def _from_easter(shift: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + dt.timedelta(days=shift)


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


_FEASTS: dict[str, Callable[[int], dt.date]] = {
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "whit monday": _from_easter(50),
    "pentecost": _from_easter(49),
    "whitsun": _from_easter(49),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "may day": _fixed(5, 1),
    "midsummer": _fixed(6, 24),
    "all saints": _fixed(11, 1),
}
_NAME = (
    r"(?:Palm Sunday|Good Friday|Easter Monday|Easter(?: Sunday| Day)?|Ascension Day|Whit Monday|Pentecost|Whitsun|"
    r"Christmas Eve|Christmas(?: Day)?|Boxing Day|New Year['’]s Eve|(?:the )?[Nn]ew [Yy]ear(?:['’]s(?: Day)?)?"
    r"(?! (?:budget|message|address|speech|wish))|Epiphany|May Day|Midsummer|All Saints(?:['’])?(?: Day)?)"
)
FEAST = (
    rf"(?:\b(?P<unit>the (?:first )?(?:(?:full |working )?week|weekend|day|Monday|Tuesday|Wednesday|Thursday|Friday|"
    rf"Saturday|Sunday)|in the (?:week|days|weeks)) (?P<way>before|after|following) |\b(?P<bound>before|by|after|until|"
    rf"ahead of|around) )?\b(?P<feast>{_NAME})\b(?P<rel> (?:this|next|last) year\b)?(?! (?:Island|truce|accord|"
    rf"agreement|"
    rf"rising|break|holiday|recess))"
)


def feast(match: Match[str], r: Reading) -> str | None:
    """The day of a feast, or the day, week or stretch of time that is told from it."""
    name = match["feast"].casefold().replace("’", "'").removeprefix("the ")
    of_year = next(found for key, found in _FEASTS.items() if name.startswith(key))
    relative = (match["rel"] or "").split()
    if relative:
        day = of_year(r.published.year + {"this": 0, "next": 1, "last": -1}[relative[0]])
    else:
        around = [of_year(r.published.year + n) for n in (-1, 0, 1)]
        past = tenses.tense(r.text, match.start(), match.end()) == "past"
        allowed = [d for d in around if (d <= r.published if past else d >= r.published)]
        day = min(allowed or around, key=lambda d: abs((d - r.published).days))
    one, unit, bound = dt.timedelta(days=1), (match["unit"] or "").split(" ")[-1], match["bound"] or ""
    ahead = -1 if match["way"] == "before" else 1
    if unit in ("days", "weeks"):
        return ""
    if unit == "week":
        return days.one_of(*days.week(day, 0 if ahead < 0 and day.weekday() == 6 else ahead))
    if unit == "weekend":
        saturday = days.weekday(5, day + ahead * one, "future" if ahead > 0 else "past", "")
        return days.one_of(saturday, saturday + one)
    if unit == "day":
        return str(day + ahead * one)
    if unit:
        return str(days.weekday(weekday(unit), day + ahead * one, "future" if ahead > 0 else "past", ""))
    if bound == "before" and re.search(
        r"\b(?:not|n['’]t|never|nothing|no \w+|unlikely)\b[^.;,\n]{0,60}$",
        r.text[max(0, match.start() - 70) : match.start()],
        re.I,
    ):
        return f"{day}/.."
    if bound in ("before", "ahead of"):
        return f"[..{day - one}]"
    if bound in ("by", "until"):
        return f"[..{day}]"
    if bound == "after":
        return f"{day + one}/.."
    return f"{day}~" if bound == "around" else str(day)


def from_there(match: Match[str], r: Reading) -> str:
    """A day so many days or weeks from another: "a week on Friday", "two weeks from tomorrow", "a week tomorrow"."""
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    there = match["there"].casefold()
    day = (
        r.published + dt.timedelta(days=near[there])
        if there in near
        else days.weekday(weekday(there), r.published, "future")
    )
    unit = match["unit"].casefold().rstrip("s")
    count = NUMBERS[match["count"].casefold()] * {"day": 1, "week": 7, "fortnight": 14}[unit]
    return str(day + dt.timedelta(days=-count if match["way"] == "before" else count))
