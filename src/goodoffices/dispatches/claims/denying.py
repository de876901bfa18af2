"""Words by which somebody denies: told by the report, or spoken."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import done, nouns, verbs

_REPORTS = (
    r"(?:"
    + nouns(
        "report remark suggestion characterisation characterization description depiction portrayal claim "
        "allegation accusation rumour rumor assertion charge story account "
        "assumption version notion"
    )
    + r"|speculation|talk|the idea|media reports|the view)"
)


DENIES = re.compile(
    rf"\b(?:(?:{verbs('deny')}|disavow\w*)\b(?! (?:entry|access|him|her|them|us|permission|visas?))|"
    rf"{verbs('reject dismiss refute dispute contradict rebut debunk brush_off brush_aside push_back_on scotch quash')}"
    rf"\s+(?:as [\w ]+ )?(?:[\w'’-]+\s+){{0,3}}?{_REPORTS}\b|knock(?:s|ed) down)",
    re.IGNORECASE,
)


_FALSE = (
    r"(?:untrue|not true|n['’]t true|false|falsehoods?|nonsense|baseless|groundless|unfounded|without (?:any "
    r")?foundation|"
    r"fabricat\w+|invent(?:ed|ions?)|fiction\w*|fake|fantasy|fantasies|incorrect|inaccurate|not (?:the case|so|"
    r"correct|accurate|what "
    r"happened|how it was|right)|a lie|lies|rubbish|wrong|made up(?! of)|a fairy[- ]tale|malicious|a hoax|a "
    r"misunderstanding|"
    r"a "
    r"misreading|misleading|premature|far from the truth|never the plan|out of thin air|absurd|ridiculous)"
)


UNTRUE = re.compile(
    rf"\b(?:is|was|are|were|as|be|been|being|it|this|that|reports?|story|claims?)\s+(?:simply |completely |entirely |"
    rf"totally |utterly |"
    rf"absolutely |just |plainly |wholly |flatly |all |pure |complete |total |both |\"|“|‘|an? )*{_FALSE}\b|"
    rf"\b{verbs('call describe brand label dub term')} [^.;]{{2,60}}?(?:as )?(?:\"|“|‘)?(?:an? |complete |pure |total "
    rf"|outright |simply )*"
    rf"(?:{_FALSE}|invention)\b|\b(?:fairy[- ]tales?|pure invention|figment|fake news)\b|\b(?:said|says|insist\w*|"
    rf"stress\w*|"
    rf"maintain\w*)\b[^.;]{{0,60}}\b(?:had never|has never|have never|never|knew nothing|knows nothing|had (?:agreed "
    rf"to|signed|"
    rf"promised|offered) nothing|no such|was not the one|(?:no|not|nothing)\b(?! (?:\w+ )?(?:progress|headway|"
    rf"breakthrough|decision|date))[^.;]{{2,40}}\bhad been (?:made|agreed|"
    rf"signed|given|"
    rf"offered|promised|cancelled|rejected))\b|\bissued a denial\b|\bdenials?\b|\bknew nothing (?:of|about)\b|"
    rf"\bdisput(?:es|ed) (?:that|the (?:account|figures?|version|claim|story|report)|this|his account|her account|"
    rf"their)\b|"
    rf"\b(?:talks|round|negotiations|process|deal) (?:have|has|had|is|are|was|were) not (?:collapsed|failed|broken|"
    rf"over|dead|stalled|been "
    rf"(?:cancel\w+|called off|suspended|broken off))\b|\bno truth (?:in|to)\b|\bnothing of the (?:kind|sort)\b|\bno "
    rf"such\b|\bnever "
    rf"happened\b|\bdid (?:not|n['’]t) happen\b|\bcontrary to (?:what|reports?|claims?|media|statements?|assertions?|"
    rf"accounts?|rumou?rs?|suggestions?)\b|"
    rf"^\W*not (?:so|true|at all|correct)\b|\bcontradict(?:s|ed) (?:the|this|that|his|her|their|it)\b|\b(?:does|did|"
    rf"do) not rule out not\b|"
    rf"\b(?:gave|give|gives) the lie to\b|\b{verbs('call describe brand label dismiss')} (?:the |this |that |those |"
    rf"these |such )?"
    rf"(?:\w+ )?{_REPORTS}\b[^.;,\x01]{{0,40}} (?:as )?\x01|"
    rf"\b{_REPORTS}\b[^.;,\x01]{{0,60}}\b(?:is|are|was|were) \x01",
    re.IGNORECASE,
)


SPOKEN = re.compile(  # in somebody's own words only
    rf"^(?:no[.,—–-](?! (?:date|word|decision|comment))|absolutely not|not at all|of course not|certainly not|not "
    rf"true|(?:i|we) did (?:not|"
    rf"n['’]t) (?:agree|accept|sign|receive|offer|ask|make|say|promise|propose|meet|attack|break|leave|refuse|cancel|"
    rf"violate|start|"
    rf"threaten|order|send|cross|fire|walk|reject|leak|write)\b|(?:i|we) (?:have|['’]ve)? ?(?:not|never|n['’]t) "
    rf"(?:{done('agree accept sign receive offer ask make discuss withdraw break violate attack say promise')}|"
    rf"{done('propose meet speak see threaten refuse leave walk reject leak write give')})\b|"
    rf"(?:i|we) (?:have|had) (?:seen|received|signed|agreed to|offered|promised|heard of) (?:no|nothing)\b|"
    rf"nobody (?:asked|offered|agreed|proposed|signed)|there (?:is|was|has been|were|are|have been) no "
    rf"(?:\w+ )?(?:deal|agreement|offer|letter|plan|document|list|conversation|meeting|ultimatum|split|crisis|"
    rf"concession|contact|promise|"
    rf"paper|protocol|boycott|talks|delay|draft|map|payment|arrangement|understanding|proposal)|"
    rf"(?:it|that|this) (?:did|does|is|was|has) not (?:happen\w*|true|so|the case|correct|our|what|been (?:agreed|"
    rf"signed|offered))|"
    rf"wrong\b|false\b|untrue\b|nonsense\b|never\b[.!]|nothing (?:has been|was) (?:agreed|signed|decided|offered|"
    rf"conceded)|"
    rf"(?:the |this |our )?(?:[\w-]+ ){{0,3}}?(?:has|have|was|were|is|are) (?:not|n['’]t) (?:been )?(?:cancel\w+|"
    rf"called off|broken (?:off|"
    rf"down)|collapsed|postponed|suspended|signed|stalled|failed|done|over|dead|true)|(?:nobody|no one) has "
    rf"(?:agreed|signed|offered|proposed|promised|conceded|"
    rf"asked|accepted|threatened|left|refused|withdrawn|decided)\b|no "
    rf"(?:deal|agreement|"
    rf"concession|decision|offer|document|letter|promise|paper)s? (?:has|have|was|were|exists?)\b|whoever (?:told|"
    rf"says|said|claims)|"
    rf"(?:anyone|anybody|those) who (?:says?|claims?|said|told|believes?) )",
    re.IGNORECASE,
)


SELF = re.compile(
    r"\bI did not\b(?=[,.;])|\bwe did not\b(?=[,.;])|\bnobody asked\b|\bthere was no such\b", re.IGNORECASE
)


NEGATIVE = re.compile(
    r"\b(?:not|n['’]t|never|no longer|no\b(?! date)|none|neither|nor|without|nobody|nothing|(?:un|dis)agree\w*|"
    r"fail(?:s|ed)? to|refus(?:es|ed|ing)|reject(?:s|ed|ing)|den(?:y|ies|ied)|lack\w*|un(?:willing|able|true|"
    r"aware))\b",
    re.IGNORECASE,
)
