"""Frames of reported speech: who says, in which words of the sentence, and which part of it is what was said.

A frame has a subject, a verb of saying and what goes with it ("told reporters in Osper on Monday that"). What was said
stands after it, before it, or on both sides. "According to …" and "quoted … as saying" are frames too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.adjuncts import PREPOSITION, adjuncts
from goodoffices.dispatches.antecedents import antecedent
from goodoffices.dispatches.content import FINITE, QUOTED, Frame, with_content
from goodoffices.dispatches.inflection import PAST
from goodoffices.dispatches.lexicon import BESIDE, HEADS, NAMING, NOT_OF_CONTENT, NOUNS, SAID
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.when import When

WEAK = re.compile(  # verbs that more often do than say
    r"(?:agree|propos|offer|demand|expect|hop|believ|confirm|mention|ask|blam|welcom|refus|declin|sigh|laugh|"
    r"smil|ventur|continu|"
    r"reject|brief|clarif|relay|signal|estimat|promis|pledg|vow|certif|specif|stipulat|liken|complain|appeal|"
    r"point|rate?|sum|"
    r"object|protest|refer|voic|testif|advis|insist|condemn|highlight|forecast|urg|observ|conclud|recall|conced|"
    r"acknowledg)(?:e|e?s|e?d|t|ing|y|ies|ied|"
    r"ped|led|ling|med|ming)?"
)


_CUT = re.compile(
    r",\s(?:in|at|on|by|during|after)\s(?:which|whom)\s|[;:]\s|\s[—–-]{1,2}\s|,?\s(?:while|whereas|but|though|although|because|as|after|when|since|if|that|so|"
    r"until|before|where|yet)\s|"
    r",\s(?:and|then|or)\s|[?!]\s|\x01+[,.]?(?=\s|$)"
)
_RELATIVE = re.compile(r",\s(?:who|which|whose|whom|[a-z]{3,}ing)\b[^,;\x01]*,")
_APART = re.compile(r";\s|,\s(?:while|but|and|whereas)\s|\x01,?\s+and\s")
_AND = re.compile(r"\sand\s")
_NOT_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|to|not|n['’]t|of|the|a|an|its|his|her|their|our|as|in|on|by|for|with|no|"
    r"any|this|"
    r"these|those|that|get|gets|got|more|newly|previously|already|recently|widely|so-called)\s*$",
    re.IGNORECASE,
)
_CITING = re.compile(
    r",?\s*(?:citing|quoting)\s+(?P<whom>[^,;\x01]+?)(?=,|;|\.?\s*$|\s+as\s+(?:saying|telling)|\s+that\b)"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the words of|[Ii]n the view of|[Tt]o quote|[Ii]n the phrase "
    r"of)\s+(?P<whom>(?:[^,;.\x01]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bMrs)\.|"
    r"(?<=\bDr)\.)+)(?P<more>,\s*(?:(?:who|which|a|an|the|citing|quoting)\s[^,;]+?(?=,|\.?$)|"
    r"(?:[A-Z][\w.'’-]+\s?){1,4}(?=,)))?"
)
_AS_PUT = re.compile(
    r"\b[Aa]s\s+(?P<whom>[^,;\x01]{2,70}?)\s+(?:(?:has |had |once )?put it|puts it|has it|had it|described it|"
    r"called it|phrased it|"
    r"expressed it|said)\b(?! (?:that|on|in|at)\b)"
)
_AS_SAYING = re.compile(
    r"\b(?:quot\w+|cit\w+)\s+(?P<whom>[^,;\x01]{2,90}?),?\s+as\s+(?:saying|telling|having said|"
    r"writing)(?:\s+\w+ers|\s+\w+ists)?(?:\s+that)?"
)


def masked(text: str, quotes: Sequence[Span]) -> str:
    """The text with every quotation blotted out, at the same places."""
    parts = list(text)
    for quote in quotes:
        parts[quote.start : quote.end] = QUOTED * (quote.end - quote.start)
    return "".join(parts)


def _subject(text: str, start: int, verb: int) -> tuple[int, Span]:
    """Where the clause of a verb begins, and its subject as far as commas tell: both up to the verb."""
    left = start
    told = [m.span() for m in _RELATIVE.finditer(text, start, verb)]
    for cut in _CUT.finditer(text, start, verb):
        if not any(first <= cut.start() < last for first, last in told):
            left = cut.end()
    for cut in _AND.finditer(text, left, verb):
        if any(first <= cut.start() < last for first, last in told):
            continue
        since = max(left, text.rfind(", ", left, cut.start()) + 1)
        finite = FINITE.search(text, since, cut.start()) or PAST.search(text, since, cut.start())
        if finite and not re.search(r"\b(?:both|between)\b", text[left : cut.start()], re.I):
            left = cut.end()
    while left < verb and text[left] in " ,\x01.—–":
        left += 1
    end = verb
    while end > left and text[end - 1] in " ":
        end -= 1
    return left, Span(left, end)


def frames(text: str, sentence: Span, whens: Sequence[When]) -> list[Frame]:
    """The frames of one sentence of a masked text, in order."""
    found: list[Frame] = []
    for match in [*_ACCORDING.finditer(text, sentence.start, sentence.end)]:
        whom = Span(match.start("whom"), match.end("whom"))
        alone = match.start() - sentence.start < 3 and not re.search(r"[\w\x01]", text[match.end() : sentence.end])
        more, stop = ("", whom.end) if alone else (match["more"] or "", match.end())
        if re.match(r",\s+the\s", more) and not set(re.findall(r"[\w-]+", more.casefold())) & HEADS:
            more, stop = "", whom.end  # "according to her, the next meeting …": what she said, not who she is
        found.append(Frame(match.start(), whom, more, "according to", match.start(), stop, ()))
    for match in _AS_PUT.finditer(text, sentence.start, sentence.end):
        whom = Span(match.start("whom"), match.end("whom"))
        found.append(Frame(match.start(), whom, "", "according to", match.start(), match.end(), ()))
    for match in _AS_SAYING.finditer(text, sentence.start, sentence.end):
        whom = Span(match.start("whom"), match.end("whom"))
        _, before = _subject(text, sentence.start, match.start())
        medium = text[before.start : before.end].strip(" ,")
        found.append(Frame(before.start, whom, "", "said", before.start, match.end(), (), medium))
    for pattern in (SAID, BESIDE):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(f.begin <= match.start() < f.end for f in found):
                continue
            if pattern is BESIDE and found and not _in_its_own_clause(text, match, found):
                continue
            frame = _frame(text, sentence, match, whens, pattern is BESIDE, found)
            if frame is not None:
                found.append(frame)
    return with_content(text, sentence, sorted(found, key=lambda f: f.begin))


def _in_its_own_clause(text: str, match: re.Match[str], found: Sequence[Frame]) -> bool:
    """Whether a verb stands with a quotation of its own, in a clause that no other frame has."""
    before = max((f.end for f in found if f.begin <= match.start()), default=-1)
    return (
        before >= 0
        and _APART.search(text, before, match.start()) is not None
        and re.match(r"\s(?:[\w'’]+\s){0,4}\x01", text[match.end() :]) is not None
    )


def _frame(
    text: str, sentence: Span, match: re.Match[str], whens: Sequence[When], beside: bool, earlier: Sequence[Frame]
) -> Frame | None:
    verb = match["verb"]
    start, end = match.start(), match.end()
    before, after = text[sentence.start : start], text[end : sentence.end]
    if beside and not (
        re.search(r"\x01[,.]?\s*[\w .'’-]{0,40}$", before)
        or re.match(r"[\s:,]*(?:(?:it|them|this|that|him|her)\s)?(?:as\s)?\x01", after)
    ):
        return None
    if _NOT_BEFORE.search(before) and "as" not in match["auxiliary"].split():
        return None
    if verb.casefold().startswith("call") and re.match(
        r"\s+(?:(?:off|in|up|back|out|for|on)|(?:[\w’'-]+ ){1,3}?(?:back|together))\b[^\x01]*$", after
    ):
        return None  # "would call off the strike": a deed
    clause, subject = _subject(text, sentence.start, start)
    if earlier and clause < earlier[-1].end <= start and re.search(r"\w", text[earlier[-1].end : start]):
        clause = earlier[-1].end  # "the Union said observers would tell": said within what is said
        subject = Span(clause, max(clause, subject.end))
    words = text[subject.start : subject.end]
    what = re.search(r"\b[Ww]hat\s+(?P<who>(?:[\w'’-]+\s?){1,5})$", words)
    if what:
        subject = Span(subject.start + what.start("who"), subject.end)
        clause = subject.start
        words = what["who"]
    who = re.search(r"[\s,]+(?:who|which)$", words)
    named = antecedent(text, sentence.start, subject.start + who.start()) if who else None
    if named is not None:
        return _told(text, sentence, match, whens, named)
    relative = re.search(r"(?:^|,\s)(?:which|who|whom|that)\s+[^,]+$", words) is not None
    if verb.casefold() in NOUNS and not re.search(
        r"(?:^|\s)(?:[A-Z][\w.'’-]+|he|she|it|who|which|agency|media)$", words
    ):
        return None
    inverted = re.search(r"\x01[,.]?\s*$", before) is not None and not words
    apposition = ""
    if inverted and not match["going"]:
        behind = re.compile(
            rf"\s+(?P<whom>(?:(?:[A-Z]\.){{2,3}}\s|(?!{PREPOSITION} |that |as |while |when |who "
            rf")[^,;:.\x01\s]+(?:\s|(?=[,;:.\x01]|"
            rf"$))|(?<=\b[A-Z])\.\s|(?:Mr|Mrs|Ms|Dr)\.\s|(?:of|for|to|in|from)\s(?:the\s)?(?=[A-Z]|state|"
            rf"foreign)|of\s(?=(?:the|those|these|them|its|his|her|their)\b))+)"
            r"(?:,\s*(?P<more>[^,.;\x01]+))?"
        ).match(text, end, sentence.end)
        if behind:
            whom = Span(behind.start("whom"), behind.end("whom"))
            stop, _ = adjuncts(text, behind.end(), sentence.end, "said", whens)
            return Frame(start, whom, behind["more"] or "", verb, start, stop, ())
    beside_it = (
        re.search(r",?\s(?:with|and)\s(?P<who>(?:(?!with\s)[^,;:\x01])+?)\s*$", before) if match["going"] else None
    )
    if beside_it and ", with" in before and re.match(r"\s+(?:that|of)\b|[^.;]{0,60}\x01", after):
        # "…, with the chair warning that …"
        who_says = Span(sentence.start + beside_it.start("who"), sentence.start + beside_it.end("who"))
        stop, _ = adjuncts(text, end, sentence.end, verb, whens)
        return Frame(who_says.start, who_says, "", verb, who_says.start, stop, ())
    if match["going"] and "as" not in match["auxiliary"].split():
        if not re.search(r"(?:,|\x01|\band|\bbut|\bbefore|\bwithout)\s*$", before) and words:
            return None
        subject = Span(start, start)
        clause = start
    citing = _CITING.match(text, end, sentence.end)
    stop, _ = adjuncts(text, end, sentence.end, verb, whens)
    citing = citing or _CITING.match(text, stop, sentence.end)
    via = ""
    if citing:
        via = citing["whom"]
        stop, _ = adjuncts(text, citing.end(), sentence.end, "said", whens)
    if verb.casefold() in NAMING:
        stop = end
    if relative and earlier:
        return None  # "the issues, which he said are two": the sentence goes on
    if WEAK.fullmatch(verb) and any(clause in (f.clause, f.end) for f in earlier):
        return None
    if WEAK.fullmatch(verb) and not (
        re.match(r"\s+that\b|[^.;\x01]{0,60}\x01", after)
        or (re.match(r"\s*[.]?\s*$", after) and "," in words)
        or (words and re.search(r"\x01[,.]?\s*[^\x01,;]{0,60}$", before))
    ):
        return None
    if (
        verb.casefold() in NOT_OF_CONTENT
        and not re.search(r"\x01", after[:30])
        and not re.search(r"\x01[,.]?\s*[^\x01]{0,50}$", before)
    ):
        return None
    return Frame(
        clause, subject, apposition, verb, subject.start if subject.start < subject.end else start, stop, (), via
    )


def _told(text: str, sentence: Span, match: re.Match[str], whens: Sequence[When], who: Span) -> Frame:
    """The frame of "…, who was quoted as saying": its subject stands before the relative clause."""
    stop, _ = adjuncts(text, match.end(), sentence.end, match["verb"], whens)
    return Frame(match.start(), who, "", match["verb"], match.start(), stop, ())
