"""Words by which a day is named for a meeting: "proposed Monday", "Friday would suit", "12 May as the date"."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import verbs

NAMES_DAY = re.compile(
    rf"\b(?:"
    rf"{verbs('propose suggest offer prefer want favour favor name eye target choose pick float mention accept')}|"
    rf"{verbs('agree settle insist decide bet count plan')} on|{verbs('look')} at|(?:means?|meant|took|takes?|"
    rf"taken) (?:this |it |that )?to mean|(?:had|have) meant|"
    rf"{verbs('aim push opt pack hope plan')} for|"
    rf"{verbs('speak talk think')} (?:instead )?of|invitations? (?:sent )?for|"
    rf"{verbs('keep reserve set_aside block free clear')}(?: out| open)?|(?:was|were|been|are) told|"
    rf"{verbs('point')} to|(?:calendar|diary|"
    rf"programme|schedule|agenda|"
    rf"invitation|note|communiqué|letter|paper|Tidings|ministry|Council|Board|side|other) "
    r"(?:has|have|had|gives?|gave|says?|shows?|reads?)(?: the dates? as| it as)?|in mind|pencil(?:l)?ed(?: in)?|"
    r"circled|marked|instead of|(?:invitation|appointment|booking|meeting|session|round) (?:is|was) (?:set |"
    r"fixed |now )?"
    r"for)\s+"
    r"(?:now |even |instead |tentatively |only |either |both |[\"“‘'] ?)*(?:on |at |for |the )*[\"“‘']?$",
    re.IGNORECASE,
)


IS_DAY = re.compile(r"\b(?:is|was|be|as|not|has|have|had|says?|said) (?:on |for |the )*[\"“‘']?$", re.IGNORECASE)


AS_SUBJECT = re.compile(r"(?:^|[,;:.“\"—–-]|\b(?:then|that|and|but|so|think|thinks|says?|said|perhaps|maybe))\s*$")


SUITS = re.compile(
    r"^[\"”’]?,?\s+(?:it is\b|as (?:the|a|an|our) (?:\w+ )?(?:day|date)|(?:is|was|were|are|would be|will be|"
    r"remains?|looks?|"
    r"seems?|sounds?) (?:still |also |not |now |just |"
    r"only |the |a |an |our |too |as )*(?:good|better|best|fine|possible|likely|early|late|soon|realistic|hope|plan|"
    r"day|"
    r"date|target|aim|deadline|short|long|first|last|next|crucial|decisive|final|fixed|set|firm|certain|out|"
    r"impossible|"
    r"open|optimistic|ambitious|feasible|acceptable|convenient)|suits?|works?|stands|holds|remains|would (?:do|suit|"
    r"work))\b",
    re.IGNORECASE,
)


AS_THE_DAY = re.compile(
    r"[\"”’]?,?\s+as (?:the|a|its|their) (?:[\w-]+ )?(?:dates?|day|opening|start|deadline for the)\b", re.IGNORECASE
)
