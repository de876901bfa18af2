"""What is told in passing: of a meeting between commas, or by an interviewer before the question is asked."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.meetings import EVENT, MEETING, NOUNS
from goodoffices.dispatches.pieces import LATE
from goodoffices.dispatches.reading import Circumstance, Read, Unit
from goodoffices.dispatches.sentences import Span, split

_WHICH = re.compile(r",\s(?:which|who|that)\s[^,;]{5,120}(?=,)")
_NAMED = re.compile(  # "said after the fourth round in Osper last month that …"
    rf"\b(?:after|at|since|during|following|before) (?P<named>(?:the|their|its) (?:[\w-]+ ){{0,3}}?(?:{NOUNS}|talks)"
    rf"(?: (?:in|at) (?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)*)?,?(?: (?:on|in|from|held))*\s*)$",
    re.IGNORECASE,
)
_ENDED = re.compile(  # "said after the fifth round had ended in Osper on Thursday night that …"
    r"\b(?:after|when|before|as|since) (?P<named>(?:the|their|its|both|negotiators|talks) [^,.;:\x01]{0,90}?)$",
    re.IGNORECASE,
)
_LATE_THEN = re.compile(rf",? [\w-]+ (?:days?|weeks?) (?:{LATE})", re.IGNORECASE)
_POSSESSED = re.compile(rf" (?:[\w-]+ ){{0,2}}?(?:{NOUNS}|talks)\b", re.IGNORECASE)
_DATED = re.compile(
    r",\s(?:(?:due|set|scheduled|planned|expected|held|opening|ending|beginning|starting)\s)[^,;]{5,80}(?=,)"
)


def questions(read: Read) -> list[Unit]:
    """What an interviewer states before asking."""
    asked = [t for t in read.turns if t.question]
    spans = [span for turn in asked for span in split(read.text, turn.start, turn.end)]
    said = []
    for span in spans:
        words = read.text[span.start : span.end]
        heard = re.search(r"\b(?:confirm|true|correct|hear|read|understand|told|case) that ", words)
        if any(u.start < span.end and span.start < u.end for u in read.units):
            continue
        if not words.endswith("?"):
            said.append(span)
        elif heard:
            said.append(Span(span.start + heard.end(), span.end - 1))
    return [Unit(span.start, span.end, None, Circumstance(), "body", False) for span in said]


def asides(read: Read) -> list[Unit]:
    """What is told of a meeting in passing: "the talks, which go into their third day today, …"."""
    found: list[Unit] = []
    for sentence in read.sentences:
        for pattern in (_WHICH, _DATED):
            for match in pattern.finditer(read.masked, sentence.span.start, sentence.span.end):
                led = read.masked[sentence.span.start : match.start()]
                named = list(MEETING.finditer(led))
                if not named or len(led) - named[-1].end() > 24:
                    continue
                start = sentence.span.start + max(
                    0, *(led.rfind(f" {word} ") + 1 for word in ("the", "a", "their", "its"))
                )
                inside = any(u.start <= match.start() < u.end for u in read.units)
                if not inside and read.whens_in(match.start(), match.end()):
                    found.append(Unit(start, match.end(), None, Circumstance(), sentence.kind, False))
        for said in sentence.said:
            for w in read.whens_in(said.frame.begin, said.frame.end):
                after = _NAMED.search(read.masked, said.frame.begin, w.start)
                ended = _ENDED.search(read.masked, said.frame.begin, w.start)
                if not after and ended and MEETING.search(ended["named"]) and EVENT.search(ended["named"]):
                    after = ended
                if after and w.edtf:
                    late = _LATE_THEN.match(read.text, w.end)
                    end = late.end() if late else w.end
                    found.append(Unit(after.start("named"), end, None, Circumstance(), sentence.kind, False))
                held = _POSSESSED.match(read.text, w.end) if re.search("['’]s$", read.text[w.start : w.end]) else None
                if held:
                    found.append(Unit(w.start, held.end(), None, Circumstance(), sentence.kind, False))
    return found
