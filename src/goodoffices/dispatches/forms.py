"""The forms in which the press writes a date, each with what it means in EDTF."""

from __future__ import annotations

import datetime as dt
import re

from goodoffices.dispatches import daynames as days
from goodoffices.dispatches.daynames import ORDINALS
from goodoffices.dispatches.feasts import FEAST, feast, from_there
from goodoffices.dispatches.form import Form, form
from goodoffices.dispatches.monthdays import end_of_month, nth, nth_of_month, of_month, of_month_named, of_month_to
from goodoffices.dispatches.periods import PERIODS
from goodoffices.dispatches.pieces import (
    DAY_WORD,
    MARKED,
    MONTH,
    NAMED,
    PLAIN,
    TO,
    WEEKDAY,
    WHICH_MONTH,
    WORD,
    YEAR,
    D,
)
from goodoffices.dispatches.readings import (
    NUMERIC,
    as_written,
    numeric,
    numeric_stretch,
    plain_day,
    short,
    short_stretch,
    single,
    stretch,
    weekday,
)
from goodoffices.dispatches.stretches import half, in_week, this_month, week, week_of

_I = re.IGNORECASE
FORMS: tuple[Form, ...] = (
    form("ordinal", rf"\b(?:the )?(?P<day>{DAY_WORD}) {WHICH_MONTH}\b", of_month_named, _I),
    form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{WEEKDAY}) {WHICH_MONTH}\b",
        nth_of_month,
        _I,
    ),
    form("feast", FEAST, feast),
    form(
        "weekday",
        rf"(?<!\b[Ff]or )\b(?P<count>a|an|one|two|three|four) (?P<unit>days?|weeks?|fortnights?) (?:(?P<way>from|on|"
        rf"after|before) )?"
        rf"(?P<there>today|tomorrow|yesterday|{WEEKDAY})\b(?! (?:of|in) (?:next|last|this))",
        from_there,
    ),
    form(
        "ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th)) (?P<joint>and|to|or|until) (?:the )?(?P<last>\d{1,2}(?:st|nd|rd|"
        r"th))\b(?! (?:of )?(?-i:[A-Z]))",
        of_month_to,
    ),
    form(
        "day",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<name>{WEEKDAY}) (?:of|in) "
        rf"(?P<month>{MONTH}){YEAR}",
        nth,
    ),
    form("day", rf"\b(?:the )?(?P<which>first|last) day of (?P<month>{MONTH}){YEAR}", end_of_month),
    form("day", rf"\b(?P<one>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>\d{{4}})\b", lambda m, r: plain_day(m)),
    form("day", r"\b[Oo]n (?P<one>\d{1,2})\.(?P<two>\d{1,2})\.?(?P<one2>)(?P<two2>)(?=[\s,;)]|$)(?! per)", short),
    form("day", r"\b(?P<year>[12]\d{3})/(?P<month>\d\d)/(?P<one>\d\d)\b", lambda m, r: plain_day(m)),
    form(
        "weekday",
        rf"\b(?P<which>next|last|this) week,? (?:(?:from|on|between|starting|beginning) )?(?P<name>{WEEKDAY})"
        rf"(?:{TO}(?P<other>{WEEKDAY}))?",
        in_week,
        _I,
    ),
    form("month", r"\b(?:in )?the (?P<half>first|second) half of (?P<which>the|this|next|last) month\b", half, _I),
    form(
        "weekday",
        rf"\b(?P<name>{WEEKDAY}) week\b",
        lambda m, r: str(days.weekday(weekday(m["name"]), r.published, "future") + dt.timedelta(days=7)),
    ),
    form(
        "week",
        r"\b(?:later|earlier|early|late) in the week\b|\bmid-?week\b|\b(?:by|before) the end of (?:the|this) week\b",
        week,
        _I,
    ),
    form("month", r"\b(?:later|earlier) in the (?:month|year)\b", this_month, _I),
    form(
        "range",
        rf"\b{NAMED}(?:the )?(?P<first>{D}) (?:of )?(?P<month>{MONTH}),?{TO}{NAMED}(?P<last>{D}) (?:of "
        rf")?(?P<month2>{MONTH}){YEAR}",
        stretch,
    ),
    form(
        "range",
        rf"\b{NAMED}(?:the )?(?P<first>{D}),?{TO}(?:the )?{NAMED}(?P<last>{D}) (?:of )?(?P<month>{MONTH}){YEAR}",
        stretch,
    ),
    form(
        "range",
        rf"\b(?:the )?(?P<first>{D}), {D}(?:,? and )(?P<last>{D}) (?:of )?(?P<month>{MONTH}){YEAR}",
        stretch,
    ),
    form(
        "range",
        rf"\b{NAMED}(?P<month>{MONTH}) (?P<first>{D})(?:, {D},?|,)?{TO}{NAMED}(?:(?P<month2>{MONTH}) "
        rf")?(?P<last>{D})(?![/.]\d){YEAR}",
        stretch,
    ),
    form(
        "week",
        rf"\b(?:the |in the )?week (?:of|beginning|starting|commencing)(?: on)? (?:{WEEKDAY},? "
        rf")?(?:(?P<d1>{D}) (?P<m1>{MONTH})|(?P<m2>{MONTH}) (?P<d2>{D})){YEAR}",
        week_of,
    ),
    form(
        "range",
        rf"\b[Tt]he (?P<first>{WORD}){TO}(?:the )?(?P<last>{WORD}) of (?P<month>{MONTH}){YEAR}",
        stretch,
    ),
    form("day", rf"\b{MARKED}[Tt]he (?P<day>{WORD}) of (?P<month>{MONTH}){YEAR}", single),
    form("day", rf"\b{MARKED}(?P<month>{MONTH}) the (?P<day>{WORD})\b{YEAR}", single),
    form("day", rf"\b{MARKED}(?:the )?(?P<day>{D}) (?:of )?(?P<month>{MONTH}){YEAR}", single),
    form("day", rf"\b{MARKED}(?P<month>{MONTH}) (?:the )?(?P<day>{D})(?![/.:]\d|%){YEAR}", single),
    form("day", r"\b(?P<iso>[12]\d{3}-\d\d-\d\d)(?:/[12]\d{3}-\d\d-\d\d)?\b", lambda m, r: as_written(m)),
    form("range", rf"{PLAIN}{TO}{PLAIN}\b", numeric_stretch),
    form("day", NUMERIC, numeric),
    form(
        "range",
        r"\b(?:(?:from|between|as|on) |(?<=propose )|(?<=proposes )|(?<=proposed )|(?<=proposing )|(?<=either )|"
        r"(?<=for ))?"
        r"(?P<one>\d{1,2}/\d{1,2}) (?:to|through|until|and|(?:or(?= \d{1,2}/\d{1,2}\b))) "
        r"(?P<two>\d{1,2}/\d{1,2})\b(?!/)",
        short_stretch,
    ),
    form(
        "range",
        r"^(?P<one>\d{1,2}/\d{1,2})\s?[-–]\s?(?P<two>\d{1,2}/\d{1,2})(?=:|"
        r"\s[–—-]\s)",
        short_stretch,
        re.MULTILINE,
    ),
    form("day", r"^(?P<one>\d{1,2})/(?P<two>\d{1,2})(?P<one2>)(?P<two2>)(?=:|\s[–—-]\s)", short, re.MULTILINE),
    form("day", rf"\b{WEEKDAY},? (?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?P<one2>)(?P<two2>)\b(?![/\d])", short),
    form(
        "day",
        r"(?<=\()(?P<one>\d{1,2})/(?P<two>\d{1,2})(?P<year>)(?=\))|"
        r"\bon (?P<one2>\d{1,2})/(?P<two2>\d{1,2})\b(?!/)",
        short,
    ),
    form(
        "weekday",
        rf"\b(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b(?! "
        rf"(?:round|day|session|meeting|of))",
        of_month,
    ),
    form(
        "ordinal",
        r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th))\b(?! (?:round|session|day|meeting|anniversary|century|floor|"
        r"point|article|chapter|time|year|week|of|plenary|paragraph|item|draft|package))",
        of_month,
    ),
    form(
        "ordinal",
        rf"\b[Tt]he (?P<day>{'|'.join(word for word in ORDINALS if ORDINALS[word] > 3)})\b(?=[.,;)”\"’]|\s+(?:is|"
        rf"was|would|will|at|or|and|if|in|because|remains|suits|works)\b)",
        of_month,
    ),
    *PERIODS,
)
