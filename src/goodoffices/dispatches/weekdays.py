"""What a day of the week means: the one before or after the day of publication, or the day that was named last."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches import tenses
from goodoffices.dispatches.bounding import MOVED_FROM, STOPPED
from goodoffices.dispatches.daynames import WEEKDAYS
from goodoffices.dispatches.readings import Reading, weekday
from goodoffices.dispatches.tenses import Tense

_NEXT = dt.timedelta(days=14)  # how far behind a day that was named one that goes on from it can be


_TO_COME = re.compile(
    r"\b(?:ahead of|in the run-up to|prepar\w+ for|looking forward to|(?:to|will|would|[’']ll) (?:[\w-]+ ){1,2})\s*$",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"\b(?:will|would|is to|are to|could|might|may|(?:has|have) been (?:cancell?ed|called off|put off|"
    r"postponed|moved|"
    r"scrapped|brought forward|delayed)|(?:is|are) (?:off|on|still on|cancell?ed|postponed))\b"
)


_HAS = re.compile(r"\b(?:has|have|gives|says)\s+$")
_ANY = re.compile(r"\b(?:every|each|most|alternate|any)\s+(?:\w+\s+)?$|\ban?\s+$", re.IGNORECASE)
_DAY_TO = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\s+to\s+$", re.IGNORECASE)
_LED = re.compile(  # "by Monday"; "we were told Tuesday"; asked when: "On Monday"
    r"(?P<bound>\b(?:by|until|till|before|instead of|rather than)\s+$)|(?P<told>\b(?:was|were|been) told $)|"
    r"(?P<asked>(?:^|\W)[\"“‘](?:on |from |by |perhaps |maybe )?$)",
    re.IGNORECASE,
)
_PLANNED = re.compile(r",? at (?:noon|\d|the latest)")  # an entry of a programme, a last day


def _of_possessed(match: Match[str], r: Reading, tense: Tense) -> Tense:
    """Whether "Thursday's session" is one to come: by what is done to it, or what is said of it."""
    before = r.text[max(0, match.start() - 24) : match.start()]
    ahead = re.split(r"[.;\n]", r.text[match.end() : match.end() + 40])[0]
    led = re.search(r"\b(?:before|for|at)\s+$", before) and tense != "past"
    return "future" if led or _TO_COME.search(before) or _WILL_BE.search(ahead) else "past"


def week_day(match: Match[str], r: Reading) -> str | None:
    tense = tenses.tense(r.text, match.start(), match.end())
    which = (match["which"] or "").casefold() or ("this" if tenses.had_been(r.text, match.start()) else "")
    before = r.text[max(0, match.start() - 14) : match.start()]
    if _HAS.search(before):
        tense = ""  # "the Tidings has Wednesday": by the day named before it
    if match["other"] and MOVED_FROM.search(r.text[max(0, match.start() - 70) : match.start()]):
        return None  # "put back from Thursday to Friday": two days
    until = match["other"] and re.search(r"\b(?:until|till)\b", match.group()) and tense == "past"
    if until and STOPPED.search(r.text[max(0, match.start() - 70) : match.start()]):
        return None  # "suspended on Monday until Thursday": two days
    if _ANY.search(before):
        return None
    if MOVED_FROM.search(_DAY_TO.sub("", r.text[max(0, match.start() - 70) : match.start()])):
        which = which or "this"  # "put back from Thursday to Friday"
    led = _LED.search(before)
    if led and ((led["bound"] and tense != "past") or led["told"] or (led["asked"] and not tense)):
        tense = "future"
    if _PLANNED.match(r.text, match.end()) and (not tense or "latest" in r.text[match.end() : match.end() + 16]):
        tense = "future"
    if match["possessive"]:
        tense = _of_possessed(match, r, tense)
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
