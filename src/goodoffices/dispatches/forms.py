"""The forms in which the press writes a date, each with what it means in EDTF."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from re import Match, Pattern

from msgspec import Struct

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches.daynames import ORDINALS
from goodoffices.dispatches.feasts import FEAST, feast, from_there
from goodoffices.dispatches.readings import (
    NEAR_WORDS,
    NUMERIC,
    Reading,
    as_written,
    nth,
    nth_of_month,
    numeric,
    numeric_stretch,
    of_month,
    of_month_named,
    of_month_to,
    plain_day,
    same,
    short,
    short_stretch,
    single,
    stretch,
    today,
    week_day,
    weekday,
)
from goodoffices.dispatches.stretches import ago_if, season_if, this_month, vague, week, week_of, whole_month


class Form(Struct, frozen=True):
    """One way of writing a date. `reading` gives EDTF, empty where it is no date, or nothing where it is none
    after all."""

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
_PLAIN = r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)"


def _form(name: str, pattern: str, reading: Callable[[Match[str], Reading], str | None], flags: int = 0) -> Form:
    return Form(name, re.compile(pattern, flags), reading)


_I = re.IGNORECASE
_THE_END = (
    r"(?:(?:by|before|until|not later than|no later than) )?(?:at )?(?:the )?(?:end|close|beginning|start|middle|"
    r"rest) of "
)
_WHICH_MONTH = r"(?:of|in) (?P<which>this|next|last|the same|the following|the coming) month"
_DAY_WORD = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
FORMS: tuple[Form, ...] = (
    _form("ordinal", rf"\b(?:the )?(?P<day>{_DAY_WORD}) {_WHICH_MONTH}\b", of_month_named, _I),
    _form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{_WEEKDAY}) {_WHICH_MONTH}\b",
        nth_of_month,
        _I,
    ),
    _form("feast", FEAST, feast),
    _form(
        "weekday",
        rf"(?<!\b[Ff]or )\b(?P<count>a|an|one|two|three|four) (?P<unit>days?|weeks?|fortnights?) (?:(?P<way>from|on|after|before) )?"
        rf"(?P<there>today|tomorrow|yesterday|{_WEEKDAY})\b(?! (?:of|in) (?:next|last|this))",
        from_there,
    ),
    _form(
        "ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th)) (?P<joint>and|to|or|until) (?:the )?(?P<last>\d{1,2}(?:st|nd|rd|"
        r"th))\b(?! (?:of )?(?-i:[A-Z]))",
        lambda m, r: of_month_to(m, r),
    ),
    _form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{_WEEKDAY}) (?:of|in) "
        rf"(?P<month>{_MONTH}){_YEAR}",
        lambda m, r: nth(m, r),
    ),
    _form("day", rf"\b(?P<one>\d{{1,2}})-(?P<month>{_MONTH})-(?P<year>\d{{4}})\b", lambda m, r: plain_day(m)),
    _form("day", r"\b[Oo]n (?P<one>\d{1,2})\.(?P<two>\d{1,2})\.?(?P<one2>)(?P<two2>)(?=[\s,;)]|$)(?! per)", short),
    _form("day", r"\b(?P<year>[12]\d{3})/(?P<month>\d\d)/(?P<one>\d\d)\b", lambda m, r: plain_day(m)),
    _form(
        "weekday",
        rf"\b(?P<name>{_WEEKDAY}) week\b",
        lambda m, r: str(days.weekday(weekday(m["name"]), r.published, "future") + dt.timedelta(days=7)),
    ),
    _form(
        "week",
        r"\b(?:later|earlier|early|late) in the week\b|\bmid-?week\b|\b(?:by|before) the end of (?:the|this) week\b",
        week,
        _I,
    ),
    _form("month", r"\b(?:later|earlier) in the (?:month|year)\b", this_month, _I),
    _form(
        "range",
        rf"\b(?:the )?(?P<first>{_D}) (?:of )?(?P<month>{_MONTH}){_TO}(?P<last>{_D}) (?:of "
        rf")?(?P<month2>{_MONTH}){_YEAR}",
        stretch,
    ),
    _form(
        "range", rf"\b(?:the )?(?P<first>{_D}){_TO}(?:the )?(?P<last>{_D}) (?:of )?(?P<month>{_MONTH}){_YEAR}", stretch
    ),
    _form(
        "range",
        rf"\b(?:the )?(?P<first>{_D}), {_D}(?:,? and )(?P<last>{_D}) (?:of )?(?P<month>{_MONTH}){_YEAR}",
        stretch,
    ),
    _form(
        "range",
        rf"\b(?P<month>{_MONTH}) (?P<first>{_D})(?:, {_D},?)?{_TO}(?:(?P<month2>{_MONTH}) "
        rf")?(?P<last>{_D})(?![/.]\d){_YEAR}",
        stretch,
    ),
    _form(
        "week",
        rf"\b(?:the |in the )?week (?:of|beginning|starting|commencing)(?: on)? (?:{_WEEKDAY},? "
        rf")?(?:(?P<d1>{_D}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>{_D})){_YEAR}",
        week_of,
    ),
    _form("day", rf"\b{_MARKED}(?:the )?(?P<day>{_D}) (?:of )?(?P<month>{_MONTH}){_YEAR}", single),
    _form("day", rf"\b{_MARKED}(?P<month>{_MONTH}) (?:the )?(?P<day>{_D})(?![/.:]\d|%){_YEAR}", single),
    _form("day", r"\b(?P<iso>[12]\d{3}-\d\d-\d\d)(?:/[12]\d{3}-\d\d-\d\d)?\b", lambda m, r: as_written(m)),
    _form("range", rf"{_PLAIN}{_TO}{_PLAIN}\b", numeric_stretch),
    _form("day", NUMERIC, numeric),
    _form(
        "range",
        r"\b(?:from|between) (?P<one>\d{1,2}/\d{1,2}) (?:to|through|until|and) (?P<two>\d{1,2}/\d{1,2})\b(?!/)",
        short_stretch,
    ),
    _form(
        "day",
        r"(?<=\()(?P<one>\d{1,2})/(?P<two>\d{1,2})(?P<year>)(?=\))|"
        r"\bon (?P<one2>\d{1,2})/(?P<two2>\d{1,2})\b(?!/)",
        lambda m, r: short(m, r),
    ),
    _form(
        "weekday",
        rf"\b(?P<weekday>{_WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b(?! "
        rf"(?:round|day|session|meeting|of))",
        of_month,
    ),
    _form(
        "ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th))\b(?! (?:round|session|day|meeting|anniversary|century|floor|"
        r"point|article|chapter|time|year|week|of|plenary|paragraph|item|draft|package))",
        of_month,
    ),
    _form(
        "ordinal",
        rf"\b[Tt]he (?P<day>{'|'.join(word for word in ORDINALS if ORDINALS[word] > 3)})\b(?=[.,;)”\"’]|\s+(?:is|"
        rf"was|would|will|at|or|and|if|in|because|remains|suits|works)\b)",
        of_month,
    ),
    _form(
        "month",
        rf"(?P<part>\b(?:(?:in|by|(?<!not )before|until|during) )?(?:the )?(?:(?:beginning|start|middle|end|"
        rf"first half|second half) of |(?:first|last|second|third) week of |early |mid-? ?|late |"
        rf"end-))(?P<month>{_MONTH}){_YEAR}(?! \d)(?P<rel> (?:last|next|this) year\b)?",
        whole_month,
    ),
    _form(
        "month",
        rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bfor )|(?<=\bof )|(?<=\buntil )|(?<=\bbefore )|(?<=\bsince )|"
        rf"(?<=\bduring )|(?<=\bnext )|(?<=\blast )|(?<=\bthis ))(?P<part>)(?P<month>{_MONTH}){_YEAR}(?! \d)"
        rf"(?P<rel> (?:last|next|this) year\b)?",
        whole_month,
    ),
    _form("month", rf"(?P<part>)\b(?P<month>{_MONTH}) (?P<year>(?:19|2[0-2])\d\d)\b", whole_month),
    _form(
        "month",
        r"(?:(?<=^)|(?<=[.:] )|(?<=\b[Oo]r ))(?P<part>)(?P<month>January|February|March|April|May|June|July|"
        r"August|September|October|November|December)(?P<year>)(?=[.?!,]| or )",
        whole_month,
        re.MULTILINE,
    ),
    _form(
        "season",
        r"\b(?:in |by |before |for |until |during )?(?:the )?(?:early |late |mid-)?(?P<which>next |last |this |coming )?(?:early |"
        r"late )?(?P<season>spring|summer|autumn|fall|winter)\b(?: of)?(?: (?P<year>20\d\d))?(?<=[a-z0-9])(?! "
        r"(?:level|water|games|school|session))",
        lambda m, r: season_if(m, r),
        _I,
    ),
    _form("today", rf"\b(?:{NEAR_WORDS}){_PART}(?:{_TO}(?:{NEAR_WORDS}))?\b", today, _I),
    _form(
        "weekday",
        rf"\b(?:(?P<which>next|last|this|coming|"
        rf"following) )?(?P<name>{_WEEKDAY})(?P<possessive>['’]s)?{_PART}(?:{_TO}(?P<other>{_WEEKDAY}))?(?P<week>,? "
        rf"(?:(?:of )?(?:next|last|this) week|week\b))?(?!s\b)(?<!\d)",
        week_day,
    ),
    _form(
        "week",
        r"\b(?:(?:early|mid|late|later|earlier|sometime|some time)[ -](?:in )?)?(?:the )?(?:(?:by|before|until|"
        r"not later than) the end of |(?:end|beginning|start|middle|rest|first half|second half) of )?(?:the "
        r")?(?:next|last|this|coming|following|previous|past) week(?:end)?(?! of\b)\b",
        week,
        _I,
    ),
    _form(
        "week",
        r"\b(?:the )?week (?:after next|before last)\b|\b(?:at|over|on|this|next|last) the weekend\b|\b(?:by|before|until) the "
        r"end of the week\b|\bthe end of the week\b",
        week,
        _I,
    ),
    _form(
        "month",
        rf"\b(?:by |before )year[- ]end\b|\b(?:(?:early|mid|late|later|earlier|sometime)[ -])?(?:in )?(?:{_THE_END})?"
        rf"(?:the )?(?:next|last|this|"
        rf"coming|following|previous) (?:month|year)\b|\b(?:{_THE_END})the (?:month|year)\b|\bbefore the "
        rf"(?:month|year) is (?:out|over)\b",
        this_month,
        _I,
    ),
    _form(
        "ago",
        rf"\b(?P<within>within (?:the (?:next|coming|following) )?|in (?:less than|under|at most) |inside )?(?:in )?"
        rf"(?:just |about |exactly |some )?(?P<count>{_NUMBER}) (?P<unit>days?|weeks?|"
        rf"months?|years?|fortnights?)(?:['’]? time)?(?P<ago> ago| earlier)?(?: from (?:now|today)| today)?\b",
        ago_if,
        _I,
    ),
    _form(
        "same",
        r"\b(?:on )?(?:the|that) (?:very )?same (?:day|evening|morning)\b|\b(?:on )?(?:the (?:next|following|"
        r"previous) day|that day|"
        r"(?:a|two|three|four|five|six) days? (?:later|earlier)\b(?: than (?:planned|scheduled|announced|expected|intended))?|"
        r"the day (?:before|after)\b(?! (?-i:[A-Z]))(?! (?:the|yesterday|tomorrow|"
        r"his|her|its|they|a|talks)\b))",
        same,
        _I,
    ),
    _form("year", r"(?<=\b[Ii]n )(?P<year>(?:19|20|21)\d\d)\b(?!-)", lambda m, r: m["year"]),
    _form(
        "vague",
        r"\b(?:(?:in|over|within) )?the (?:(?:coming|next|following) (?:few |couple of )?(?:hours|days|weeks|months)|"
        r"(?:days|weeks|months) (?:ahead|to come))\b|\b(?:in|within) (?:(?:a few|some|several|a matter of|coming) )?"
        r"(?:days|weeks|months)\b(?! of\b)|\bin due course\b",
        vague,
        _I,
    ),
)
