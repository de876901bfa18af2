"""Which part of a sentence is what was said: behind its frame, before it, or on both sides."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.sentences import Span


class Frame(Struct, frozen=True):
    """One act of saying in a sentence. Spans are places in the text."""

    clause: int  # where its clause begins
    subject: Span  # empty: the subject of the frame before it
    apposition: str  # what is told of the subject between commas
    verb: str
    begin: int  # of what belongs to the saying
    end: int
    content: tuple[Span, ...]
    via: str = ""  # who is named as the source of the source


QUOTED = "\x01"  # stands for every character of a quotation, marks included


_SAYS_DAY = re.compile(
    r"\b(?:says?|said|insists)\s+(?!on\b|in\b|at\b|so\b|late\b|earlier\b|early\b|this\b|yesterday\b|today\b)(?=\S)"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|do|does|did|\w{3,}ed)\b"
)


_BROKEN = re.compile(  # a clause that goes on behind what is put into it: "Any withdrawal must, in the view of …,"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|that|to|and),\s*$"
)
ASKED = re.compile(
    r"(?:(?:When|But when|Also|But|And|Later)\s+)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged|[Qq]uizzed|"
    r"[Tt]old that)\b"
)


def with_content(text: str, sentence: Span, found: list[Frame]) -> list[Frame]:
    """Each frame with what was said: what follows it up to the next frame, or else what stands before it."""
    done: list[Frame] = []
    free = sentence.start
    for n, frame in enumerate(found):
        limit = found[n + 1].clause if n + 1 < len(found) else sentence.end
        limit = max(limit, frame.end)
        stop = re.compile(r";\s").search(text, frame.end, limit)
        limit = stop.start() if stop and re.search(r"\w|\x01", text[frame.end : stop.start()]) else limit
        after = text[frame.end : limit]
        begin = _name_start(text, free, frame)
        before = text[free:begin]
        if frame.verb == "according to" and _BROKEN.search(before) and re.match(r",\s", after):
            within = Span(free, limit)
            done.append(
                Frame(frame.clause, frame.subject, frame.apposition, frame.verb, begin, frame.end, (within,), frame.via)
            )
            free = limit
            continue
        spans: list[Span] = []
        if ASKED.match(text, sentence.start, sentence.end) and QUOTED not in before:
            before = ""
        leads = (
            re.search(r"[\w\x01)%][\"”’]?[,.?!]{0,2}\s*[—–-]?\s*$", before) is not None
            and len(before.split()) + before.count(QUOTED) > 2
        )
        has_after = re.search(r"[\w\x01]", after) is not None
        if frame.verb == "according to":
            has_after = has_after and not before.strip()
        beside = (
            re.match(
                r"[\s,]*(?:as|when|while|after|before|during|speaking|in|at|on|and (?:then|went|goes|left))\s", after
            )
            is not None
        )
        if leads and beside and re.search(r"\x01[,.]?\s*$", before):
            has_after = False
        if leads and re.match(r"\s[—–-]{1,2}\s", after) and QUOTED not in after:
            has_after = False  # "…, he said – the first since May": the report goes on
        if re.search(r"\x01[,.]?\s*$", before) and QUOTED not in after and not re.match(r"[\s,]*that\s", after):
            has_after = False  # "“…,” he said after the votes were counted"
        continued = re.match(r"[\s,:—–-]*(?:and\s|but\s|that\s)?\x01", after) is not None
        if has_after and (not leads or not _ends_clause(before, text, frame) or continued):
            spans.append(Span(frame.end, limit))
        if leads and _ends_clause(before, text, frame) and (not has_after or continued or re.match(r"\s*[,;]", after)):
            spans.insert(0, Span(free, begin))
        elif not spans and has_after:
            spans.append(Span(frame.end, limit))
        day = (
            _SAYS_DAY.search(text, frame.begin, limit)
            if not spans and frame.verb in ("say", "says", "said", "insists")
            else None
        )
        if day is not None and QUOTED not in text[frame.clause : limit]:  # "Kesselmark's note says 21-23 June"
            spans, frame = [Span(day.end(), limit)], replace(frame, end=day.end())
        done.append(
            Frame(frame.clause, frame.subject, frame.apposition, frame.verb, begin, frame.end, tuple(spans), frame.via)
        )
        free = max((s.end for s in spans), default=frame.end)
        free = max(free, frame.end)
    return done


def _name_start(text: str, free: int, frame: Frame) -> int:
    """Where the subject itself begins, what stands before the last comma being no part of it where it is a clause."""
    if frame.subject.start == frame.subject.end or frame.begin < frame.subject.start:
        return frame.begin
    words = text[frame.subject.start : frame.subject.end]
    parts = [m.start() + 2 for m in re.finditer(r",\s", words)]
    apposed = re.search(r",\s*$", words) is not None
    if apposed and parts and parts[-1] >= len(words.rstrip()):
        parts.pop()
    # "Vosk, the chief negotiator, said": what is told of a subject stands between two commas.
    places = [0, *parts][:-1] if apposed and parts else [0, *parts]
    return max(frame.subject.start + places[-1], free)


_ADVERBIAL = re.compile(
    r"\W*(?:on|in|at|after|before|last|next|this|earlier|later|late|early|soon|shortly|speaking|asked|pressed|meanwhile|during|with|for|"
    r"under|despite|following|from|since|until|by|as|when|while|if|however|but|and|also|then|yesterday|today|tomorrow|tonight|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|instead|still|separately|to|citing|quoting|again|once|outside|"
    r"inside|responding|replying|writing|addressing|arriving|leaving|standing)\b",
    re.IGNORECASE,
)


def _ends_clause(before: str, text: str, frame: Frame) -> bool:
    """Whether what stands before a frame can have been said: a quotation or a clause, not when or where it was said."""
    if QUOTED in before or FINITE.search(before) is not None:
        return True
    return not _ADVERBIAL.match(before) and len(before.split()) > 2
