"""When a round, session or meeting is, was or will be; how long it lasts; or that no date is set.

A date counts where a word for a meeting governs it: not the day on which something was said, written, signed or fought.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from goodoffices.dispatches.claims import counted
from goodoffices.dispatches.claims.aside import asides, questions
from goodoffices.dispatches.claims.clause import clause_of, named_meeting, with_heading
from goodoffices.dispatches.claims.governing import BE, governs, strange
from goodoffices.dispatches.claims.meetings import EVENT, MEETING, OTHER
from goodoffices.dispatches.claims.repeated import once
from goodoffices.dispatches.claims.rule import of_unit, place_in, round_in
from goodoffices.dispatches.claims.sureness import modality
from goodoffices.dispatches.claims.undated import none_set, opened_at, undated
from goodoffices.dispatches.content import FINITE
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.inflection import PAST, verbs
from goodoffices.dispatches.pieces import LATE
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.dispatches.when import When, relative_to
from goodoffices.phrases import phrase

_DISTANCE = re.compile(
    r"\b(?P<n>a|one|two|three|\d+) days? (?P<way>before|after|ahead of) (?:the )?(?:start of |opening of |end of "
    r")?(?:the )?"
    r"(?:[\w-]+ ){0,2}(?:round|talks|meeting|session|summit|plenary)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"^\W*(?:it|they|that|this|these|there|we|i|the plan|the date|the (?:\w+th|first|second|third|next)|the one|both|"
    r"another|"
    r"perhaps|maybe|possibly|probably|yes|had been|was|were|will be|would be|opened|closed|next|not|never|its|"
    r"his|her|"
    r"their)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(  # verbs by which few words are more than an entry of a programme
    rf"\b(?:wants?|plans?(?= (?:a|an|the|to)\b)|{verbs('discuss debate consider examine rally protest decide')}|"
    r"must be (?!on|at|held|in)|"
    rf"(?:my|our|his|her|their) [\w-]+ {verbs('end expire begin start run')})\b",
    re.IGNORECASE,
)
_WHEN_ASKED = re.compile(
    r"\bwhen\b[^.?!]*\b(?:go on|meet|meets|resume|starts?|begins?|continue|next|back|sit|talk|"
    r"reconvene)\b[^.?!]*\?\W*$",
    re.IGNORECASE,
)
_GREETS = re.compile(r"(?:see you|until|till|back|more)\b", re.IGNORECASE)
LATE_WORDS = re.compile(LATE, re.IGNORECASE)
_FAR = 2  # years beyond which a date is history


def find(read: Read) -> list[Suggestion]:
    """The dates of meetings."""
    found: list[Suggestion] = []
    for unit in sorted([*read.units, *questions(read), *asides(read)], key=lambda unit: unit.start):
        words = read.text[unit.start : unit.end]
        long = counted.lasting(read, unit, words)
        dated = [*_dated(read, unit, words, found), *long]
        found.extend(dated or undated(read, unit, words, found))
        other = (none_set(read, unit) or opened_at(read, unit)) if dated else None
        if other is not None:
            found.extend(undated(read, other, read.text[other.start : other.end], found))
    return once(read, sorted([*found, *counted.find(read, found)], key=lambda s: s.start))


def _dated(read: Read, unit: Unit, words: str, found: Sequence[Suggestion]) -> list[Suggestion]:
    told = unit.told.start == unit.start
    own = read.text[max(unit.start, unit.told.end if told else 0) : unit.end]
    whens = [w for w in read.whens_in(unit.start, unit.end) if not (told and w.end <= unit.told.end)]
    if not whens or (not unit.quoted and _GREETS.match(words)):
        return []  # "See you on Friday": to the readers
    verbless = FINITE.search(own) is None and PAST.search(own) is None and len(own) < 70
    ahead = next(
        (read.text[s.span.start : unit.start] for s in read.sentences if s.span.start < unit.start < s.span.end), ""
    )
    near = (
        (_WHEN_ASKED.search(unit.before) or MEETING.search(unit.before) or MEETING.search(ahead)) is not None
        and not OTHER.search(own)
        and not _ACTS.search(own)
        and (unit.quoted or len(words) < 90)
    )
    context = near and (_FRAGMENT.match(words) is not None or verbless)
    wide = any(place < unit.start or place >= unit.end for place in meetings(read.text))
    claimed: list[tuple[When, str]] = []
    for w in whens:
        about = _about(read, unit, w)
        at, end = w.start - unit.start, w.end - unit.start
        past = bool(w.days and w.days[1] <= read.published)
        distance = _from_meeting(words, w, at, end, read)
        if w.edtf == str(read.published) and verbless and read.text.find("\n", w.start) - w.end < 3 and w.form == "day":
            continue  # the day of a letter, in its head
        if past and verbless and re.match(r"[,·|]?\s*(?:at )?\d{1,2}[:.]\d\d\b", read.text[w.end : w.end + 14]):
            continue  # the head of a post or a mail: when it was sent
        led = read.text[max(unit.start, w.start - 60) : w.start]
        first = re.search(r"\b(?:first|only|second|third) (?:[\w-]+ ){0,2}$", led) and MEETING.search(led)
        if re.match(r"since\b", read.text[w.start : w.end], re.IGNORECASE):
            if first and w.days:  # "the first session since 13 October": there was one on that day
                claimed.append((w, str(w.days[0])))
            continue  # "has hosted the talks since January"
        of_day = read.text[w.end : w.end + 40].split(",")[0]
        if of_day[:2] in ("'s", "’s") and not MEETING.search(of_day):
            continue  # "despite today's setback"
        if past and re.search(r"['’]s$", read.text[w.start : w.end]) and any(s.modality == "took place" for s in found):
            continue  # "Tuesday's meeting": named again, not told again
        if distance is not None:
            about = distance
        elif near and len(words.strip(" .,")) - (w.end - w.start) < 5:
            pass  # "And the next round?" – "Before the year is out"
        elif (w.form in ("same", "year", "ago") and (not governs(words, at, end, past) or _of_round(words, end))) or (
            not governs(words, at, end, past, context, wide)
            and not (near and (verbless or (context and _happens(own) and strange(words[:at]) < 0)))
        ):
            continue
        if _history(about, read) or any(about == known for _, known in claimed):
            continue
        claimed.append((w, about))
    return [_claim(read, unit, words, claimed, n, verbless) for n in range(len(claimed))]


def _claim(
    read: Read, unit: Unit, words: str, claimed: Sequence[tuple[When, str]], n: int, verbless: bool
) -> Suggestion:
    w, about = claimed[n]
    start, stop = clause_of(read, unit, [c[0] for c in claimed], n)
    if w.form == "same" and LATE_WORDS.search(read.text[w.start : w.end]):
        start, stop = w.start, w.end  # “a day late”: words for the day that was planned, beside those for the other
    elif n + 1 < len(claimed) and LATE_WORDS.search(read.text[claimed[n + 1][0].start : claimed[n + 1][0].end]):
        stop = min(stop, claimed[n + 1][0].start)
    asking = re.search(r"[^.!?\n]*\?\s*\W?$", read.text[:start]) if unit.quoted and stop - start < 40 else None
    if asking and MEETING.search(asking.group()) and not read.turns:
        start = asking.start() + len(asking.group()) - len(asking.group().lstrip())
    named = named_meeting(read, unit, w) if n == 0 else None
    if named is not None and named - start > 40:
        start, stop = named, w.end
    if verbless and n == 0 and not unit.quoted:
        start = with_heading(read, unit)
    near = read.text[max(start, claimed[n - 1][0].end if n else start) : stop]
    return of_unit(
        "date",
        unit,
        read,
        phrase("a date with a word for a meeting") if w.edtf else phrase("a meeting, and words that are no date"),
        start,
        stop,
        about=about,
        place=place_in(words, read),
        modality=modality(
            near or words,
            bool(w.days and w.days[1] < read.published),
            bool(w.days and w.days[0] > read.published and not w.edtf.startswith("[..")),
        ),
        round=round_in(words) or round_in(unit.before),
    )


def _from_meeting(words: str, w: When, at: int, end: int, read: Read) -> str | None:
    """The day that is told by its distance from a meeting: "on Sunday, a day before the fourth round"."""
    for distance in _DISTANCE.finditer(words):
        step = dt.timedelta(days=NUMBERS.get(distance["n"].casefold()) or int(distance["n"]))
        sign = -1 if distance["way"] == "after" else 1
        if w.day and end <= distance.start() and distance.start() - end < 4:
            return str(w.day + sign * step)
    return None


@lru_cache(maxsize=4)
def meetings(text: str) -> tuple[int, ...]:
    """Where in a dispatch a meeting is spoken of."""
    return tuple(m.start() for m in MEETING.finditer(text))


def _happens(words: str) -> bool:
    """Whether words tell of something that happens to a meeting, and not only of how something is."""
    return any(not BE.fullmatch(m.group()) for m in EVENT.finditer(words))


def _of_round(words: str, end: int) -> bool:
    """Whether a stretch of time is counted from a meeting whose day is not told: "within five weeks of the round"."""
    return re.match(r"\s+(?:of|after|from|before) (?:the|a|its|their)\b", words[end:]) is not None


def _history(about: str, read: Read) -> bool:
    years = re.findall(r"\d{4}", about)
    plain = re.fullmatch(r"\d{4}", about) is not None
    return plain or (read.dated and any(abs(int(year) - read.published.year) > _FAR for year in years[:1]))


def _about(read: Read, unit: Unit, w: When) -> str:
    if unit.circumstance.said_on and re.fullmatch(r"\d{4}-\d\d-\d\d", unit.circumstance.said_on):
        return relative_to(w, read.text, read.published, dt.date.fromisoformat(unit.circumstance.said_on)).edtf
    return w.edtf
