"""What will or will not be said to the press, and about what."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.talks.press import Polarity

_POLICY = re.compile(
    r"\b(?:no|any|further|joint|daily|regular) (?:\w+ ){0,2}?(?:statements?|briefings?|press conferences?|news "
    r"conferences?|press releases?|communiqu[eé]s?|interviews?|announcements?|photographs|photos|cameras|press|"
    r"details|media)\b[^.;?!]{0,60}\b(?:will|would|plan\w*|until|during|before|expected|given|held|made|issued|"
    r"be|are|were|is|released?|allowed|after|about|on|today)\b|"
    r"\b(?:plans?|agreed|intends?|decided|want\w*|promised|undertook|undertaken|going|will|would|shall) (?:\w+ "
    r"){0,3}?(?:to )?(?:\w+ )?(?:release|make|issue|give|hold|publish) (?:no |any |a |further |joint |daily "
    r")*(?:statements?|briefings?|press|news|interviews?|communiqu[eé]|comments?|details|announcements?|text)\b|"
    r"\bbehind closed doors\b|\bnot for publication\b|"
    r"\b(?:confidential(?:ity)?|off the record|media (?:silence|blackout|embargo)|news blackout|press (?:silence|"
    r"blackout|embargo|rule)|embargo\w*|vow of silence|code of silence|rule of silence)\b|\bcomment (?:no|any) "
    r"further\b|\bno further comment\b|\b(?:not|never|n['’]t|nor) (?:be )?(?:made public|published|disclosed|"
    r"released|discussed (?:in public|publicly|in the press|with the press)|leaked|negotiat\w+ (?:in public|"
    r"through the (?:media|press)|in the (?:media|press)))\b|"
    r"\b(?:will|would) (?:not )?(?:brief|speak to (?:the )?(?:press|media|reporters)|address (?:the )?(?:press|"
    r"media|reporters)|inform the (?:press|public|media))\b|\b(?:will|would|can) (?:not|n['’]t) (?:tell you|say|"
    r"talk about|speak about|discuss|reveal) what (?:was|is|has been|we)\b|\bwhat (?:i|we) (?:will|can|shall|"
    r"would) (?:not|n['’]t) (?:tell|say|discuss|reveal)\b|\bdiscuss\w* [^.;]{0,50}\b(?:publicly|in public|in the "
    r"(?:press|media)|through the (?:press|media))\b|\bmade public\b|\b(?:press|media|journalists|reporters) "
    r"(?:will|would|are|were) (?:not |be )*(?:admitted|allowed|barred|kept|excluded|informed|told)\b|"
    r"\bkeep (?:the )?(?:contents?|details|substance|texts?|talks|it) (?:\w+ )?(?:secret|private|confidential|"
    r"out of|to (?:ourselves|themselves))|\bspeak (?:only )?(?:through|with one voice)\b|\b(?:only|sole) (?:the "
    r")?(?:mediator|facilitator|chair|host) (?:will|would|may|is to|speaks?)\b[^.;]{0,30}\b(?:press|media|speak|"
    r"brief|publicly)\b|\bsilence (?:on|about|until|was agreed)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\bwhat (?:is|was|has been) said (?:in|at|behind|here|there)\b|\b(?:shall|will|would) not repeat\b|"
    r"\b(?:press|news) conference (?:is|was|will|would|has been|had been)?\s?(?:be )?(?:planned|scheduled|"
    r"expected|on|at|held|follow\w*|cancel\w*)\b|\bthere (?:will|would|is to) be (?:a|an|no) (?:[\w-]+ "
    r")?(?:press conference|news conference|briefing|statement|communiqu\w+|read-?out|announcement|photograph)\b|"
    r"\b(?:a|the|any) (?:joint |final |short )?(?:communiqu[eé]|statement|declaration|text|report|summary) (?:is|"
    r"was|will|would|are) (?:only )?(?:to )?be (?:issued|published|released|made|read|given)\b|"
    r"\b(?:not|never|n[\x27’]t|neither|nor|refrain\w*|abstain\w*|avoid\w*|nobody|no one|no "
    r"delegate)\b[^.;]{0,40}\b(?:talk(?:ing)? to (?:the )?(?:press|media|reporters|journalists)|speak(?:ing)? to "
    r"(?:the )?(?:press|media|reporters|journalists)|publish\w*|public (?:comment|statements?|remarks)|in (?:the "
    r")?newspapers|through (?:the )?(?:newspapers|media|press)|comment(?:ing)? (?:publicly|in public)|giv(?:e|"
    r"ing) interviews|brief(?:ing)? the press|leak\w*)\b|"
    r"\b(?:stays|remains?|stay|kept|keep|treated as|held in|marked) (?:in this room|in the room|strictly |strict "
    r"|a )?(?:in this room|in the room|secret|secrecy|confidential\w*|private|under wraps|off the record)\b|"
    r"\bstrict(?:est)? (?:secrecy|confidence|confidentiality)\b|\bpromised (?:silence|discretion)\b|\bsworn to\b|"
    r"\bcameras (?:were|are|will be|had to)\b|\bstatements? (?:will|would|may|can|are to) (?:only )?be made "
    r"(?:only )?by\b|\btold to expect (?:nothing|no)\b|\bnot (?:giving|give) interviews\b|\bread-?outs?\b|"
    r"\bspokes\w+ (?:alone|only) (?:will|would|may)\b|"
    r"\b(?:the )?(?:mediator|facilitator|chair|host|mediators|facilitators)\b[^.;]{0,30}\b(?:alone|"
    r"only)\b[^.;]{0,20}\b(?:speak|speaks|brief|briefs|statements?|press|public)\b|\bto the press only\b|\bonly "
    r"(?:through|by|via) (?:the )?(?:mediator|facilitator|host|spokes\w+)\b|\bwill (?:address|meet|face|inform|"
    r"update) (?:the )?(?:press|media|reporters|journalists|public)\b|\bembargo\b|\bbrief(?:s|ing)? (?:the "
    r")?(?:press|reporters|journalists) (?:at|on|after|tomorrow|tonight|daily|once)\b|\bwill (?:\w+ )?be "
    r"published\b|\bgag\b|\bmicrophones?\b[^.;]*\boff\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\?\s*$|\bsaid in (?:a|the) (?:press|statement)|\bno date\b|\bdeclined to\b|\bwould not say how\b|"
    r"\bdate\b[^.;]*\bannounced\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:on|about|concerning|regarding|but not on)\s+(?P<scope>(?:the |any |its |their |what |how |who "
    r")?[^,.;?!]{2,70})",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The press policies, of a party, of several, or of nobody named."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found = _POLICY.search(words) or _ALSO.search(words)
        if not found or _NOT.search(words):
            continue
        scope = _SCOPE.search(words)
        before = read.text[max(0, unit.start - 200) : unit.start].rsplit("\n", 1)[-1]
        doubtful: Polarity = "unclear as printed" if re.search(r"\bdenied\b[^.]*$", before) else "as stated"
        if (
            made
            and made[-1].speaker == (unit.speaker.name if unit.speaker else "")
            and unit.start - made[-1].end < 3
            and unit.quoted
        ):
            continue
        start, end = around(read, unit, unit.start + found.start(), unit.start + found.end())
        made.append(
            of_unit(
                "press policy",
                unit,
                read,
                "what is told to the press",
                start,
                end,
                scope=scope["scope"].strip() if scope else "",
                polarity=doubtful,
            )
        )
    return made
