"""Denials in the report's words without a word that denies: said that it had not, that there were no plans to."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import of_unit, with_subject
from goodoffices.dispatches.claims.vocabulary import ADVERBS, NAME
from goodoffices.dispatches.inflection import done, nouns
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_ING = (
    r"(?:planning|leaving|asking|offering|negotiating|preparing|seeking|considering|withdrawing|trying|walking|"
    r"threatening|refusing|demanding|hiding|pulling|building|moving|breaking)"
)
_DEEDS = (
    "ask agree accept offer make receive sign promise propose leave walk_out reject break violate concede give sell"
)
_NONE = nouns("plan deal agreement offer talk contact intention question truth reason_to ultimatum split letter list")
_SUBJECT = rf"(?:it|he|she|they|we|{NAME}(?: {NAME})?|(?:the|his|her|its|their|neither|no) [\w-]+(?: [\w-]+)?)"
_NOT_SO = re.compile(
    rf"^(?:that )?{_SUBJECT} (?:(?:had|has|have) (?:not|never) {ADVERBS}(?:been )?"
    rf"{done(_DEEDS)}|"
    rf"(?:had|has|have) (?:made|given|received|signed|offered|seen|promised|agreed to) (?:no|nothing)\b(?! (?:progress|"
    rf"headway|date|comment|decision|details))|(?:was|were|is|are) not {ADVERBS}(?:{_ING}|(?:part|aware|involved|"
    rf"behind)\b)|"
    rf"(?:did|does|do) not (?:have|know of|ask|offer|leave|exist)\b(?! (?:a date|the date|when)))|"
    rf"^(?:that )?(?:there (?:is|was|were|are|had been|has been|have been)|(?:it|he|she|they|{NAME}) (?:had|has|"
    rf"have)) no "
    rf"(?:such |secret |formal |separate |immediate )?"
    rf"(?:{_NONE}|"
    rf"talks)\b(?! (?:at all )?(?:on|to) (?:hold|meet))",
)
_REPORTED = re.compile(
    rf"\b{nouns('report rumour rumor story claim suggestion allegation')} (?:that|of|about|in|saying|"
    rf"claiming)\b[^.!?]*\.\s+"
    rf"(?P<not>(?:But |And )?(?:it|he|she|they|we|this|that|there|neither|none) [\w ]{{0,24}}?(?:not|n['’]t|never|"
    rf"no)\b[^.!?]*)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:and |but )?no, (?:[\w’'-]+ ){1,6}?(?:has|have|had|is|was|are|were|did|does|do|will) not\b", re.I
)


def denied(read: Read, made: list[Suggestion]) -> list[Suggestion]:
    """The denials that no other words showed."""
    found = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if not unit.quoted and unit.speaker is not None and _NOT_SO.match(words) and not words.endswith("?"):
            found.append(of_unit("denial", unit, read, phrase("says that it is not so"), with_subject(unit, read)))
        elif not unit.quoted and _NO.match(words):
            found.append(of_unit("denial", unit, read, phrase("says that it is not so")))
    for match in _REPORTED.finditer(read.masked):
        start = next(
            (s.span.start for s in read.sentences if s.span.start <= match.start() < s.span.end), match.start()
        )
        told = next((u for u in read.units if u.start < match.end() and match.start("not") < u.end), None)
        if told is not None:
            whole = Unit(start, match.end(), told.speaker, told.circumstance, told.kind, told.quoted)
            found.append(of_unit("denial", whole, read, phrase("a report, and that it is not so")))
    return [s for s in found if not any(m.start < s.end and s.start < m.end for m in made)]
