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
from goodoffices.dispatches.monthdays import nth, nth_of_month, of_month, of_month_named, of_month_to
from goodoffices.dispatches.pieces import (
    DAY_WORD,
    LATE,
    MARKED,
    MONTH,
    NUMBER,
    PART,
    PLAIN,
    THE_END,
    TO,
    WEEKDAY,
    WHICH_MONTH,
    YEAR,
    D,
)
from goodoffices.dispatches.readings import (
    NEAR_WORDS,
    NUMERIC,
    Reading,
    as_written,
    numeric,
    numeric_stretch,
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
    """One way of writing a date. `reading` gives EDTF, empty where it is no date, nothing where it is none."""

    name: str
    pattern: Pattern[str]
    reading: Callable[[Match[str], Reading], str | None]


def _form(name: str, pattern: str, reading: Callable[[Match[str], Reading], str | None], flags: int = 0) -> Form:
    return Form(name, re.compile(pattern, flags), reading)


_I = re.IGNORECASE
FORMS: tuple[Form, ...] = (
    _form("ordinal", rf"\b(?:the )?(?P<day>{DAY_WORD}) {WHICH_MONTH}\b", of_month_named, _I),
    _form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{WEEKDAY}) {WHICH_MONTH}\b",
        nth_of_month,
        _I,
    ),
    _form("feast", FEAST, feast),
    _form(
        "weekday",
        rf"(?<!\b[Ff]or )\b(?P<count>a|an|one|two|three|four) (?P<unit>days?|weeks?|fortnights?) (?:(?P<way>from|on|"
        rf"after|before) )?"
        rf"(?P<there>today|tomorrow|yesterday|{WEEKDAY})\b(?! (?:of|in) (?:next|last|this))",
        from_there,
    ),
    _form(
        "ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th)) (?P<joint>and|to|or|until) (?:the )?(?P<last>\d{1,2}(?:st|nd|rd|"
        r"th))\b(?! (?:of )?(?-i:[A-Z]))",
        of_month_to,
    ),
    _form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{WEEKDAY}) (?:of|in) "
        rf"(?P<month>{MONTH}){YEAR}",
        nth,
    ),
    _form("day", rf"\b(?P<one>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>\d{{4}})\b", lambda m, r: plain_day(m)),
    _form("day", r"\b[Oo]n (?P<one>\d{1,2})\.(?P<two>\d{1,2})\.?(?P<one2>)(?P<two2>)(?=[\s,;)]|$)(?! per)", short),
    _form("day", r"\b(?P<year>[12]\d{3})/(?P<month>\d\d)/(?P<one>\d\d)\b", lambda m, r: plain_day(m)),
    _form(
        "weekday",
        rf"\b(?P<name>{WEEKDAY}) week\b",
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
        rf"\b(?:the )?(?P<first>{D}) (?:of )?(?P<month>{MONTH}){TO}(?P<last>{D}) (?:of "
        rf")?(?P<month2>{MONTH}){YEAR}",
        stretch,
    ),
    _form("range", rf"\b(?:the )?(?P<first>{D}){TO}(?:the )?(?P<last>{D}) (?:of )?(?P<month>{MONTH}){YEAR}", stretch),
    _form(
        "range",
        rf"\b(?:the )?(?P<first>{D}), {D}(?:,? and )(?P<last>{D}) (?:of )?(?P<month>{MONTH}){YEAR}",
        stretch,
    ),
    _form(
        "range",
        rf"\b(?P<month>{MONTH}) (?P<first>{D})(?:, {D},?)?{TO}(?:(?P<month2>{MONTH}) "
        rf")?(?P<last>{D})(?![/.]\d){YEAR}",
        stretch,
    ),
    _form(
        "week",
        rf"\b(?:the |in the )?week (?:of|beginning|starting|commencing)(?: on)? (?:{WEEKDAY},? "
        rf")?(?:(?P<d1>{D}) (?P<m1>{MONTH})|(?P<m2>{MONTH}) (?P<d2>{D})){YEAR}",
        week_of,
    ),
    _form("day", rf"\b{MARKED}(?:the )?(?P<day>{D}) (?:of )?(?P<month>{MONTH}){YEAR}", single),
    _form("day", rf"\b{MARKED}(?P<month>{MONTH}) (?:the )?(?P<day>{D})(?![/.:]\d|%){YEAR}", single),
    _form("day", r"\b(?P<iso>[12]\d{3}-\d\d-\d\d)(?:/[12]\d{3}-\d\d-\d\d)?\b", lambda m, r: as_written(m)),
    _form("range", rf"{PLAIN}{TO}{PLAIN}\b", numeric_stretch),
    _form("day", NUMERIC, numeric),
    _form(
        "range",
        r"\b(?:(?:from|between|as|on) )?(?P<one>\d{1,2}/\d{1,2}) (?:to|through|until|and) (?P<two>\d{1,2}/\d{1,2})\b(?!/)",
        short_stretch,
    ),
    _form(
        "day",
        r"(?<=\()(?P<one>\d{1,2})/(?P<two>\d{1,2})(?P<year>)(?=\))|"
        r"\bon (?P<one2>\d{1,2})/(?P<two2>\d{1,2})\b(?!/)",
        short,
    ),
    _form(
        "weekday",
        rf"\b(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b(?! "
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
        rf"end-))(?P<month>{MONTH}){YEAR}(?! \d)(?P<rel> (?:last|next|this) year\b)?",
        whole_month,
    ),
    _form(
        "month",
        rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bfor )|(?<=\bof )|(?<=\buntil )|(?<=\bbefore )|(?<=\bsince )|"
        rf"(?<=\bduring )|(?<=\bnext )|(?<=\blast )|(?<=\bthis )|(?<=\binto )|(?<=\btill )|(?<=\bto ))(?P<part>)(?P<month>{MONTH}){YEAR}(?! \d)"
        rf"(?P<rel> (?:last|next|this) year\b)?",
        whole_month,
    ),
    _form("month", rf"(?P<part>)\b(?P<month>{MONTH}) (?P<year>(?:19|2[0-2])\d\d)\b", whole_month),
    _form(
        "month",
        r"(?:(?<=^)|(?<=[.:] )|(?<=\b[Oo]r ))(?P<part>)(?P<month>January|February|March|April|May|June|July|"
        r"August|September|October|November|December)(?P<year>)(?=[.?!,]| or )",
        whole_month,
        re.MULTILINE,
    ),
    _form(
        "season",
        r"\b(?:in |by |before |for |until |during )?(?:the )?(?:early |late |mid-)?(?P<which>next |last |this |coming "
        r")?(?:early |"
        r"late )?(?P<season>spring|summer|autumn|fall|winter)\b(?: of)?(?: (?P<year>20\d\d))?(?<=[a-z0-9])(?! "
        r"(?:level|water|games|school|session))",
        season_if,
        _I,
    ),
    _form("today", rf"\b(?:{NEAR_WORDS}){PART}(?:{TO}(?:{NEAR_WORDS}))?\b", today, _I),
    _form(
        "weekday",
        rf"\b(?:(?P<which>next|last|this|coming|"
        rf"following) )?(?P<name>{WEEKDAY})(?P<possessive>['’]s)?{PART}(?:{TO}(?P<other>{WEEKDAY}))?(?P<week>,? "
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
        r"\b(?:the )?week (?:after next|before last)\b|\b(?:at|over|on|this|next|last) the weekend\b|\b(?:by|before|"
        r"until) the "
        r"end of the week\b|\bthe end of the week\b",
        week,
        _I,
    ),
    _form(
        "month",
        rf"\b(?:by |before )year[- ]end\b|\b(?:(?:early|mid|late|later|earlier|sometime)[ -])?(?:in )?(?:{THE_END})?"
        rf"(?:the )?(?:next|last|this|"
        rf"coming|following|previous) (?:month|year)\b|\b(?:{THE_END})the (?:month|year)\b|\bbefore the "
        rf"(?:month|year) is (?:out|over)\b",
        this_month,
        _I,
    ),
    _form(
        "ago",
        rf"\b(?P<within>within (?:the (?:next|coming|following) )?|in (?:less than|under|at most) |inside )?(?:in )?"
        rf"(?:just |about |exactly |some )?(?P<count>{NUMBER}) (?P<unit>days?|weeks?|"
        rf"months?|years?|fortnights?)(?:['’]? time)?(?P<ago> ago| earlier)?(?: from (?:now|today)| today)?\b",
        ago_if,
        _I,
    ),
    _form(
        "same",
        r"\b(?:on )?(?:the|that) (?:very )?same (?:day|evening|morning)\b|\b(?:on )?(?:the (?:next|following|"
        r"previous) day|that day|"
        rf"(?:a|one|two|three|four|five|six) (?:full )?(?:days?|weeks?) (?:{LATE})|"
        r"(?:a|two|three|four|five|six) days? (?:later|earlier)\b|"
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
