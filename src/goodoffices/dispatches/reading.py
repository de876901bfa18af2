"""A dispatch read: its headline, sentences, quotations with their speakers, and the units of which claims are made.

A unit is a clause or sentence that one speaker stands for: said between marks, reported, or the report's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from goodoffices.dispatches import when
from goodoffices.dispatches.content import FINITE, Frame
from goodoffices.dispatches.names import Cast, Person
from goodoffices.dispatches.quotations import Quote
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.turns import Turn

Kind = Literal["headline", "lead", "body"]


class Circumstance(Struct, frozen=True):
    """When and where something was said, and through whom it came."""

    said_on: str = ""  # EDTF
    occasion: str = ""
    via: tuple[str, ...] = ()


class Said(Struct, frozen=True):
    """A frame with its speaker."""

    frame: Frame
    speaker: Person | None
    medium: bool
    circumstance: Circumstance


class Sentence(Struct, frozen=True):
    """A sentence as printed: quotations are closed, so that it may hold several sentences of theirs."""

    span: Span
    paragraph: int
    kind: Kind
    said: tuple[Said, ...] = ()


class Utterance(Struct, frozen=True):
    """Words printed as somebody's own, between marks or after a name."""

    start: int
    end: int
    speaker: Person
    circumstance: Circumstance
    sentence: int = -1  # -1: a turn of a transcript
    full: bool = True  # a sentence of its own, not a few words in somebody else's


class Unit(Struct, frozen=True):
    """A clause or sentence with the one who stands for it; without a speaker it is the report's own."""

    start: int
    end: int
    speaker: Person | None
    circumstance: Circumstance
    kind: Kind
    quoted: bool
    before: str = ""  # what was said just before it: the question, the sentence before
    told: Span = Span(0, 0)  # with what belongs to the saying


class Read(Struct, frozen=True):
    """Everything that the rules of claims are made on."""

    text: str
    masked: str
    published: dt.date
    cast: Cast
    whens: tuple[when.When, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]
    turns: tuple[Turn, ...]
    utterances: tuple[Utterance, ...]
    units: tuple[Unit, ...]
    about_talks: bool
    dated: bool = True  # whether the day of publication is known

    def whens_in(self, start: int, end: int) -> list[when.When]:
        """The date expressions between two places."""
        return [w for w in self.whens if start <= w.start and w.end <= end]


_SPLIT = re.compile(
    r";\s+|,?\s+(?:while|whereas)\s+|,\s+but\s+(?:that\s+)?|,?\s+and\s+that\s+|"
    r",\s+and\s+(?=(?:[\w'’-]+\s+){1,7}?(?:is|are|was|were|has|have|had|"
    r"will|would|can|could|may|must|shall|\w{3,}ed|said|says|told|met|left|began|held)\b)|,\s+though\s+|"
    r",\s+although\s+|(?<=[?!])\s+"
)


def clauses(masked: str, span: Span) -> list[Span]:
    """The clauses of a span: apart where another begins with a subject of its own."""
    found, at = [], span.start
    for cut in _SPLIT.finditer(masked, span.start, span.end):
        sides = masked[at : cut.start()], masked[cut.end() : span.end]
        if cut.start() - at < 3 or span.end - cut.end() < 8:
            continue
        if cut.group()[0] not in ";?! " and not all(map(FINITE.search, sides)):
            continue
        found.append(Span(at, cut.start()))
        at = cut.end()
    found.append(Span(at, span.end))
    return found


def trimmed(text: str, span: Span) -> Span:
    """Without blanks, marks and joining words at its ends."""
    start, end = span.start, span.end
    lead = re.compile(r"(?:[\s,;:.—–-]+|(?:and|but|that|while|though|although)\s+)+")
    found = lead.match(text, start, end)
    if found:
        start = found.end()
    while end > start and text[end - 1] in " \n\t,;:—–-":
        end -= 1
    return Span(start, end)


def occasion(words: str) -> str:
    """The occasion on which something was said, as the words that go with the saying have it."""
    found = re.search(
        r"\b(?:in|during|at|after|on|via|through)\s+((?:an?|the|his|her|its|"
        r"their)?\s*(?:[\w-]+\s+){0,3}?(?:interview|statement|address|briefing|post|"
        r"message|speech|conference|press conference|call|letter|tweet|broadcast|visit|event|parliament|meeting|"
        r"video|remarks|"
        r"Facebook|Telegram|Twitter|television|radio|forum|assembly|council|hearing|"
        r"session)\b(?:\s+in\s+[A-Z][\w-]+(?:, [A-Z]\w+)?)?)",
        words,
    )
    if found:
        return found.group(1).strip()
    told = re.search(
        r"\b(?:told|to|before)\s+((?:reporters|journalists|lawmakers|(?:an?|the)\s+[\w "
        r"-]{3,40}?)(?:\s+in\s+[A-Z][\w -]+?)?)(?=\s+(?:on|that|late|early|earlier|last)\b|[,.]|$)",
        words,
    )
    posted = re.search(r"\bon\s+(?:[a-zA-Z]+\s+){0,4}?([A-Z]\w+)$", words.strip(" ,"))
    if told and re.match(r"(?:reporters|journalists|lawmakers)\b", told.group(1)):
        return f"to {told.group(1).strip()}"
    return told.group(1).strip() if told else posted.group(1) if posted and "wr" in words else ""


def said_on(words: str, whens: Sequence[when.When]) -> str:
    """The day of a saying: the date that goes with it; "published on Tuesday" is on that day or before."""
    for w in whens:
        if not w.edtf:
            continue
        if re.search(r"\b(?:published|broadcast|aired|printed|released|posted)\b", words) and w.day:
            return f"[..{w.day}]"
        return w.edtf
    return ""
