"""What somebody demands, or what must be before something else."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import offer
from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_WHOLE = re.compile(
    r"\bonly (?:if|when|once|after)\b|\bunless\b|\bon (?:the )?condition\b|\b(?:provided|providing) (?:that|the|"
    r"both|it|they|he|she|our|all|we|each|there)\b|\bas long as\b|\bso long as\b|\bprecondition\b|\bconditional "
    r"(?:on|upon)\b|\bconditions? (?:for|of|is|are|was)\b|\bdepends? on\b|"
    r"\bdemand(?:s|ed|ing)?\s+(?:that|the|an?|its|their|his|her|immediate|full|guarantees?|assurances?|written|"
    r"more|to|(?-i:[A-Z]))|\binsist(?:s|ed|ing)?\s+(?:on|that\b[^.;]*\b(?:must|be|should|first|before))|"
    r"\brequir(?:es?|ed|ing)\s+(?:that|the|an?)\b|\bcall(?:s|ed)? (?:on|for)\s+(?!talks|a new round)|\burg(?:es|"
    r"ed)\b|"
    r"\b(?:must|have to|has to|had to|need to|needs to|ought to) (?:first\b|be \w+(?:ed|en)\b|stop|end|withdraw|"
    r"lift|release|recogni[sz]e|guarantee|accept|agree|come first|leave|return|apologi[sz]e|hand|give|pay|cease|"
    r"halt|open|sign|honou?r|disarm|go|change|show|prove|put|commit|remove|abandon|drop|free|comply|precede)|"
    r"\bno \w+(?: \w+){0,3} (?:without|before|until|unless|if)\b|"
    r"\b(?:not|n['’]t|never|nothing|nobody|no|refus\w+)\b[^.;?!]{0,90}?\b(?:before|until|unless|without|as long "
    r"as|while)\b|\bdo(?:es)? not accept that\b|\bcannot accept\b|\bwill not (?:sign|accept|return|negotiate|"
    r"discuss|meet|agree)\b|"
    r"^\W*only\b[^.;?!]{3,80}\b(?:would|will|can|could)\b|\bas a (?:first step|prerequisite|condition)\b|"
    r"\bprerequisite\b|\bin (?:return|exchange) for\b|\bin return\b|\bno (?:deal|agreement|truce|round|signature|"
    r"peace|ceasefire|talks|meeting) (?:without|until|unless|before)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"^\W*(?:if|unless) (?!it\b|you\b|asked\b|anything\b|necessary\b|so\b|not\b)[^.;?!]+,\s[^.;?!]*\b(?:will|"
    r"would|shall|can|cannot|could)\b|"
    r"\b(?:no|not|never|cannot|nothing|nobody)\b[^.;?!]{0,60}\b(?:while|as long as|so long as)\b|\bfirst (?:the |"
    r"we |they |a |an |comes? |must )?[^.;?!]{2,40}, then\b|\bthen\b[^.;]{0,20}\bnot before\b|"
    r"\bwants?\b[^.;?!]{2,50}\b(?:before|first|in return|in exchange|guarantees?|assurances?)\b|"
    r"\bwithout\b[^.;?!]{2,60}\b(?:no|not|never|nothing|cannot|impossible)\b|"
    r"\b(?:ma(?:de|kes?)|making)\b[^.;]{2,60}\b(?:dependent|conditional|contingent|subject)\b|\bset(?:s|ting)? "
    r"(?:out )?(?:\w+ )?(?:conditions|terms|preconditions|demands)\b|\bcall(?:s|ed|ing)? for (?:an? |the |its |"
    r"their )?(?:immediate|unconditional|full|complete|end|halt|release|return|withdrawal|lifting|opening|"
    r"removal)\b|\bexpects? [^.;]{2,50}\bfirst\b|\b(?:ties|tied|links|linked)\b[^.;]{2,60}\bto\b|\bas (?:the|its|"
    r"his|her|their) price\b|\bultimatum\b|\b(?:it|this|that) (?:all )?(?:depends|hinges|hangs) (?:on|upon)\b|"
    r"\bhinges on\b|\bcontingent (?:on|upon)\b|\bmust (?:go|come|end|stop|leave|be)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:continues?|will|would|shall|remains?|goes on|stays?|keeps?|carry on|carries on|"
    r"stands?)\b[^.;?!]{0,200}?\b(?:until|unless|as long as|till)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:,\s*)?\b(?:if|provided that|once|when|as soon as)\b(?! (?:asked|not|only|so|possible|necessary|"
    r"needed)\b)[^.;?!\"”]{8,}",
    re.IGNORECASE,
)
_MERE = re.compile(
    r"\b(?:no (?:\w+ )?(?:statement|comment|briefing|press|date|word|details)|comment|brief|statements?|made "
    r"public|published|disclosed|said nothing)\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The demands and conditions."""
    made: list[Suggestion] = []
    offers = {(s.start, s.end) for s in offer.find(read)}
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if re.search(r"\?\s*$", words) or _MERE.search(words):
            continue
        offered = any(start <= unit.start and end >= unit.end - 2 for start, end in offers)
        ready = offered or re.search(
            r"\bany (?:day|time|where|place)\b|\b(?:will|would|could|can|shall) (?:go|sign|return|meet|accept|agree|"
            r"withdraw|open|release|lift|come|go|stop|resume|talk)\b",
            words,
            re.IGNORECASE,
        )
        when = _IF.search(words)
        whole = _WHOLE.search(words) or _ALSO.search(words) or _UNTIL.search(words)
        bounds = [
            w
            for w in read.whens_in(unit.start, unit.end)
            if re.match(r"(?:not )?(?:before|until|till|by)\b", read.text[w.start : w.end], re.I)
        ]
        dated = (
            bool(bounds)
            or re.search(r"\b(?:until|till|before|by|unless)\s+$", words[: _first_date(read, unit.start, unit.end)])
            is not None
        )
        if whole and not (dated and re.search(r"until|before|till", whole.group())):
            start, end = around(read, unit, unit.start + whole.start(), unit.start + whole.end())
            made.append(of_unit("condition", unit, read, "words for what must come first", start, end))
        elif (
            when
            and ready
            and (unit.speaker is not None or re.search(r"\b(?:we|our)\b", words, re.I))
            and not re.match(r"\W*if it changes", words)
        ):
            start = unit.start + when.start() + len(when.group()) - len(when.group().lstrip(" ,"))
            made.append(of_unit("condition", unit, read, "an offer with an if", start, unit.start + when.end()))
    return made


def _first_date(read: Read, start: int, end: int) -> int:
    whens = read.whens_in(start, end)
    if not whens:
        return 0
    first = whens[0]
    word = re.match(r"(?:until|till|before|by)\s+", read.text[first.start : first.end], re.IGNORECASE)
    return first.start - start + (word.end() if word else 0)
