"""Words around a date that make it the day of something else: a decision, a deadline, somebody else's meeting."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import done, verbs

DEEDS = (
    "call urge say tell write announce deny reject accuse warn demand appeal sign publish issue release offer "
    "declare "
    "confirm condemn welcome ask insist describe repeat refuse decline vow pledge promise criticise criticize "
    "dismiss thank"
)


DECIDES = re.compile(
    rf"\b(?:{done('drop cancel postpone call_off scrap suspend agree decide confirm announce repeat')}|"
    rf"{done('propose set fix abandon')}|"
    rf"{done('invite report name suggest reject request offer accept demand call approve')}|"
    rf"{done('adopt schedule promise pledge')}|"
    r"said so|broke down the news)(?: (?:it|this|that|them|so|as much|the date|a date))?(?: (?:late|early|again))?"
    r"(?: (?:on|in))?(?: the (?:evening|morning|night) of(?: the)?)?\s*$",
    re.IGNORECASE,
)


DONE_THEN = re.compile(  # "today called on the Union to return to the table"
    rf"\s+(?:{done(DEEDS)})\b(?! (?:off|in|up|together)\b)",
    re.IGNORECASE,
)


LEAVES = re.compile(
    rf"\b(?:{verbs('leave quit storm_out walk_out skip boycott miss')})\b[^.;,]{{0,40}}$", re.IGNORECASE
)


CALLS = re.compile(
    r"\b(?:called|rang|telephoned|phoned) (?:both|the|all|two|its|his|her|their)\b(?: "
    r"[\w’'-]+){1,3}\W*$",
    re.IGNORECASE,
)


_STAYS = (
    r"(?:relatives|families|voters|farmers|workers|members|residents|reporters|journalists|supporters|students|"
    r"fishermen|prisoners|lawmakers|cabinet|king|queen|bishops?|veterans|refugees|mayors?)"
)


MET_OTHERS = re.compile(  # "met relatives of prisoners", "would join the talks": no meeting, or no day of one
    rf"\b(?:meets?|met|meeting) (?:with )?(?:the |his |her |its |some |about |local )?(?:[\w-]+ )?{_STAYS}\b[^.;]*$|"
    rf"\b(?:join|joins|joined|joining) (?:the |their |these )?(?:[\w-]+ )?(?:talks|negotiations|round|meeting|"
    rf"session|"
    rf"table|delegation)\b[^.;,]{{0,30}}$",
    re.IGNORECASE,
)


DUE = re.compile(  # "wants a result by Friday": the end of something, and no meeting
    r"\b(?:results?|answers?|reply|replies|response|decision|deal|agreement|report|compromise|settlement|"
    r"solution|signature|"
    r"verdict|payment|payments|withdrawal|release|ratification|breakthrough|outcome|proposals?|text|draft|paper)\b"
    r"(?: (?!meet|sit|reconvene|resume)[\w’'-]+){0,5}? (?:by|before|until|on|within|in) (?:the )?$",
    re.IGNORECASE,
)


AGREED_THEN = re.compile(  # "agreed on Tuesday to extend the truce": the day of the decision
    rf"\b{done('agree decide promise pledge vow offer undertake propose refuse threaten choose resolve')}"
    rf"(?: on| late on| early on)? $",
    re.IGNORECASE,
)


TO_THE_PRESS = re.compile(r"\b(?:news|press|party|peace) conference\b", re.IGNORECASE)


BOOKED = re.compile(  # a house, and no meeting
    r"\b(?:hotel|hall|rooms?|venue|centre|center|building|villa|house|palace|ballroom|"
    r"floor)\b[^.;]{0,40}\b(?:booked|reserved|hired|rented)"
    r"\b[^.;]*$|(?<!I have )(?<!we have )(?<!We have )"
    r"\b(?:booked|reserved|hired|rented) (?:the|a|its|all|both) [^.;]*$",
    re.IGNORECASE,
)


JUDGED = re.compile(  # "called last week's session productive": named again, to be judged
    rf"\b{verbs('call describe praise hail dismiss criticise criticize recall welcome rate judge')} (?:the )?$",
    re.IGNORECASE,
)


OF_OTHERS = re.compile(  # meetings, and none of the talks
    r"\b(?:membership|members['’]?|annual|general|mass|protest|public|shop-?floor|shareholders['’]?|club|"
    r"circle|parish|staff|cabinet|choir|"
    r"parents['’]?|town|"
    r"class|team|prayer|union['’]s|party['’]s|party|congress['’]|football|school|committee['’]s) (?:general |"
    r"hall )?(?:meeting|assembly|session|"
    r"conference)s?\b[^.;]{0,30}$|"
    r"\b(?:reading|sewing|chess) (?:circle|club)\b",
    re.IGNORECASE,
)


_ELSEWHERE = re.compile(
    r"\b(?:parliament|cabinet|senate|congress|court|government|lawmakers|school|faithful|chamber|assembly|town "
    r"council|"
    r"central bank|supreme court)\s+(?:in\s+\w+\s+)?(?:(?!of\b)\w+\s+)?"
    r"(?:meets?|sits?|convenes?|reconvenes?|resumes?|returns?)\b",
    re.IGNORECASE,
)


_ANNOUNCES = re.compile(  # a day on which the day is to be told: "will name a date on Friday"
    rf"\b{verbs('name announce set publish fix')} (?:a|the|its|their) (?:new |exact )?(?:date|dates|day|venue|"
    rf"timetable) "
    rf"(?:on |by |in |this |next )(?:the )?$|\b(?:will|would|to|shall) (?:announce|tell you|inform \w+|say) (?:(?:a|"
    rf"the) "
    rf"(?:new |exact )?(?:date|dates|day|venue|timetable) )?$",
    re.IGNORECASE,
)


_TOLD_THEN = re.compile(  # "the date is to be announced on Friday"
    r"\b(?:dates?|day|venue|place|timetable|details|agenda|result|outcome|names?|list|"
    r"programme)\b[^.;]*\b(?:be|been) "
    r"(?:announced|made (?:known|public)|published|decided|released|communicated|circulated|named)(?: later| "
    r"early| late)?(?: on| by)? (?:the )?$",
    re.IGNORECASE,
)


_PREPARED = re.compile(  # "Invitations to the third round went out on Monday", "announced the date on Monday"
    r"\b(?:preparations?|invitations?|arrangements|details|agenda|programme|(?:the|a|its|their) (?:\w+ "
    r")?(?:dates?|venue))\b"
    r"[^.;]*\b(?:began|begun|started|went out|(?:was|were|been) (?:sent|announced|published|made public|"
    r"released|circulated))"
    r"(?: late| early)?(?: on)? $|"
    r"\b(?:announced|named|published|revealed|disclosed) (?:the|a|its|their) (?:\w+ )?(?:dates?|day|venue|"
    r"timetable|agenda)"
    r"(?: late| early)?(?: on)? $|\bbe(?:en)? joined(?: there| later)?(?: on)? $",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:members|protesters|demonstrators|supporters|families|workers|crowds?|farmers|residents|dockers|"
    r"strikers|relatives|"
    r"students|fishermen|veterans|pickets|people|citizens|hundreds|thousands) (?:will |would |are to |plan to |"
    r"are due to )?"
    r"(?:again |also )?(?:meet|met|gather|gathered|assemble|assembled|come together|convene|return|"
    r"returned)\b[^.;]*$",
    re.IGNORECASE,
)


def of_something_else(before: str) -> bool:
    """Whether the words before a date tell of parliaments, crowds, invitations, or of when a day is told."""
    return any(found.search(before) for found in (_PREPARED, _ELSEWHERE, _ANNOUNCES, _TOLD_THEN, _CROWD))
