"""Whether a date is that of a meeting.

A date belongs to the word that governs it: the nearest noun or verb before it, or behind it where it comes first. A
meeting, or a verb for meeting, makes it the date of one; a verb for what happens to meetings does so if its subject is
one.
"""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.meetings import EVENT, HAPPENS, MEETING, MEETS, NOUNS, OTHER, THING
from goodoffices.dispatches.inflection import done, verbs
from goodoffices.dispatches.lexicon import listed

_ANY_VERB = re.compile(
    r"\b(?:(?:will|would|must|can|could|may|might|shall|should|to|cannot)\s+(?:not\s+|also\s+|again\s+|then\s+|now\s+|still\s+|just\s+|"
    r"soon\s+|instead\s+|first\s+|both\s+|all\s+|once\s+|"
    r"\w+ly\s+)*"
    r"(?P<plain>[a-z]{3,})|(?P<past>[a-z]{3,}ed))\b"
)
_NO_VERB = listed(
    "the and not his her its our their that this these those both all any each last next end mid early "
    "late have has been also then only some one two three four five six day days week weeks month meet "
    "ten about around within again allow let help give grant reach find continue try noon midnight date "
    "united indeed need speed make lakeside closed close"
)
_KNOWN = re.compile(rf"(?:{verbs(HAPPENS)}|{MEETS})", re.IGNORECASE)
_NAMES_DAY = re.compile(
    rf"\b(?:{verbs('propose suggest offer prefer want favour favor name eye target choose pick float mention accept')}|"
    rf"{verbs('agree settle insist decide bet count plan')} on|{verbs('look')} at|(?:means?|meant|took|takes?|taken) (?:this |it |that )?to mean|(?:had|have) meant|"
    rf"{verbs('aim push opt pack hope plan')} for|"
    rf"{verbs('speak talk think')} (?:instead )?of|invitations? (?:sent )?for|{verbs('keep reserve set_aside block free clear')}(?: out| open)?|(?:was|were|been|are) told|{verbs('point')} to|(?:calendar|diary|"
    rf"programme|schedule|agenda|"
    rf"invitation|note|communiqué|letter|paper|Tidings|ministry|Council|Board|side|other) "
    r"(?:has|have|had|gives?|gave|says?|shows?|reads?)(?: the dates? as| it as)?|in mind|pencil(?:l)?ed(?: in)?|"
    r"circled|marked|instead of|(?:invitation|appointment|booking|meeting|session|round) (?:is|was) (?:set |"
    r"fixed |now )?"
    r"for)\s+"
    r"(?:now |even |instead |tentatively |only |either |both |[\"“‘'] ?)*(?:on |at |for |the )*[\"“‘']?$",
    re.IGNORECASE,
)
_IS_DAY = re.compile(r"\b(?:is|was|be|as|not|has|have|had|says?|said) (?:on |for |the )*[\"“‘']?$", re.IGNORECASE)
_AS_SUBJECT = re.compile(r"(?:^|[,;:.“\"—–-]|\b(?:then|that|and|but|so|think|thinks|says?|said|perhaps|maybe))\s*$")
_SUITS = re.compile(
    r"^[\"”’]?,?\s+(?:as (?:the|a|an|our) (?:\w+ )?(?:day|date)|(?:is|was|were|are|would be|will be|remains?|looks?|"
    r"seems?|sounds?) (?:still |also |not |now |just |"
    r"only |the |a |an |our |too |as )*(?:good|better|best|fine|possible|likely|early|late|soon|realistic|hope|plan|"
    r"day|"
    r"date|target|aim|deadline|short|long|first|last|next|crucial|decisive|final|fixed|set|firm|certain|out|impossible|"
    r"open|optimistic|ambitious|feasible|acceptable|convenient)|suits?|works?|stands|holds|remains|would (?:do|suit|"
    r"work))\b",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"[’']?s?[\s,]*(?:for |as |to be |of |at )?(?:the |a |an |another |its |their |our )?"
    rf"(?:(?!(?:that|which|who|when|it|he|she|they|to|would|will|and|or|but|after|before|while|in|on|at|about|over|"
    rf"with|regarding|concerning|ahead|during|following|despite|since|because) )[\w-]+ "
    rf"){{0,3}}?"
    rf"(?:{NOUNS}|talks|"
    r"opening|start|resumption|negotiations|negotiating session|delegations (?:will|would|are)|sides (?:will|would|"
    r"are))\b",
    re.IGNORECASE,
)
_DEEDS = (
    "call urge say tell write announce deny reject accuse warn demand appeal sign publish issue release offer declare "
    "confirm condemn welcome ask insist describe repeat refuse decline vow pledge promise criticise criticize "
    "dismiss thank"
)
_DECIDES = re.compile(
    rf"\b(?:{done('drop cancel postpone call_off scrap suspend agree decide confirm announce repeat')}|"
    rf"{done('propose set fix abandon')}|"
    rf"{done('invite report name suggest reject request offer accept demand call approve')}|"
    rf"{done('adopt schedule promise pledge')}|"
    r"said so|broke down the news)(?: (?:it|this|that|them|so|as much|the date|a date))?(?: (?:late|early|again))?"
    r"(?: (?:on|in))?(?: the (?:evening|morning|night) of(?: the)?)?\s*$",
    re.IGNORECASE,
)


_DONE_THEN = re.compile(  # "today called on the Union to return to the table"
    rf"\s+(?:{done(_DEEDS)})\b(?! (?:off|in|up|together)\b)",
    re.IGNORECASE,
)


_LEAVES = re.compile(
    rf"\b(?:{verbs('leave quit storm_out walk_out skip boycott miss')})\b[^.;,]{{0,40}}$", re.IGNORECASE
)
_CALLS = re.compile(
    r"\b(?:called|rang|telephoned|phoned) (?:both|the|all|two|its|his|her|their)\b(?: [\w’'-]+){1,3}\W*$", re.IGNORECASE
)
_STAYS = (
    r"(?:relatives|families|voters|farmers|workers|members|residents|reporters|journalists|supporters|students|"
    r"fishermen|prisoners|lawmakers|cabinet|king|queen|bishops?|veterans|refugees|mayors?)"
)
_MET_OTHERS = re.compile(  # "met relatives of prisoners", "would join the talks": no meeting, or no day of one
    rf"\b(?:meets?|met|meeting) (?:with )?(?:the |his |her |its |some |about |local )?(?:[\w-]+ )?{_STAYS}\b[^.;]*$|"
    rf"\b(?:join|joins|joined|joining) (?:the |their |these )?(?:[\w-]+ )?(?:talks|negotiations|round|meeting|session|"
    rf"table|delegation)\b[^.;,]{{0,30}}$",
    re.IGNORECASE,
)
_IN_SESSION = re.compile(  # words of other things in what says only how a meeting is held
    r"\bin (?:closed|open|emergency|special|private|secret) session\b|\b(?:by|via|over) (?:secure )?video\b"
    r"(?! ?(?:link|conference))(?: line| call)?|\bin the presence of (?:the )?(?:press|media)\b",
    re.IGNORECASE,
)
_DUE = re.compile(  # "wants a result by Friday": the end of something, and no meeting
    r"\b(?:results?|answers?|reply|replies|response|decision|deal|agreement|report|compromise|settlement|solution|signature|"
    r"verdict|payment|payments|withdrawal|release|ratification|breakthrough|outcome|proposals?|text|draft|paper)\b"
    r"(?: (?!meet|sit|reconvene|resume)[\w’'-]+){0,5}? (?:by|before|until|on|within|in) (?:the )?$",
    re.IGNORECASE,
)
_AGREED_THEN = re.compile(  # "agreed on Tuesday to extend the truce": the day of the decision
    rf"\b{done('agree decide promise pledge vow offer undertake propose refuse threaten choose resolve')}(?: on| late on| early on)? $",
    re.IGNORECASE,
)
_TO_THE_PRESS = re.compile(r"\b(?:news|press|party|peace) conference\b", re.IGNORECASE)
_BOOKED = re.compile(  # a house, and no meeting
    r"\b(?:hotel|hall|rooms?|venue|centre|center|building|villa|house|palace|ballroom|floor)\b[^.;]{0,40}\b(?:booked|reserved|hired|rented)"
    r"\b[^.;]*$|(?<!I have )(?<!we have )(?<!We have )\b(?:booked|reserved|hired|rented) (?:the|a|its|all|both) [^.;]*$",
    re.IGNORECASE,
)
_JUDGED = re.compile(  # "called last week's session productive": named again, to be judged
    rf"\b{verbs('call describe praise hail dismiss criticise criticize recall welcome rate judge characterise characterize')} (?:the )?$",
    re.IGNORECASE,
)
_BOUND_FOR = re.compile(  # "On Tuesday the minister flies to Osper for the third round"
    rf"[^.;]{{0,60}}?\b(?:fl(?:y|ies|ew)|travels?|travel(?:l)?ed|heads?|headed|goes|go|leaves?|left|sets? off)\b"
    rf"[^.;]{{0,40}}? for (?:the|a|an|another|their|its|his|her|further|fresh|new|more) (?:[\w-]+ "
    rf"){{0,3}}(?:{NOUNS}|talks)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # meetings, and none of the talks
    r"\b(?:membership|members['’]?|annual|general|mass|protest|public|shop-?floor|shareholders['’]?|club|circle|parish|staff|cabinet|choir|"
    r"parents['’]?|town|"
    r"class|team|prayer|union['’]s|party['’]s|party|congress['’]|football|school|committee['’]s) (?:general |hall )?(?:meeting|assembly|session|"
    r"conference)s?\b[^.;]{0,30}$|"
    r"\b(?:reading|sewing|chess) (?:circle|club)\b",
    re.IGNORECASE,
)


def _last(pattern: re.Pattern[str], words: str) -> int:
    going = (m.group().endswith(" on") and re.match(r" \w+ing\b", words[m.end() :]) for m in pattern.finditer(words))
    return max((m.end() for m, on in zip(pattern.finditer(words), going, strict=True) if not on), default=-1)


def strange(words: str) -> int:
    """Where the last verb ends that is none for a meeting."""
    ends = [
        m.end()
        for m in _ANY_VERB.finditer(words)
        if (verb := m["plain"] or m["past"])
        and verb not in _NO_VERB
        and not _KNOWN.match(words, m.start(m.lastgroup or 0))
    ]
    return max(ends, default=-1)


BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)$", re.IGNORECASE)
_PLAIN = re.compile(
    r"\W*(?:(?:back|on|at|for|in|by|from|until|till|between|the|a|an|as|early|late|later|now|down|up|billed|again|"
    r"not|only|to|still|tentatively|"
    r"likely|possible|possibly|around|about|no|sooner|earlier|than|here|there|over|expected|probably|perhaps|either|"
    r"another)\W*)*"
    r"[\"“‘']?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:parliament|cabinet|senate|congress|court|government|lawmakers|school|faithful|chamber|assembly|town council|"
    r"central bank|supreme court)\s+(?:in\s+\w+\s+)?(?:(?!of\b)\w+\s+)?"
    r"(?:meets?|sits?|convenes?|reconvenes?|resumes?|returns?)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(  # what a meeting is about, between it and its day: "talks on cod quotas in Anskar on Tuesday"
    rf"\W*(?:of [\w’'-]+ )?(?:on|about|over|regarding|concerning|with|between|at|in|among|aimed at|to end|to avert|"
    rf"to settle|to resolve|for|of)\s"
    rf"(?:(?!(?:{done(_DEEDS + ' say make take reach break fail die kill elect hold vote')}|"
    rf"is|are|was|were|has|have|had|will|would|can|could|may|might|must|that|which|who|after|before|since|until)\b)"
    rf"[\w’'-]+ )*(?:on|from|at|in|by|late|early|shortly before midnight)? ?(?:the )?",
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
    r"\b(?:dates?|day|venue|place|timetable|details|agenda|result|outcome|names?|list|programme)\b[^.;]*\b(?:be|been) "
    r"(?:announced|made (?:known|public)|published|decided|released|communicated|circulated|named)(?: later| early| late)?(?: on| by)? (?:the )?$",
    re.IGNORECASE,
)
_AS_THE_DAY = re.compile(r"[\"”’]?,?\s+as (?:the|a|its|their) (?:[\w-]+ )?(?:dates?|day|opening|start|deadline for the)\b", re.IGNORECASE)
_CROWD = re.compile(
    r"\b(?:members|protesters|demonstrators|supporters|families|workers|crowds?|farmers|residents|dockers|strikers|relatives|"
    r"students|fishermen|veterans|pickets|people|citizens|hundreds|thousands) (?:will |would |are to |plan to |are due to )?"
    r"(?:again |also )?(?:meet|met|gather|gathered|assemble|assembled|come together|convene|return|returned)\b[^.;]*$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|whether|when|if|because|until|while) (?!the (?:early|small|late|end|start|middle|beginning|first|last|week|day)\b)"
    r"(?=(?:it|they|he|she|the|a|an|both|these|this|that|no|any|talks|"
    r"we)\b)"
)


def governs(words: str, at: int, end: int, past: bool = False, near: bool = False, wide: bool = False) -> bool:
    """Whether the date at `at:end` is that of a meeting.

    `near`: the words go on from others about a meeting. `wide`: a meeting was spoken of not far before.
    """
    begin = max((m.end() for m in _SUBORDINATE.finditer(words, 0, at)), default=0)
    words = _IN_SESSION.sub(lambda found: " " * len(found.group()), words)
    words = _TO_THE_PRESS.sub(lambda found: "briefing".ljust(len(found.group())), words)
    before, after = words[begin:at], words[end:]
    if re.search(r"(?:^|\W)(?:when|dates?|time|day)\s*:\s*$", before, re.IGNORECASE):
        return True
    if re.search(r"\b(?:ready|willing|prepared|offered|happy) to\b[^.;]*$", before) and not MEETING.search(before):
        return False
    if _ELSEWHERE.search(before) or _ANNOUNCES.search(before) or _TOLD_THEN.search(before) or _CROWD.search(before):
        return False
    if re.search(r"\b(?:would|could)\b[^.;]*$", before) and re.match(r"[^.;]{0,60}?[,\s\"”’](?:if|provided)\s", after):
        return False  # "would return on Sunday if …": an offer, and no day
    if _AGREED_THEN.search(before) and re.match(r"(?: night| evening| morning)?,? (?:not )?(?:to|that)\s(?!\d)", after):
        return False
    if (_DUE.search(before) or _BOOKED.search(before)) and not MEETING.search(before):
        return False
    if _JUDGED.search(before) and (after[:2] in ("'s", "’s") or words[at:end][-2:] in ("'s", "’s")):
        return False
    if (
        _DONE_THEN.match(after)
        or (_LEAVES.search(before) and not (re.match(r"['’]s\b", after) or re.search(r"['’]s$", words[at:end])))
        or _CALLS.search(before)
        or (_OF_OTHERS.search(before) and not near)
        or _MET_OTHERS.search(before)
    ):
        return False
    if _AS_THE_DAY.match(after) and (wide or near or MEETING.search(words)):
        return True
    led = _LED.match(after)
    decides = _DECIDES.search(before)
    suspended = decides and re.match(r"suspend", decides.group(), re.I) and MEETING.search(before[: decides.start()])
    decided = past and decides is not None and not suspended
    if led and not decided and not OTHER.search(led.group()):
        return True
    if decided:
        return False
    meeting, event, other = _last(MEETING, before), _last(EVENT, before), max(_last(OTHER, before), strange(before))
    happens = max((m.start() for m in EVENT.finditer(before) if m.end() == event), default=event)
    if happens < other <= event:  # "take" in "take place"
        other = max(_last(OTHER, before[:happens]), strange(before[:happens]))
    if _NAMES_DAY.search(before) and (wide or near or MEETING.search(words)):
        return True
    if _IS_DAY.search(before) and other < 0 and (near or (wide and meeting >= 0)):
        return True
    if (near or wide) and _AS_SUBJECT.search(before) and _SUITS.match(after):
        return True
    if event > max(meeting, other) and BE.search(before[:event]) and not _PLAIN.fullmatch(before[event:]):
        return False  # "we were close on Monday"
    if max(meeting, event, other) < 0:
        return _behind(after, near or wide)
    if meeting >= max(event, other) or (meeting >= 0 and _ABOUT.fullmatch(before[meeting:])):
        return not _of_meeting(before, meeting)
    if event > other:
        things = _last(THING, before[:event])
        if meeting >= 0:
            about = _ABOUT.match(before, meeting)
            return meeting > things or (
                about is not None and about.end() >= things and strange(before[meeting:event]) < 0
            )
        fragment = event == _first_end(before) and wide
        return other < 0 and things < 0 and (near or fragment or (_pronoun(before) and wide))
    return False


_BEGINNING = re.compile(
    rf"\b(?:{NOUNS}|talks|days?|start|opening|resumption|end|conclusion|close|leg|half|week|continuation|eve|"
    rf"beginning|stage|phase) of "
    r"(?:\S+ ){0,6}$",
    re.IGNORECASE,
)


def _of_meeting(before: str, meeting: int) -> bool:
    """Whether a meeting is only what something else is of: "will publish a summary of the round by Friday"."""
    last = max((m.start() for m in MEETING.finditer(before) if m.end() == meeting), default=0)
    led = re.search(r"\bof (?:the |a |an |this |that |its |each )?(?:[\w-]+ ){0,2}$", before[:last])
    if led is None or _BEGINNING.search(before[:last]):
        return False
    ahead = before[: led.start()]
    return max(_last(OTHER, ahead), strange(ahead)) > max(_last(EVENT, ahead), _last(MEETING, ahead))


def _first_end(before: str) -> int:
    """Where the verb ends that words begin with: "Adjourned until"."""
    led = len(before) - len(before.lstrip(" ,.:;—–-"))
    found = EVENT.match(before, led)
    return found.end() if found else -2


def _pronoun(before: str) -> bool:
    return (
        re.match(
            r"\W*(?:[\w’' ]{2,30}?,? )?(?:it|they|(?:the |both )?(?:parties|sides|delegations|negotiators|"
            r"teams))\b|\W*(?:this|that|an? (?:second|third|fourth|fifth|sixth|further|last)(?= [a-z]+ed\b)|the "
            r"(?:next|first|second|third|last|other) one|both)\b",
            before,
            re.I,
        )
        is not None
    )


def _behind(after: str, context: bool) -> bool:
    """Whether the words behind a date that comes first are about a meeting."""
    if (context and _SUITS.match(after)) or _BOUND_FOR.match(after):
        return True
    found = MEETING.search(after)
    if found is None:
        return False
    between = after[: found.start()]
    return not OTHER.search(between) and strange(between) < 0 and found.start() < 90
