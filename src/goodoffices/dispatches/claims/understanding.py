"""Somebody says that another knows, accepts or shares a position."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.claims.vocabulary import ADVERBS, NAME
from goodoffices.dispatches.inflection import done, verbs
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_WHAT = (
    r"(?:that\b|what\b|our\b|the\b|this\b|each other|it\b|us\b|very well|perfectly|full well|exactly|why\b|"
    rf"where\b|how\b|his\b|her\b|their\b|{NAME})"
)
_KNOWN = r"(?:understood|known|shared|accepted|recogni[sz]ed|acknowledged|clear|heard)"
_COMMON = (
    r"(?:understanding|agreement in principle|(?:broad |full |general )?agreement|common ground|consensus|"
    r"meeting of minds)"
)
_WHO = (
    r"(?:we|they|both sides|both|the (?:two )?(?:sides|parties|delegations|governments)|the other side|management|"
    r"the union|he|she|it|all of us)"
)
_SHARED = re.compile(
    rf"\b{_KNOWN} (?:by|to) (?:both|all|the|our|every\w*|them|{NAME})|\b(?:is|are|was|were|been) (?:very |perfectly |"
    rf"extremely )?(?:well|"
    rf"clearly|fully|perfectly|mutually) {_KNOWN}\b|\b(?:heard and understood|noted and understood)\b|"
    rf"\b(?:has|have|had|['’]ve) {ADVERBS}(?:in principle "
    rf")?(?:{done('accept concede recognise recognize acknowledge endorse understand grasp take_on_board')}|"
    rf"agreed (?:to (?!meet)|that|in principle|with|on)|come (?:round|around)|come to (?:accept|understand|"
    rf"recogni[sz]e|see|terms)|"
    rf"{done('drop withdraw abandon give_up')} (?:its|their|his|her|the) (?:objections?|demands?|opposition|claim|"
    rf"veto|reservations?)|conceded|"
    rf"moved to (?:our|their)|backed (?:down|off|our))|"
    rf"(?<!\bi )(?<!\bwe "
    rf")\b(?:{verbs('know understand accept recognise recognize acknowledge grasp')})\s+{ADVERBS}{_WHAT}(?! feeling)|"
    rf"\b(?:is|are|was|were) (?:now |well |fully |perfectly )*aware (?:of|that)\b|\b{verbs('get')} (?:it|the point|"
    rf"our point|the message) now\b|"
    rf"\b(?:got|understood) (?:the message|our point|the point)\b|\bunderstand(?:s)? each other\b|\bwe (?:accept|"
    rf"agree with|share)\b|"
    rf"\b{verbs('agree')} (?:in principle|that\b|with\b|on\b)|\b(?:are|is|were|was|be) (?:now |all |both |fully "
    rf")*(?:agreed|in agreement|of one "
    rf"mind|on the same page|at one)\b(?! (?:by|upon))|\bsee(?:s)? eye to eye\b|\b(?:there (?:is|was|has been)|"
    rf"{verbs('reach have find')}) "
    rf"{ADVERBS}(?:an? |mutual |common |full |some |broad |general |the )*{_COMMON}\b|\b(?:common|mutual|shared|same) "
    rf"(?:understanding|view|"
    rf"position|reading|interpretation|assessment)\b|\b{verbs('take')} (?:\w+ ){{0,3}}?on board\b|"
    rf"\b{verbs('bow yield cave_in give_in')}(?: (?:to|on)\b|$)|"
    rf"\b{verbs('back_down back_off cave climb_down give_in')}\b|"
    rf"\b{_WHO} {ADVERBS}{verbs('share recognise recognize accept understand acknowledge agree')}\b(?! to\b)|"
    rf"\b(?:on|about) that (?:much )?{_WHO} (?:are|were|all) (?:\w+ )?agree\w*|\bno longer "
    rf"{verbs('insist object oppose dispute contest demand')}\b|"
    rf"\b{verbs('back support endorse share')} (?:his|her|our|their|its|my|the) (?:reading|position|view|line|version|"
    rf"interpretation|concerns?)\b|"
    rf"\b{verbs('share')} (?:the|an?) (?:same |common )?(?:objective|goal|aim|view|concern|interest|vision|"
    rf"assessment)\b|"
    rf"\b{verbs('concede')}\b|\bsides? with us\b|\b{verbs('share')} (?:our|this|that|my|the same|his|her|their) |"
    rf"\b(?:neither|nobody|no one|not)\b[^.;]{{0,40}}\bfail(?:ed|s)? to (?:notice|understand|see|grasp)|"
    rf"\b(?:told|assured|informed) (?:me|us|him|her|the mediator|the facilitator)\b[^.;]{{0,20}}\bthat (?:they|it|he|"
    rf"she) (?:accept|come|agree|"
    rf"share|recogni[sz]e|understand)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\bagreed to (?:host|mediate|facilitate|chair|observe|nothing)\b|\bas (?:an? |the |its |their )*(?:mediator|"
    r"arbitrator|facilitator|host|observer|chair|guarantor)\b|\b(?:not|n['’]t|never|refus\w+|reject\w+|nobody|no) "
    r"(?:\w+ )?(?:accept\w*|agree\w*|understand\w*|"
    r"understood|know\w*|share\w*|recogni[sz]e\w*)|\bknow(?:n)? (?:as|for)\b|\bready to accept\b|\bcould accept\b|"
    r"\b(?:will|would|must|should|(?<!come )to|if|can|could|may|might|until|unless|once|when) (?:\w+ )?(?:accept|agree|"
    r"understand|share|recogni[sz]e|know)\b|"
    r"\bagreed? to (?:come|go|attend|start|begin|open|move|use|set up|form|meet|reconvene|resume|continue|make "
    r"no|keep|work|hold|exchange|return|talk|say|refrain|send|carry|extend|not|take|prolong|postpone|pause|give|"
    r"sit)\b|\baccept(?:ed|s)? (?:an invitation|the "
    r"invitation)\b|\bto be agreed\b|\bcoffee\b|\bas (?:the )?(?:place|venue|day|date)\b.*\bdate\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The understandings that are claimed."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found = _SHARED.search(words) or idioms.UNDERSTANDING.search(words)
        if not found or _NOT.search(words) or re.search(r"\?\s*$", words):
            continue
        if re.search(
            r"\b(?:accept\w*|agree\w*)\b[^.;]{0,40}\b(?:as the (?:day|date)|date|day)\b", words
        ) and read.whens_in(unit.start, unit.end):
            continue
        if re.search(r"\b(?:deny|denies|denied)\b", read.text[max(0, unit.start - 60) : unit.start]):
            continue
        if (
            made
            and made[-1].speaker == (unit.speaker.name if unit.speaker else "")
            and "\n" not in read.text[made[-1].end : unit.start]
        ):
            continue
        start, end = around(read, unit, unit.start + found.start(), unit.start + found.end())
        made.append(
            of_unit("understanding", unit, read, phrase("another is said to know, accept or share it"), start, end)
        )
    return made
