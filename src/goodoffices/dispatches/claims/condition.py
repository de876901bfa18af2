"""What somebody demands, or what must be before something else."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import offer
from goodoffices.dispatches.claims.rule import around, of_unit, with_subject
from goodoffices.dispatches.claims.vocabulary import DET, NAME, TALKS
from goodoffices.dispatches.inflection import base, verbs
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_DO = base(
    "stop end withdraw lift release recognise recognize guarantee accept agree leave return apologise apologize hand "
    "give pay "
    "cease halt open sign honour honor disarm go change show prove put commit remove abandon drop free comply precede "
    "include "
    "cover contain publish disclose repeat restore reinstate take_back respect implement ratify deliver provide allow "
    "stay "
    "come_first pull_out get_out back_down share dismantle hold join cut reduce clear submit reflect address contribute"
)
_WANTS = verbs("demand insist_on require urge")
_NEED = r"(?:must|have to|has to|had to|need to|needs to|needed to|ought to|would have to|will have to|should)"
_DEAL = (
    r"(?:deal|agreement|truce|round|signature|peace|ceasefire|talks|meeting|treaty|settlement|vote|return|progress|"
    r"contract|"
    r"discussion|negotiations?|accord|consensus|standard|decision|quota|acceptance|text)"
)
_NO = r"(?:no|not|n['’]t|never|nothing|nobody|none|cannot|refus\w+|impossible|neither|nor)"
_WHOLE = re.compile(
    rf"\bonly (?:if|when|once|after|on condition|in return)\b|\bunless\b|\bon (?:the )?condition\b|\b(?:provided|"
    rf"providing|assuming|"
    rf"supposing) (?:that|the|both|it|they|he|she|our|all|we|each|there|{NAME})\b|\b(?:as|so) long as\b|"
    rf"\b(?:pre)?conditions?\b(?! of "
    rf"anonymity)(?= (?:for|of|is|are|was|to|that))|\bpre-?conditions?\b|\bprerequisites?\b|\b(?:conditional|"
    rf"contingent|dependent) (?:on|"
    rf"upon)\b|\b{verbs('depend hinge hang')} (?:on|upon)\b|\b{verbs('demand')}\s+(?:that|the|an?|its|their|his|her|"
    rf"immediate|full|"
    rf"guarantees?|assurances?|written|more|to|{NAME})|\b{verbs('insist')}\s+(?:on|upon|that\b[^.;]*\b(?:must|be|"
    rf"should|first|before))|"
    rf"\b{verbs('require')}\s+(?:that|the|an?|every|each|all)\b|\b{verbs('call')} on (?!talks)|\b{verbs('call')} for "
    rf"(?:an? |the |its |"
    rf"their )?(?:immediate|unconditional|full|complete|end|halt|release|return|withdrawal|lifting|opening|removal)|"
    rf"\b{verbs('urge press exhort implore')} (?:{DET} |{NAME})|\b{_NEED} (?:first\b|be (?:\w+ed|\w+en|met|put|set|"
    rf"kept|cut|paid|shut|sent|heard|held|brought|told)\b|{_DO})\b|"
    rf"\b(?:any|every|a|the) (?:\w+ )?{_DEAL} (?:must|has to|needs to|should|would have to|will have to|cannot)\b|"
    rf"\bno \w+(?: \w+){{0,4}} (?:without|before|until|unless|if|while|as long)\b|"
    rf"\b{_NO}\b[^.;?!]{{0,90}}?\b(?:before|until|unless|"
    rf"without|as long as|so long as|while (?!noting|adding|saying|stressing|also|still))\b|"
    rf"\bwithout\b[^.;?!]{{2,60}}\b{_NO}\b|\bdo(?:es)? not accept that\b|"
    rf"\b(?:cannot|could not|can not|can['’]t) (?:accept|agree to|sign|live with)\b|"
    rf"\bwill not (?:sign|accept|return|agree)\b|^\W*only\b[^.;?!]{{3,80}}\b(?:would|will|can|could)\b|\bas a "
    rf"(?:first step|"
    rf"prerequisite|condition)\b|\bin (?:return|exchange)\b|\b(?:ma(?:de|kes?)|making)\b[^.;]{{2,60}}\b(?:dependent|"
    rf"conditional|"
    rf"contingent|subject|a condition|a precondition)\b|\b{verbs('set lay_down state list spell_out put_forward')} "
    rf"(?:out |down )?(?:\w+ )?"
    rf"(?:conditions?|terms|preconditions?|demands?)\b|\b{verbs('want expect')}\b[^.;?!]{{2,60}}\b(?:before|first|in "
    rf"return|in exchange|"
    rf"guarantees?|assurances?|lifted|removed|released|withdrawn|reinstated|guaranteed|included)\b|"
    rf"\b{verbs('tie link')}\b"
    rf"[^.;]{{2,60}}\bto\b|\b(?:price|ticket|condition)\b (?:for|of) (?:an? |the |our |its )?(?:{_DEAL}|signing|"
    rf"entry|return\w*)\b[^.;]{{0,50}}\b(?:is|was|would be|remains)\b|"
    rf"\bultimatum\b|"
    rf"\b(?:first|then)\b[^.;?!]{{2,40}}, (?:then|and only then|and then)\b|\bthen\b[^.;]{{0,20}}\bnot before\b|"
    rf"\bmust (?:\w+ )?(?:precede|come first|come before|go first)\b|\bon the (?:same )?day (?:on which|that|when) |"
    rf"\b(?:must|should|would have to|has to|have to|needs to|is to)\b[^.;]{{0,60}}\b(?:precede|come first|come "
    rf"before|first)\b|"
    rf"^\W*(?:that|when|once|if)\b[^.;?!]{{3,60}}\bbefore (?:anything|any|we|the)\b|^\W*(?:if|unless|once|when) "
    rf"(?!it\b|you\b|"
    rf"asked\b|anything\b|necessary\b|so\b|not\b|all goes)[^.;?!]+,\s[^.;?!]*\b(?:will|would|shall|can|cannot|"
    rf"could)\b|^\W*(?:if|when|once) [^.;?!]+, (?:then )?(?:yes|of course|gladly|why not|certainly)\b|\bnothing is "
    rf"agreed until\b|\b{verbs('ask')} (?:{DET} )?(?:[\w’'-]+ ){{1,5}}to (?:put nothing|refrain|stop|withdraw|lift|"
    rf"release|end)\b|"
    rf"\bbeen asked to\b|(?<!since )(?<!on )(?<!until )(?<!from )\bthe (?:moment|day|minute|instant|hour|second) "
    rf"(?:that )?(?:{NAME}|the|they|he|she|it|our|we)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:continues?|will|would|shall|remains?|goes on|stays?|keeps?|carry on|carries on|"
    r"stands?)\b[^.;?!]{0,200}?\b(?:until|unless|as long as|till)\b(?! (?:then|now|further|late|dawn|midnight))",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:,\s*)?\b(?:if|provided that|once|when|as soon as|the (?:moment|day|minute|instant|hour|second)(?= "
    r"(?:(?-i:[A-Z])|the|they|he|she|it|our|we)))\b(?! (?:asked|not|only|so|possible|necessary|"
    r"needed)\b)[^.;?!\"”]{8,}",
    re.IGNORECASE,
)
_MERE = re.compile(
    r"\b(?:answer (?:\w+ )?questions|once (?:planned|scheduled|announced|expected|due)|no (?:\w+ )?(?:statement|"
    r"comment|briefing|press|date|word|details)|comment|brief(?:ed|ing)?|statements?|"
    r"made "
    r"public|be published|sa(?:y|id) nothing|silence|interviews?|press|media)\b",
    re.IGNORECASE,
)


_UNNAMED = re.compile(
    r"on (?:the )?condition (?:of anonymity|that (?:neither|none|no one|nobody|they|he|she|his|her|their|"
    r"its)\b[^,.;]*\b(?:named?|identified|"
    r"quoted|published|used|printed))",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"\b(?:{verbs('demand require insist')}|{verbs('call appeal')} (?:on|to)|{verbs('urge')}|press(?:ed|es))\b",
    re.IGNORECASE,
)


_ASKED = re.compile(
    r"\bwhat (?:would|do|does|is|are|did)\b[^?]*\b(?:need|needs|want|wants|demand|demands|require|condition|"
    r"conditions|price|ask for|expect)\b",
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
        told = read.text[unit.told.start : unit.told.end]
        if not unit.quoted and _demanded(told, words):
            made.append(of_unit("condition", unit, read, phrase("a demand"), with_subject(unit, read)))
            continue
        if unit.quoted and _ASKED.search(unit.before[-120:]) and unit.before.rstrip().endswith("?") and len(words) > 12:
            made.append(of_unit("condition", unit, read, phrase("asked what is needed")))
            continue
        when = _IF.search(words)
        whole = next((m for m in _WHOLE.finditer(words) if not _UNNAMED.match(words, m.start())), None)
        whole = whole or _UNTIL.search(words)
        mere = whole and unit.speaker is None and re.match(r"first|then|depend|hinge|hang", whole.group(), re.I)
        if mere and (read.whens_in(unit.start, unit.end) or not _OF_TALKS.search(words)):
            continue  # "was first put at a million, then at two"
        if whole and re.search(r"\b(?:until|before|till)$", whole.group()) and _TIME.match(words[whole.end() :]):
            continue  # "not before the autumn": a time, and no condition
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
        if len(words) < 12:
            continue
        if whole and not (dated and re.search(r"until|before|till", whole.group())):
            start, end = around(read, unit, unit.start + whole.start(), unit.start + whole.end())
            made.append(of_unit("condition", unit, read, phrase("words for what must come first"), start, end))
        elif (
            when
            and (ready or (not unit.quoted and _MODAL.search(words)))
            and (unit.speaker is not None or re.search(r"\b(?:we|our)\b", words, re.I))
            and not re.match(r"\W*if it changes", words)
        ):
            start = unit.start + when.start() + len(when.group()) - len(when.group().lstrip(" ,"))
            made.append(of_unit("condition", unit, read, phrase("an offer with an if"), start, unit.start + when.end()))
    return made


_TIME = re.compile(
    r"\W*(?:at least )?(?:the )?(?:very |late |early |mid-?|next |last |following )*(?:end|start|beginning|middle|"
    r"last|spring|"
    r"summer|autumn|fall|winter|year|month|week|weekend|day|evening|morning|afternoon|night|then|now|noon|midnight|dawn|"
    r"\d|first half|second half)\b",
    re.IGNORECASE,
)
_OF_TALKS = re.compile(rf"\b(?:{_DEAL}|{TALKS})\b", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:could|would|can|will|might)\b[^.;]{3,80}\b(?:if|provided that|once|as soon as)\s", re.IGNORECASE
)


_DEMANDS = re.compile(rf"\b(?:{verbs('demand require')})\b")
_INSISTS = re.compile(rf"\b{verbs('insist')}\b")


def _demanded(told: str, words: str) -> bool:
    """Whether what is told is a demand: "demanded that they leave", "insists that prisoners be released"."""
    if _DEMANDS.search(told) and re.search(r"\bthat\W*$", told):
        return True
    if _INSISTS.search(told) and re.match(r"[^.;,]{0,60}\bbe (?!no\b)\w+", words):
        return True
    return _TOLD.search(told) is not None and re.match(r"(?:to|that|an?|the|full|immediate)\b", words) is not None


def _first_date(read: Read, start: int, end: int) -> int:
    whens = read.whens_in(start, end)
    if not whens:
        return 0
    first = whens[0]
    word = re.match(r"(?:until|till|before|by)\s+", read.text[first.start : first.end], re.IGNORECASE)
    return first.start - start + (word.end() if word else 0)
