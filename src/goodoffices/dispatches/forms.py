"""The forms in which the press writes a date, each with what it means in EDTF."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from re import Match, Pattern

from dateparser import parse as parse_date  # type: ignore[import-untyped]  # it has no types
from msgspec import Struct

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches.daynames import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS


class Reading(Struct, frozen=True):
    """What a form is read against."""

    published: dt.date
    anchor: dt.date  # the day named last before it: "the following day"
    past: dt.date  # the last of those that was not to come: "on the same day"
    day_first: bool | None  # None: nothing in the dispatch tells, and the nearer reading is taken
    text: str


class Form(Struct, frozen=True):
    """One way of writing a date. `reading` gives EDTF, empty where it is no date, or nothing where it is none after all."""

    name: str
    pattern: Pattern[str]
    reading: Callable[[Match[str], Reading], str | None]


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.)"
_D = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,? (?P<year>(?:19|2[0-2])\d\d)\b)?"
_TO = r"\s?(?:-|–|—|to|till|until|through|and|or|/)\s?"
_NUMBER = (
    r"(?:\d{1,3}|a couple of|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|"
    r"thirty)"
)
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_MARKED = rf"(?:(?P<weekday>{_WEEKDAY})(?:,| the)?\s+)?"
BOUND = re.compile(
    r"\b(?P<bound>(?:not before|no earlier than|not earlier than|(?:not|no) later than|by|before|until|till|up "
    r"to|from|since|starting|beginning|as of|as from|after|about|around|"
    r"approximately|roughly|on or about|circa|no earlier than|not before)(?: on)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.casefold().rstrip(".")[:3]))


def _weekday(word: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.casefold().rstrip(".")[:3]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.casefold()]


def _digits(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _full(year: str | None, month: int, day: int, match: Match[str], r: Reading) -> dt.date | None:
    if year:
        return days.date(int(year), month, day)
    return days.year_of(month, day, r.published, days.tense(r.text, match.start(), match.end()))


def _single(match: Match[str], r: Reading) -> str | None:
    found = _full(match["year"], _month(match["month"]), _digits(match["day"]), match, r)
    if found is None:
        return None
    doubt = match["weekday"] and _weekday(match["weekday"]) != found.weekday()
    return found.isoformat() + ("?" if doubt else "")


def _range(match: Match[str], r: Reading) -> str | None:
    if re.search(
        r"\b(?:moved|postponed|put (?:back|off)|brought forward|shifted|delayed|changed|pushed "
        r"back)\b[^.;\n]{0,40}\bfrom\s+$",
        r.text[: match.start()][-70:],
    ):
        return None  # "moved from 12 March to 19 March": two dates, no stretch of days
    groups = match.groupdict()
    month = _month(groups["month"])
    last_month = _month(groups.get("month2") or groups["month"])
    last = _full(groups["year"], last_month, _digits(groups["last"]), match, r)
    if last is None:
        return None
    first = days.date(last.year - (month > last_month), month, _digits(groups["first"]))
    if first is None or first > last:
        return None
    if re.search(r"\bor\b", match.group()):
        return days.either([first, last])
    listed = re.search(r"\band\b", match.group()) and not re.search(r"between\s+$", r.text[: match.start()][-9:])
    if listed and (last - first).days > 1:
        return days.either([first, last]) if (last - first).days > 3 else days.span(first, last)
    return days.span(first, last)


def _numeric(match: Match[str], r: Reading) -> str | None:
    one, two, year = int(match["one"]), int(match["two"]), match["year"]
    day, month = (one, two) if (r.day_first and two <= 12) or one > 12 else (two, one)
    if r.day_first is None and max(one, two) <= 12 and year:
        known = int(year if len(year) == 4 else f"20{year}")
        readings = [d for d in (days.date(known, two, one), days.date(known, one, two)) if d]
        return min(readings, key=lambda d: abs((d - r.published).days)).isoformat() if readings else None
    if not 1 <= month <= 12:
        return None
    found = _full(year and (year if len(year) == 4 else f"20{year}"), month, day, match, r)
    return found.isoformat() if found else None


def _numeric_range(match: Match[str], r: Reading) -> str | None:
    ends = [_numeric(m, r) for m in re.finditer(_NUMERIC, match.group())]
    if len(ends) != 2 or not ends[0] or not ends[1] or ends[0] > ends[1]:
        return None
    return f"[{ends[0]},{ends[1]}]" if re.search(r"\bor\b", match.group()) else f"{ends[0]}/{ends[1]}"


def _of_month(match: Match[str], r: Reading) -> str | None:
    """ "The 19th", of the month that its tense allows."""
    word = match["day"].casefold()
    day = ORDINALS[word] if word in ORDINALS else _digits(word)
    tense = days.tense(r.text, match.start(), match.end())
    named = match.groupdict().get("weekday")
    month = r.anchor.replace(day=1) if r.anchor > r.published else r.published.replace(day=1)
    around = [month + dt.timedelta(days=31 * n) for n in (0, 1)] + [month - dt.timedelta(days=1)]
    found = [d for m in around if (d := days.date(m.year, m.month, day))]
    if named:
        return next((d.isoformat() for d in found if d.weekday() == _weekday(named)), None)
    allowed = [
        d for d in found if (d <= r.published if tense == "past" and r.anchor <= r.published else d >= r.published)
    ]
    chosen = allowed[0] if allowed else (found[0] if found else None)
    return chosen.isoformat() if chosen else None


def _whole_month(match: Match[str], r: Reading) -> str | None:
    month = _month(match["month"])
    found = _full(match["year"], month, 15, match, r)
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
    which = (match["which"] or "").casefold()
    day = days.year_of(middle, 15, r.published, days.tense(r.text, match.start(), match.end()))
    assert day is not None
    year = day.year + (
        1 if which == "next" and day <= r.published else -1 if which == "last" and day >= r.published else 0
    )
    return f"{year:04}-{season}"


def _today(match: Match[str], r: Reading) -> str:
    found = [r.published + dt.timedelta(days=_NEAR[key]) for key in re.findall(_NEAR_WORDS, match.group().casefold())]
    if len(found) > 1 and " or " in match.group():
        return days.either(found)
    return days.span(min(found), max(found))


_NEAR = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1, "overnight": 0,
}  # fmt: skip
_NEAR_WORDS = "|".join(_NEAR)


def _week_day(match: Match[str], r: Reading) -> str | None:
    tense = days.tense(r.text, match.start(), match.end())
    which = (match["which"] or "").casefold()
    before = r.text[max(0, match.start() - 14) : match.start()]
    if re.search(r"\b(?:every|each|most|alternate)\s+(?:\w+\s+)?$|\ban?\s+$", before):
        return None
    if re.search(r"\b(?:by|until|till|before)\s+$", before):
        tense = "future"
    if r.text[match.end() : match.end() + 16].strip(" ,").startswith("at the latest"):
        tense = "future"
    if match["possessive"]:
        ahead = r.text[match.end() : match.end() + 40]
        led = re.search(r"\b(?:ahead of|before|for|at)\s+$", before) and tense != "past"
        tense = "future" if led or re.search(r"\b(?:will|would|is to)\b", ahead) else "past"
    found = days.weekday(_weekday(match["name"]), r.published, tense, which)
    if (
        not which
        and tense == "future"
        and r.anchor > found >= r.published
        and re.search(r"\b(?:and|then|or|until|to)\b[^.;]{0,20}$", r.text[max(0, match.start() - 30) : match.start()])
    ):
        found = days.weekday(_weekday(match["name"]), r.anchor, "future")
    if not which and not tense and r.anchor > r.published:  # a programme: the day after the one named before
        found = days.weekday(_weekday(match["name"]), r.anchor, "future")
    week = (match["week"] or "").casefold()
    if "next week" in week or week.strip() == "week":
        found = days.week(r.published, 1)[0] + dt.timedelta(days=_weekday(match["name"]))
        if week.strip() == "week":
            found = days.weekday(_weekday(match["name"]), r.published, "future") + dt.timedelta(days=7)
    elif "last week" in week:
        found = days.week(r.published, -1)[0] + dt.timedelta(days=_weekday(match["name"]))
    if not match["other"]:
        return found.isoformat()
    other = found + dt.timedelta(days=(_weekday(match["other"]) - found.weekday()) % 7)
    if other > r.published >= found and tense == "past":
        found, other = found - dt.timedelta(days=7), other - dt.timedelta(days=7)
    return days.either([found, other]) if " or " in match.group() else days.span(found, other)


def _week(match: Match[str], r: Reading) -> str:
    words, published = match.group().casefold(), r.published
    one = dt.timedelta(days=1)
    if "weekend" in words:
        monday = days.week(
            published, 1 if "next" in words else -1 if "last" in words and published.weekday() < 5 else 0
        )[0]
        if not re.search("next|last|this", words) and days.tense(r.text, match.start(), match.end()) == "past":
            monday -= dt.timedelta(days=7 if published.weekday() < 5 else 0)
        return days.one_of(monday + 5 * one, monday + 6 * one)
    after = re.search(r"after next|in two weeks", words)
    ahead = (
        2
        if after
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
    elif "end of" in words:
        first = first + 3 * one
    elif "half" in words:
        first, last = (first, first + 3 * one) if "first half" in words else (first + 3 * one, last)
    return days.one_of(first, last)


def _this_month(match: Match[str], r: Reading) -> str:
    words, one = match.group().casefold(), dt.timedelta(days=1)
    ahead = 1 if re.search("next|coming|following", words) else -1 if re.search("last|previous", words) else 0
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
    count, unit = _number(match["count"]), match["unit"].casefold().rstrip("s")
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


def _same(match: Match[str], r: Reading) -> str:
    words = match.group().casefold()
    by = (
        1
        if re.search("next|following|after|later", words)
        else -1
        if re.search("previous|before|earlier", words)
        else 0
    )
    return ((r.anchor if by else r.past) + dt.timedelta(days=by)).isoformat()


def _vague(match: Match[str], r: Reading) -> str:
    return ""


def _week_of(match: Match[str], r: Reading) -> str | None:
    groups = match.groupdict()
    day, month = groups["d1"] or groups["d2"], groups["m1"] or groups["m2"]
    found = _full(groups["year"], _month(month), _digits(day), match, r)
    return days.one_of(*days.week(found)) if found else None


_PLAIN = r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)"
_NUMERIC = r"\b(?P<one>\d{1,2})(?P<sep>[/.])(?P<two>\d{1,2})(?:(?P=sep)(?P<year>\d{4}|\d\d))\b"


def _form(name: str, pattern: str, reading: Callable[[Match[str], Reading], str | None], flags: int = 0) -> Form:
    return Form(name, re.compile(pattern, flags), reading)


_I = re.IGNORECASE
_THE_END = (
    r"(?:(?:by|before|until|not later than|no later than) )?(?:at )?(?:the )?(?:end|close|beginning|start|middle|"
    r"rest) of "
)
FORMS: tuple[Form, ...] = (
    _form(
        "ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th)) (?P<joint>and|to|or|until) (?:the )?(?P<last>\d{1,2}(?:st|nd|rd|"
        r"th))\b(?! (?:of )?(?-i:[A-Z]))",
        lambda m, r: _of_month_to(m, r),
    ),
    _form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{_WEEKDAY}) (?:of|in) "
        rf"(?P<month>{_MONTH}){_YEAR}",
        lambda m, r: _nth(m, r),
    ),
    _form("day", rf"\b(?P<one>\d{{1,2}})-(?P<month>{_MONTH})-(?P<year>\d{{4}})\b", lambda m, r: _plain_day(m)),
    _form("day", r"\b(?P<year>[12]\d{3})/(?P<month>\d\d)/(?P<one>\d\d)\b", lambda m, r: _plain_day(m)),
    _form(
        "weekday",
        rf"\b(?:a week (?:on|from) (?P<name>{_WEEKDAY})|(?P<name2>{_WEEKDAY}) week)\b",
        lambda m, r: str(
            days.weekday(_weekday(m["name"] or m["name2"]), r.published, "future") + dt.timedelta(days=7)
        ),
    ),
    _form(
        "week",
        r"\b(?:later|earlier|early|late) in the week\b|\bmid-?week\b|\b(?:by|before) the end of (?:the|this) week\b",
        _week,
        _I,
    ),
    _form("month", r"\b(?:later|earlier) in the (?:month|year)\b", _this_month, _I),
    _form("range",
        rf"\b(?:the )?(?P<first>{_D}) (?:of )?(?P<month>{_MONTH}){_TO}(?P<last>{_D}) (?:of "
        rf")?(?P<month2>{_MONTH}){_YEAR}", _range),
    _form("range",
        rf"\b(?:the )?(?P<first>{_D}){_TO}(?:the )?(?P<last>{_D}) (?:of )?(?P<month>{_MONTH}){_YEAR}", _range),
    _form("range",
        rf"\b(?:the )?(?P<first>{_D}), {_D}(?:,? and )(?P<last>{_D}) (?:of )?(?P<month>{_MONTH}){_YEAR}", _range),
    _form("range",
        rf"\b(?P<month>{_MONTH}) (?P<first>{_D})(?:, {_D},?)?{_TO}(?:(?P<month2>{_MONTH}) "
        rf")?(?P<last>{_D})(?![/.]\d){_YEAR}", _range),
    _form("week",
        rf"\b(?:the |in the )?week (?:of|beginning|starting|commencing)(?: on)? (?:{_WEEKDAY},? "
        rf")?(?:(?P<d1>{_D}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>{_D})){_YEAR}", _week_of),
    _form("day", rf"\b{_MARKED}(?:the )?(?P<day>{_D}) (?:of )?(?P<month>{_MONTH}){_YEAR}", _single),
    _form("day", rf"\b{_MARKED}(?P<month>{_MONTH}) (?:the )?(?P<day>{_D})(?![/.:]\d|%){_YEAR}", _single),
    _form("day", r"\b(?P<iso>[12]\d{3}-\d\d-\d\d)(?:/[12]\d{3}-\d\d-\d\d)?\b", lambda m, r: _iso(m)),
    _form("range", rf"{_PLAIN}{_TO}{_PLAIN}\b", _numeric_range),
    _form("day", _NUMERIC, _numeric),
    _form("day",
        r"(?<=\()(?P<one>\d{1,2})/(?P<two>\d{1,2})(?P<year>)(?=\))|"
        r"\bon (?P<one2>\d{1,2})/(?P<two2>\d{1,2})\b(?!/)", lambda m, r: _short(m, r)),
    _form("weekday",
        rf"\b(?P<weekday>{_WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b(?! "
        rf"(?:round|day|session|meeting|of))", _of_month),
    _form("ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th))\b(?! (?:round|session|day|meeting|anniversary|century|floor|"
        r"point|article|chapter|time|year|week|of|plenary|paragraph|item|draft|package))", _of_month),
    _form("ordinal",
        rf"\b[Tt]he (?P<day>{'|'.join(word for word in ORDINALS if ORDINALS[word] > 3)})\b(?=[.,;)”\"’]|\s+(?:is|"
        rf"was|would|will|at|or|and|if|in|because|remains|suits|works)\b)", _of_month),
    _form("month",
        rf"(?P<part>\b(?:(?:in|by|(?<!not )before|until|during) )?(?:the )?(?:(?:beginning|start|middle|end|"
        rf"first half|second half) of |(?:first|last|second|third) week of |early |mid-? ?|late |"
        rf"end-))(?P<month>{_MONTH}){_YEAR}(?! \d)", _whole_month),
    _form("month",
        rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bfor )|(?<=\bof )|(?<=\buntil )|(?<=\bbefore )|(?<=\bsince )|"
        rf"(?<=\bduring )|(?<=\bnext )|(?<=\blast )|(?<=\bthis ))(?P<part>)(?P<month>{_MONTH}){_YEAR}(?! \d)", _whole_month),
    _form("month", rf"(?P<part>)\b(?P<month>{_MONTH}) (?P<year>(?:19|2[0-2])\d\d)\b", _whole_month),
    _form("month",
        r"(?:(?<=^)|(?<=[.:] )|(?<=\b[Oo]r ))(?P<part>)(?P<month>January|February|March|April|May|June|July|"
        r"August|September|October|November|December)(?P<year>)(?=[.?!,]| or )", _whole_month, re.MULTILINE),
    _form("season",
        r"\b(?:in |by |before )?(?:the )?(?:early |late |mid-)?(?P<which>next |last |this |coming )?(?:early |"
        r"late )?(?P<season>spring|summer|autumn|fall|winter)\b(?: of)?(?: (?P<year>20\d\d))?(?<=[a-z0-9])(?! "
        r"(?:level|water|games|school|session))", lambda m, r: _season_if(m, r), _I),
    _form("today", rf"\b(?:{_NEAR_WORDS}){_PART}(?:{_TO}(?:{_NEAR_WORDS}))?\b", _today, _I),
    _form("weekday",
        rf"\b(?:(?P<which>next|last|this|coming|"
        rf"following) )?(?P<name>{_WEEKDAY})(?P<possessive>['’]s)?{_PART}(?:{_TO}(?P<other>{_WEEKDAY}))?(?P<week>,? "
        rf"(?:(?:of )?(?:next|last|this) week|week\b))?(?!s\b)(?<!\d)", _week_day),
    _form("week",
        r"\b(?:(?:early|mid|late|later|earlier|sometime|some time)[ -](?:in )?)?(?:the )?(?:(?:by|before|until|"
        r"not later than) the end of |(?:end|beginning|start|middle|rest|first half|second half) of )?(?:the "
        r")?(?:next|last|this|coming|following|previous|past) week(?:end)?(?! of\b)\b", _week, _I),
    _form("week",
        r"\b(?:the )?week after next\b|\b(?:at|over|on|this|next|last) the weekend\b|\b(?:by|before|until) the "
        r"end of the week\b|\bthe end of the week\b", _week, _I),
    _form("month",
        rf"\b(?:(?:early|mid|late|later|earlier|sometime)[ -])?(?:in )?(?:{_THE_END})?(?:the )?(?:next|last|this|"
        rf"coming|following|previous) (?:month|year)\b|\b(?:{_THE_END})the (?:month|year)\b|\bbefore the "
        rf"(?:month|year) is (?:out|over)\b", _this_month, _I),
    _form("ago",
        rf"\b(?P<within>within )?(?:in )?(?:just |about |exactly )?(?P<count>{_NUMBER}) (?P<unit>days?|weeks?|"
        rf"months?|years?|fortnights?)(?:['’]? time)?(?P<ago> ago| earlier)?(?: from (?:now|today)| today)?\b", lambda m, r: _ago_if(m, r), _I),
    _form("same",
        r"\b(?:on )?(?:the|that) (?:very )?same (?:day|evening|morning)\b|\b(?:on )?(?:the (?:next|following|"
        r"previous) day|that day|a day (?:later|earlier)|the day (?:before|after)\b(?! (?:the|yesterday|tomorrow|"
        r"his|her|its|they|a|talks)\b))", _same, _I),
    _form("year", r"(?<=\b[Ii]n )(?P<year>(?:19|20|21)\d\d)\b(?!-)", lambda m, r: m["year"]),
    _form("vague",
        r"\b(?:(?:in|over|within) )?the (?:coming|next|following) (?:few )?(?:hours|days|weeks|months)\b|\b(?:in|"
        r"within) (?:a few|some|several|a matter of) (?:days|weeks|months)\b|\bin due course\b", _vague, _I),
)  # fmt: skip


def _iso(match: Match[str]) -> str | None:
    try:
        for day in re.findall(r"\d{4}-\d\d-\d\d", match.group()):
            dt.date.fromisoformat(day)
    except ValueError:
        return None
    return match.group()


def _short(match: Match[str], r: Reading) -> str | None:
    one, two = int(match["one"] or match["one2"]), int(match["two"] or match["two2"])
    day, month = (one, two) if (r.day_first and two <= 12) or one > 12 else (two, one)
    found = _full(None, month, day, match, r) if 1 <= month <= 12 else None
    return found.isoformat() if found else None


def _season_if(match: Match[str], r: Reading) -> str | None:
    """A season only where it is named as a time: "in the autumn", "next spring", "by winter"."""
    led = re.match(r"(?:in|by|before|next|last|this|early|late|the (?:next|coming))\b", match.group().casefold())
    return _season(match, r) if led else None


def _ago_if(match: Match[str], r: Reading) -> str | None:
    """A stretch of time only where it runs from now: "in two weeks", "a week ago", not "for two weeks"."""
    words = match.group().casefold()
    ahead = words.startswith(("in ", "within ")) or "from now" in words or words.endswith(" today")
    since = r.text[match.start() : match.end() + 12].casefold()
    return _ago(match, r) if ahead or (match["ago"] and " ago" in since) else None


def _nth(match: Match[str], r: Reading) -> str | None:
    """ "The last Friday of March"."""
    month = _month(match["month"])
    found = _full(match["year"], month, 15, match, r)
    if found is None:
        return None
    first = found.replace(day=1)
    fitting = [
        d
        for n in range(31)
        if (d := first + dt.timedelta(days=n)).month == month and d.weekday() == _weekday(match["name"])
    ]
    return str(fitting[("first", "second", "third", "fourth").index(match["nth"]) if match["nth"] != "last" else -1])


def _plain_day(match: Match[str]) -> str | None:
    month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
    found = days.date(int(match["year"]), month, int(match["one"]))
    return str(found) if found else None


def _of_month_to(match: Match[str], r: Reading) -> str | None:
    """ "The 12th and 13th"."""
    first = _of_month(match, r)
    if first is None:
        return None
    day = dt.date.fromisoformat(first)
    last = days.date(day.year, day.month, _digits(match["last"]))
    if last is None or last < day:
        return None
    return days.either([day, last]) if match["joint"] == "or" else days.span(day, last)
