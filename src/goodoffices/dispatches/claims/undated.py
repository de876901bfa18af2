"""Meetings without a day: that none is set, how long one is to last, that one has just begun or is off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from goodoffices.dispatches import tenses
from goodoffices.dispatches.claims.governing import governs
from goodoffices.dispatches.claims.meetings import EVENT, MEETING, NOUNS, OTHER
from goodoffices.dispatches.claims.rule import of_unit, place_in
from goodoffices.dispatches.content import FINITE
from goodoffices.dispatches.inflection import PAST, done, verbs
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_DATE = r"(?:dates?|day|days|times?(?= (?:for|of) )|timetable|timeline|time frame|timeframe|calendar|schedule)"
_SET = (
    "set fix agree name decide announce give provide specify settle confirm find discuss propose determine "
    "schedule offer communicate arrange notify"
)
_HOW = (
    r"(?:exact |firm |precise |new |definite |further |fixed |specific |clear |closing |opening |final |concrete |"
    r"other )*"
)
NO_DATE = re.compile(
    rf"\bno (?:further |new |other |next |more )?(?:{NOUNS}|talks|negotiations) (?:has|have|had|is|are|was|were) "
    rf"(?:yet )?(?:been )?"
    rf"{done('arrange schedule plan set fix agree convene call')}\b|\bno {_HOW}{_DATE}\b|"
    rf"\b{_DATE}\b[^.;]{{0,60}}?\b(?:is|are|was|were|has|have|had|remains?|will|would)(?: still| yet| now|"
    rf" only|n['’]t| not| never)* (?:yet |still )?(?:been |be |to be )*(?:open|unclear|uncertain|undecided|unknown|"
    rf"pending|"
    rf"to be {done(_SET)}|(?<=not ){done(_SET)}|(?<=n['’]t ){done(_SET)}|(?<=been ){done(_SET)}|(?<=be "
    rf"){done(_SET)})\b|"
    rf"\b{_DATE} (?:\w+ )?(?:to be {done(_SET)}|yet to be {done(_SET)})|"
    rf"\bwithout (?:\w+ ){{0,3}}?(?:(?:setting|giving|naming|fixing|specifying|agreeing|deciding|saying|"
    rf"settling|announcing|revealing|indicating)"
    rf"(?: on)? (?:an? |any |the )?{_HOW}(?:{_DATE}|when)|{_HOW}{_DATE})\b|"
    rf"(?:\bnot|n['’]t|\bnobody|\bnever|\bneither|\byet to|failed to|unable to|refused to|declined to|could "
    rf"not)\b[^.;]{{0,25}}?"
    rf"\b{verbs(_SET + ' have')}(?: on| upon| you| them| us| reporters)? (?:an?|any|on a) {_HOW}"
    rf"(?:(?:venue|place|agenda|time) (?:or|and) (?:an? )?)?{_DATE}\b|"
    rf"\b(?:unclear|not (?:yet )?(?:known|clear|decided|settled|agreed)|unknown|undecided|no (?:word|agreement|"
    rf"decision)|"
    rf"yet to (?:say|decide|agree)|did not say|would not say)\b[^.;]{{0,14}} (?:on )?(?:when|the date)\b|"
    rf"\b(?:nobody|no one|neither (?:side|party|delegation|of them)|none of them|not|n['’]t|cannot)\b[^.;]{{0,24}}?\b"
    rf"(?:say|said|saying|know|knew|knows|tell|told|revealed?|disclosed?|predict|foresee)(?: exactly)? when\b|"
    rf"\b(?:knew|knows|know) of no (?:date|meeting)|\badjourned (?:indefinitely|sine die|without)|"
    rf"\byet to be {done('schedule fix set date')}|\bno (?:further |immediate |current |new |firm )?plans? (?:to|"
    rf"for) (?:meet|"
    rf"resume|reconvene|return|more|further|new|another)\b|"
    r"\b(?:when|on which day) (?:[\w’'-]+ ){1,4}?(?:will|would|are to|is to) (?:next |again )?(?:meet|resume|"
    r"reconvene|sit|return|be held|continue)\b"
    r"[^.;]*\b(?:not known|unknown|unclear|uncertain|undecided|open|not (?:been )?(?:said|decided|agreed|announced)|"
    r"any(?:body|one)['’]s guess)\b",
    re.IGNORECASE,
)
OPEN_DATE = re.compile(
    rf"\b{_DATE} (?:for|of)\b[^.;]{{3,70}}\b(?:would|will|is to|are to|was to|has yet to|have yet to|had yet to|"
    rf"remains? to) "
    rf"be\b|\b{_DATE} (?:would|will) be (?:announced|agreed|set|decided|fixed|published|communicated|confirmed)\b",
    re.IGNORECASE,
)
_WHO = rf"(?:{NOUNS}|talks|negotiations|they|both sides|delegations|(?-i:[A-Z][\w’']+ and (?:the )?[A-Z][\w’' ]+))"
BEGUN = re.compile(
    rf"^(?:(?:we|they)(?: have|['’]ve) (?:just |now |finally |only just )?(?=(?:started|begun|resumed|finished|"
    rf"adjourned)\W*$))?"
    rf"(?P<bare>started|begun|under ?way|resumed|adjourned|ended|finished|over)\W*$|^(?:that is it|that[’\']s "
    rf"it|done|"
    rf"finished) for (?:the day|today|tonight|now)\b|(?:\b{_WHO}\b[^.;]{{0,160}}?|^(?:it|both groups|the groups|"
    rf"all groups|"
    rf"everyone) )\b(?:(?:has|"
    rf"have) (?:just |now |finally |formally |already |again )*(?P<verb>begun|started|"
    r"opened|resumed|ended|closed|concluded|finished|convened|adjourned|broken off|broken up|broken down|collapsed|"
    r"wrapped "
    r"up|kicked off|got under way|gone into|met)|(?:is|are|(?:has|have) been(?= in session since)) (?:now "
    r")?(?P<state>open|under ?way|over|in session|in "
    r"progress)|"
    r"(?<!will )(?<!would )(?<!to )(?<!not )(?P<now>begins?|opens?|starts?|ends?|closes?|resumes?|collapses?|"
    r"adjourns?|breaks? (?:up|down|off)|under way|enters? (?:a|an|its|their) (?=(?:[\w-]+ (?:and )?){1,3}day\b)) ?"
    r"(?=in|at|with|without|[\w-]+ (?:and [\w-]+ )?day\b|$))",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|n['’]t|never|yet to|no)\s+(?:\w+\s+)?(?:begun|started|opened|resumed|met|been held|ended|collapsed|"
    r"broken|over)\b",
    re.IGNORECASE,
)
OFF = re.compile(
    rf"\b(?:{done('postpone cancel call_off put_off scrap shelve suspend delay defer')})\b(?! (?:until|to|till|from|"
    rf"by)\b)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:names?|sets?|fix(?:es)?|announces?|agrees? on|confirms?) (?:a |the |new )*(?:date|week|day|month|"
    r"time)s?\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:at|from|until|since|(?<=over )by|(?<=ended )by|(?<=finished )by) (?:noon|midday|midnight|(?:\d{1,2}|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|"
    r"twelve)(?:[.:]\d\d)?(?: ?[ap]\.?m\.?| o['’]clock|h)?)(?=[\s,.;)”\"]|$)(?! (?:points?|per|days|weeks|times|"
    r"places|sites|hours?|minutes?|"
    r"ports|years|members|countries|percent|crowns|euros|dollars|million|of|to))|\binto the (?:night|evening|"
    r"small hours)\b",
    re.IGNORECASE,
)


_AT_THAT_HOUR = re.compile(
    rf"\b(?:is|are|was|were) over $|\b"
    rf"{done('open begin start resume end close conclude adjourn convene reconvene')} (?:[\w’' ]{{0,30}} "
    rf")?$",
    re.IGNORECASE,
)


_PARTS = re.compile(r";\s|,?\s(?:and|but|while|though|although)\s|,\s")


def none_set(read: Read, unit: Unit) -> Unit | None:
    """The clause of a unit that says that no day is set, where another of its clauses names one."""
    found = NO_DATE.search(read.text, unit.start, unit.end)
    if found is None or unit.quoted:
        return None
    start = max((m.end() for m in _PARTS.finditer(read.text, unit.start, found.start())), default=unit.start)
    end = next((m.start() for m in _PARTS.finditer(read.text, found.end(), unit.end)), unit.end)
    return (
        None
        if read.whens_in(start, end) or (start, end) == (unit.start, unit.end)
        else replace(unit, start=start, end=end)
    )


def opened_at(read: Read, unit: Unit) -> Unit | None:
    """The clause of a unit that tells at which hour a meeting began or ended, where another names a day."""
    clock = CLOCK.search(read.text, unit.start, unit.end)
    if clock is None or not _AT_THAT_HOUR.search(read.text, unit.start, clock.start()):
        return None
    start = max((m.end() for m in _PARTS.finditer(read.text, unit.start, clock.start())), default=unit.start)
    end = next((m.start() for m in _PARTS.finditer(read.text, clock.end(), unit.end)), unit.end)
    return None if read.whens_in(start, end) else replace(unit, start=start, end=end)


def _verbal(words: str) -> bool:
    """Whether words have a verb, and are more than an entry of a programme."""
    return any(pattern.search(words) for pattern in (FINITE, PAST, EVENT))


def undated(read: Read, unit: Unit, words: str, found: Sequence[Suggestion]) -> list[Suggestion]:
    """The claim of a unit that speaks of a meeting and names no day, if it makes one."""
    near = MEETING.search(unit.before) is not None
    meeting = MEETING.search(words) is not None or (near and (unit.quoted or len(words) < 90))
    place = place_in(words, read)
    other = OTHER.search(words) is not None and MEETING.search(read.text[: unit.start]) is None
    if (
        (NO_DATE.search(words) or OPEN_DATE.search(words))
        and (meeting or near or not other)
        and not words.rstrip().endswith("?")
    ):
        told = unit.quoted and found and found[-1].end < unit.start and unit.start - found[-1].end < 12
        same = told and found[-1].speaker == (unit.speaker.name if unit.speaker else "")
        if same and "\n" not in read.text[found[-1].end : unit.start] and found[-1].about:
            return []  # "next week. I cannot give you the day": one answer
        return [of_unit("date", unit, read, phrase("no date is set"), place=place)]
    clock = CLOCK.search(words)
    begins = clock is not None and _AT_THAT_HOUR.search(words[: clock.start()]) is not None
    ahead = clock and (begins or tenses.tense(words, clock.start(), clock.end()) != "past") and _verbal(words)
    if (
        clock
        and ahead
        and meeting
        and (MEETING.search(words) or EVENT.search(words))
        and read.dated
        and governs(words, clock.start(), clock.end(), near=near)
    ):
        today = str(read.published)
        return [
            of_unit(
                "date",
                unit,
                read,
                phrase("an hour of the day of publication"),
                about=today,
                place=place,
                modality="took place" if begins else "planned",
            )
        ]
    begun = _begun(read, unit, words, place)
    if begun:
        return begun
    off = OFF.search(words)
    led = words[: off.start()] if off else ""
    told_before = any(s.modality == "denied" and unit.start - s.end < 200 for s in found)
    denied = re.search(r"\b(?:not|never|n['’]t|if|denied)\b", words)
    if MEETING.search(led) and not OTHER.search(led) and not told_before and not denied:
        return [of_unit("date", unit, read, phrase("a meeting that is off"), place=place, modality="denied")]
    if unit.kind == "headline" and NAMED.search(words) and MEETING.search(words):
        return [of_unit("date", unit, read, phrase("the headline names no date"), modality="planned", place=place)]
    return []


_STAMPED = re.compile(r"(?:^|\n)\W*\d{1,2}[:.h]\d\d[^\n]{0,30}$")
_NOW = re.compile(  # in an entry under an hour of the day: "Plenary adjourned until the evening"
    rf"\b{_WHO}\b[^.;]{{0,60}}?\b(?P<verb>adjourned|ended|closed|concluded|resumed|began|opened|started|broke (?:up|"
    rf"off)|rose|over)\b"
    r"(?P<bare>)(?P<now>)(?P<state>)",
    re.IGNORECASE,
)


def _begun(read: Read, unit: Unit, words: str, place: str) -> list[Suggestion]:
    begun = BEGUN.search(words)
    if not begun and _STAMPED.search(read.text[: unit.start]):
        begun = _NOW.search(words)
    if begun and re.match(r"contacts?\b", begun.group(), re.IGNORECASE):
        return []  # contacts are no meeting that begins
    if not begun or NEGATED.search(words) or unit.kind == "headline":
        return []
    if begun["bare"] and not any(MEETING.search(u.before + read.text[u.start : u.end]) for u in read.units):
        return []
    if re.search(r"\b(?:if|when|until|once|before|after|unless)\b[^.;]*$", words[: begun.end()], re.I):
        return []
    if (unit.quoted and unit.speaker is None) or (
        begun["now"]
        and not begun["now"].casefold().startswith("enter")
        and (unit.kind != "body" or len(words) > 80 or unit.quoted)
    ):
        return []
    if begun["verb"] == "met" and not re.search(r"\b(?:just|now|first time)\b", words):
        return []
    day = unit.circumstance.said_on
    day = day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else str(read.published)
    about = f"[..{day}]" if begun["verb"] == "met" else day
    why = phrase("a meeting has begun or ended")
    return [of_unit("date", unit, read, why, about=about, place=place, modality="took place")]
