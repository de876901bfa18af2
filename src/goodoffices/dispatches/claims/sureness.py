"""How sure a date is, by the words around it."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import done, verbs

_RULES = (
    (
        "denied",
        rf"\b(?:postponed from|(?:put off|called off|cancel\w+|scrapped|dropped)(?! (?:until|to|till)\b)|no longer|"
        rf"instead of|"
        rf"rather than|had (?:\w+ )?been (?:announced|planned|scheduled|set|due|expected)|was to have|were to have|"
        rf"supposed to|was announced for|was a hope|will not|would not|not (?:be held|take place|meet)|originally|"
        rf"(?:earlier|later) than (?:\w+ )?(?:planned|scheduled|announced|expected|foreseen|hoped|intended|"
        rf"agreed|promised|arranged)|days? (?:late|early)|(?:behind|ahead of) schedule|"
        rf"{done('postpone delay move reschedule push_back put_off bring_forward')} from)\b",
    ),
    (
        "tentative",
        rf"\b(?:tentativ\w+|pencill?ed|provisional\w*|could|(?-i:may)|might|possib\w+|perhaps|maybe|likely|probabl\w+|"
        rf"{verbs('propose hope suggest aim seek')}|subject to|in principle|would be a|as early as|at the earliest|"
        rf"if (?:all|everything|things)|unless|not certain|looking at)\b",
    ),
    ("expected", rf"\b(?:{verbs('expect anticipate envisage')}|booked|indicate\w*)\b"),
    ("confirmed", rf"\b(?:{verbs('confirm')}|fixed|{verbs('accept')}|agreed on)\b"),
    (
        "took place",
        rf"\b(?<!to )(?<!will )(?<!would )(?<!could )(?<!may )(?<!might )(?:held|met|took place|"
        rf"{done('end close conclude open start finish adjourn resume collapse break_up break_down')}|"
        rf"began|begun|is open|under ?way|ran)\b",
    ),
)
_PATTERNS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _RULES]
_TO_BE = re.compile(r"\b(?:will|would|to) be held", re.IGNORECASE)


def modality(words: str, past: bool, ahead: bool = False) -> str:
    """How sure a date is: `past` where it lies before the day of publication, `ahead` where it lies after it.

    >>> modality("the round could be held on", False), modality("will be held on", False), modality("met on", True)
    ('tentative', 'planned', 'took place')
    """
    for name, pattern in _PATTERNS:
        if pattern.search(words) and not (name == "took place" and (ahead or _TO_BE.search(words))):
            return name
    return "took place" if past else "planned"
