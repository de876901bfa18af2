"""A few words in quotation marks that say how somebody finds the talks: 'called it "a useful beginning"'."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.vocabulary import ADVERBS, TALKS
from goodoffices.dispatches.content import QUOTED
from goodoffices.dispatches.inflection import nouns, verbs
from goodoffices.dispatches.names import as_word, surname
from goodoffices.dispatches.reading import Read, Utterance
from goodoffices.dispatches.sentences import Span

_NAMES = verbs(
    "call describe hail find deem term dub label brand style pronounce consider judge rate view see regard greet "
    "praise "
    "characterise characterize sum_up liken compare welcome dismiss remember recall portray paint present rank treat "
    "acclaim applaud salute commend lament deplore decry mock size_up assess appraise depict count think write_off"
)
_NAMED = re.compile(
    rf"\b(?:{_NAMES})\b(?P<what>[^.;:{QUOTED}]{{0,80}}?)(?:\s(?:as|to be|to|with|a|an|the|being|having been|in part|"
    rf"in all))*\s*$",
    re.IGNORECASE,
)
_WE = re.compile(
    rf"\b(?:we|they|it|things|both|sides|parties|delegations) (?:is|are|was|were|had been|have been|stood|remained) "
    rf"{ADVERBS}$",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b{verbs('speak talk complain boast tell')} (?:only |again |merely )?of (?:an? |the )?\s*$", re.IGNORECASE
)
_THING = (
    r"(?:"
    + nouns(
        "round talk talks meeting session day week evening night outcome result text paper draft protocol document "
        "deal agreement "
        "accord compromise progress preparation exchange conversation call mood atmosphere tone climate air "
        "encounter discussion "
        "negotiation consultation hearing plenary visit start beginning opening ending summit process work contact "
        "offer proposal "
        "package plan formula step move gesture hour conference dialogue vote standard contract settlement statement "
        "communiqué"
    )
    + r"|talks|progress)"
)
_WAS = re.compile(
    rf"\b{_THING}\b[^.;{QUOTED}]{{0,60}}?\b(?:is|are|was|were|be|been|being|remain(?:s|ed)?|went|felt|feels?|"
    rf"seem(?:s|ed)?|look(?:s|ed)?|sounded|proved|"
    rf"became|ended|has|have|had|brought|marked|made|represented|constituted|as|of) {ADVERBS}(?:an? |the |to be |in "
    rf"(?:an? |the )?)?\s*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|remarks?|comments?|rumou?rs?|account|assertions?|speculation|"
    r"story|stories|version|charges?|"
    r"suggestions?|letter|speech|article|decision|strike|shelling|arrest|ban|law|war|operation|attack|demands?|"
    r"question|idea|man|woman|country|"
    r"government|enemy|weather|film|book|lockout|walkout|himself|herself|him|her)\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:said|says|told|added|that|noted|wrote),?\s(?:that\s)?(?=(?:the|both|it|they|there|this|"
    r"a|an)\b)"
)
_APPOSED = re.compile(r",\s(?:who|which|whose|the|a|an)\s[^,;]{5,90},\s(?=\w+\s)")
_APART = re.compile(r";\s|,\s(?:while|whereas|but)\s")


def assessed(read: Read, said: Utterance) -> Span | None:
    """The clause in which a few quoted words judge the talks or what came of them; None where they do not."""
    if said.sentence < 0 or said.end - said.start > 110:
        return None
    span = read.sentences[said.sentence].span
    cuts = [m.end() for m in _APART.finditer(read.masked, span.start, said.start)]
    start = cuts[-1] if cuts else span.start
    before = read.masked[start : said.start - 1]
    if QUOTED in before[-60:]:
        before = before.rpartition(QUOTED)[2]
    named, of, was = _NAMED.search(before), _OF.search(before), _WAS.search(before) or _WE.search(before)
    what = named["what"] if named else ""
    if re.match(r"\W*\sthat\b", read.text[said.end : span.end]):
        return None  # "it is “likely” that …"
    if named and (_OTHER.search(what) or _somebody(read, what)):
        return None
    if of and any(w.start < said.end and said.start < w.end for w in read.whens):
        return None
    if not (named or of or was) or re.search(
        r"\b(?:what|which|so) (?:is |was |are |were )?(?:called|described)\W*$", before
    ):
        return None
    if not named and re.search(
        r"\b(?:must|should|will|would|could|if|can|as long as|unless|until|whether)\b", before[-90:]
    ):
        return None
    if (
        of
        and not re.search(rf"\b{_THING}\b|\bdays?\b|\bhours?\b", read.text[said.start : said.end], re.I)
        and len(before.split()) > 12
    ):
        return None
    clause = [m.end() for m in _THAT.finditer(read.masked, start, said.start)] if not named else []
    start = clause[-1] if clause else start
    apposed = _APPOSED.search(read.masked, start, said.start)
    if apposed and (named or of) and apposed.end() - start > 60:
        start = apposed.end()  # "…, who observed the talks, spoke of “a decent week”": from the verb
    rest = re.match(
        r"[,.]?[\"”’'»]\s*(?:at the time|all the same|nonetheless|in private|afterwards)?",
        read.text[said.end : span.end],
    )
    return Span(start, said.end + (len(rest.group().rstrip()) if rest else 0))


def _somebody(read: Read, words: str) -> bool:
    """Whether it is a person who is called so."""
    return any(as_word(surname(p.name), "(?!['’])").search(words) for p in read.cast.people) and not re.search(
        rf"\b(?:{TALKS}|{_THING})\b", words, re.IGNORECASE
    )
