"""Whom words for a speaker point back to or introduce: "who", "the latter", an office of somebody's, a stranger."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import PAST, nouns
from goodoffices.dispatches.names import Party
from goodoffices.dispatches.sentences import UPPER, Span

_DETERMINED = re.compile(
    r"(?:^|\b(?:to|by|from|with|of|at|is|was|are|were|told|tells|asked|quoted|cited|met|named)\s|,\s)(?P<who>(?:(?:an?|the|one|another|two|three|some|several|"
    rf"his|her|its|their)\s|{UPPER})[\w ’'.-]+)$"
)
_MUTE = nouns(
    "sign banner placard poster sticker label plaque headline caption menu notice graffito slogan badge screen board "
    "invitation programme timetable calendar map flag ticket receipt song chorus banner t-shirt mug joke proverb verse"
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|no-one|nothing|none|neither(?! of)|anyone|anybody|everything)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|must|should|may|might|that|which|who|if|when)\b"
)
_DOES = re.compile(rf"{_CLAUSE.pattern}|{PAST.pattern}|\\b\\w{{3,}}ed\\b")
_LATTER = re.compile(r"(?:the )?(?P<which>latter|former)(?:['’]s?\s+(?P<office>.+))?", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r".*['’]s?\s+(?:\w+\s+)?(?:office|staff|team|cabinet|family|circle|camp|entourage|aides?|lawyers?|people|"
    r"spokes\w+|deputy|assistant|driver|secretary|press service)$"
)


ANONYMOUS = re.compile(
    r"^(?:(?:a|an|the|one|another|two|three|several|some|other|both|his|her|its|their|our)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:spokes\w+|aides?|advis[eo]rs?|sources?|officials?|lawyers?|persons?|people|diplomats?|insiders?|members?|"
    r"representatives?|delegates?|assistants?|colleagues?|friends?|negotiators?|staff|office|secretary)\s+"
    r"(?:for|to|of|from|in|at|close to|near|with|familiar with|briefed on|who|which|involved|on)\b",
    re.IGNORECASE,
)
SOME = re.compile(
    r"(?:one|another|others|some|many|several|most|none|neither|both|two|a third|a second|the other|the others|the "
    r"second|"
    r"the third|the first|the former|the latter|all)(?: of (?:them|those|the [\w -]+|whom))?",
    re.IGNORECASE,
)


def antecedent(text: str, start: int, at: int) -> Span | None:
    """Whom the "who" at `at` stands for: the words right before it that name somebody.

    >>> text = "KTV had it from a member of the staff, who was quoted"
    >>> found = antecedent(text, 0, text.index(", who"))
    >>> text[found.start : found.end]
    'a member of the staff'
    """
    found = _DETERMINED.search(text[start:at].rstrip(" ,"))
    while found is not None:
        inner = _DETERMINED.search(text[start:at].rstrip(" ,"), found.start("who") + 1)
        if inner is None or _DOES.search(found["who"]) is None:
            break
        found = inner
    return Span(start + found.start("who"), start + found.end("who")) if found is not None else None


def can_speak(words: str) -> bool:
    """Whether words beside a verb of saying name somebody, known or not: "an officer at the ministry", "two drivers".

    >>> can_speak("an officer at the ministry"), can_speak("Nobody"), can_speak("a banner at the gate")
    (True, False, False)
    """
    plain = re.split(r"\s(?:of|for|in|from|at|to|on|with|near|outside|who|which)\s|,", words.strip())[0]
    return (
        0 < len(plain.split()) < 7
        and re.match(
            rf"(?:an?|the|one|another|two|three|four|five|some|several|other|his|her|its|their|our|{UPPER}\w+)\b", words
        )
        is not None
        and not nobody(words)
        and _CLAUSE.search(plain) is None
        and re.search(rf"\b{_MUTE}$", plain, re.IGNORECASE) is None
    )


def nobody(words: str) -> bool:
    """Whether a subject names nobody who could have said it."""
    return _NOBODY.match(words.strip()) is not None


def somebodys(words: str) -> bool:
    """Whether words name those around somebody, and not that person: "Corin Adlay's office"."""
    return _OF_SOMEBODY.match(words) is not None


def latter(words: str, text: str, parties: tuple[Party, ...]) -> str | None:
    """Words with the party that "the latter" or "the former" stands for: "the latter's envoy"; None for other words."""
    found = _LATTER.fullmatch(words.strip(" ,"))
    if found is None:
        return None
    named: list[tuple[int, str]] = []
    for party in parties:
        places = [text.rfind(name) for name in party.names if name in text]
        if places:
            named.append((max(places), party.names[0]))
    last = [name for _, name in sorted(named)[-2:]]
    if not last:
        return None
    name = last[-1] if found["which"].casefold() == "latter" else last[0]
    return f"{name}'s {found['office']}" if found["office"] else name


def after_of(words: str, name: str) -> bool:
    """Whether a name stands only behind "of" or "for": "an aide to Hesta Quorn"."""
    return (
        re.search(rf"\b(?:for|to|of|from|close to)\s+(?:the\s+)?(?:[\w'’-]+\s+){{0,4}}{re.escape(name)}$", words)
        is not None
    )
