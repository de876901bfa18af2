"""Somebody says that another knows, accepts or shares a position."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_SHARED = re.compile(
    r"\b(?:well |clearly |perfectly |fully |mutually )?(?:understood|known|shared|accepted|recogni[sz]ed|"
    r"acknowledged) (?:by|to) (?:both|all|the|our|every\w*|(?-i:[A-Z]))|\b(?:has|have|had) (?:now |already |also "
    r"|finally |at last |in principle |quietly |not )?(?:accepted|agreed (?:to|that|in principle|with|on)|"
    r"conceded|recogni[sz]ed|acknowledged|endorsed|understood|come round|come around|dropped (?:its|their|his|"
    r"her) (?:objection|demand|opposition))\b|"
    r"\b(?:understands?|understand each other|knows?|shares?|accepts?|recogni[sz]es?|acknowledges?|is aware of|"
    r"are aware of|agrees? (?:with|that|on))\s+(?:that\b|what\b|our\b|the\b|this\b|each other|it\b|us\b|very "
    r"well|perfectly|why\b|where\b|his\b|her\b|their\b|why\b|how\b|(?-i:[A-Z]))|"
    r"\bwe (?:accept|agree with|share|understand|recogni[sz]e)\b|\bgives? in\b|\bgave in\b|\b(?:there is|there "
    r"was|we have|reached|have) (?:an? |mutual |common |full |some |broad )*(?:understanding|agreement in "
    r"principle|common ground)\b|\bof one mind\b|\bsee eye to eye\b|\bon the same page\b|\bagreed? (?:in "
    r"principle|with)\b|\bshared (?:view|understanding|position)\b|\b(?:knows?|know) (?:exactly |full well |very "
    r"well |perfectly well )?(?:our|what|where|that|my)\b|"
    r"\bcommon understanding\b|\baccepts? (?:in principle|[a-z]+ of)\b|\b(?:position|positions|view|views|line|"
    r"lines|terms|concerns?) (?:is|are|was|were) (?:\w+ )?(?:understood|known|clear to|shared|accepted)\b|"
    r"\bagrees? to (?!meet|disagree)|\bbows? to\b|\bbacks? (?:down|off)\b|\byields?\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:both|all|two|the) (?:sides|parties|delegations|of us|of them)?\s?(?:now |also |already |fully "
    r")*(?:share[sd]?|recogni[sz]ed?|accept(?:ed)?|understand|understood|acknowledged?|agree[sd]?)\b(?! to)|"
    r"\b(?:on|about) that (?:much )?(?:we|they|both|all|the sides) (?:are|were|all) (?:\w+ )?agree\w*\b|\bno "
    r"longer (?:insist\w*|object\w*|oppos\w+|disput\w+|contest\w*|demand\w*)\b|\bagree[sd]? (?:that|with|on)\b|"
    r"\bthere (?:is|was|has been) (?:now |broad |full |general |already )*(?:agreement|consensus|understanding|"
    r"common ground)\b|"
    r"\b(?:has|have|had) (?:now |quietly |finally )?(?:given up|dropped|abandoned|withdrawn|conceded|come to "
    r"accept|moved to|backed)\b|\bback(?:s|ed) (?:his|her|our|their|its|my|the) (?:reading|position|view|line|"
    r"version|proposal|plan|call|interpretation)\b|\bknown to (?:all|everybody|everyone|both|them|the)\b|\b(?:he|"
    r"she|they|it|(?-i:[A-Z])\w+) (?:knows?|understands?) (?:it|this|that|what|where|our|very|us|perfectly)\b|"
    r"\bconcedes?\b|\bbacks down\b|\bsides? with us\b|\bshares? (?:our|this|that|the|his|her|my)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|n['’]t|never|refus\w+|reject\w+|nobody|no) (?:\w+ )?(?:accept\w*|agree\w*|understand\w*|"
    r"understood|know\w*|share\w*|recogni[sz]e\w*)|\bknow(?:n)? (?:as|for)\b|\bready to accept\b|\bcould accept\b|"
    r"\b(?:will|would|must|should|to|if|can|could|may|might|until|unless|once|when) (?:\w+ )?(?:accept|agree|"
    r"understand|share|recogni[sz]e|know)\b|"
    r"\bagreed? to (?:come|go|attend|start|begin|open|move|use|set up|form|meet|reconvene|resume|continue|make "
    r"no|keep|work|hold|exchange|return|talk|say|refrain|send)\b|\baccept(?:ed|s)? (?:an invitation|the "
    r"invitation)\b|\bcoffee\b|\bas (?:the )?(?:place|venue|day|date)\b.*\bdate\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The understandings that are claimed."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found = _SHARED.search(words) or _ALSO.search(words)
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
        made.append(of_unit("understanding", unit, read, "another is said to know, accept or share it", start, end))
    return made
