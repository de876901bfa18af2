"""Who said which quotation: beside it, before it in its sentence, or carried over from what stands before.

The order of trust: a frame right behind a quotation that begins its sentence ("…," he said); the frame in whose
content it
stands; a name and a colon; the speaker of the quotation before it in the paragraph; whoever spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.carried import carried, speaks
from goodoffices.dispatches.content import QUOTED
from goodoffices.dispatches.names import Person, as_word, surname
from goodoffices.dispatches.quotations import Quote
from goodoffices.dispatches.reading import Circumstance, Said, Sentence, Utterance, occasion
from goodoffices.dispatches.saying import SUBJECT
from goodoffices.dispatches.sentences import UPPER
from goodoffices.dispatches.speakers import Resolver
from goodoffices.dispatches.works import is_title

_OPENING = re.compile(r"^[\s\x01,.;:—–\-\d()]*$")


_CAME = re.compile(
    r"[\s,]*(?:came|was|ran|read|is)\s+(?:the|a|his|her)\s+(?:\w+\s+)?(?:reply|answer|response|message|verdict|"
    r"comment|word|line|view)\s+"
    r"(?:from|of)\s+(?P<who>[^.;,\x01]{2,50})"
)


def quoted(
    text: str, masked: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], resolver: Resolver
) -> list[Utterance]:
    """The quotations with their speakers, in order; those of nobody are left out."""
    done: list[Utterance] = []
    last: tuple[Person, Circumstance, int] | None = None  # whoever spoke last, and in which paragraph
    for n, sentence in enumerate(sentences):
        inside = [q for q in quotes if sentence.span.start <= q.outer.start < sentence.span.end]
        speaking = [s for s in sentence.said if s.speaker is not None and not s.medium]
        for quote in inside:
            before = masked[sentence.span.start : quote.outer.start]
            held = any(c.start <= quote.outer.start < c.end for s in speaking for c in s.frame.content)
            if is_title(text[quote.start : quote.end], before, held) and not _OPENING.match(before):
                continue
            found = _speaker(text, masked, sentence, quote, speaking, resolver, sentence.said)
            if found is None and sentence.kind != "headline" and _stands_alone(masked, sentence):
                found = carried(n, sentences, masked, last, resolver)
            if found is None:
                continue
            full = _OPENING.match(before) is not None or re.search(r"[:,]\s*$", before) is not None
            done.append(Utterance(quote.start, quote.end, found[0], found[1], n, full))
            last = (*found, sentence.paragraph)
        if speaking and not inside:
            final = speaking[-1]
            assert final.speaker is not None
            last = (final.speaker, final.circumstance, sentence.paragraph)
    return done


def _speaker(
    text: str,
    masked: str,
    sentence: Sentence,
    quote: Quote,
    speaking: Sequence[Said],
    resolver: Resolver,
    everyone: Sequence[Said],
) -> tuple[Person, Circumstance] | None:
    before = masked[sentence.span.start : quote.outer.start]
    first = _OPENING.match(before) is not None
    after = [s for s in speaking if s.frame.begin >= quote.outer.end]
    holding = [s for s in speaking if any(c.start <= quote.outer.start < c.end for c in s.frame.content)]
    beside = [s for s in after if re.fullmatch(r"[\s,.;—–\x01-]*(?:and\s)?", masked[quote.outer.end : s.frame.begin])]
    if first:
        chosen = beside or after or holding
        if chosen and (
            beside
            or holding
            or QUOTED in masked[quote.outer.end : chosen[0].frame.begin]
            or sentence.kind != "headline"
        ):
            return speaks(chosen[0])
        if everyone and not speaking and any(s.medium for s in everyone):
            return None
        rest = masked[quote.outer.end : sentence.span.end]
        found = resolver.cast.by_name(rest) if re.search(r"\w", rest) else None
        if found is not None:
            return found, Circumstance()
        owned = re.search(
            r"\b(?:is|was|were|are)\s+(?:how\s+)?(?P<who>[^.;,\x01]{2,50}?)(?:['’]s?\s+[\w -]+|\s+(?:put|puts|"
            r"sees|saw|described|phrased|summed)\b)",
            rest,
        )
        owned = owned or _CAME.match(rest)
        named = resolver.resolve(owned["who"], quote.outer.end) if owned else None
        if named is not None and not resolver.is_medium(named.name):
            return named, Circumstance()
        if sentence.kind == "headline" and re.match(r"[\s,]*(?:[—–:-])\s*\S", rest):
            named = resolver.resolve(rest, quote.outer.end)
            return (named, Circumstance()) if named and not resolver.is_medium(named.name) else None
        return None
    ahead = [s for s in holding if s.frame.begin < quote.outer.start]
    told = [s.frame for s in speaking if s.frame.end < quote.outer.start and s.frame.verb != "according to"]
    gapped = _GAPPED.search(before) if told else None
    if gapped and not re.search(r"\w|\x01", before[max(f.end for f in told) - sentence.span.start : gapped.start()]):
        gapped = None  # "Vosk said on Monday, …": nothing that two could be said to have said
    other = resolver.resolve(gapped["who"], quote.start) if gapped else None
    if other is not None and not resolver.is_medium(other.name):
        return other, Circumstance()
    owned = _HIS_WORDS.search(before) if not ahead else None
    owner = (
        resolver.pronoun({"his": "he", "her": "she"}[owned["whose"].casefold()], sentence.span.start) if owned else None
    )
    if owner is not None:
        return owner, Circumstance()
    if ahead:
        return speaks(ahead[-1])
    if holding:
        return speaks(holding[0])
    colon = re.search(r":\s*$", before)
    if colon:
        found = resolver.cast.by_name(before) or resolver.resolve(
            re.split(
                r"\s(?:was|is|came|read|had)\s(?:as |a |an |one |only |just |simply |short|brief|\w+ly\b)|"
                r"\b(?:put it|responded|was blunt|had this|had)\b",
                before[: colon.start()],
            )[0],
            quote.start,
        )
        if found is not None and not resolver.is_medium(found.name):
            return found, Circumstance("", occasion(before))
    earlier = [s for s in speaking if s.frame.begin < quote.outer.start]
    if earlier:
        return speaks(earlier[-1])
    if beside or after:
        return speaks((beside or after)[0])
    if sentence.kind == "headline" and not colon:
        party = next((p for p in resolver.cast.parties if before.strip() in p.names), None)
        return (Person(before.strip(), "", party.id), Circumstance()) if party is not None else None
    if any(s.medium for s in everyone):
        return None
    return _subject(masked, sentence, quote, resolver)


_GAPPED = re.compile(  # "Rovania described it as modest, Dastria as “…”": the verb is told once
    rf"(?:[,;]|(?<=\x01))\s(?:and |while |but )?(?P<who>(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?:the )?{UPPER}[\w'’.-]+(?: "
    rf"{UPPER}[\w'’.-]+){{0,2}})"
    r"(?:\s(?:as|of))?(?:\s(?:an?|the))?\s*$"
)
_HIS_WORDS = re.compile(
    r"\b(?P<whose>his|her) (?:remark|words|comment|statement|claim|warning|phrase|"
    r"description)s?\b[^,;]{0,60}$"
)


_OWNED = re.compile(
    r"\W*(?P<who>[\w’' .-]{2,50}?)['’]s? (?:\w+ )?(?:words?|phrase|line|motto|formula|answer|reply|verdict|message|"
    r"advice|comment)\b[^.;]{0,20}$"
)
_TO_WHOM = re.compile(  # "For Vosk it was “a good day”"
    r"\W*(?:[Ff]or|[Tt]o) (?P<who>[\w’'. -]{2,40}?),? (?:it|this|that|they|the [\w -]{3,30}?) (?:was|were|is|"
    r"are|had been|"
    r"remains?|looks?|looked)\b[^.;]{0,30}$"
)
_PRONOUN = re.compile(r"\W*(?P<who>he|she|they)\s(?=\w)", re.IGNORECASE)


def _subject(masked: str, sentence: Sentence, quote: Quote, resolver: Resolver) -> tuple[Person, Circumstance] | None:
    """Whose words are quoted in a sentence without a verb of saying: those of its subject, if it is one who can
    speak."""
    before = masked[sentence.span.start : quote.outer.start]
    to_whom = _TO_WHOM.match(before)
    one = resolver.resolve(to_whom["who"], sentence.span.start) if to_whom else None
    if one is not None and not resolver.is_medium(one.name):
        return one, Circumstance()
    named = [(m.start(), p) for p in resolver.cast.people for m in as_word(surname(p.name)).finditer(before)]
    if named:
        return max(named, key=lambda found: found[0])[1], Circumstance()
    owned = _OWNED.match(before)
    owner = resolver.resolve(owned["who"], sentence.span.start) if owned else None
    if owner is not None and not resolver.is_medium(owner.name):
        return owner, Circumstance()
    subject = _PRONOUN.match(before) or SUBJECT.match(before)
    found = resolver.resolve(subject["who"], sentence.span.start) if subject else None
    strong = re.search(
        r"\b(?:in (?:his|her|its|their|the) words|words|phrase|remark|statement|line|message|term|expression|"
        r"tone|formula)\b",
        before,
    )
    if found is not None and (strong or found in resolver.cast.people) and not resolver.is_medium(found.name):
        return found, Circumstance()
    return None


def _stands_alone(masked: str, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quotation, or a quotation and what its speaker did."""
    words = masked[sentence.span.start : sentence.span.end]
    return re.search(r"[^\W\d]", re.sub(QUOTED, "", words)) is None
