"""Who mediates, hosts, guarantees, observes, or refuses to."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_ROLE = re.compile(
    r"\b(?:mediated|brokered|facilitated|hosted|chaired|guaranteed|convened|sponsored|observed|moderated|"
    r"overseen|arranged) by\b|\bas (?:an? |the |sole |co-|only |joint )*(?:mediators?|facilitators?|hosts?|"
    r"observers?|guarantors?|go-between|intermediar(?:y|ies)|depositary|conciliator|broker|chair|witness(?:es)?)\b|"
    r"\b(?:act(?:s|ed|ing)? as|serv(?:e|es|ed|ing) as|role (?:of|as)|remain(?:s|ed)?|become|became|be|been|being|"
    r"is|are|was|were|am) (?:an? |the |a neutral |neutral |sole |only |not |no |just |merely |simply |co-|one of "
    r"the )*(?:mediators?|facilitators?|hosts?|observers?|guarantors?|go-between|intermediar(?:y|ies)|"
    r"brokers?)\b(?! (?:said|told|who said))|"
    r"\b(?:will|would|to|could|can|may|is|are|was|were|has|have|had|offered to|ready to|agreed to|refused to|not|"
    r"continue to|we|i|they|it) (?:again |not |also |be |been |only |never |continue |continue to "
    r")*(?:mediate[sd]?|mediating|host(?:ed|s|ing)?|guarantee(?:d|s|ing)?|facilitat(?:e|ed|es|ing)|observe[ds]?|"
    r"observing|broker(?:ed|ing)?|chair(?:ed|ing)?)\b|\bgood offices\b|"
    r"\b(?:hosts|mediates|facilitates|guarantees|brokers|hosting|mediating|guaranteeing) (?:the|a|an|both|talks|"
    r"negotiations|this|these|it|between|any|every|what|whatever)\b|\b(?:send(?:ing)?|deploy(?:ing)?|provid(?:e|"
    r"ing)|sent|suppl(?:y|ies)) (?:\w+ )?(?:observers|monitors|guarantees|mediators?)\b|\bunder (?:the )?(?:\w+ "
    r")?(?:auspices|mediation|chairmanship|aegis|chair) of\b|\bunder (?-i:[A-Z])\w+(?:['’]s?)? (?:mediation|"
    r"auspices|chairmanship)\b|"
    r"\b(?:mediation|mediating|facilitation) (?:by|of|effort by|role)\b|\b(?:security )?guarantor\b|\bguarantors\b|"
    r"\bhost(?:ing)? (?:country|nation|government|the next|the second|the third|a)\b|\bmediation role\b|"
    r"\bobserver status\b|\bpropose nothing\b.*\bmediat",
    re.IGNORECASE,
)
_MEDIATED = re.compile(
    r"\b(?-i:[A-Z])[\w.]*-(?:mediated|brokered|led|hosted|sponsored|facilitated|chaired)(?: \w+)? (?:talks|"
    r"negotiations|round|process|meeting|consultations)\b"
)
_GIVING = re.compile(
    r"\bthe (?-i:[A-Z])?\w+ (?:negotiators|mediators?|team|side|envoys?|delegation), who (?:are|is|were|was) "
    r"(?:providing|offering|mediating|hosting|lending)[^,.;]*?(?=\s+and to\b|,|\.|$)"
)
_NOT = re.compile(
    r"\?\s*$|\b(?:war|fighting|conflict) (?:hosts?|observer)|\bobserve (?:a|the) (?:minute|ceasefire|truce|"
    r"silence|pause)\b|\bobservers? (?:say|said|believe|expect|note)\b|\bhost of\b|\bguarantee (?:that|of|for|"
    r"safe|the safety|their)\b|\bthere is no guarantee\b|\bboard\b.{0,10}\bchair\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The roles."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        for pattern in (_MEDIATED, _GIVING):
            for found in pattern.finditer(read.text, sentence.span.start, sentence.span.end):
                made.append(Suggestion("role", found.start(), found.end(), found.group(), why="a role told in passing"))
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found_role = _ROLE.search(words)
        if not found_role or _NOT.search(words):
            continue
        if any(s.start < unit.end and unit.start < s.end for s in made):
            continue
        start, end = around(read, unit, unit.start + found_role.start(), unit.start + found_role.end())
        passing = re.search(
            r"(?:,\s*)?\bwith (?-i:[A-Z])[\w ]{2,30} as (?:an? |the )?(?:mediator|facilitator|host|observer|"
            r"guarantor)s?\b",
            words,
        )
        if passing and len(words) > 2 * len(passing.group()):
            start, end = (
                unit.start + passing.start() + (2 if passing.group().startswith(",") else 0),
                unit.start + passing.end(),
            )
        relative = re.search(r",\s*(?:whose|which|who)\b", words[found_role.end() :])
        if relative:
            end = min(end, unit.start + found_role.end() + relative.start())
        made.append(of_unit("role", unit, read, "a word for a role", start, end))
    return made
