"""What somebody said: between quotation marks, after a name in a transcript, or in the report's words where no
other sort holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.claims.deeds import stated
from goodoffices.dispatches.claims.rule import of_unit, round_in
from goodoffices.dispatches.lexicon import NAMING
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_EMPTY = re.compile(r"^(?:so|this|that|it|nothing|much|more|as much|no|yes)?$", re.IGNORECASE)


def find(read: Read, others: Sequence[Suggestion]) -> list[Suggestion]:
    """The quotations with their speakers; then statements in the report's words that no other claim holds."""
    made = [
        Suggestion(
            "quotation",
            u.start,
            u.end,
            read.text[u.start : u.end],
            True,
            u.speaker.name,
            u.speaker.office,
            u.speaker.party,
            u.circumstance.via,
            u.circumstance.occasion,
            u.circumstance.said_on,
            round=round_in(read.text[u.start : u.end]),
            why=phrase("words between marks") if u.sentence >= 0 else phrase("words after a name"),
        )
        for u in read.utterances
    ]
    for unit in read.units:
        words = read.text[unit.start : unit.end].strip(" .,")
        if unit.quoted or unit.speaker is None or not unit.told.end or _EMPTY.match(words) or len(words) < 15:
            continue
        if any(
            s.frame.begin == unit.told.start and s.frame.verb.casefold() in NAMING
            for sentence in read.sentences
            for s in sentence.said
        ):
            continue
        if re.match(
            r"(?:asked|pressed|speaking|when asked|questioned|told)\b", words, re.IGNORECASE
        ) or unit.speaker.name.casefold().startswith("neither"):
            continue
        held = [s for s in [*others, *made] if s.start < unit.end and unit.start < s.end]
        if held or not re.search(
            r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|do|does|did|\w{3,}(?:ed|s))\b", words
        ):
            continue
        made.append(of_unit("quotation", unit, read, phrase("a statement in the report's words")))
    for unit in stated(read):
        if not any(s.start < unit.end and unit.start < s.end for s in [*others, *made]):
            made.append(of_unit("quotation", unit, read, phrase("a statement in the report's words")))
    return made
