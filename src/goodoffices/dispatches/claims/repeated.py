"""A date that a dispatch tells more than once: which tellings are claims of their own."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import done
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_ENDS = re.compile(
    rf"\b{done('end adjourn close conclude finish break_up break_off wind_up wrap_up rise disperse')}\b|"
    r"\b(?:is|are) over\b",
    re.I,
)
_BEGINS = re.compile(rf"\b{done('begin open start convene resume reconvene')}\b|\b(?:is open|under ?way)\b", re.I)


def _phase(read: Read, s: Suggestion) -> str:
    """Whether words tell that a meeting has ended, or that it has begun, or neither."""
    words = read.text[s.start : s.end]
    return "end" if _ENDS.search(words) else "begin" if _BEGINS.search(words) else ""


def once(read: Read, found: list[Suggestion]) -> list[Suggestion]:
    """Each answer once for each speaker; the report's own words add nothing to what somebody said."""
    kept: list[Suggestion] = []
    heads = {unit.start for unit in read.units if unit.kind == "headline"}
    for s in found:
        same = [
            d
            for d in kept
            if d.about == s.about and (d.start in heads) == (s.start in heads) and (d.about or d.modality == s.modality)
        ]
        same = [d for d in same if d.verbatim or not s.verbatim]
        if any(d.speaker == s.speaker and d.modality == s.modality for d in same):
            continue
        took = [
            d
            for d in same
            if (d.modality == "took place") == (s.modality == "took place")
            and (d.modality == "denied") == (s.modality == "denied")
            and _phase(read, d) == _phase(read, s)
        ]
        if not s.speaker and any(d.round == s.round or s.round is None or d.round is None for d in took):
            continue
        kept.append(s)
    return kept
