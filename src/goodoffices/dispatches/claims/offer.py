"""What somebody is ready to do, without an answer to it."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.rule import around, of_unit, with_subject
from goodoffices.dispatches.claims.vocabulary import DEEDS, NAME
from goodoffices.dispatches.inflection import nouns, verbs
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_OFFER = nouns("offer proposal invitation olive_branch package compromise bid counter-offer counter-proposal")
_READY = re.compile(
    rf"\b(?:(?:is|are|was|were|be|been|am|stands?|stood|remain(?:s|ed)?|['’]m|['’]re|n?or)\s+(?:also |still |always |"
    rf"fully |perfectly |quite |"
    rf"now |not )*(?:ready|prepared|willing|happy|open|available|unready|unwilling|disposed|content|glad|pleased|at "
    rf"(?:their|his|her|its|"
    rf"your) disposal)\s+(?:to|for|from)\b|"
    rf"{verbs('offer invite volunteer undertake pledge promise propose suggest')}\s+(?:to\b|that\b|an?\b|"
    rf"the\b|its\b|his\b|her\b|their\b|talks\b|both\b|us\b|them\b|him\b|joint\b|\w+ (?:thousand|million|hundred|per "
    rf"cent)\b|{NAME})|"
    rf"could (?:imagine|accept|live with|agree to|envisage|consider|see ourselves|go (?:down|up|as)|settle for)\b|"
    rf"\b{_OFFER}\b[^.;]{{0,60}}\b(?:stood|stands|still stands|remain(?:s|ed) (?:open|valid|on the table))\b|"
    rf"(?:readiness|willingness) to\b|"
    rf"would (?:be (?:ready|"
    rf"prepared|willing|happy|open|able)|{DEEDS})\b|(?:we|i) (?:can|could|will|would|offer|propose|are ready|am ready|"
    rf"stand ready|shall)\b"
    rf"(?! (?:not|never|see|say|tell|hear|only|be (?:told|clear)|announce|continue|know|call it|wait|have to|brief|"
    rf"comment|remain|confirm))|"
    rf"not (?:un|dis)(?:ready|willing|inclined)|not (?:opposed|averse|closed|hostile) to\b|any (?:day|time|place),? "
    rf"(?:any(?:where|time)|and "
    rf"any)|any time,? any ?where|(?:our|my|its|the|his|her|their) (?:door|hand|table) (?:is|are|remains?|stays?) "
    rf"(?:always |still )?(?:open|"
    rf"outstretched|extended)|they can have|can (?:go|come|return|be) (?:home|back|free)|open to (?:talks|discussing|"
    rf"meeting|the idea|an?)\b|"
    rf"(?:{verbs('put table lay present submit float extend bring renew repeat')}|make|makes|making|(?:has|have|had) "
    rf"made|(?-i:(?<=[a-z] ))made) (?:forward |down |on the table )?(?:an? |the |its |his |her |their )?"
    rf"(?:[\w-]+ )?{_OFFER}\b|{verbs('put_forward hold_out dangle')}|(?:i|we) can be (?:in|at|there)\b|"
    rf"{verbs('extend')} (?:an|a) hand|"
    rf"would welcome\b|(?:will|would|shall) (?:free|release|open|lift|restore|suspend|reinstate|reopen|return|call "
    rf"off|withdraw|waive|"
    rf"share|publish|hand over|pay|fund|finance|underwrite)\b)",
    re.IGNORECASE,
)
_NOT = re.compile(
    rf"\b(?:proposals?|plans?|deals?|agreement|text|measures?|changes?|cuts?|reforms?|conditions?|war|strike) "
    rf"(?:would|could)\b|"
    rf"\b(?:was|were|been|be|is|are) (?:also |again )?(?:invited|asked)\b|"
    rf"\b(?:it|this|that|which) would (?:begin|start|open|resume|end|last|take)\b|\bsend (?:its|his|her|their|our|an?|"
    rf"the) (?:[\w-]+ )*"
    rf"(?:minister|delegation|team|negotiators?|envoy)\b|\b(?:not|n['’]t|never|no longer|nor|neither)\s+(?:yet |going "
    rf"to |be |been |being |at all |currently |now )*(?:ready|prepared|willing|"
    rf"open|offer\w*|accept|agree|propos\w*|happy|in a position)\b|\bi propose nothing\b|\b(?:dates?|propos\w+ (?:a |"
    rf"the )?(?:day|time))\b|"
    rf"^\W*only\b|\b(?:one|they|you|he|she) must be ready\b|\breject\w*|\brefus\w*|\bwould (?:open|meet|return|host|"
    rf"come|travel|resume) (?:in|on|"
    rf"at|again|only|if|to (?:work|{NAME}))\b|\b(?:talks|negotiations|round|session|meeting|plenary|parties|sides|"
    rf"delegations|"
    rf"two)\b[^.;]{{0,40}}"
    rf"\b(?:would|will)\b|\bnothing\b|\bonly (?:if|when|once|after)\b|\bready to (?:walk|leave|break|resume fighting|"
    rf"fight|strike)\b|"
    rf"\b{verbs('offer')} (?:an?|the|its|his|her|their|no|some|little|new) (?:\w+ )?(?:glimpse|chance|hope|"
    rf"explanation|condolences?|thanks|"
    rf"congratulations|prayers|apolog\w+|opportunity|reason|view|comment|sympathy|good offices)|\b(?:withdrew|"
    rf"withdrawn|rejected|declined|spurned) (?:the|its|his|her|their|an?|that) (?:\w+ )?{_OFFER}"
    rf"|\bunless\b|\bcall (?:it|that|this)\b|\bbe (?:held|able to say)\b|\bvote on\b|\b(?:denied|reports) (?:reports "
    rf")?that\b|\b(?:made|makes) (?:you |us )?an offer to the (?:press|newspapers|media)\b|"
    rf"\bhas been offered\b|\bdoors?\b[^.;]*\bpeaceful\b|\b(?:offered|offers|offering) to (?:mediate|facilitate|act "
    rf"as)|\bi would sign "
    rf"with\b|\bgood offices\b",
    re.IGNORECASE,
)


_TOLD = re.compile(rf"\b{verbs('offer propose suggest pledge promise')}\W*$", re.IGNORECASE)


def find(read: Read) -> list[Suggestion]:
    """The offers: of somebody, or reported of somebody by the dispatch itself."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        told = read.text[unit.told.start : unit.told.end]
        if (
            _TOLD.search(told)
            and not unit.quoted
            and re.match(r"(?:an?|to)\b", words)
            and not read.whens_in(unit.start, unit.end)
        ):
            made.append(of_unit("offer", unit, read, phrase("a proposal"), with_subject(unit, read)))
            continue
        found = next((m for m in _READY.finditer(words) if not _is_noun(words, m)), None) or idioms.OFFER.search(words)
        if not found or re.search(r"\?\s*$", words):
            continue
        travels = re.search(r"\b(?:return|travel|come|go|meet)\b", words[found.start() : found.end() + 8])
        if travels and not re.search(r"\b(?:if|provided)\s", words) and read.whens_in(unit.start, unit.end):
            continue  # a day of the talks
        doubled = re.search(r"\bnot (?:un|dis)\w+", words)
        if _NOT.search(words) and not doubled:
            continue
        if re.match(r"propos|suggest", found.group(), re.IGNORECASE) and not _proposes(read, unit, words, found):
            continue
        if re.search(
            r"\b(?:denied|den(?:y|ies)|denied reports) (?:\w+ )?(?:that )?$",
            read.text[max(0, unit.start - 40) : unit.start],
        ):
            continue
        own = re.match(r"(?:we|i)\b", found.group(), re.IGNORECASE)
        if own and ((not unit.quoted and unit.kind == "headline") or not _does(words[found.end() :], found.group())):
            continue
        relative = re.search(r",\s(?:which|who)\b", words[found.end() :])
        end = unit.start + found.end() + relative.start() if relative else unit.end
        start, last = around(read, unit, unit.start + found.start(), unit.start + found.end())
        made.append(of_unit("offer", unit, read, phrase("words of readiness"), start, min(end, last)))
    return made


def _is_noun(words: str, found: re.Match[str]) -> bool:
    """ "An offer that": the thing, not the deed."""
    article = r"(?:an?|the|this|that|our|its|his|her|no|any|such an|last|latest|final|their|new|pay)\s+(?:[\w-]+\s+)?$"
    return (
        re.match(r"offer\b|invite\b|offers\b", found.group(), re.I) is not None
        and re.search(article, words[: found.start()], re.I) is not None
    )


_DEED = re.compile(rf"\s*(?:{DEEDS}|wait until|that|to|a|an|the|imagine|be (?:in|at|there))\b", re.IGNORECASE)


def _proposes(read: Read, unit: Unit, words: str, found: re.Match[str]) -> bool:
    """Whether what is proposed is a deed or a thing, not a day and not an opinion."""
    after = words[found.end() :]
    if any(
        unit.start + found.start() < w.start < unit.start + found.end() + 14
        for w in read.whens_in(unit.start, unit.end)
    ):
        return False
    if found.group().casefold().endswith("that"):
        return re.match(rf"[^.;]{{0,60}}?\b(?:be|{DEEDS})\b", after) is not None and not re.search(
            r"\b(?:was|were|is|are|had)\b", after
        )
    if re.search(r"\bto$", found.group()):
        return True
    return re.match(r"suggest", found.group(), re.IGNORECASE) is None or not re.search(
        r"\b(?:was|were|is|are|had)\b", after
    )


def _does(after: str, verb: str) -> bool:
    """Whether "we can" or "we will" goes on with something that can be done for the other side."""
    if re.match(r"\s*be\b", after) and not re.search(r"\bcan$", verb.strip(), re.IGNORECASE):
        return False
    return bool(_DEED.match(after)) or "ready" in verb
