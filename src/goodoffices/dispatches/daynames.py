"""Days of the calendar as the press names them: weeks from Monday to Sunday, years left out, tenses; all written
in EDTF."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

Tense = Literal["past", "future", ""]

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    word: n
    for n, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        )
    )
} | {"a": 1, "an": 1, "thirty": 30, "a couple of": 2}
ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ),
        1,
    )
}
_FAR = 100  # days beyond which the tense, not nearness, tells the year
_FUTURE = re.compile(
    r"\b(?:talks|negotiations|negotiators|sides|parties|delegations|teams|delegates|ministers|they|we|it|round|"
    r"session) "
    r"(?:picks? up|continues?|starts?|begins?|opens?|goes? on|restarts?|carr(?:y|ies) on|winds? up|wraps? up|"
    r"concludes?|ends?|"
    r"closes?|kicks? off)\b|\b(?:will|would|shall|could|(?-i:may)|might|can|’ll|'ll|to (?:be|meet|open|resume|hold|"
    r"start|begin|follow|"
    r"take|go|travel|"
    r"leave|return|reconvene|continue|sit|convene|arrive|host|see)|(?:is|are|was|were) to|plans?|planned|"
    r"planning|scheduled|"
    r"expect(?:s|ed|ing)?|due|set|ends|closes|concludes|finishes|runs|continues|sits|falls|takes place|slated|offer(?:s|ed|ing)(?= (?:either |both |the |\d|on ))|"
    r"tentative(?:ly)?|propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|ready|opens|begins|starts|"
    r"resumes|reconvenes|"
    r"convenes|meets|travels|leaves|arrives|returns|gather|go|goes|meet|face|faces|fly|flies|hold|holds|sit down|"
    r"next|coming|until|by(?= (?:the |then|mid|end|early|late|next|this|\d|year|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter))|if|hop(?:e|es|ed|"
    r"ing)|ahead|aim\w*|"
    r"see you|(?:is|are|be) back|back at|resume|reconvene|return|gather|pencilled|penciled|no later than|not later than|must|should|"
    r"seek(?:s|ing)? to|tr(?:y|ies|ying) to|prepar(?:e|es|ing) to|invit(?:e|es|ing)|summon(?:s|ing)?|(?<!sat )down for|"
    r"billed for|eve|before(?! (?:midnight|noon|midday|dawn|daybreak|sunrise|sunset|dusk|\d))|put off|postponed|"
    r"delayed|booked|"
    r"fixed|confirmed for|"
    r"announced for|agreed on|invited?|invites|upcoming|deadline|then|summon\w*|convened for|called in|starting|"
    r"resuming|taking place)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\bbe )\b(?:was|were|had|has|have|held|ended|closed|opened|met|took|began|begun|started|resumed|arrived|"
    r"said|says|"
    r"told|wrote|"
    r"added|signed|since|ago|last|previous(?:ly)?|earlier|dated|left|went|came|did|spoke|announced|published|"
    r"reported|posted|broke|"
    r"concluded|finished|adjourned|gathered|convened|reconvened|flew|landed|visited|failed|collapsed|agreed|"
    r"declined|denied|"
    r"rose|fell|grew|sent|gave|got|made|saw|heard|kept|lost|won|paid|brought|wrote|drove|ran|sat|stood|spent|"
    r"issued|released|called|confirmed|broadcast|aired|after|following|dropped|hosted|\w+ed)\b",
    re.IGNORECASE,
)


_CHOSEN = re.compile(
    r"\b(?:confirmed|confirms|named|names|proposed|proposes|suggested|suggests|offered|offers|accepted|favoured|favored|"
    r"preferred|chose|chosen|booked|picked) (?:the )?$",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"['’]?s? (?:[\w-]+ ){0,2}(?:has|have) been (?:cancel|called off|postponed|"
    r"dropped|scrapped|put off|delayed)",
    re.IGNORECASE,
)


_HAD_BEEN = re.compile(  # "had been due to begin on Monday"
    r"\bhad (?:originally |first |initially |also )?been (?:due|scheduled|set|expected|planned|supposed|meant|fixed|"
    r"booked|announced)\b[^.;]*$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(  # "has been brought forward by two days to Saturday"
    r"\b(?:(?:brought|brings?|bring) forward|mov(?:ed?|es|ing)|(?:put|pushed|pushes|push) (?:back|off)|postponed?|reschedul(?:ed?|es)|"
    r"shift(?:ed|s)?|adjourned|deferred|delayed|suspended)\b[^.;\n]{0,40}\b(?:to|until|till|for) (?:the )?$",
    re.IGNORECASE,
)
_WENT_ON = re.compile(  # "went on until the early hours of Tuesday"
    r"(?<!to )(?<!will )(?<!would )\b(?:went on|lasted|dragged on|continued|sat|ran|stretched|negotiated|talked|worked|stayed|haggled)\b"
    r"[^.;]{0,24}\b(?:until|into|till|to)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"(?<!\b[ap]\.m)(?<!\b(?:Mr|Ms|Dr))(?<!\bMrs)\. |[;?!:] |\n")


def tense(text: str, start: int, end: int) -> Tense:
    """Of which tense the words around a date are: those nearest before it in its clause, else those after it."""
    clause = max((found.start() for found in _CLAUSE_END.finditer(text, max(0, start - 200), start)), default=0)
    before = text[max(clause, start - 140, 0) : start]
    if _WENT_ON.search(before):
        return "past"
    if _MOVED_TO.search(before) and not _HAD_BEEN.search(before):
        return "future"
    if _CHOSEN.search(before) or _CANCELLED.match(text[end : end + 60]):
        return "future"
    place = {"future": -1, "past": -1}
    for name, cues in (("future", _FUTURE), ("past", _PAST)):
        for found in cues.finditer(before):
            place[name] = found.start()
    if max(place.values()) >= 0:
        return "future" if place["future"] >= place["past"] else "past"
    after = re.split(r"[.;\n?!]\s|[,—]", text[end : end + 120])[0]
    future, past = _FUTURE.search(after), _PAST.search(after)
    if future and (not past or future.start() <= past.start()):
        return "future"
    return "past" if past else ""


def had_been(text: str, at: int) -> bool:
    """Whether words before a place tell of a plan that is past: then a weekday is one of the same week."""
    return _HAD_BEEN.search(text, max(0, at - 90), at) is not None


def year_of(month: int, day: int, published: dt.date, said: Tense) -> dt.date | None:
    """The day without a year that is meant: the nearest, and where that is far off the nearest that the tense
    allows."""
    found = [d for year in (published.year, published.year - 1, published.year + 1) if (d := date(year, month, day))]
    if not found:
        return None
    nearest = min(found, key=lambda d: abs((d - published).days))
    if abs((nearest - published).days) <= _FAR or not said:
        return nearest
    allowed = [d for d in found if (d >= published if said == "future" else d <= published)]
    return min(allowed, key=lambda d: abs((d - published).days)) if allowed else nearest


def date(year: int, month: int, day: int) -> dt.date | None:
    """That day, or nothing where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday(name: int, published: dt.date, said: Tense, which: str = "") -> dt.date:
    """The day of the week that is meant. `which` is the word before it: next, last, this, coming."""
    monday = published - dt.timedelta(days=published.weekday())
    if which == "next":
        return monday + dt.timedelta(days=7 + name)
    if which == "this":
        return monday + dt.timedelta(days=name)
    if which in ("coming", "following") or (said == "future" and which != "last"):
        return published + dt.timedelta(days=(name - published.weekday()) % 7 or (7 if which else 0))
    return published - dt.timedelta(days=(published.weekday() - name) % 7 or (7 if which == "last" else 0))


def week(published: dt.date, weeks: int = 0) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week of a day, or of one so many weeks after it."""
    monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(days=7 * weeks)
    return monday, monday + dt.timedelta(days=6)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return (dt.date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else dt.date.max) - (
        dt.timedelta(days=1) if (year, month) < (9999, 12) else dt.timedelta()
    )


def span(first: dt.date, last: dt.date) -> str:
    """All days from the first to the last.

    >>> span(dt.date(2031, 3, 12), dt.date(2031, 3, 14))
    '2031-03-12/2031-03-14'
    """
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def one_of(first: dt.date, last: dt.date) -> str:
    """One of the days from the first to the last.

    >>> one_of(*week(dt.date(2031, 3, 5), 1))
    '[2031-03-10..2031-03-16]'
    """
    return first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]"


def either(days: list[dt.date]) -> str:
    """One of the days that are named."""
    return f"[{','.join(sorted({d.isoformat() for d in days}))}]" if len(set(days)) > 1 else days[0].isoformat()
