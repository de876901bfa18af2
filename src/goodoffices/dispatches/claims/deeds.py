"""Statements that the report tells by what somebody did in making them: accused, thanked, turned down, apologised."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.vocabulary import ADVERBS
from goodoffices.dispatches.content import QUOTED
from goodoffices.dispatches.inflection import done, forms
from goodoffices.dispatches.names import Person
from goodoffices.dispatches.reading import Circumstance, Read, Unit

_DEEDS = (
    "accuse blame reject turn_down rule_out dismiss criticise criticize condemn welcome thank apologise apologize "
    "threaten pledge vow congratulate protest complain deplore denounce reaffirm reiterate regret lament oppose "
    "support back endorse defend lodge renew express voice"
)
_THIRD = "|".join(sorted({forms(deed.split("_")[0])[1] for deed in _DEEDS.split() if "_" not in deed} - {"backs"}))
_STATES = re.compile(
    rf"(?P<who>(?:(?!\b(?:is|are|was|were|that|which|who|and then)\b)[^.;:!?{QUOTED}]){{3,90}}?),? "
    rf"(?:(?:has|have|had) )?{ADVERBS}(?:{done(_DEEDS)}|{_THIRD}|(?:placed?|puts?) (?:it )?on record|takes? note of|"
    rf"took note of)\b"
    rf"(?! (?:by|out)\b)"
)


def subject(words: str, read: Read) -> Person | None:
    """Who is named by the subject of a clause: somebody known, the holder of an office, a party; None for others."""
    words = re.sub(
        r"^\W*(?:Just |Earlier |Late )?(?:[OI]n [\w-]+|Last [\w-]+|Yesterday|Today),?\s+(?=(?:the|both|a) |[A-Z])",
        "",
        words,
    )
    some = re.match(r"\W*(?:an?|some|one|two|several) ", words, re.IGNORECASE)
    person = read.cast.by_name(words) or (None if some else read.cast.by_office(words))
    if person is not None:
        return person
    party = read.cast.party_of(words)
    return (
        Person(re.sub(r"^\W*(?:But|And|Earlier|Later|Meanwhile),? ", "", words).strip(" ,"), "", party)
        if party
        else None
    )


def stated(read: Read) -> list[Unit]:
    """The sentences of the report's own in which somebody makes a statement without a verb of saying.

    A sentence that holds quoted words is held by them.
    """
    found = []
    for sentence in read.sentences:
        words = read.masked[sentence.span.start : sentence.span.end]
        match = _STATES.match(words)
        if match is None or QUOTED in words or sentence.kind == "headline":
            continue
        who = subject(match["who"], read)
        if who is not None:
            end = sentence.span.end - (1 if words.endswith(".") else 0)
            found.append(Unit(sentence.span.start, end, who, Circumstance(), sentence.kind, False))
    return found
