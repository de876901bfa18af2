"""Of which tense the words around a date are: so a weekday or a day without a year is one to come, or one gone by."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", ""]


_FUTURE = re.compile(
    r"\b(?:talks|negotiations|negotiators|sides|parties|delegations|teams|delegates|ministers|they|we|it|round|"
    r"session) "
    r"(?:picks? up|continues?|starts?|begins?|opens?|goes? on|restarts?|carr(?:y|ies) on|winds? up|wraps? up|"
    r"concludes?|ends?|"
    r"closes?|kicks? off)\b|\b(?:will|would|shall|could|(?-i:may)|might|can|’ll|'ll|to (?:be|meet|open|resume|hold|"
    r"start|begin|follow|"
    r"take|go|travel|"
    r"leave|return|reconvene|continue|sit|convene|arrive|host|see)|(?:is|are|was|were) to|plans?|planned|"
    r"planning|scheduled|"
    r"expect(?:s|ed|ing)?|due|set|ends|closes|concludes|finishes|runs|continues|sits|falls|takes place|slated|"
    r"offer(?:s|ed|ing)(?= (?:either |both |the |\d|on ))|"
    r"tentative(?:ly)?|propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|ready|opens|begins|starts|"
    r"resumes|reconvenes|"
    r"convenes|meets|travels|leaves|arrives|returns|gather|go|goes|meet|face|faces|fly|flies|hold|holds|sit down|"
    r"next|coming|until|by(?= (?:the |then|mid|end|early|late|next|this|\d|year|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter))|if|hop(?:e|es|ed|"
    r"ing)|ahead|aim\w*|"
    r"see you|(?:is|are|be) back|(?:is|are) (?:on|for)|enters?|back at|resume|reconvene|return|gather|"
    r"pencilled|penciled|no later than|not "
    r"later than|must|should|"
    r"seek(?:s|ing)? to|tr(?:y|ies|ying) to|prepar(?:e|es|ing) to|invit(?:e|es|ing)|summon(?:s|ing)?|(?<!sat "
    r")down for|"
    r"billed for|eve|before(?! (?:midnight|noon|midday|dawn|daybreak|sunrise|sunset|dusk|\d))|put off|postponed|"
    r"delayed|booked|"
    r"fixed|confirmed for|"
    r"announced for|agreed on|invited?|invites|upcoming|deadline|then|summon\w*|convened for|called in|starting|"
    r"resuming|taking place)\b",
    re.IGNORECASE,
)


_PAST = re.compile(
    r"(?<!\bbe )\b(?:was|were|had|has|have|held|ended|closed|opened|met|took|began|begun|started|resumed|arrived|"
    r"said|says|"
    r"told|wrote|"
    r"added|signed|since|ago|(?<!will )(?<!would )(?<!to )(?<!could )(?<!may )last|previous(?:ly)?|earlier|"
    r"dated|left|went|came|did|spoke|announced|published|"
    r"reported|posted|broke|"
    r"concluded|finished|adjourned|gathered|convened|reconvened|flew|landed|visited|failed|collapsed|agreed|"
    r"declined|denied|"
    r"rose|fell|grew|sent|gave|got|made|saw|heard|kept|lost|won|paid|brought|wrote|drove|ran|sat|stood|spent|"
    r"issued|released|called|confirmed|broadcast|aired|after|following|dropped|hosted|\w+ed)\b",
    re.IGNORECASE,
)


_CHOSEN = re.compile(
    r"\b(?:confirmed|confirms|named|names|proposed|proposes|suggested|suggests|offered|offers|accepted|"
    r"favoured|favored|"
    r"preferred|chose|chosen|booked|picked) (?:the )?$",
    re.IGNORECASE,
)


_CANCELLED = re.compile(
    r"['’]?s? (?:[\w-]+ ){0,2}(?:has|have) been (?:cancel|called off|postponed|"
    r"dropped|scrapped|put off|delayed)",
    re.IGNORECASE,
)


_HAD_BEEN = re.compile(  # "had been due to begin on Monday"
    r"\b(?:had (?:originally |first |initially |also )?been|(?:was|were)(?: originally| first| initially| also)?"
    r"(?= \w+ to\b)) (?:due|scheduled|set|expected|planned|supposed|meant|fixed|"
    r"booked|announced)\b[^.;]*$",
    re.IGNORECASE,
)


_MOVED_TO = re.compile(  # "has been brought forward by two days to Saturday"
    r"\b(?:(?:brought|brings?|bring) forward|mov(?:ed?|es|ing)|(?:put|pushed|pushes|push) (?:back|off)|"
    r"postponed?|reschedul(?:ed?|es)|"
    r"shift(?:ed|s)?|adjourned|deferred|delayed|suspended)\b[^.;\n]{0,40}\b(?:to|until|till|for) (?:the )?$",
    re.IGNORECASE,
)


_WENT_ON = re.compile(  # "went on until the early hours of Tuesday"
    r"(?<!to )(?<!will )(?<!would )\b(?:went on|lasted|dragged on|continued|sat|ran|stretched|negotiated|"
    r"talked|worked|stayed|haggled)\b"
    r"[^.;]{0,24}\b(?:until|into|till|to)\b[^.;]{0,30}$",
    re.IGNORECASE,
)


_CLAUSE_END = re.compile(r"(?<!\b[ap]\.m)(?<!\b(?:Mr|Ms|Dr))(?<!\bMrs)\. |[;?!:] |\n")


def tense(text: str, start: int, end: int) -> Tense:
    """Of which tense the words around a date are: those nearest before it in its clause, else those after it."""
    clause = max((found.start() for found in _CLAUSE_END.finditer(text, max(0, start - 200), start)), default=0)
    before = text[max(clause, start - 140, 0) : start]
    if _WENT_ON.search(before):
        return "past"
    if _MOVED_TO.search(before) and not _HAD_BEEN.search(before):
        return "future"
    if _CHOSEN.search(before) or _CANCELLED.match(text[end : end + 60]):
        return "future"
    place = {"future": -1, "past": -1}
    for name, cues in (("future", _FUTURE), ("past", _PAST)):
        for found in cues.finditer(before):
            place[name] = found.start()
    if max(place.values()) >= 0:
        return "future" if place["future"] >= place["past"] else "past"
    after = re.split(r"[.;\n?!]\s|[,—]", text[end : end + 120])[0]
    future, past = _FUTURE.search(after), _PAST.search(after)
    if future and (not past or future.start() <= past.start()):
        return "future"
    return "past" if past else ""


def had_been(text: str, at: int) -> bool:
    """Whether words before a place tell of a plan that is past: then a weekday is one of the same week."""
    return _HAD_BEEN.search(text, max(0, at - 90), at) is not None
