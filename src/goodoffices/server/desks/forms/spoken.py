"""The words around a date, as they are said in each language of the interface; English is understood beside it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from babel import Locale
from django.utils.translation import get_language


class _Words(NamedTuple):
    """Alternatives of a regular expression, each for what it stands for in a date that is typed."""

    unsure: str
    about: str
    start: str  # before the first of two days
    to: str
    both: str  # between two days that are named one by one
    at: str  # before a time of day
    noon: str
    midnight: str
    dated: str = "{said} {year}"  # how a year is added to a day without one


_WORDS = {
    "en": _Words(
        "tentative(?:ly)?|perhaps|maybe|probably|possibly|likely|unconfirmed|to be confirmed|tbc|not certain",
        "about|around|approximately|roughly|circa|ca\\.?",
        "from", "to|until", "and", "at", "noon", "midnight",
    ),
    "fr": _Words(
        "peut-être|probablement|sans doute|provisoirement|éventuellement|à confirmer|date incertaine",
        "vers(?: le)?|environ|autour du|aux environs du",
        "du|de", "au|à|jusqu[’']au", "et(?: le)?", "à", "midi", "minuit",
    ),
    "es": _Words(
        "quizás?|tal vez|probablemente|posiblemente|provisionalmente|por confirmar|no es seguro",
        "hacia(?: el)?|alrededor del?|aproximadamente|sobre el",
        "del?|desde(?: el)?", "al?|hasta(?: el)?", "y(?: el)?", "a las?|al?", "mediodía", "medianoche",
    ),
    "ru": _Words(
        "возможно|вероятно|предварительно|может быть|наверное|наверно|не точно|уточняется",
        "около|примерно|приблизительно|ориентировочно",
        "со?", "по|до", "и", "в", "полдень", "полночь",
    ),
    "uk": _Words(
        "можливо|ймовірно|імовірно|попередньо|мабуть|непевно|уточнюється",
        "приблизно|близько|орієнтовно",
        "з|із|від", "по|до", "і|та|й", "об?|в|у", "опівдні|полудень", "опівночі|північ",
    ),
    "ar": _Words(
        "ربما|من المحتمل|محتمل|مبدئياً?|على الأرجح|غير مؤكد|لم يتأكد بعد",
        "نحو|حوالي|تقريباً?|قرابة",
        "من", "إلى|الى|حتى", "و", "في الساعة|الساعة|عند", "ظهراً?|الظهر", "منتصف الليل",
    ),
    "zh": _Words(
        "可能|或许|也许|暂定|待定|待确认|尚未确定", "大约|约|左右|前后",
        "从|自", "至|到", "和", "在", "中午|正午", "午夜", "{year}年{said}",
    ),
}  # fmt: skip
_NUMBER_OF_TIME = r"\d{1,2}[:.]\d{2}(?![\d.:])(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_TIMES = {"fr": r"|\d{1,2}\s?h(?:\s?\d{2})?\b", "zh": r"|\d{1,2}[时點点](?:\d{1,2}分)?"}
_ARTICLE = re.compile(r"(?:le|el(?: día)?|on|يوم)\s+", re.I)
_CHINESE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})[日号號])?")
_MONTHS = Locale("en").months["format"]["wide"]
_ISOLATES = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))


class Spoken(NamedTuple):
    """How dates are said in a language, and in English."""

    languages: tuple[str, ...]  # codes of dateparser
    unsure: re.Pattern[str]
    about: re.Pattern[str]
    clock: re.Pattern[str]
    span: re.Pattern[str]  # first day, what joins, last day
    both: re.Pattern[str]
    weekday: re.Pattern[str]
    weekdays: dict[str, int]  # from Monday, 0
    noon: re.Pattern[str]
    midnight: re.Pattern[str]
    dated: str


def spoken() -> Spoken:
    """What is understood in the language that the reader chose."""
    return _spoken((get_language() or "en").split("-")[0])


@cache
def _spoken(code: str) -> Spoken:
    codes = [code, "en"] if code in _WORDS and code != "en" else ["en"]
    words = [_WORDS[each] for each in codes]

    def any_of(*fields: str) -> str:
        return "|".join(
            getattr(one, field) if each == "zh" else rf"(?<!\w)(?:{getattr(one, field)})(?!\w)"
            for each, one in zip(codes, words, strict=True)
            for field in fields
        )

    # In Arabic “and” is written on to what follows it.
    joins = any_of("to", "both") + (r"|(?<=\s)و(?=\d)" if "ar" in codes else "")
    times = _NUMBER_OF_TIME + "".join(_TIMES.get(each, "") for each in codes)
    days = _weekdays(codes)
    return Spoken(
        tuple({"zh": "zh-Hans"}.get(each, each) for each in codes),
        re.compile(rf"{any_of('unsure')}|\?", re.I),
        re.compile(rf"{any_of('about')}|~", re.I),
        re.compile(rf"[,،，]?\s*(?:(?:{any_of('at')})\s*)?(?<![\d.:])({times}|{any_of('noon', 'midnight')})", re.I),
        re.compile(rf"(?:(?:{any_of('start')})\s*)?(.+?)\s*([-–—]|{joins})\s*(.+)", re.I),
        re.compile(any_of("both"), re.I),
        re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, days), key=len, reverse=True))})(?!\w)[\s,،，]*", re.I),
        days,
        re.compile(any_of("noon"), re.I),
        re.compile(any_of("midnight"), re.I),
        words[0].dated,
    )


def _weekdays(codes: list[str]) -> dict[str, int]:
    """The weekdays, as CLDR writes them within a date and alone."""
    found: dict[str, int] = {}
    for code in codes:
        for context in ("format", "stand-alone"):
            found |= {name.lower(): day for day, name in Locale(code).days[context]["wide"].items()}
    return found


def plainly(typed: str) -> str:
    """Without marks of direction, with digits of any script as 0 to 9, and single spaces."""
    bare = "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in typed.translate(_ISOLATES))
    return " ".join(bare.split())


def completed(first: str, last: str) -> str:
    """The last of two days, with the year and month that Chinese says once, before the first.

    >>> completed("2027年3月4日", "6日"), completed("2027年3月28日", "4月2日")
    ('2027年3月6日', '2027年4月2日')
    """
    unit = "年" if "月" in last else "月"
    return last if unit in last or unit not in first else first[: first.index(unit) + 1] + last


def understood(day: str) -> str:
    """A day, a month or a year as dateparser understands it: without an article, and what Chinese writes in English.

    >>> understood("el 4 de marzo"), understood("3月4日"), understood("2027年")
    ('4 de marzo', '4 March', '2027')
    """
    found = _CHINESE.fullmatch(day)
    if found is None or not any(found.groups()):
        return _ARTICLE.sub("", day, count=1) if _ARTICLE.match(day) else day
    year, month, number = found.groups()
    named = _MONTHS.get(int(month), month) if month else ""
    return " ".join(part for part in (number, named, year) if part)
