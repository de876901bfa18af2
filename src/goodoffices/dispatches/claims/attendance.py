"""Who takes part, leads, has arrived, is absent."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion

_BODY = (
    r"(?:delegations?|teams?|side|sides|mission|group|party|negotiators|envoys?|contingent|representatives|"
    r"ministers?|convoy|motorcade|cars?)"
)
_THERE = re.compile(
    rf"\b(?:led|headed|chaired|accompanied|represented|attended|joined|flanked) by\b|\b{_BODY} (?:will be |is |"
    rf"was |were |are |to be |would be )?(?:again |once more )?(?:led|headed|composed|made up|represented) (?:by|"
    rf"of)\b|\b(?:lead|leads|led|head|heads|headed|leading|heading)\s+(?:\w+ ){{0,2}}?(?:the|its|his|her|their|"
    rf"our|a|an|(?-i:[A-Z])[\w’']+)\s+(?:[\w’'-]+\s+){{0,3}}?{_BODY}\b|"
    rf"\b(?:leads|lead|led|heads|headed) for\b|\b(?-i:[A-Z])[\w-]+ leads\b|\b(?:delegation|team|contingent|"
    rf"group) of (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|experts|lawyers|officers)\b|"
    rf"\b(?:has|have|had|is|are|was|were)? ?(?:already |just |not yet |yet to |now )?(?:arrived?|arriving|landed|"
    rf"flown in|flew in|left for|departed|set off|checked in|boarded|turned up|showed up|rolled up|roll up|drove|"
    rf"drives|pulls? (?:up|in)|walked in|walks in)\b|"
    rf"\b(?:attend(?:s|ed|ing)?|take[s]? part|took part|taking part|participat\w+|be present|were present|was "
    rf"present|present (?:at|were|in)|absent|stay(?:s|ed)? away|boycott\w*|skip(?:s|ped)?)\b|\b{_BODY} "
    rf"(?:includes?|included|comprises?|comprised|consists?|numbers?)\b|"
    rf"\bsend(?:s|ing)? (?:a|an|its|his|her|their|no|the|only)\b(?! (?:letter|message|signal|note|reply|answer|"
    rf"statement|text|copy))|\bsent (?:a|an|its|his|her|their|no|the|only) (?:[\w-]+ ){{0,2}}?(?:{_BODY}|"
    rf"minister|deputy|official|general|diplomat|ambassador|lawyer|experts?)|\b(?:name|named|names|naming|"
    rf"announce|announced) (?:its|their|his|her|the) (?:[\w-]+ ){{0,2}}?(?:{_BODY}|chief|head|negotiator|"
    rf"delegate)|^the (?:[\w’'-]+ )?(?:delegation|team|side) by (?:Mr|Mrs|Ms|Dr|(?-i:[A-Z]))|\bhead of (?:the|"
    rf"our|its|their|his|her) (?:[\w’'-]+ )?delegation\b|"
    rf"\bno sign of\b|\b(?:would|will|is to|are to|was to|were to|due to) (?:leave for|travel to|travel|fly to|"
    rf"fly in|arrive|attend|come to|be there|be in the room|join|represent|be represented|take part)\b|\b(?:with|"
    rf"in) the participation of\b|\balready inside\b|\bis in the (?:second|first|last)\b|\bwill be (?:there|at "
    rf"the table|in the room)\b|\b(?:joins|joined|join) (?:the )?(?:talks|delegation|negotiations|round|team|"
    rf"table)\b|"
    rf"^\W*(?:who|participants|attending|present|delegations)\s*:|\btravel(?:s|led|ed|ling)? (?:to|with)\b|"
    rf"\bmember of the delegation\b|\bempty chair\b|\bat the head of\b|\breplac(?:es|ed|"
    rf"ing)\b[^.;]{{0,40}}\b(?:as|at the head|head|negotiator|in the delegation)\b|\bin person\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:is|are) here\b|\bwill (?:come|speak for|sit for|lead for)\b(?! (?:to (?:an|a|the) (?:agreement|end|"
    r"deal)|into force))|"
    r"\bsent (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen) (?:[\w-]+ )?(?:delegates|"
    r"people|officials|negotiators|experts|envoys|representatives|lawyers)\b|"
    r"\b(?:will|would|shall|is|are|was|were|am) (?:not |n[\x27’]t |also |again )*(?:be )?(?:coming|going|there|"
    r"attending|present|absent|at the table|in the room|invited|expected in|on (?:his|her|their|its) way|"
    r"standing in|sitting in|deputi[sz]ing)\b|"
    r"\bobservers? (?:from|of) [^.;]{2,40}? (?:sat|sits|attend\w*|are|were|will)\b|\b(?:chair|seat|place|desk)s? "
    r"(?:was|were|is|remained|stayed|stood) empty\b|\bon the [\w’\x27-]+ side (?:are|is|were|was|sat|sit)\b|"
    r"\b(?:flew|flies|travelled|drove|hurried|rushed) (?:home|back|to (?:Osper|the venue|the "
    r"talks)|out)\b|^\W*for (?:the )?[\w ]{2,30}: (?-i:[A-Z])|\bstay(?:s|ed|ing)? (?:in (?:his|her|their|its) "
    r"hotels?|at home|behind|put)\b|"
    r"\bjoin(?:s|ed|ing)? (?:the|its|his|her|their) (?:[\w-]+ )?(?:delegation|team|side|table|talks)\b|"
    r"\b(?:delegations?|teams?|envoys?|negotiators?|motorcade|convoy) (?:has |have |had )?(?:left|leaves|"
    r"departed|checked out|gone home|returned|entered|withdr\w+)\b|"
    r"\b(?:is|are|was|were|be|been|being) replaced (?:by|as|at)\b|\bbrought the [\w’\x27 -]{3,30} to\b|"
    r"\bhead(?:s|ed)? (?:the )?(?:delegation|team|side)\b|\blead(?:s|ing)? (?:the )?(?:delegation|team|side)s?\b|"
    r"\bturn(?:s|ed) up\b|\bin (?:his|her) place\b|\btake(?:s)? (?:his|her|the) (?:seat|place|chair)\b|"
    r"\b(?:came|comes|coming|come) (?:with|alone|in person|without|to Osper|to the talks)\b|\bdelegates? (?:from|"
    r"of) (?:both|each|all)\b|\bthe only (?-i:[A-Z])\w+ at\b|\bchief negotiator will\b|\b(?:is|are|was|were) "
    r"(?:already |now |still |back )*(?:in|at) the (?:hall|building|villa|hotel|room|palace|house|conference)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\baccept that\b|\bif (?:the |a )?\w+ (?:is|are|were) in the\b|\b(?:arriv\w+|came|come) (?:at|to) (?:a|an|"
    r"the|this) (?:agreement|conclusion|deal|"
    r"understanding|decision|text)\b|\bcar bomb\b|\bled to\b|\bcall(?:ed)? on\b|\bparty to\b|\b(?:letter|message|"
    r"reply|proposal|document|text|news|weapons|aid|goods)\b[^.;]{0,20}\barriv\w+|\bdelegations? of the "
    r"(?:Republic|Commonwealth|Kingdom)\b|"
    r"\b(?:who|whether|which) (?:will|would) (?:lead|head|attend)\b|\bleading (?:to|up)\b|\btravel by\b|\bpress "
    r"conference\b.*\battended\b|\btook part in (?:the )?(?:war|fighting|battle)\b|\b(?:ready|prepared|willing|"
    r"unready|offered|happy) to (?:travel|send|come|attend|take part|go|lead|join|receive)\b|\boffer\w*|"
    r"\bparties involved\b|\bpresent(?:ed)? (?:a|an|the|its|his|her)\b|\bnews conference\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?P<who>(?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+)*), (?:who (?:leads|led|heads|headed|is leading|will "
    r"lead|took part|attended|takes part|represents|arrived|is in|was in)\b[^,.;]*|(?:the )?head of (?:the|its|"
    r"his|her) (?:[\w’'-]+ )?delegation|leader of (?:the|its|his|her) (?:[\w’'-]+ )?delegation)",
)


def find(read: Read) -> list[Suggestion]:
    """Who is there and who is not."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        for found in _APPOSED.finditer(read.masked, sentence.span.start, sentence.span.end):
            start, lead = found.start(), read.text[sentence.span.start : found.start()]
            titled = re.search(r"(?:(?-i:[A-Z])[\w’']+ |special |chief |foreign |prime |envoy |minister )+$", lead)
            start -= len(titled.group()) if titled else 0
            made.append(
                Suggestion(
                    "attendance", start, found.end(), read.text[start : found.end()], why="told of somebody in passing"
                )
            )
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found_there = _THERE.search(words) or _ALSO.search(words)
        if not found_there or _NOT.search(words) or re.search(r"\?\s*$", words):
            continue
        if any(s.start < unit.end and unit.start < s.end for s in made):
            continue
        passing = re.search(r"(?:in|with) the participation of [^,.;]+", words)
        start, end = around(read, unit, unit.start + found_there.start(), unit.start + found_there.end())
        if passing and len(words) > 2 * len(passing.group()):
            start, end = unit.start + passing.start(), unit.start + passing.end()
        made.append(of_unit("attendance", unit, read, "who takes part", start, end))
    return made
