"""The forms in which the press writes weeks, months, seasons and days told from another day, each with its meaning."""

from __future__ import annotations

import re

from goodoffices.dispatches.form import Form, form
from goodoffices.dispatches.pieces import LATE, MONTH, NUMBER, PART, THE_END, TO, WEEKDAY, YEAR
from goodoffices.dispatches.readings import NEAR_WORDS, same, today
from goodoffices.dispatches.stretches import ago_if, season_if, this_month, vague, week, whole_month
from goodoffices.dispatches.weekdays import week_day

_I = re.IGNORECASE
PERIODS: tuple[Form, ...] = (
    form(
        "month",
        rf"(?P<part>\b(?:(?:in|by|(?<!not )before|until|during) )?(?:the )?(?:(?:beginning|start|middle|end|"
        rf"first half|second half) of |(?:first|last|second|third) week of |[Ee]arly |[Mm]id-? ?|[Ll]ate |"
        rf"end-))(?P<month>{MONTH}){YEAR}(?! \d)(?P<rel> (?:last|next|this) year\b)?",
        whole_month,
    ),
    form(
        "month",
        rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\bfor )|(?<=\bof )|(?<=\buntil )|(?<=\bbefore )|(?<=\bsince )|"
        rf"(?<=\bduring )|(?<=\bnext )|(?<=\blast )|(?<=\bthis )|(?<=\bsays )|(?<=\bsaid )|(?<=\bnamed )|"
        rf"(?<=\bnames )|(?<=\bsuggested )|(?<=\bproposed )|"
        rf"(?<=\binto )|(?<=\btill )|(?<=\bto "
        rf"))(?P<part>)(?P<month>{MONTH}){YEAR}(?! \d)"
        rf"(?P<rel> (?:last|next|this) year\b)?",
        whole_month,
    ),
    form("month", rf"(?P<part>)\b(?P<month>{MONTH}) (?P<year>(?:19|2[0-2])\d\d)\b", whole_month),
    form(
        "month",
        rf"(?<=\b[Tt]he )(?P<part>)(?P<month>{MONTH})(?P<year>)(?= (?:rounds?|talks|meetings?|sessions?|summit|"
        rf"plenary)\b)",
        whole_month,
    ),
    form(
        "month",
        r"(?:(?<=^)|(?<=[.:] )|(?<=\b[Oo]r ))(?P<part>)(?P<month>January|February|March|April|May|June|July|"
        r"August|September|October|November|December)(?P<year>)(?=[.?!,]| or )",
        whole_month,
        re.MULTILINE,
    ),
    form(
        "season",
        r"\b(?:in |by |before |for |until |during )?(?:the )?(?:early |late |mid-)?(?P<which>next |last |this "
        r"|coming "
        r")?(?:early |"
        r"late )?(?P<season>spring|summer|autumn|fall|winter)\b(?: of)?(?: (?P<year>20\d\d))?(?<=[a-z0-9])(?! "
        r"(?:level|water|games|school|session|recess|break|holidays?|festival|elections?|budget|harvest))",
        season_if,
        _I,
    ),
    form("today", rf"\b(?:{NEAR_WORDS}){PART}(?:{TO}(?:{NEAR_WORDS}))?\b", today, _I),
    form(
        "weekday",
        rf"\b(?:(?P<which>next|last|this|coming|"
        rf"following) )?(?P<name>{WEEKDAY})(?P<possessive>['’]s)?{PART}(?:{TO}(?P<other>{WEEKDAY}))?(?P<week>,? "
        rf"(?:(?:of )?(?:next|last|this) week|week\b))?(?!s\b)(?<!\d)",
        week_day,
    ),
    form(
        "weekday",
        rf"\b(?P<which>(?!))?(?P<name>{WEEKDAY})(?P<possessive>['’]s)?{PART}(?P<other>(?!))?(?P<week>(?!))?(?!s"
        rf"\b)(?<!\d)",
        week_day,
        _I,
    ),
    form(
        "week",
        r"\b(?:(?:early|mid|late|later|earlier|sometime|some time)[ -](?:in )?)?(?:the )?(?:(?:by|before|until|"
        r"not later than) the end of |(?:end|beginning|start|middle|rest|first half|second half) of )?(?:the "
        r")?(?:next|last|this|coming|following|previous|past) week(?:end)?(?! of\b)\b",
        week,
        _I,
    ),
    form(
        "week",
        r"\b(?:the )?week (?:after next|before last)\b|\b(?:at|over|on|this|next|last) the weekend\b|\b(?:by|before|"
        r"until) the "
        r"end of the week\b|\bthe end of the week\b",
        week,
        _I,
    ),
    form(
        "month",
        rf"\b(?:by |before )year[- ]end\b|\b(?:(?:early|mid|late|later|earlier|sometime)[ -])?(?:in )?(?:{THE_END})?"
        rf"(?:the )?(?:next|last|this|"
        rf"coming|following|previous) (?:month|year)\b|\b(?:{THE_END})the (?:month|year)\b|\bbefore the "
        rf"(?:month|year) is (?:out|over)\b",
        this_month,
        _I,
    ),
    form(
        "ago",
        rf"\b(?P<within>within (?:the (?:next|coming|following) )?|in (?:less than|under|at most) |inside )?(?:in )?"
        rf"(?:just |about |exactly |some )?(?P<count>{NUMBER}) (?P<unit>days?|weeks?|"
        rf"months?|years?|fortnights?)(?:['’]? time)?(?P<ago> ago| earlier)?(?: from (?:now|today)| today)?\b",
        ago_if,
        _I,
    ),
    form(
        "same",
        r"\b(?:on )?(?:the|that) (?:very )?same (?:day|evening|morning)\b|\b(?:on )?(?:the (?:next|following|"
        r"previous) day|that day|"
        rf"(?:a|one|two|three|four|five|six) (?:full )?(?:days?|weeks?) (?:{LATE})|"
        r"(?:a|one|two|three|four|five|six) (?:day|week|fortnight)s? (?:later|earlier)\b(?! than)|"
        r"the day (?:before|after)\b(?! (?-i:[A-Z]))(?! (?:the|yesterday|tomorrow|"
        r"his|her|its|they|a|talks)\b))",
        same,
        _I,
    ),
    form("year", r"(?<=\b[Ii]n )(?P<year>(?:19|20|21)\d\d)\b(?!-)", lambda m, r: m["year"]),
    form(
        "vague",
        r"\b(?:(?:in|over|within) )?the (?:(?:coming|next|following) (?:few |couple of )?(?:hours|days|weeks|months)|"
        r"(?:days|weeks|months) (?:ahead|to come))\b|\b(?:in|within) (?:(?:a few|some|several|a matter of|coming) )?"
        r"(?:days|weeks|months)\b(?! of\b)|\bin due course\b",
        vague,
        _I,
    ),
)
