"""Whether a date is that of a meeting.

A date belongs to the word that governs it: the nearest noun or verb before it, or behind it where it comes first. A
meeting, or a verb for meeting, makes it the date of one; a verb for what happens to meetings does so if its subject is
one.
"""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.meetings import EVENT, HAPPENS, MEETING, MEETS, NOUNS, OTHER, THING
from goodoffices.dispatches.claims.named_days import AS_SUBJECT, AS_THE_DAY, IS_DAY, NAMES_DAY, SUITS
from goodoffices.dispatches.claims.refused import (
    AGREED_THEN,
    BOOKED,
    CALLS,
    DECIDES,
    DEEDS,
    DONE_THEN,
    DUE,
    JUDGED,
    LEAVES,
    MET_OTHERS,
    OF_OTHERS,
    TO_THE_PRESS,
    of_something_else,
)
from goodoffices.dispatches.inflection import done, verbs
from goodoffices.dispatches.lexicon import listed

_ANY_VERB = re.compile(
    r"\b(?:(?:will|would|must|can|could|may|might|shall|should|to|cannot)\s+(?:not\s+|also\s+|again\s+|then\s+|"
    r"now\s+|still\s+|just\s+|"
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


_IN_SESSION = re.compile(  # words of other things in what says only how a meeting is held
    r"\bin (?:closed|open|emergency|special|private|secret) session\b|\b(?:by|via|over) (?:secure )?video\b"
    r"(?! ?(?:link|conference))(?: line| call)?|\bin the presence of (?:the )?(?:press|media)\b",
    re.IGNORECASE,
)
_BOUND_FOR = re.compile(  # "On Tuesday the minister flies to Osper for the third round"
    rf"[^.;]{{0,60}}?\b(?:fl(?:y|ies|ew)|travels?|travel(?:l)?ed|heads?|headed|goes|go|leaves?|left|sets? off)\b"
    rf"[^.;]{{0,40}}? for (?:the|a|an|another|their|its|his|her|further|fresh|new|more) (?:[\w-]+ "
    rf"){{0,3}}(?:{NOUNS}|talks)\b",
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
_ABOUT = re.compile(  # what a meeting is about, between it and its day: "talks on cod quotas in Anskar on Tuesday"
    rf"\W*(?:of [\w’'-]+ )?(?:on|about|over|regarding|concerning|with|between|at|in|among|aimed at|to end|to avert|"
    rf"to settle|to resolve|for|of)\s"
    rf"(?:(?!(?:{done(DEEDS + ' say make take reach break fail die kill elect hold vote')}|"
    rf"is|are|was|were|has|have|had|will|would|can|could|may|might|must|that|which|who|after|before|since|until)\b)"
    rf"[\w’'-]+ )*(?:on|from|at|in|by|late|early|shortly before midnight)? ?(?:the )?",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|whether|when|if|because|until|while) (?!the (?:early|small|late|end|start|middle|beginning|"
    r"first|last|week|day)\b)"
    r"(?=(?:it|they|he|she|the|a|an|both|these|this|that|no|any|talks|"
    r"we)\b)"
)


def governs(words: str, at: int, end: int, past: bool = False, near: bool = False, wide: bool = False) -> bool:
    """Whether the date at `at:end` is that of a meeting.

    `near`: the words go on from others about a meeting. `wide`: a meeting was spoken of not far before.
    """
    begin = max((m.end() for m in _SUBORDINATE.finditer(words, 0, at)), default=0)
    words = _IN_SESSION.sub(lambda found: " " * len(found.group()), words)
    words = TO_THE_PRESS.sub(lambda found: "briefing".ljust(len(found.group())), words)
    before, after = words[begin:at], words[end:]
    if re.search(r"(?:^|\W)(?:when|dates?|time|day)\s*:\s*$", before, re.IGNORECASE):
        return True
    if re.search(r"\b(?:ready|willing|prepared|offered|happy) to\b[^.;]*$", before) and not MEETING.search(before):
        return False
    if of_something_else(before):
        return False
    if re.search(r"\b(?:would|could)\b[^.;]*$", before) and re.match(
        r"[^.;]{0,60}?[,\s\"”’](?:if|"
        r"provided)\s",
        after,
    ):
        return False  # "would return on Sunday if …": an offer, and no day
    if AGREED_THEN.search(before) and re.match(
        r"(?: night| evening| morning)?,? (?:not )?(?:to|"
        r"that)\s(?!\d)",
        after,
    ):
        return False
    if (DUE.search(before) or BOOKED.search(before)) and not MEETING.search(before):
        return False
    if JUDGED.search(before) and (after[:2] in ("'s", "’s") or words[at:end][-2:] in ("'s", "’s")):
        return False
    if (
        DONE_THEN.match(after)
        or (LEAVES.search(before) and not (re.match(r"['’]s\b", after) or re.search(r"['’]s$", words[at:end])))
        or CALLS.search(before)
        or (OF_OTHERS.search(before) and not near)
        or MET_OTHERS.search(before)
    ):
        return False
    if AS_THE_DAY.match(after) and (wide or near or MEETING.search(words)):
        return True
    led = _LED.match(after)
    decides = DECIDES.search(before)
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
    if NAMES_DAY.search(before) and (wide or near or MEETING.search(words)):
        return True
    if IS_DAY.search(before) and other < 0 and (near or (wide and meeting >= 0)):
        return True
    if (near or wide) and AS_SUBJECT.search(before) and SUITS.match(after):
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
        near = near and not _OWN_SUBJECT.match(before)
        return other < 0 and things < 0 and (near or fragment or (_pronoun(before) and wide))
    return False


_OWN_SUBJECT = re.compile(  # "My mandate ends on 31 March": a subject of its own, and no meeting
    r"\W*(?:my|our|his|her|your|the|an?|these|those) (?!(?:plans?|dates?|aim|idea|target|next|first|second|"
    r"third|last|final|other|"
    r"one|days?|start|end|opening|close|two|three|both|sides|parties|delegations|teams|work|rest|whole|process|"
    r"programme|"
    r"schedule|timetable|calendar|group|groups|committee|ministers|negotiators|experts|heads|minister|mediator|"
    r"envoy)\b)[\w-]+ ",
    re.IGNORECASE,
)
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
    if (context and SUITS.match(after)) or _BOUND_FOR.match(after):
        return True
    found = MEETING.search(after)
    if found is None:
        return False
    between = after[: found.start()]
    return not OTHER.search(between) and strange(between) < 0 and found.start() < 90
