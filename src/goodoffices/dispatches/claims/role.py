"""Who mediates, hosts, guarantees, observes, or refuses to."""

from __future__ import annotations

import re

from msgspec.structs import replace

from goodoffices.dispatches.claims.around import ROLE
from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.claims.vocabulary import ADVERBS, NAME
from goodoffices.dispatches.inflection import done, nouns, verbs
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_HELPER = nouns(
    "mediator facilitator host co-host observer guarantor go-between intermediary conciliator broker arbitrator "
    "arbiter umpire "
    "depositary honest_broker peace-broker monitor third_party referee co-chair convener"
)
_HELPS = (
    "mediate facilitate broker arbitrate moderate oversee host co-host chair sponsor observe monitor "
    "guarantee underwrite"
)
_ROLE = re.compile(
    rf"\b{done(_HELPS)} by\b|\bas (?:an? |the |sole |co-|only |joint |neutral |its |their )*(?:{_HELPER}|chair|"
    rf"witness(?:es)?)\b|"
    rf"\b(?:{verbs('act serve')} as|role (?:of|as)|{verbs('remain become be')}) {ADVERBS}(?:an? |the |a neutral |"
    rf"neutral |sole |only |not |"
    rf"no |just |merely |simply |co-|one of the |honest |here )*{_HELPER}\b(?! (?:said|told|who said))|\b(?:only|but|"
    rf"just) an? {_HELPER}\b|"
    rf"\b(?:will|would|to|could|can|may|is|are|was|were|has|have|had|offered to|ready to|agreed to|refused to|not|"
    rf"continue to|we|i|they|it) "
    rf"(?:again |not |also |be |been |only |never |continue |continue to )*{verbs(_HELPS)}\b|\bgood offices\b|"
    rf"\b{verbs('host mediate facilitate guarantee broker underwrite arbitrate')} (?:the|an?|both|talks|negotiations|"
    rf"this|these|it|between|any|"
    rf"every|what|whatever)\b|\b{verbs('send deploy provide supply')} (?:\w+ )?(?:observers|monitors|guarantees|"
    rf"mediators?)\b|"
    rf"\b{verbs('provide lend offer')} (?:the |a |its )?(?:venue|premises|interpreters|conference centre|neutral "
    rf"ground|setting)|"
    rf"\bunder (?:the )?(?:\w+ )?(?:auspices|mediation|chairmanship|aegis|chair|umbrella|sponsorship|guidance) of\b|"
    rf"\bunder {NAME}(?:['’]s?)? (?:mediation|auspices|chairmanship|guidance)\b|\b(?:its|their|his|her|{NAME}['’]s?) "
    rf"(?:mediation|"
    rf"facilitation|good offices|neutrality|impartiality|role as)\b|\b(?:mediation|facilitation) (?:by|of {NAME}|"
    rf"effort by|role)\b|"
    rf"\b{_HELPER}['’]s? (?:neutrality|impartiality|role|mandate)\b|\b(?:security )?guarantors?\b|\bhost(?:ing)? "
    rf"(?:country|nation|"
    rf"government)\b|\bobserver status\b|\b{verbs('appoint name ask invite')} [^.;]{{2,50}}\b(?:as|to be) (?:an? |the "
    rf")?{_HELPER}\b|"
    rf"\b{verbs('offer propose agree refuse decline')} to (?:mediate|facilitate|observe|guarantee|arbitrate)\b|"
    rf"\b{_HELPER} (?:from|of) "
    rf"(?:the )?{NAME}[^.;]{{0,40}}\b(?:will|would|monitor\w*|attend\w*|watch\w*|supervis\w*|are|were)\b|\bneutral "
    rf"(?:party|ground|"
    rf"ch?air)\b|\b(?:no|not the|has the|have the|lacks?(?: the)?) (?:power|authority|mandate|remit) to (?:make|"
    rf"decide|impose|rule|settle|"
    rf"force|order|propose)\b|\bis in the chair\b|\bpropose nothing\b.*\bmediat",
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
_WHO = re.compile(
    rf"(?P<name>(?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+)*, (?:the |an? )?(?:[\w’'-]+ ){{1,4}}?)(?:who|which) "
    rf"(?:has |have |had |is |are |was |will )?"
    rf"(?:{verbs(_HELPS + ' preside mediate')}(?: over)?|acts? as|acted as)\b[^,.;]*"
)
_NOT = re.compile(
    r"\?\s*$|\bobserve[ds]? a\b|\b(?:i|we) guarantee (?:that|you)\b|\bplays? host to\b|\b(?:offered|offers|offering|"
    r"ready|prepared|"
    r"willing|readiness) to (?:host|mediate|facilitate|guarantee|observe|send (?:observers|monitors))\b|\b(?:war|"
    r"fighting|conflict) (?:hosts?|observer)|\bobserve (?:a|the) (?:minute|ceasefire|truce|"
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
                made.append(
                    Suggestion("role", found.start(), found.end(), found.group(), why=phrase("a role told in passing"))
                )
    for sentence in read.sentences:
        for found in _WHO.finditer(read.masked, sentence.span.start, sentence.span.end):
            made.append(
                Suggestion(
                    "role", found.start("name"), found.end(), found.group(), why=phrase("a role told in passing")
                )
            )
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found_role = _ROLE.search(words) or ROLE.search(words)
        if not found_role or _NOT.search(words):
            continue
        if any(s.start < unit.end and unit.start < s.end for s in made):
            continue
        last = made[-1] if made else None
        told = last is not None and last.verbatim and unit.quoted and unit.speaker is not None
        if (
            last is not None
            and told
            and last.speaker == (unit.speaker.name if unit.speaker else "")
            and unit.start - last.end < 3
        ):
            made[-1] = replace(last, end=unit.end)  # said in two sentences
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
        made.append(of_unit("role", unit, read, phrase("a word for a role"), start, end))
    return made
