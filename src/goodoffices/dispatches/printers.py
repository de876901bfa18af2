"""Those who print and broadcast: the names of media that a report itself tells to be such."""

from __future__ import annotations

import re

from goodoffices.dispatches.sentences import UPPER

_NAME = rf"(?P<name>{UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+)?)"
_INTRODUCED = (
    rf"\b(?:broadcaster|agency|newspaper|daily|weekly|website|news site|channel|station|magazine|newsletter|tabloid|"
    rf"portal),? {_NAME}",
    rf"\b{_NAME},? (?:reported|reports)(?=[,.]| (?:on|that|late|earlier|citing|quoting)\b)",
    rf"\b(?:citing|reported by|quoted by|cited by|told|interview with|seen by) (?:the )?(?P<name>{UPPER}{{2,5}})\b",
    rf"\b(?:reported|quoted|cited) by (?:the )?{_NAME}(?= as)",
)
_OFFICES = re.compile(r"\bpress (?:desk|office|service|secretary|officer|department|team|attach|spokes)", re.IGNORECASE)


def media(text: str) -> frozenset[str]:
    """The names by which a report calls media.

    >>> media("Cameras will come, the broadcaster NRB reported. NRB cited a letter.")
    frozenset({'NRB'})
    """
    return frozenset(m["name"] for pattern in _INTRODUCED for m in re.finditer(pattern, text))


def press_office(words: str) -> bool:
    """Whether words name those who speak to the press, and not the press."""
    return _OFFICES.search(words) is not None
