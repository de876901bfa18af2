"""What will or will not be said to the press, and about what."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.rule import around, joined, of_unit
from goodoffices.dispatches.claims.vocabulary import ADVERBS, DET, NOT
from goodoffices.dispatches.inflection import base, nouns, verbs
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase
from goodoffices.talks.press import Polarity

_PRESS = (
    r"(?:(?:the )?(?:press|media|reporters?|journalists?|newspapers?|papers|public|outsiders|anyone outside|"
    r"cameras?|microphones?|broadcasters)\b|in public|publicly)"
)
_OUTPUT = (
    r"(?:"
    + nouns(
        "statement briefing press_conference news_conference press_release communiqué communique interview "
        "announcement photograph "
        "photo readout read-out summary declaration minute bulletin report press_statement photo_opportunity update"
    )
    + r"|comments?|details|text|public remarks)"
)
_THING = (
    r"(?:"
    + nouns(
        "document text draft paper detail content minute proposal figure position record list wording name note "
        "version map"
    )
    + r"|substance|everything|anything|nothing|what (?:is|was|has been) (?:said|discussed))"
)
_SHOWN = (
    r"(?:made public|published|disclosed|released|shared|leaked|circulated|quoted|given out|divulged|revealed|"
    r"discussed (?:in public|publicly))"
)
_AHEAD = (
    r"(?:will|would|shall|is to|are to|is due to|are due to|plans? to|intends? to|is going to|agreed to|expects? "
    r"to|does not plan to|do not plan to|not)"
)
_POLICY = re.compile(
    rf"\b(?:no|any|further|joint|daily|regular|neither) (?:[\w-]+ ){{0,2}}?{_OUTPUT}\b[^.;?!]{{0,60}}\b(?:will|would|"
    rf"plan\w*|until|during|before|"
    rf"expected|given|held|issued|are|is|allowed|tonight|today|tomorrow)\b|\b(?:there (?:will|would|is to|are to) be) "
    rf"(?:an?|no) "
    rf"(?:[\w-]+ )?{_OUTPUT}\b|\b{_AHEAD} {ADVERBS}(?:not "
    rf")?{base('release make issue give hold publish put_out circulate')} (?:no |any |an? |"
    rf"further |joint |daily |short |its |the |their )*(?:{_OUTPUT}|proposals?|drafts?|figures|positions?|minutes)\b|"
    rf"\b(?:plans?|agreed|intends?|decided|wants?|promised|undertook|going|"
    rf"pledged|vowed) (?:\w+ ){{0,3}}?(?:to )?(?:\w+ )?{base('release make issue give hold publish')} (?:no |any |an? "
    rf"|further |joint |daily )*"
    rf"{_OUTPUT}\b|\b(?:an?|the|any|joint|final|short) (?:\w+ )?{_OUTPUT}\b[^.;]{{0,30}} (?:is|was|will|would|are) "
    rf"(?:only |to |due to |"
    rf"expected to )*be (?:issued|published|released|made|read|given|distributed)\b|\b(?:press|news) conference (?:is|"
    rf"was|will|would|has been)? ?"
    rf"(?:be )?(?:planned|scheduled|expected|follow\w*|at (?:noon|\d))|\bbehind closed doors\b|\bnot (?:meant )?for "
    rf"publication\b|"
    rf"\b(?:confidential(?:ity|ly)?|off the record|(?:media|news|press|information) (?:silence|blackout|embargo|rule)|"
    rf"embargo\w*|(?:vow|code|"
    rf"rule|request|pledge|agreement|call) (?:of|for|on) (?:silence|secrecy|discretion|confidentiality)|under wraps|"
    rf"chatham house)\b|"
    rf"\b(?:comment|speak) (?:no|any) further\b|\bno further comment\b|"
    rf"\b{_THING}\b[^.;]{{0,50}}\b(?:not|never|n['’]t|nor|only|must not|may not) (?:be )?{_SHOWN}\b|"
    rf"\b{_THING}\b[^.;]{{0,40}}\b(?:is|are) (?:not|n['’]t) "
    rf"(?:public|for the public|to leave)\b|\b{_THING}\b[^.;]{{0,40}}\b(?:will|would|are to|is to|to|shall) be "
    rf"(?:made public|published|released|"
    rf"disclosed)\b|\b(?:will|would|shall|to|may|must|can) (?:not )?be {_SHOWN}\b|\bnot be {_SHOWN}\b|"
    rf"\b(?:will|would|shall|is to|are to) (?:not )?(?:brief\b(?= {_PRESS}| (?:on|about|after|in|at|again|once)\b|"
    rf"[.,;]|$)|(?:speak|talk) to {_PRESS}|(?:address|meet|face|inform|"
    rf"update) {_PRESS})|"
    rf"\b{NOT}\b[^.;]{{0,40}}\b(?:(?:talk|speak|talking|speaking) to {_PRESS}|(?:comment|commenting) (?:publicly|in "
    rf"public)|giv(?:e|ing) "
    rf"interviews|brief(?:ing)? {_PRESS}|negotiat\w+ in public|leak\w*|in (?:the )?newspapers|public (?:comment|"
    rf"statements?|remarks))|\b{verbs('refrain abstain avoid desist')}\b[^.;]{{0,40}}\b(?:comment\w*|statements?|"
    rf"remarks|interviews|press|media|"
    rf"public|leak\w*)|\b(?:will|would|can|shall) (?:not|n['’]t) (?:tell you|say|talk about|speak about|discuss|"
    rf"reveal|repeat) what (?:was|is|has|we)\b|"
    rf"\bwhat (?:i|we) (?:will|can|shall|would) (?:not|n['’]t) (?:tell|say|discuss|reveal)\b|\bdiscuss\w* "
    rf"[^.;]{{0,50}}\b(?:publicly|in public|in "
    rf"the (?:press|media)|through the (?:press|media))\b|\b{_PRESS} (?:will|would|are|were|is|was) (?:not |be "
    rf")*(?:admitted|allowed|barred|kept|"
    rf"excluded|informed|told|shut out|banned|let in|be switched)|\b{verbs('keep')} (?:{DET} )?(?:contents?|details|"
    rf"substance|texts?|talks|it|"
    rf"figures|matter|discussions)? ?(?:\w+ )?(?:secret|private|confidential|out of {_PRESS}|to (?:ourselves|"
    rf"themselves|itself))|"
    rf"\bspeak (?:only )?(?:with one voice)\b|\b(?:only|sole) (?:the )?(?:mediator|facilitator|chair|host|conciliator|"
    rf"secretariat|spokes\w+)\b"
    rf"[^.;]{{0,30}}\b(?:press|media|speak|brief|publicly|comment|statements?)|\b(?:mediator|facilitator|chair|host|"
    rf"spokes\w+|conciliator)\b"
    rf"[^.;]{{0,20}}\b(?:alone|only)\b[^.;]{{0,20}}\b(?:speak|speaks|brief|briefs|statements?|press|public)|\bsilence "
    rf"(?:on|about|until|was "
    rf"agreed)\b|\b(?:stays?|remains?|kept|keep|treated as|held in|marked) (?:strictly |strict |a )?(?:in (?:this|"
    rf"the) room|secret|secrecy|"
    rf"confidential\w*|private)\b|\bstrict(?:est)? (?:secrecy|confidence|confidentiality)\b|\b(?:promised|agreed on|"
    rf"observe|respect|honou?r) (?:the "
    rf"[\w’' ]{{0,24}})?(?:silence|discretion|secrecy)|\bsworn to\b|\b(?:say|saying|said|hear|tell|disclose|reveal) "
    rf"nothing (?:more )?(?:about|on|of|"
    rf"from|to|until)\b|\b(?:all )?(?:media|press) (?:inquiries|enquiries|questions|queries|requests)\b|\b(?:told|"
    rf"asked|instructed|reminded|urged|asks|reminds) "
    rf"(?:[\w’'-]+ ){{0,3}}?(?:not to|to not) (?:give|talk|speak|comment|discuss|publish|share|circulate|quote|"
    rf"disclose|reveal|release|divulge|leak|brief|forward)|\b(?:nobody|no one|neither|none)\b[^.;]{{0,30}}"
    rf"\b(?:will|would) (?:be )?(?:give|giving|publish\w*|release|releasing|brief\w*|discuss\w*)|\bmake(?:s)? (?:its|"
    rf"his|her|their) views? known\b|"
    rf"\bto (?:the )?(?:press|papers|media|newspapers)\b[^.;]{{0,20}}\babout\b|\bread-?outs?\b|"
    rf"\bmicrophones?\b[^.;]*\boff\b|\bgag\b|(?<!what )\b(?:we|i) (?:will|shall|['’]ll) (?:inform|tell|let|update|"
    rf"notify) you\b|"
    rf"\byou will (?:be informed|hear from)\b|"
    rf"(?:\bnot|n['’]t|\bnor) be (?:giving|making|issuing|releasing|putting out|publishing|taking|answering|holding|"
    rf"providing|posting|sharing)\b|\b{verbs('keep')} (?:[\w’'-]+ ){{0,4}}?(?:out of (?:the )?(?:press|papers|news|"
    rf"media|"
    rf"headlines)|(?:quiet|silent|mum) (?:about|on|until))\b|\bno(?:thing)? (?:more|further|new)? ?(?:from (?:us|"
    rf"either|"
    rf"the)|news|updates?|posts?|words?)\b[^.;]{{0,30}}\b(?:until|till|before|today|tonight)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\?\s*$|^\W*(?:why|how)\b|\b(?:interview|report|article|book|budget|statement|letter)s? (?:was|were) "
    r"published\b|\bsaid nothing\b|"
    r"\bsaid in (?:a|the) (?:press|statement)|\bno date\b|\bdeclined to\b|\bwould not say how\b|"
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
        found = _POLICY.search(words) or idioms.PRESS_POLICY.search(words)
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
                phrase("what is told to the press"),
                start,
                end,
                scope=scope["scope"].strip() if scope else "",
                polarity=doubtful,
            )
        )
    return joined(read, made)
