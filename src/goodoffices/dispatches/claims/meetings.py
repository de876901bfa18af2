"""The words that make a date one of a meeting, and those that make it a date of something else."""

from __future__ import annotations

import re

from goodoffices.dispatches.daynames import NUMBERS

MEETING = re.compile(
    r"\b(?:rounds?|talks|negotiations?|negotiators|consultations?|meetings?|sessions?|summit|plenary|plenaries|"
    r"contacts|conference|discussions|dialogue|"
    r"working groups?|sub-?groups?|encounter|get-together|reconven\w+|re-convene|conven(?:e|es|ed)|meets?|met|"
    r"sit(?:s|ting)? down|sat down|the table|resum(?:e|es|ed|ing|ption)|"
    r"gather|come together|(?:first|second|third|fourth|fifth|last|next) time\b(?=,| on| in|$)|hours (?:at|of|in|"
    r"with)|(?:delegations?|sides|parties|negotiators|teams|both|they|envoys) (?:are|is|were|was) "
    r"(?:all )?(?:due|expected|wanted|invited|back)|invit\w+ [^.;]{0,40}?(?:to|for)|try again|see you|back (?:in|"
    r"at)|(?:go|be|come|get) back|return(?:s|ed)? to|returns?|(?:bring|get) [^.;]{0,30}? (?:together|back to)|"
    r"face each other|see (?:each other|"
    r"both|the two)|tak(?:e|es|ing) place|took place|(?:was|were|be|been|being|had been) held|as the (?:day|"
    r"date)|"
    r"(?:would|will|to) (?:start|begin|open|resume)\b(?! (?:the|a|an|its|their|to|up|fire)\b)|(?:would|will|to) "
    r"(?:continue|go on|close|end|be over|last)(?= (?:[\"“‘]|on|until|in|at|by|before|from|tomorrow|today|next|"
    r"later|early))|work (?:goes on|resumes|continues|begins|starts)|start of (?:the )?work|signing|initialling|"
    r"opening|two dates|date|possibility|mediation|hearing|workshop)\b",
    re.IGNORECASE,
)


OTHER = re.compile(
    r"\b(?:wars?|siege|battle|orders?|message|letters?|interviews?|speech|briefings?|press conference|news "
    r"conference|statements?|documents?|papers?|"
    r"dated|published|broadcast|elect(?:ed|ions?)|polls|vote|votes|voted|anniversar\w+|concert|match|game|budget|"
    r"signed|since|armistice|treaty of|accord of|agreement of|resolution|"
    r"arriv\w+|lands?|landed|flew|fly|flies|leaves?|left|depart\w*|travel\w*|said|told|wrote|added|posted|"
    r"tweeted|call(?:ed)? on|phone call|telephoned|spoke|attack\w*|killed|shelling|strike|strikes|struck|"
    r"explosion|"
    r"died|born|built|founded|expires?|expired|deadline for|answered|reply|replied|receive|received|release[ds]?|"
    r"exchange|withdraw\w*|ceasefire (?:of|from|that|which|since)|came into force|enter(?:ed|s)? into force|"
    r"ready|willing|prepared|in office|appointed|resign\w+|inaugurat\w+|festival|holiday|parliament|reports? of|"
    r"article|edition|issue of|filed|court|verdict|harvest|season|fifth year|ready from|"
    r"payment|paid|submitted?|submit|hand(?:ed)? over|deliver\w*|ratif\w+|visit\w*|denied|warned|declined|"
    r"reported|announced (?:on|last|yesterday|today)|rally|demonstration|funeral|wedding)\b",
    re.IGNORECASE,
)


_EVENT = re.compile(
    r"\b(?:opened|opens?|began|begins?|begun|started|starts?|ended|ends?|closed|closes?|concluded|concludes|"
    r"resumed|resumes?|adjourned|broke up|broke off|got under way|gets under way|returns?|continues?|continued|"
    r"go(?:es)? (?:on|back)|run|runs|ran|reconvened|moved (?:from|to)|brought forward(?: to)?|put (?:off|back)|"
    r"postponed|delayed|cancell?ed|planned|scheduled|due|set|expected|pencill?ed in|announced) ?(?:for|to|on|"
    r"until|from|in|at|by)?\b",
    re.IGNORECASE,
)


NO_DATE = re.compile(
    r"\bno (?:exact |firm |precise |new |definite |further |fixed )?(?:dates?|day|timetable)\b|\bdate (?:is |was "
    r"|has )?(?:yet |still )?to be (?:agreed|set|announced|fixed|confirmed|decided)|"
    r"\bdates? (?:has|have|had|is|was|are|were)(?:n['’]t| not| yet| still)+ (?:yet )?(?:been )?(?:to be )?(?:set|"
    r"fixed|agreed|named|decided|announced)|\bwithout (?:setting|giving|naming|fixing|a|an|specifying) (?:\w+ "
    r")?(?:date|day)\b|"
    r"\b(?:not|n['’]t|nobody|never) (?:\w+ )?(?:set|fix|name|give|given|provide|provided|agree on|agreed on|say|"
    r"specify|announce|settle on)(?:ed)? (?:an?|the|any|on a) (?:exact |new |firm |precise )?(?:date|day)\b|"
    r"\bdate (?:for|of) [^.;]{3,60}? (?:would|will|is to|was to|has yet to|had yet to|remains to) be|\byet to "
    r"(?:set|agree|fix|announce|name)(?: on)? a (?:\w+ )?date|\bdate (?:remains|was left|is) (?:open|unclear|"
    r"uncertain|undecided)|"
    r"\bno word on when\b|\bdate would be (?:announced|agreed|set)|\bpostponed indefinitely|\bwithout (?:\w+ "
    r"){0,3}?(?:agreeing|setting|deciding|saying|fixing|settling) (?:on )?(?:when|a date|a day)|\bdates? (?:has|"
    r"have|had|is|was|are|were)\b[^.;]{0,14}\bto be (?:found|set|fixed|agreed|named|settled)|\b(?:knew|knows|"
    r"know) of no (?:date|meeting)|\bindefinitely "
    r"postponed|\bput off indefinitely|\badjourned (?:indefinitely|sine die|without)",
    re.IGNORECASE,
)


LASTS = re.compile(
    rf"\b(?:last(?:s|ing)?(?: for)?|expect(?:s|ed)?|take|run(?: for)?|scheduled for|planned for|set for|continue "
    rf"for)\s+(?:at least |about |up to |around |some |only )?(?P<n>\d+|{'|'.join(NUMBERS)}|several)\s+(?:full |"
    rf"working )?(?:days?|weeks?)\b",
    re.IGNORECASE,
)


BEGUN = re.compile(
    r"\b(?:round|talks|negotiations|consultations|plenary|session|meeting|summit|they|both sides|delegations|"
    r"[A-Z][\w’']+ and (?:the )?[A-Z][\w’' ]+)\b[^.;]{0,160}?\b(?:(?:has|have) (?:just |now |finally |formally |"
    r"already )?(?P<verb>begun|started|opened|resumed|ended|closed|concluded|finished|convened|met|adjourned|"
    r"broken off|broken up)|"
    r"(?:is|are) (?:now )?(?P<state>open|under way|underway|over|in session|in progress)|(?P<now>begins?|opens?|"
    r"starts?|ends?|closes?) (?=in|at|with|$))",
    re.IGNORECASE,
)


NEGATED = re.compile(
    r"\b(?:not|n['’]t|never|yet to|no)\s+(?:\w+\s+)?(?:begun|started|opened|resumed|met|been held)\b", re.IGNORECASE
)


DISTANCE = re.compile(
    r"\b(?P<n>a|one|two|three|\d+) days? (?P<way>before|after|ahead of) (?:the )?(?:start of |opening of "
    r")?(?:the )?(?:[\w-]+ ){0,2}(?:round|talks|meeting|session|summit)\b",
    re.IGNORECASE,
)


_DECIDED = re.compile(
    r"\b(?:dropped|cancell?ed|postponed|called off|scrapped|suspended|agreed|decided|confirmed|announced|"
    r"repeated|proposed|"
    r"set|fixed|abandoned|invited|broke down|reported|named|suggested|said so)(?: (?:it|this|that|them|so|as "
    r"much|the date|a date))? "
    r"(?:late |early |again )?(?:on )?$",
    re.IGNORECASE,
)


FRAGMENT = re.compile(
    r"^\W*(?:it|they|that|this|these|there|we|the plan|the date|the (?:\w+th|first|second|third)|the one|both|"
    r"perhaps|maybe|possibly|probably|yes|had been|was|were|will be|would be|opened|closed|next)\b",
    re.IGNORECASE,
)


NAMED = re.compile(
    r"\b(?:names?|sets?|fix(?:es)?|announces?|agrees? on|confirms?) (?:a |the |new )*(?:date|week|day|month|"
    r"time)s?\b",
    re.IGNORECASE,
)


def modality(words: str, past: bool) -> str:
    """How sure a date is, by the words around it."""
    rules = (
        (
            "denied",
            r"\b(?:postponed from|put off|called off|cancel\w+|scrapped|dropped|no longer|instead of|rather than|"
            r"had (?:\w+ )?been (?:announced|planned|scheduled|set|due|expected)|was to have|were to have|"
            r"supposed to|was announced for|was a hope|will not|would not|not (?:be held|take place))\b",
        ),
        (
            "tentative",
            r"\b(?:tentativ\w+|pencill?ed|provisional\w*|could|(?-i:may)|might|possib\w+|perhaps|likely|"
            r"probabl\w+|propos\w+|hop(?:e|es|ed|ing)|subject to|suggest\w*|in principle|would be a)\b",
        ),
        ("expected", r"\b(?:expect\w*|anticipat\w+|booked|indicate\w*)\b"),
        ("confirmed", r"\b(?:confirm\w+|fixed|accept\w*|agreed on)\b"),
        (
            "took place",
            r"\b(?:held|met|took place|ended|closed|concluded|opened|began|begun|started|finished|adjourned|"
            r"resumed|is open|under ?way)\b",
        ),
    )
    for name, pattern in rules:
        if re.search(pattern, words, re.IGNORECASE) and not (
            name == "took place" and re.search(r"\b(?:will|would|to) be held", words)
        ):
            return name
    return "took place" if past else "planned"


def governs(words: str, at: int, end: int, past: bool = False) -> bool:
    """Whether a word for a meeting, and no nearer word for something else, stands by the date at `at`."""
    before, after = words[:at], words[end:]
    led = re.match(
        r"[\s,]*(?:for |as |to be |of |at )?(?:the |a |an |another )?(?:[\w-]+ ){0,4}?(?:round|talks|meeting|"
        r"session|plenary|summit|consultations|negotiations|opening|start|delegations (?:will|would|are)|sides "
        r"(?:will|would|are))\b",
        after,
    )
    if led and re.search(
        r"\b(?:suggest|propos|nam|confirm|announc|fix|prefer|agree|sett?|accept|offer|want|"
        r"float)\w*\s+(?:on\s+)?$",
        before,
    ):
        return True
    meetings = [m.end() for m in MEETING.finditer(before)]
    if MEETING.search(words):
        meetings += [m.end() for m in _EVENT.finditer(before)]
    others = [m.end() for m in OTHER.finditer(before)]
    if re.search(r"(?:^|\W)(?:when|dates?|time|day)\s*:\s*$", before, re.IGNORECASE):
        return True
    if re.search(r"\b(?:ready|willing|prepared|offered|happy) to\b[^.;]*$", before):
        return False
    if _DECIDED.search(before) and past:
        return False
    if meetings and (not others or max(meetings) > max(others)):
        return True
    later = MEETING.search(after)
    follows = at < 14 and later is not None and not OTHER.search(after[: later.start()])
    return not others and (led is not None or follows)
