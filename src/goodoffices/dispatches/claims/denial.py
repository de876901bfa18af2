"""Denials, in that word or in others; a denial of what is itself denied is unclear as printed."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.talks.press import Polarity

_REPORTS = (
    r"(?:reports?|suggestions?|claims?|allegations?|accusations?|rumou?rs?|speculation|assertions?|talk|the idea|"
    r"the charge|charges|the notion|stories|accounts|assumptions?|the claim|media reports)"
)
_DENIES = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)\b(?! (?:entry|access|him|her|them))|(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|"
    rf"ing)?|refut(?:es|ed|ing|e)|disput(?:es|ed)|contradict(?:s|ed)|brush(?:es|ed) (?:off|aside)|push(?:es|ed) "
    rf"back (?:on|against)|scotch(?:es|ed)|quash(?:es|ed))\s+(?:[\w'’-]+\s+){{0,3}}?{_REPORTS}\b|disavow\w+|"
    rf"knock(?:s|ed) down)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:is|was|are|were|as|be|been|it|this|that)\s+(?:simply |completely |entirely |totally |utterly |"
    r"absolutely |just |plainly |wholly |flatly |all |pure |complete |total |\"|“|‘|an? )*(?:untrue|not true|"
    r"n['’]t true|false|fals(?:e|ehood)|nonsense|baseless|groundless|unfounded|without foundation|fabricat\w+|"
    r"invent(?:ed|ion)s?|fiction|fake|fantasy|incorrect|inaccurate|not (?:the case|so|correct|accurate|what "
    r"happened)|a lie|lies|rubbish|wrong|made up|pure invention)\b|"
    r"\b(?:call(?:s|ed)|describ(?:es|ed)|brand(?:s|ed)|label(?:s|led)) [^.;]{2,60}? (?:as )?(?:\"|“|‘)?(?:an? |"
    r"complete |pure |total |outright )*(?:false|untrue|nonsense|baseless|groundless|unfounded|a lie|lies|"
    r"fabricat\w+|invent\w+|fiction|fake|rubbish|fantasy|a fairy tale|a fantasy|incorrect|wrong|misleading)\b|"
    r"\b(?:fairy[- ]tales?|pure invention|figment|malicious|fabrication|fake news|a hoax|premature|"
    r"misunderstanding|misread\w*|out of (?:thin air|context))\b|\b(?:said|says|insist\w*|stress\w*|"
    r"maintain\w*)\b[^.;]{0,40}\b(?:never|knew nothing|knows nothing|had signed nothing|had (?:agreed to nothing|"
    r"signed nothing|promised nothing|offered nothing)|no such)\b|\bissued a denial\b|\bdenials?\b|\bknew "
    r"nothing (?:of|about)\b|"
    r"\bdisput(?:es|ed) (?:that|the|this|his|her|their|its)\b|\b(?:talks|round|negotiations|process|deal) "
    r"(?:have|has|had|is|are|was|were) not (?:collapsed|failed|broken|over|dead|stalled|been (?:cancel\w+|called "
    r"off|suspended|broken off))\b|"
    r"\bno truth (?:in|to)\b|\bnothing of the (?:kind|sort)\b|\bno such\b|\bnever happened\b|\bdid (?:not|"
    r"n['’]t) happen\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(  # in somebody's own words only
    r"^(?:no[.,—–-]|absolutely not|not at all|of course not|certainly not|(?:i|we) did not (?:agree|accept|sign|"
    r"receive|offer|ask|make|say|promise|propose|meet|attack|break|leave|refuse|cancel|violate|start|threaten|"
    r"order|send|cross|fire)\b|(?:i|we) (?:have (?:not|never)|never) (?:agreed|accepted|signed|received|offered|"
    r"asked|made|discussed|withdrawn|broken|violated|attacked|said|promised|proposed|met|spoken|seen|threatened|"
    r"refused|left|walked)\b|nobody (?:asked|offered|agreed|proposed)|there (?:is|was|has been|were|are|have "
    r"been) no\b|"
    r"(?:it|that|this) (?:did|does|is|was|has) not\b(?! (?:a question|the (?:time|moment|place)|easy|over|enough|"
    r"clear|for me))|wrong\b|false\b|untrue\b|nonsense\b|never\b[.!]|"
    r"nothing (?:has been|was) (?:agreed|signed|decided|offered|conceded)|(?:the |this |our )?(?:[\w-]+ "
    r"){0,3}?(?:has|have|was|were|is) (?:not|n['’]t) (?:been )?(?:cancel\w+|called off|broken off|collapsed|"
    r"postponed|suspended|accepted|agreed|signed|stalled|failed)|nobody has\b|no one has\b|no (?:deal|agreement|"
    r"concession|decision|date|offer|document)s? (?:has|have|was|were|exists?)\b)",
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
        untrue = _UNTRUE.search(words)
        found = verb or untrue
        if (
            not found
            or re.search(r"\bneither\b[^.;]*\bnor den", words, re.IGNORECASE)
            or re.search(r"\b(?:not|n['’]t|refus\w+ to|declin\w+ to|nor|neither) (?:to )?den(?:y|ied)\b", words)
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
                    why="a word that denies",
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
                "a word that denies",
                span.start,
                span.end,
                polarity=polarity,
                scope=scope.group(1) if scope else "",
                verbatim=False,
            )
        )
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        if (
            unit.quoted
            and unit.speaker
            and (_SPOKEN.search(words) or _UNTRUE.search(words) or _SELF.search(words))
            and not re.search(r"\?\s*$", words)
        ):
            if re.match(r"no[.,—–-]", words, re.IGNORECASE) and len(words) < 6 and "?" not in unit.before:
                continue
            if any(s.speaker in ("", unit.speaker.name) and 0 <= unit.start - s.end < 60 for s in made):
                continue
            if re.match(r"no\.", words, re.IGNORECASE) and len(words) < 6:
                following = next(
                    (u for u in read.units if u.quoted and u.start > unit.start and u.speaker == unit.speaker), None
                )
                if following and following.start - unit.end < 3:
                    made.append(of_unit("denial", unit, read, "says that it is not so", unit.start, following.end))
                    continue
            if not any(
                s.start < unit.end + 2 and unit.start < s.end + 2 and s.speaker == unit.speaker.name for s in made
            ):
                made.append(of_unit("denial", unit, read, "says that it is not so"))
    return made


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
