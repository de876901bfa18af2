"""Denials, in that word or in others; a denial of what is itself denied is unclear as printed."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims import idioms
from goodoffices.dispatches.claims.answers import answers
from goodoffices.dispatches.claims.reported import denied
from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.inflection import done, nouns, verbs
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase
from goodoffices.talks.press import Polarity

_REPORTS = (
    r"(?:"
    + nouns(
        "report remark suggestion characterisation characterization description depiction portrayal claim "
        "allegation accusation rumour rumor assertion charge story account "
        "assumption version notion"
    )
    + r"|speculation|talk|the idea|media reports|the view)"
)
_DENIES = re.compile(
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
_UNTRUE = re.compile(
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
_SPOKEN = re.compile(  # in somebody's own words only
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
_SELF = re.compile(
    r"\bI did not\b(?=[,.;])|\bwe did not\b(?=[,.;])|\bnobody asked\b|\bthere was no such\b", re.IGNORECASE
)
_NEGATIVE = re.compile(
    r"\b(?:not|n['’]t|never|no longer|no\b(?! date)|none|neither|nor|without|nobody|nothing|(?:un|dis)agree\w*|"
    r"fail(?:s|ed)? to|refus(?:es|ed|ing)|reject(?:s|ed|ing)|den(?:y|ies|ied)|lack\w*|un(?:willing|able|true|"
    r"aware))\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The denials: of a sentence outside quotation marks, or of a sentence in them."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        words = read.masked[sentence.span.start : sentence.span.end]
        verb = _DENIES.search(words)
        untrue = _UNTRUE.search(words) or idioms.DENIAL.search(words)
        found = verb or untrue
        if (
            not found
            or re.search(r"\bneither\b[^.;]*\bnor den", words, re.IGNORECASE)
            or re.search(
                r"\b(?:not|n['’]t|refus\w+ to|declin\w+ to|nor|neither|can|could) (?:to )?den(?:y|ied)\b|\b(?:can|"
                r"could) den",
                words,
            )
        ):
            continue
        if found.group().casefold().startswith("denying") and re.search(r"\b(?:not|without) $", words[: found.start()]):
            continue
        unit = next(
            (
                u
                for u in read.units
                if not u.quoted and sentence.span.start <= u.start < sentence.span.end and u.speaker
            ),
            None,
        )
        said = next(
            (s for s in sentence.said if s.frame.begin <= sentence.span.start + found.start() and s.speaker), None
        )
        span = _clause(words, found, sentence.span)
        after = words[found.end() : span.end - sentence.span.start]
        polarity: Polarity = (
            "unclear as printed"
            if verb and verb.group().casefold().startswith("den") and _NEGATIVE.search(after)
            else "as stated"
        )
        base = unit or next((u for u in read.units if sentence.span.start <= u.start < sentence.span.end), None)
        if base is None:
            from_speaker = said.speaker if said else None
            made.append(
                Suggestion(
                    "denial",
                    span.start,
                    span.end,
                    read.text[span.start : span.end],
                    polarity=polarity,
                    why=phrase("a word that denies"),
                    speaker=from_speaker.name if from_speaker else "",
                    party=from_speaker.party if from_speaker else "",
                )
            )
            continue
        scope = re.search(
            r"\b(?:any|a|the)\s+((?:[\w-]+\s+){0,3}(?:list|documents?|reports?|letter|paper|offer|deal)\b(?: of "
            r"\w+)?)",
            after,
        )
        made.append(
            of_unit(
                "denial",
                base,
                read,
                phrase("a word that denies"),
                span.start,
                span.end,
                polarity=polarity,
                scope=scope.group(1) if scope else "",
                verbatim=False,
            )
        )
    made.extend(_answered(read))
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if (
            unit.quoted
            and unit.speaker
            and (_SPOKEN.search(words) or _UNTRUE.search(words) or idioms.DENIAL.search(words) or _SELF.search(words))
            and not re.search(r"\?\s*$", words)
        ):
            if re.match(r"no[.,—–-]", words, re.IGNORECASE) and len(words) < 6 and "?" not in unit.before:
                continue
            if re.match(
                r"no,? (?:i|we) (?:cannot|can['’]t|will not|won['’]t) (?:\w+ )?(?:confirm|say|comment|tell)",
                words,
                re.I,
            ):
                continue
            if any(s.start <= unit.start < s.end for s in made):
                continue
            if any(s.speaker in ("", unit.speaker.name) and 0 <= unit.start - s.end < 60 for s in made):
                continue
            if re.match(r"no\.", words, re.IGNORECASE) and len(words) < 6:
                following = next(
                    (u for u in read.units if u.quoted and u.start > unit.start and u.speaker == unit.speaker), None
                )
                if following and following.start - unit.end < 3:
                    made.append(
                        of_unit("denial", unit, read, phrase("says that it is not so"), unit.start, following.end)
                    )
                    continue
            if not any(
                s.start < unit.end + 2 and unit.start < s.end + 2 and s.speaker == unit.speaker.name for s in made
            ):
                made.append(of_unit("denial", unit, read, phrase("says that it is not so")))
    return made + denied(read, made)


_NO = re.compile(
    r"(?:no|not at all|never|not so|certainly not|absolutely not|of course not|nonsense|rubbish|false|untrue|by no "
    r"means|far from it)\b[^\w]*$",
    re.I,
)


def _answered(read: Read) -> list[Suggestion]:
    """A “no” of few words, with the question that it answers where the report asks it."""
    return [
        of_unit("denial", answer.unit, read, phrase("says no to a question"), answer.whole.start, answer.whole.end)
        for answer in answers(read)
        if answer.whole.start < answer.unit.start and _NO.fullmatch(read.text[answer.unit.start : answer.unit.end])
    ]


def _clause(words: str, found: re.Match[str], span: Span) -> Span:
    """The clause of a denial: from its subject to where another clause begins."""
    start = max(
        (
            m.end()
            for m in re.finditer(r"[;]\s|,\s(?:while|but|and)\s|\x01[,.]?\s+(?=(?-i:[A-Z]))", words[: found.start()])
        ),
        default=0,
    )
    rest = re.search(
        r";\s|,\s(?:while|but|and|although|though)\s|\sand that\s|\sand (?:said|added|insisted|accused)\b|\x01",
        words[found.end() :],
    )
    end = found.end() + rest.start() if rest else len(words)
    return Span(span.start + start, span.start + len(words[:end].rstrip(" .,")))
