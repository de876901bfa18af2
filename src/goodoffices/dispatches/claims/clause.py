"""On which words the date of a meeting rests: the clause around it, with the meeting that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.claims.meetings import MEETING, NOUNS
from goodoffices.dispatches.claims.rule import around, with_subject
from goodoffices.dispatches.content import FINITE
from goodoffices.dispatches.inflection import done
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.when import When

_CUTS = re.compile(
    r",\s+(?=(?:a|one|two|three|four) days? (?:earlier|later)\b)|,\s+(?:and|but|or|while|whereas|which|who|after|"
    r"before|as|with|because|although|so|then|when|where|according|ending|"
    r"following)\b|\swith\s(?=(?:both|the|its|their|all|two|three|several)\s)|;\s|:\s|\s[—–]\s|\s(?:while|because|although|whereas)\s|"
    r"\suntil\s(?=(?:the|a|an|it|they|he|she|both|all)\s)|"
    r"\s(?:and|but)\s(?=(?:is|are|was|were|has|have|had|will|would|ends?|closes?|resumes?|then|it|they|he|she)\b)|"
    rf"\s(?:and|"
    rf"but)\s(?=(?:{done('stop end adjourn close conclude open start resume break_up meet reconvene last finish')})\b)|"
    r"\s(?:before|after|when)\s(?=(?:the|a|an|it|they|he|she|its|their)\s)",
    re.IGNORECASE,
)


def clause_of(read: Read, unit: Unit, whens: Sequence[When], n: int) -> tuple[int, int]:
    """The clause around a date: from where it begins, with the meeting that it belongs to, to where another begins."""
    w, floor = whens[n], whens[n - 1].end if n else unit.start
    cuts = list(_CUTS.finditer(read.masked, unit.start, unit.end))
    start = unit.start
    for cut in cuts:
        led = read.text[cut.end() : w.start]
        if cut.end() <= w.start and cut.start() >= floor and (n or MEETING.search(led)):  # with its own meeting
            start = cut.end() if not cut.group().strip(" ,").startswith(("which", "who")) else start
            if n and not MEETING.search(led) and re.match(r",?\s+(?:and|but|which|$)", cut.group()):
                start = cut.end()
        elif (
            cut.end() <= w.start
            and re.match(r"\s(?:and|but)\s", cut.group())
            and re.match(
                r"(?:is|are|was|were|will|would) (?:due|expected|scheduled|set|to|likely|be|resume|end|close)\b", led
            )
        ):
            start = cut.end()
    ceiling = whens[n + 1].start if n + 1 < len(whens) else unit.end
    end = next((c.start() for c in cuts if w.end <= c.start() <= ceiling and c.start() - start > 24), unit.end)
    if end > ceiling:
        end = w.end
    if n + 1 == len(whens) and unit.end - end < 40:
        end = unit.end
    if len(whens) == 1 and end == unit.end:
        end = onward(read, unit)
    first, last = around(read, unit, w.start, w.end) if len(whens) == 1 and end - start > 160 else (start, end)
    while start < w.start and read.text[start] in " ,":
        start += 1
    return max(start, first if MEETING.search(read.text[first : w.end]) else start), max(min(end, last), w.end)


_MEETING_BEFORE = re.compile(  # "after the fourth round in Osper last month"
    rf"\b(?:after|at|since|during|following|before|from|attended|of|joined|boycotted|left|missed|skipped|hosted) "
    rf"(?P<named>(?:the|a|an|their|its|last|two|three) (?:[\w-]+ ){{0,3}}?(?:{NOUNS}|talks)"
    rf"(?: (?:of|between|on) [\w’' -]{{2,30}})?(?: (?:in|at) (?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)*)?"
    rf"(?:,)?(?: (?:on|in|of|from|between|held))*\s*)$",
    re.IGNORECASE,
)


def named_meeting(read: Read, unit: Unit, w: When) -> int | None:
    """Where a meeting begins that is named with its day, in words that tell of something else."""
    found = _MEETING_BEFORE.search(read.text, max(unit.start, w.start - 120), w.start)
    return found.start("named") if found else None


def with_heading(read: Read, unit: Unit) -> int:
    """Where a date without a verb begins: with the heading before it in its paragraph, if that names a meeting."""
    begin = with_subject(unit, read)
    before = read.text[max(0, begin - 80) : begin].rsplit("\n", 1)[-1]
    heading = re.search(r"(?:^|(?<=[.!?] ))(?P<heading>[^.!?]+[.:]\s*)$", before)
    if (
        heading
        and len(heading["heading"]) < 50
        and MEETING.search(heading["heading"])
        and not FINITE.search(heading["heading"])
    ):
        return begin - len(heading["heading"])
    return begin


_TAKEN_BACK = re.compile(
    r"(?:well|but|perhaps|maybe|i (?:can|could|do|will)\s?(?:not|n['’]t)|tentatively|that is)\b", re.IGNORECASE
)


_OF_THE_DATE = re.compile(
    r"\b(?:tentativ\w+|days?|dates?|provisional\w*|perhaps|maybe|confirmed|certain|sure|final)\b", re.IGNORECASE
)


def onward(read: Read, unit: Unit) -> int:
    """Where what is said of a date ends: with the next sentence of the quotation, where that takes some of it back."""
    following = next((u for u in read.units if u.quoted and u.start > unit.start), None)
    if not unit.quoted or following is None or following.speaker != unit.speaker or following.start - unit.end > 2:
        return unit.end
    words = read.text[following.start : following.end]
    return following.end if _TAKEN_BACK.match(words) and _OF_THE_DATE.search(words) else unit.end
