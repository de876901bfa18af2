"""Date expressions with the words around them that change what they mean: first and last days, stretches, doubts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches import daynames as days

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class When(Struct, frozen=True):
    """A date expression: `text[start:end]`, and what it says; `form` names how it was written."""

    start: int
    end: int
    edtf: str  # empty: no date
    form: str

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day that the expression names, where it names days."""
        found = _DAY.findall(self.edtf)
        return (dt.date.fromisoformat(found[0]), dt.date.fromisoformat(found[-1])) if found else None

    @property
    def day(self) -> dt.date | None:
        """The one day that is meant, where it is one."""
        return self.days[0] if self.days and _DAY.fullmatch(self.edtf.rstrip("?~")) else None


_BY = r"by|up to|(?:not|no) later than|at the latest by|on or before"
_BEFORE = r"before|in advance of|ahead of|earlier than|prior to"
_UNTIL = r"until|till"
_FROM = r"from|since|starting|beginning|as of|as from|effective|not before|(?:no|not) (?:earlier|sooner) than"
_AFTER = r"after|following"
_ABOUT = r"about|around|approximately|roughly|on or about|on or around|circa|in the vicinity of"
BOUND = re.compile(
    rf"\b(?P<bound>(?:(?P<by>{_BY})|(?P<open>{_FROM})|(?P<before>{_BEFORE})|(?P<until>{_UNTIL})|(?P<after>{_AFTER})|"
    rf"(?P<about>{_ABOUT}))(?: on)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MOVES = (
    r"(?:put off|put back|postponed?|delay(?:ed)?|mov(?:ed?|es)|adjourn(?:ed|s)?|push(?:ed)? back|defer(?:red)?|"
    r"suspend(?:ed|s)?|shift(?:ed|s)?|(?:brought|bring|brings) forward|reschedul(?:ed?|es)|chang(?:ed?|es|ing)|"
    r"moving|carried over|broke up|broke off|recess(?:ed)?|paused?)"
)
_MOVED_TO = re.compile(rf"\b{_MOVES}(?: \w+){{0,3}}\s+$", re.IGNORECASE)
MOVED_FROM = re.compile(rf"\b{_MOVES}\b[^.;\n]{{0,40}}\bfrom\s+$", re.IGNORECASE)
STOPPED = re.compile(
    r"\b(?:suspended|adjourned|broke (?:off|up)|interrupted|paused|recessed|ended|"
    r"closed|halted|stopped)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|n['’]t|never|cannot|unlikely|no \w+|nothing|rul(?:e|es|ed|ing) out|"
    r"exclud(?:e|es|ed|ing))\b[^.;,\n]{0,60}$",
    re.IGNORECASE,
)


def bounded(text: str, when: When, published: dt.date) -> When:
    """With the words before and behind it that make it a first or a last day, or an uncertain one."""
    if re.fullmatch(r"\d{4}-\d\d", when.edtf):
        return _month(text, when)
    if not when.days:
        return when
    latest = re.match(r",?\s+at the (?P<end>latest|earliest)\b", text[when.end : when.end + 20])
    if latest:
        edge = f"[..{when.days[1]}]" if latest["end"] == "latest" else f"{when.days[0]}/.."
        led = BOUND.search(text[max(0, when.start - 40) : when.start])
        start = when.start - len(led.group()) if led else when.start
        return replace(when, start=start, end=when.end + len(latest.group()), edtf=edge)
    now = re.search(r"\bbetween now and (?:the )?$", text[max(0, when.start - 24) : when.start], re.IGNORECASE)
    if now:
        return replace(when, start=when.start - len(now.group()), edtf=f"[{published}..{when.days[1]}]")
    found = BOUND.search(text[max(0, when.start - 40) : when.start])
    if re.search(r"['’]s$", text[when.start : when.end]):
        return when  # "after Tuesday's session": on Tuesday
    if found is None or when.edtf.startswith(("[..", "..")) or when.edtf.endswith(".."):
        return when
    start = when.start - len(found.group())
    ahead = text[max(0, start - 70) : start]
    if _MOVED_TO.search(ahead) or MOVED_FROM.search(ahead + found.group()):
        return when
    (first, last), one = when.days, dt.timedelta(days=1)
    negated = _NEGATED.search(ahead) is not None
    if found["until"] and last <= published:
        return replace(when, start=start)  # "went on until Tuesday": it ended then
    if found["until"]:
        return replace(when, start=start, edtf=when.edtf if negated else f"[..{last}]")
    if found["before"]:
        return replace(when, start=start, edtf=f"{first}/.." if negated else f"[..{first - one}]")
    if found["by"]:
        return replace(when, start=start, edtf=f"[..{last}]")
    if found["about"]:
        return replace(when, start=start, edtf=f"{first}~" if first == last else when.edtf)
    whole = (
        "/" in when.edtf and (found["open"] or "").casefold() in ("from", "starting", "beginning")
        if found["open"]
        else False
    )
    return replace(when, start=start, edtf=when.edtf if whole else f"{first}/..")


def _month(text: str, when: When) -> When:
    led = re.search(
        r"\b(?:(?P<open>not before|no earlier than|not earlier than|from|since)|(?P<before>before))\s+$",
        text[max(0, when.start - 24) : when.start],
        re.IGNORECASE,
    )
    if led is None:
        return when
    start = when.start - len(led.group())
    if led["open"] or _NEGATED.search(text[max(0, start - 70) : start]):
        return replace(when, start=start, edtf=f"{when.edtf}/..")
    first = dt.date.fromisoformat(f"{when.edtf}-01")
    return replace(when, start=start, edtf=f"[..{first - dt.timedelta(days=1)}]")


_DAYS = rf"(?P<n>{'|'.join(n for n in days.NUMBERS if ' ' not in n)}|\d{{1,2}})"
_FOR = re.compile(
    rf"\s+(?:and (?:(?:is |are )?(?:expected |due |scheduled )?to )?(?:last|run|go on|continue) )?for {_DAYS} "
    rf"(?:full |working )?days\b",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b{_DAYS}(?:-day| days of)\b[^.;\n]{{0,60}}?\b(?:starting|beginning|opening|from|opens|starts|begins|open|"
    rf"start|begin)(?: on)?\s*$|\bfor {_DAYS.replace('<n>', '<n2>')} (?:full |working )?days,? (?:starting|beginning|"
    rf"opening|from)(?: on)?\s*$",
    re.IGNORECASE,
)


def lasting(text: str, when: When) -> When:
    """With the days that it is said to last: "from Monday for three days", "a three-day round opening on Monday"."""
    days_named = when.days
    if days_named is None or days_named[0] != days_named[1]:
        return when
    before = text[max(0, when.start - 110) : when.start].rsplit("\n", 1)[-1]
    bound = re.match(r"(?:from|starting|beginning)\s+(?:on\s+)?", text[when.start : when.end], re.IGNORECASE)
    found = _FOR.match(text, when.end) or _OF.search(before + (bound.group() if bound else ""))
    if found is None:
        return when
    word = found["n"] or found["n2"]
    count = days.NUMBERS.get(word.casefold()) or int(word)
    if not 1 < count < 31:
        return when
    return replace(when, edtf=days.span(days_named[0], days_named[0] + dt.timedelta(days=count - 1)))


_TO = re.compile(r",?\s*(?:to|until|till|through|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_OR = re.compile(r",?\s+or\s+(?:(?:else|possibly|perhaps|maybe|on|alternatively)\s+)*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+(?:on\s+)?(?:the\s+)?|\s*&\s*", re.IGNORECASE)
_SAME = re.compile(r"\s*[,(—–-]{0,2}\s*(?:that is |i\.e\. )?(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_LIST = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+$")


def joined(text: str, found: Sequence[When]) -> list[When]:
    """Neighbours as one where together they say it: "from Tuesday 30 May to Thursday 1 June", "tomorrow, Thursday"."""
    done: list[When] = []
    for when in found:
        one = done[-1] if done else None
        both = _both(text, one, when) if one is not None else None
        if both is not None:
            done[-1] = both
        else:
            done.append(when)
    return done


def _moved(text: str, when: When) -> bool:
    """Whether a date is that from which something was moved: "from" stands before it, or begins it."""
    led = re.match(r"from\s+", text[when.start : when.end], re.IGNORECASE)
    before = text[max(0, when.start - 70) : when.start] + (led.group() if led else "")
    until = re.match(r",?\s*(?:until|till)\b", text[when.end : when.end + 9])
    return MOVED_FROM.search(before) is not None or (until is not None and STOPPED.search(before) is not None)


def _both(text: str, one: When, two: When) -> When | None:
    months = [m for m in (one.edtf, two.edtf) if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", m)]
    if len(months) == 2 and one.edtf < two.edtf and _OR.fullmatch(text[one.end : two.start]):
        return When(one.start, two.end, f"[{one.edtf},{two.edtf}]", "month")
    first = _DAY.fullmatch(one.edtf.removesuffix("/..").rstrip("?"))
    if not first or two.day is None or one.days is None:
        return None
    between = text[one.end : two.start]
    day = one.days[0]
    made = When(one.start, two.end, "", "range")
    if _OR.fullmatch(between) and day != two.day:
        return replace(made, edtf=days.either([day, two.day]))
    if _TO.fullmatch(between) and day < two.day and not _moved(text, one):
        return replace(made, edtf=days.span(day, two.day))
    if _AND.fullmatch(between) and two.day - day == dt.timedelta(days=1):
        return replace(made, edtf=days.span(day, two.day))
    if _SAME.fullmatch(between) and day == two.day and "\n" not in between:
        return replace(one, end=two.end + (text[two.end : two.end + 1] == ")" and "(" in between))
    return None
