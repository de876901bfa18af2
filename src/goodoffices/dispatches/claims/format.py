"""How they meet: in plenary, in groups, apart, face to face, with a go-between."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_FORMAT = re.compile(
    r"\b(?:in|into|by|as|from) (?:an? |the |its |this )?(?:\w+ )?(?:trilateral|bilateral|multilateral|"
    r"quadrilateral|four-way|three-way|two-way|plenary|direct|indirect|proximity|shuttle|small|restricted|closed|"
    r"enlarged|expanded) (?:format|formats|setting|session|sessions|meeting|talks|form|group|configuration|"
    r"circle)\b|\btrilateral format\b|"
    r"\b(?:in|into|by|with|through|between|of|from|for|separate|parallel|three|two|four|five|six|several|small|"
    r"adjoining) (?:the )?(?:working|separate|expert|technical|small|specialist|thematic|parallel|three|two|four|"
    r"five|six)?[ -]?(?:working |expert |separate |parallel |technical )?(?:groups?|tracks?|sub-?committees|"
    r"committees|baskets)\b|\bface[- ]to[- ]face\b|\bproximity talks\b|\bshuttl(?:e|ed|es|ing)\b|\b(?:indirect|"
    r"direct)(?:ly)?\b[^.;]{0,25}\b(?:talks|negotiat\w+|meet\w*|contacts?|speak|spoke)\b|"
    r"\b(?:meet|met|meeting|negotiate|talk|talked|sit|sat|work|worked|held|hold|spoke|speak) (?:\w+ "
    r"){0,4}?(?:separately|apart|one[- ]on[- ]one|alone|in private|without (?:aides|advisers|interpreters|"
    r"mediators)|in the same room|by video\w*|remotely|online|side by side|in turn)\b|\bsynchroni[sz]ation of "
    r"positions\b|\bin (?:the )?plenary\b|\bplenary (?:meetings?|sessions?)\b|\bopened the plenary\b|\bthrough "
    r"(?:interpreters|intermediaries|a mediator|mediators|the mediator|the facilitator|an intermediary)\b|"
    r"\b(?:bilateral|trilateral|plenary|separate|parallel|expert-level|technical) (?:meetings?|sessions?|"
    r"consultations|contacts|conversations)\b|\bbilaterals?\b|\bmeet in (?:groups|pairs|plenary|private)\b|"
    r"\bfour eyes\b|"
    r"\bgo-betweens?\b|\bcarr(?:y|ied|ying|ies) (?:messages|notes|papers|proposals)\b|"
    r"\b(?:separate|different|adjoining|neighbouring|two|three|own|parallel) (?:rooms?|hotels?|floors?|"
    r"buildings?|tables?)\b|\bby (?:video ?link|video ?conference|video|telephone)\b|\bby (?:specific )?tracks?\b|"
    r"\bwithout aides\b|\bone-to-one\b|\btête-à-tête\b|\btete-a-tete\b|\bround[- ]table (?:format|session)\b|"
    r"\bsub-?groups\b|\bin groups\b|\bin pairs\b|\bbreakout\b|\btalks about talks\b|\bback channel\b|\bdrafting "
    r"(?:group|committee)\b|\b(?:parallel|alternating) sessions\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\?\s*$|\b(?:workers?|industry|trade) groups?\b|\bdirect(?:ly)? (?:responsible|affected|flights?)\b|"
    r"\bdiscuss\w* [^.;]{0,30}\bdirect\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The formats."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found = _FORMAT.search(words)
        if not found or _NOT.search(words) or unit.kind == "headline":
            continue
        if any(s.start < unit.end and unit.start < s.end for s in made):
            continue
        start, end = around(read, unit, unit.start + found.start(), unit.start + found.end())
        made.append(of_unit("format", unit, read, "a word for how they meet", start, end))
    return made
