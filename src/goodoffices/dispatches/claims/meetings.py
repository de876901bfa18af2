"""The words that make a date one of a meeting, and those that make it a date of something else.

A date belongs to the word that governs it: the nearest noun or verb before it, or behind it where it comes first. A meeting,
or a verb for meeting, makes it the date of one; a verb for what happens to meetings does so if its subject is one.
"""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import done, nouns, verbs

NOUNS = nouns(
    "round session meeting summit plenary negotiation consultation discussion deliberation hearing workshop conference "
    "encounter get-together gathering roundtable round-table sitting working_group sub-group subgroup teleconference "
    "conference_call video_call video_conference videoconference commission_meeting consultation contact parley "
    "mediation_session congress assembly working_party drafting_committee conclave tête-à-tête retreat face-to-face "
    "seminar"
)
_MORE_NOUNS = (
    r"talks|dialogue|bargaining|mediation|conciliation|arbitration|drafting|the (?:signing|initialling)|dates?|possibility|"
    r"signing ceremony|resumption|(?:first|second|third|fourth|fifth|last|next|only) time(?=,| on| in| since|$)|"
    r"work (?:goes on|resumes|continues|begins|starts)|(?:commission|committee|council|board|working group|task force|"
    r"panel|plenum|delegations|ministers|negotiators|experts|envoys|both sides|the sides|the parties|principals) "
    r"(?:next )?(?:meets?|met|sits?|sat)"
)
MEETS = (
    verbs(
        "meet reconvene re-convene convene gather assemble reassemble negotiate parley sit_down get_together "
        "come_together bring_together get_back_to face_each_other confer regroup"
    )
    + r"|"
    + verbs("return") + r" to (?:the (?:negotiating |bargaining )?table|talks|negotiat\w+|work)"
    + r"|see (?:each other|one another|you|both|the two)|back (?:in|at|here|on|around|round|to|together)|"
    r"(?:go|goes|be|come|comes|came|get) back|try again|call(?:s|ed)? (?:both|the two|all) (?:sides|parties) in|"
    + verbs("summon invite recall") + r"\b[^.;]{0,60}?\b(?:to|for)\b|"
    r"(?:will|would|shall|to|is|are|[’']ll) (?:not )?(?:send(?:ing)? (?:a|an|its|their|his|her|our|the) (?:[\w-]+ )?"
    r"(?:delegation|team|envoy|negotiators?|minister)|take part|attend|be there|be at the table)|"
    r"(?:we|they|both|sides|delegations|teams) (?:will|shall|would) (?:all )?(?:come|go|return)|"
    + verbs("shake") + r" hands|" + verbs("hold") + r" (?:a|an|the|its|their|further|more) (?:[\w-]+ )?(?:call|phone call)"
)
MEETING = re.compile(rf"\b(?:{NOUNS}|{_MORE_NOUNS}|{MEETS})\b", re.IGNORECASE)
_HAPPENS = (
    "open begin start end conclude pick_up get_going wind_up round_off finish resume adjourn hold run last continue commence kick_off wrap_up break_up "
    "break_off break_down break collapse take_place occur proceed reopen restart follow fall postpone delay put_off "
    "put_back call_off cancel schedule plan set fix slate pencil_in pencil book earmark host chair stage attend "
    "reschedule bring_forward move push_back shift defer suspend expect due propose suggest offer announce confirm agree "
    "name mediate broker facilitate lead drag_on go_on go_into stretch pause recess interrupt extend be come be_over "
    "get_under_way arrange organise organize request want hope seek aim like prefer return mark enter spill_over "
    "need float accept restore reactivate coincide abandon drop scrap call spend stall fail carry_over do dedicate devote "
    "join have get"
)
EVENT = re.compile(rf"\b(?:{verbs(_HAPPENS)}|closes|closed|closing|(?:to|will|would) close|under ?way|due|tentative(?:ly)?|next)\b", re.IGNORECASE)
_THINGS = nouns(
    "war siege battle order message letter interview speech briefing press_conference news_conference statement document "
    "paper election poll ballot vote referendum anniversary concert match game budget armistice resolution attack strike "
    "walkout stoppage lockout explosion ceasefire truce festival holiday parliament article edition court verdict harvest "
    "season payment rally demonstration funeral wedding report deadline term contract quota tariff law decree expiry "
    "birthday exhibition dam plant bridge ferry train storm flood report draft ruling judgment protest exercise invasion "
    "law agreement treaty accord pact collective_agreement comment_period consultation_period ban closure fishery "
    "standard edition survey study visit trip flight evening_address photograph recording video post tweet newsletter "
    "release communiqué communique reply answer proposal offer complaint appeal petition remark comment "
    "announcement suggestion decision"
)
_THING = re.compile(rf"\b{_THINGS}\b", re.IGNORECASE)
_DOES = verbs(
    "say tell write add sign publish issue release answer reply receive leave depart travel land arrive speak vote die bear "
    "build expire kill shell strike attack fire deny warn decline report submit hand_over deliver ratify visit reject "
    "approve adopt endorse elect appoint resign take_effect enter_into_force come_into_force walk_out pay send fly sail "
    "know think make give find show tell bring take withdraw lift reach see hear read turn grow stand win lose post "
    "broadcast tweet put print film record apply complete found drive catch sell buy quit rule impose amend "
    "launch exchange free swap seize"
)
OTHER = re.compile(
    rf"\b(?:{_THINGS}|{_DOES}|dated|since|in office|ready|available|in force|into force|press conference)\b", re.IGNORECASE
)
_ANY_VERB = re.compile(
    r"\b(?:(?:will|would|must|can|could|may|might|shall|should|to|cannot)\s+(?:not\s+|also\s+|again\s+|then\s+|\w+ly\s+)*"
    r"(?P<plain>[a-z]{3,})|(?P<past>[a-z]{3,}ed))\b"
)
_NO_VERB = frozenset(
    "the and not his her its our their that this these those both all any each last next end mid early late have has been "
    "also then only some one two three four five six day days week weeks month meet ten about around within again allow "
    "let help give grant reach find continue try noon midnight date united indeed need speed make lakeside closed".split()
)
_KNOWN = re.compile(rf"(?:{verbs(_HAPPENS)}|{MEETS})", re.IGNORECASE)
_NAMES_DAY = re.compile(
    rf"\b(?:{verbs('propose suggest offer prefer want favour favor name eye target choose pick float mention accept')}|"
    rf"{verbs('agree settle insist decide bet count plan')} on|{verbs('look')} at|{verbs('aim push opt pack hope plan')} for|"
    rf"{verbs('speak talk think')} (?:instead )?of|{verbs('point')} to|(?:calendar|diary|programme|schedule|agenda|invitation) "
    r"(?:has|have|had|gives?|gave|says?|shows?|reads?)|in mind|pencil(?:l)?ed in|circled|marked|instead of)\s+"
    r"(?:now |even |instead |tentatively |only |[\"“‘'] ?)*(?:on |at |for |the )*[\"“‘']?$",
    re.IGNORECASE,
)
_IS_DAY = re.compile(r"\b(?:is|was|be|as|not|has|have|had|says?|said) (?:on |for |the )*[\"“‘']?$", re.IGNORECASE)
_AS_SUBJECT = re.compile(r"(?:^|[,;:.“\"—–-]|\b(?:then|that|and|but|so|think|thinks|says?|said|perhaps|maybe))\s*$")
_SUITS = re.compile(
    r"^[\"”’]?,?\s+(?:as (?:the|a|an|our) (?:\w+ )?(?:day|date)|(?:is|was|were|are|would be|will be|remains?|looks?|seems?|sounds?) (?:still |also |not |now |just |"
    r"only |the |a |an |our |too |as )*(?:good|better|best|fine|possible|likely|early|late|soon|realistic|hope|plan|day|"
    r"date|target|aim|deadline|short|long|first|last|next|crucial|decisive|final|fixed|set|firm|certain|out|impossible|"
    r"open|optimistic|ambitious|feasible|acceptable|convenient)|suits?|works?|stands|holds|remains|would (?:do|suit|work))\b",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"[’']?s?[\s,]*(?:for |as |to be |of |at )?(?:the |a |an |another |its |their |our )?"
    rf"(?:(?!(?:that|which|who|when|it|he|she|they|to|would|will|and|or|but|after|before|while|in|on|at) )[\w-]+ ){{0,3}}?"
    rf"(?:{NOUNS}|talks|"
    r"opening|start|resumption|negotiations|negotiating session|delegations (?:will|would|are)|sides (?:will|would|are))\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    rf"\b(?:{done('drop cancel postpone call_off scrap suspend agree decide confirm announce repeat propose set fix abandon')}|"
    rf"{done('invite report name suggest reject request offer accept demand call approve adopt schedule promise pledge')}|"
    r"said so|broke down the news)(?: (?:it|this|that|them|so|as much|the date|a date))?(?: (?:late|early|again))?"
    r"(?: (?:on|in))?(?: the (?:evening|morning|night) of(?: the)?)?\s*$",
    re.IGNORECASE,
)


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((m.end() for m in pattern.finditer(words)), default=-1)


def _strange(words: str) -> int:
    """Where the last verb ends that is none for a meeting."""
    ends = [
        m.end()
        for m in _ANY_VERB.finditer(words)
        if (verb := m["plain"] or m["past"]) and verb not in _NO_VERB and not _KNOWN.match(words, m.start(m.lastgroup or 0))
    ]
    return max(ends, default=-1)


_SUBORDINATE = re.compile(
    r"\b(?:that|whether|when|if|because|until|while) (?=(?:it|they|he|she|the|a|an|both|these|this|that|no|any|talks|we)\b)"
)


def governs(words: str, at: int, end: int, past: bool = False, near: bool = False, wide: bool = False) -> bool:
    """Whether the date at `at:end` is that of a meeting.

    `near`: the words go on from others about a meeting. `wide`: a meeting was spoken of not far before.
    """
    begin = max((m.end() for m in _SUBORDINATE.finditer(words, 0, at)), default=0)
    before, after = words[begin:at], words[end:]
    if re.search(r"(?:^|\W)(?:when|dates?|time|day)\s*:\s*$", before, re.IGNORECASE):
        return True
    if re.search(r"\b(?:ready|willing|prepared|offered|happy) to\b[^.;]*$", before) and not MEETING.search(before):
        return False
    led = _LED.match(after)
    decided = past and _DECIDES.search(before) is not None
    if led and not decided and not OTHER.search(led.group()):
        return True
    if decided:
        return False
    meeting, event, other = _last(MEETING, before), _last(EVENT, before), max(_last(OTHER, before), _strange(before))
    if _NAMES_DAY.search(before) and (wide or near or MEETING.search(words)):
        return True
    if _IS_DAY.search(before) and other < 0 and (near or wide and meeting >= 0):
        return True
    if (near or wide) and _AS_SUBJECT.search(before) and _SUITS.match(after):
        return True
    if max(meeting, event, other) < 0:
        return _behind(after, near or wide)
    if meeting >= max(event, other):
        return not _of_meeting(before, meeting)
    if event > other:
        things = _last(_THING, before[:event])
        if meeting >= 0:
            return meeting > things
        fragment = event == _first_end(before) and wide
        return other < 0 and things < 0 and (near or fragment or _pronoun(before) and wide)
    return False


_BEGINNING = re.compile(
    rf"\b(?:{NOUNS}|talks|days?|start|opening|resumption|end|conclusion|close|leg|half|week|continuation|eve|beginning|stage|phase) of "
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
    return max(_last(OTHER, ahead), _strange(ahead)) > max(_last(EVENT, ahead), _last(MEETING, ahead))


def _first_end(before: str) -> int:
    """Where the verb ends that words begin with: "Adjourned until"."""
    led = len(before) - len(before.lstrip(" ,.:;—–-"))
    found = EVENT.match(before, led)
    return found.end() if found else -2


def _pronoun(before: str) -> bool:
    return re.match(r"\W*(?:it|they|this|that|the (?:next|first|second|third|last|other) one|both)\b", before, re.I) is not None


def _behind(after: str, context: bool) -> bool:
    """Whether the words behind a date that comes first are about a meeting."""
    if context and _SUITS.match(after):
        return True
    found = MEETING.search(after)
    if found is None:
        return False
    between = after[: found.start()]
    return not OTHER.search(between) and _strange(between) < 0 and found.start() < 90
