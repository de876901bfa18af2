"""What somebody is ready to do, without an answer to it."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_READY = re.compile(
    r"\b(?:is|are|was|were|be|been|am|stands?|stood|remain(?:s|ed)?|['’]m|['’]re|n?or)\s+(?:also |still |always |"
    r"fully |perfectly |quite |now |not )*(?:ready|prepared|willing|happy|open|available|unready|unwilling|"
    r"disposed|content|glad|at (?:their|his|her|its|your) disposal)\s+(?:to|for|from)\b|"
    r"\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|e|ing)|invit(?:es|ed|ing|e)|volunteer(?:s|ed)?|undert(?:akes?|ook)|"
    r"pledg(?:es?|ed|ing)|suggest(?:s|ed)?)\s+(?:to\b|that\b|a\b|an\b|the\b|its\b|his\b|her\b|their\b|talks\b|"
    r"both\b|us\b|them\b|him\b|joint\b|(?-i:[A-Z]))|"
    r"\bcould (?:imagine|accept|live with|agree to|envisage|consider|see)\b|\b(?:readiness|willingness) to\b|"
    r"\bwould (?:be (?:ready|prepared|willing|happy|open|able)|agree|accept|consider|meet|open|release|lift|"
    r"withdraw|stop|sign|host|allow|hand|pull|return|give|free|welcome|restore|suspend|freeze|pay|raise)\b|"
    r"\b(?:we|i) (?:can|could|will|would|offer|propose|are ready|am ready|stand ready|shall)\b(?! (?:not|never|"
    r"see|say|tell|hear|only|be (?:told|clear)|announce|continue|know|call|wait|have to|brief|comment|remain))|"
    r"\bnot (?:un|dis)(?:ready|willing|inclined)\b|\bany (?:day|time|place),? (?:any(?:where|time)|and any)\b|"
    r"\bany time,? any ?where\b|"
    r"\b(?:our|my|its|the) (?:door|hand|table) (?:is|are|remains?) (?:open|outstretched|extended)\b|\bthey can "
    r"have\b|\b(?:he|she|it|they|(?-i:[A-Z])\w+) would (?:be (?:ready|prepared|willing)|free|release|open|go to|"
    r"come to|return|lift|accept|agree|meet|sign|hand|give|pull|withdraw|pay|host|guarantee|stop|suspend)\b|\bwe "
    r"(?:will|shall|can) (?:open|release|lift|free|return|hand|pull|stop|pay|restore|send|give|withdraw|sign|"
    r"meet|talk|come)\b|"
    r"\bcan (?:go|come|return|be) (?:home|back|free)\b|\bopen to (?:talks|discussing|meeting|the idea|a|an)\b|"
    r"\bput (?:forward )?(?:a |an )?(?:new )?(?:offer|proposal) (?:on|to)\b|\bput forward\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|n['’]t|never|no longer|nor|neither)\s+(?:yet |going to |be |been |being |at all |currently "
    r")?(?:ready|prepared|willing|open|offer\w*|accept|agree|propos\w*|happy|in a position)\b|\bi propose "
    r"nothing\b|\bdoors?\b[^.;]*\bopen\b|\b(?:dates?|propos\w+ (?:a |the )?(?:day|time))\b|^\W*only\b|\b(?:one|"
    r"they|you|he|she) must be ready\b|\breject\w*|\brefus\w*|\bwould (?:open|meet|return|host) (?:in|on|at|"
    r"again|only|if)\b|"
    r"\b(?:talks|round|session|meeting|plenary|parties|sides|delegations|two)\b[^.;]{0,40}\bwould\b|\bnothing\b|"
    r"\bonly (?:if|when|once|after)\b|\bready to (?:walk|leave|break|resume fighting|fight)\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The offers: of somebody, or reported of somebody by the dispatch itself."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found = next((m for m in _READY.finditer(words) if not _is_noun(words, m)), None)
        if not found or re.search(r"\?\s*$", words):
            continue
        doubled = re.search(r"\bnot (?:un|dis)\w+", words)
        if _NOT.search(words) and not doubled:
            continue
        own = re.match(r"(?:we|i)\b", found.group(), re.IGNORECASE)
        if own and ((not unit.quoted and unit.kind == "headline") or not _does(words[found.end() :], found.group())):
            continue
        relative = re.search(r",\s(?:which|who)\b", words[found.end() :])
        end = unit.start + found.end() + relative.start() if relative else unit.end
        start, last = around(read, unit, unit.start + found.start(), unit.start + found.end())
        made.append(of_unit("offer", unit, read, "words of readiness", start, min(end, last)))
    return made


def _is_noun(words: str, found: re.Match[str]) -> bool:
    """ "An offer that": the thing, not the deed."""
    article = r"(?:an?|the|this|that|our|its|his|her|no|any|such an|last|latest|final|their|new|pay)\s+(?:[\w-]+\s+)?$"
    return (
        re.match(r"offer\b|invite\b|offers\b", found.group(), re.I) is not None
        and re.search(article, words[: found.start()], re.I) is not None
    )


_DEEDS = re.compile(
    r"\s*(?:open|meet|release|lift|withdraw|stop|sign|host|allow|hand|pull|return|give|free|send|accept|agree|"
    r"restore|suspend|freeze|pay|raise|discuss|talk|come|go|offer|provide|guarantee|observe|join|sit|put|let|"
    r"begin|start|extend|remove|reduce|halt|cease|share|publish|drop|wait until|receive|exchange|consider|"
    r"imagine|live with|that|to|a|an|the)\b",
    re.IGNORECASE,
)


def _does(after: str, verb: str) -> bool:
    """Whether "we can" or "we will" goes on with something that can be done for the other side."""
    return bool(_DEEDS.match(after)) or "ready" in verb
