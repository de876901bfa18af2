"""Who said which quotation: beside it, before it in its sentence, or carried over from what stands before.

The order of trust: a frame right behind a quotation that begins its sentence ("…," he said); the frame in whose content it
stands; a name and a colon; the speaker of the quotation before it in the paragraph; whoever spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.lexicon import MEDIA
from goodoffices.dispatches.names import Person, surname
from goodoffices.dispatches.quotations import Quote
from goodoffices.dispatches.reading import Circumstance, Said, Sentence, Utterance, occasion, said_on
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.speakers import Resolver
from goodoffices.dispatches.speech import QUOTED, Frame
from goodoffices.dispatches.when import When

_TITLED = re.compile(
    r"\b(?:sings?|sang|sung|singing|songs?|titled|entitled|named|nicknamed|so-called|known as|films?|books?|"
    r"novels?|albums?|poems?|plays?|played|hymns?|tunes?|"
    r"exhibition|concert|painting|series|podcast|waltz|opera|ballads?|anthem|hummed|programme|program|show|"
    r"codenamed|code-named|performed|marked|stamped|headed)\s*(?:with\s+)?,?\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:watch(?:ed|ing)?|labelled|read(?:ing)?|sign|banner|placards?|opened|closed|it is|it was|termed|styled|"
    r"dubbed|called)\s*(?:with\s+)?,?\s*$",
    re.IGNORECASE,
)
_SMALL = {"a", "an", "the", "of", "and", "in", "on", "to", "for", "at", "by", "from", "with", "or"}
_OPENING = re.compile(r"^[\s\x01,.;:—–\-\d()]*$")
_SUBJECT = re.compile(
    r"^\W*(?P<who>(?:(?:The|Her|His|Its|Their|A|An)\s+)?[\w'’ -]{1,48}?)(?=\s(?:has|have|had|is|was|were|will|"
    r"would|did|neither|also|"
    r"declined|refused|comes|gave|\w+ed)\b)"
)


def circumstances(text: str, frame: Frame, whens: Sequence[When], via: tuple[str, ...] = ()) -> Circumstance:
    """When and where a frame says that it was said."""
    clause = min(frame.begin, frame.clause)
    spans = [Span(clause, frame.begin), Span(frame.begin, frame.end)]
    content = frame.content[0] if frame.content else None
    if content is not None and content.start < frame.begin:
        spans = spans[1:]
    words = " ".join(text[s.start : s.end] for s in spans)
    dates = [w for s in reversed(spans) for w in whens if s.start <= w.start < s.end]
    return Circumstance(said_on(words, dates), occasion(words), via)


def speak(
    text: str, masked: str, sentence: Sentence, found: Sequence[Frame], resolver: Resolver, whens: Sequence[When]
) -> tuple[Said, ...]:
    """The frames of a sentence with their speakers; notes every subject for the pronouns that follow."""
    _note(text, masked, sentence.span, resolver)
    chain = tuple(
        frame.via.strip()
        for frame in found
        if frame.via and resolver.is_medium(masked[frame.subject.start : frame.subject.end]) and _generic(frame.via)
    )
    done: list[Said] = []
    last: Person | None = None
    for frame in found:
        words = masked[frame.subject.start : frame.subject.end]
        via = chain
        last_piece = words.split(",")[-1].strip() if not words.strip().endswith(",") else words
        medium = resolver.is_medium(last_piece)
        if medium and frame.via and not _generic(frame.via):
            via, words, medium = (last_piece.strip(" ,"), *chain), frame.via, False
        elif frame.via and not medium:
            via = (frame.via.strip(), *chain) if not _generic(frame.via) else chain
        cited = re.search(r"\b(?:cit|quot)(?:ed|es|ing)\s+([^,]+)", frame.apposition)
        if frame.verb == "according to" and medium and cited:
            via, words, medium = (words.strip(), *chain), cited.group(1), False
        told = re.search(r"\btold\s+((?:the\s+)?[\w' ]+)", masked[frame.begin : frame.end])
        if told and MEDIA.search(told.group(1)) and not re.search(r"reporters|journalists|conference", told.group(1)):
            via = (re.sub(r"\s+(?:that|on|in)\b.*$", "", told.group(1)).strip(), *chain)
        if not words.strip(" ,\x01"):
            speaker = last or (resolver.past[-1].speaker if resolver.past else None)
        elif medium:
            speaker = None
        elif frame.apposition and not cited:
            speaker = resolver.resolve(f"{words}, {frame.apposition.strip(' ,')},", frame.begin)
        else:
            speaker = resolver.resolve(words, frame.begin)
        if speaker is not None:
            resolver.note(frame.begin, speaker)
            last = speaker
        done.append(Said(frame, speaker, medium, circumstances(text, frame, whens, via)))
    return tuple(done)


def _generic(words: str) -> bool:
    return re.fullmatch(
        r"(?:the\s+)?(?:[\w-]+\s+){0,2}(?:media|reports?|outlets|agencies|newspapers|press|sources)", words.strip(), re.I) is not None or bool(MEDIA.search(words))  # fmt: skip


def _note(text: str, masked: str, span: Span, resolver: Resolver) -> None:
    """Note whom a sentence is about: the first person in it, and an institution that is its subject."""
    words = masked[span.start : span.end]
    best: tuple[int, Person] | None = None
    for person in resolver.cast.people:
        for m in re.finditer(rf"(?<![\w-]){re.escape(surname(person.name))}(?![\w-])(?!['’]s?\s)", words):
            lead = re.search(
                r"\b(?:with|of|to|by|for|from|against|about|and|like|than|at|in)\s+(?:[\w.'’-]+\s+){0,3}$",
                words[: m.start()],
            )
            if best is None or m.start() < best[0]:
                if lead and best is None and m.start() > 25:
                    continue
                best = (m.start(), person)
            break
    if best is not None:
        resolver.note(span.start + best[0], best[1])
    subject = _SUBJECT.match(words)
    if subject and (best is None or best[0] > subject.end()):
        found = resolver.resolve(subject["who"], span.start)
        if found is not None and (found.name in subject["who"] or found in resolver.cast.people):
            resolver.note(span.start + subject.start("who"), found)


def is_title(words: str, before: str, held: bool = False) -> bool:
    """Whether what stands between marks names a work or a thing, and is nobody's speech."""
    if (_TITLED.search(before) or (not held and _NAMED.search(before))) and not re.search(
        r"\b(?:he|she|it|them|this|that|as)\s*$", before
    ):
        return (
            not re.search(r"\b(?:called|dubbed|termed|labelled)\b[^.;]*$", before)
            or re.search(r"\bso-called\b", before) is not None
        )
    parts = re.findall(r"[\w'’-]+", words)
    if len(parts) > 1 and words.istitle() and re.search(r"['’]s\s*$", before):
        return True
    return (
        len(parts) > 2
        and not held
        and not re.search(r"\d|day\b", words)
        and not words.endswith((".", "!", "?"))
        and all(p[0].isupper() or p in _SMALL or p.isdigit() for p in parts)
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
                found = _carried(n, sentences, masked, last, resolver)
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
            return _of(chosen[0])
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
        named = resolver.resolve(owned["who"], quote.outer.end) if owned else None
        if named is not None and not resolver.is_medium(named.name):
            return named, Circumstance()
        if sentence.kind == "headline" and re.match(r"[\s,]*(?:[—–:-])\s*\S", rest):
            named = resolver.resolve(rest, quote.outer.end)
            return (named, Circumstance()) if named and not resolver.is_medium(named.name) else None
        return None
    ahead = [s for s in holding if s.frame.begin < quote.outer.start]
    if ahead:
        return _of(ahead[-1])
    if holding:
        return _of(holding[0])
    colon = re.search(r":\s*$", before)
    if colon:
        found = resolver.cast.by_name(before) or resolver.resolve(
            re.split(r"\b(?:put it|responded|was blunt|had this|had)\b", before[: colon.start()])[0], quote.start
        )
        if found is not None and not resolver.is_medium(found.name):
            return found, Circumstance("", occasion(before))
    earlier = [s for s in speaking if s.frame.begin < quote.outer.start]
    if earlier:
        return _of(earlier[-1])
    if beside or after:
        return _of((beside or after)[0])
    if any(s.medium for s in everyone) or (sentence.kind == "headline" and not colon):
        return None
    return _subject(masked, sentence, quote, resolver)


def _of(said: Said) -> tuple[Person, Circumstance]:
    assert said.speaker is not None
    return said.speaker, said.circumstance


def _subject(masked: str, sentence: Sentence, quote: Quote, resolver: Resolver) -> tuple[Person, Circumstance] | None:
    """Whose words are quoted in a sentence without a verb of saying: those of its subject, if it is one who can speak."""
    before = masked[sentence.span.start : quote.outer.start]
    named = [
        (m.start(), p) for p in resolver.cast.people for m in re.finditer(rf"\b{re.escape(surname(p.name))}\b", before)
    ]
    if named:
        return max(named, key=lambda found: found[0])[1], Circumstance()
    subject = _SUBJECT.match(before)
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


def _carried(
    n: int,
    sentences: Sequence[Sentence],
    masked: str,
    last: tuple[Person, Circumstance, int] | None,
    resolver: Resolver,
) -> tuple[Person, Circumstance] | None:
    sentence = sentences[n]
    previous = sentences[n - 1] if n else None
    if previous is not None and previous.paragraph == sentence.paragraph:
        words = masked[previous.span.start : previous.span.end]
        speaking = [s for s in previous.said if s.speaker is not None and not s.medium]
        if not words.rstrip().endswith("?"):
            if speaking:
                return _of(speaking[-1])
            subject = _first_person(masked, previous, resolver)
            if subject is not None:
                return subject, Circumstance()
    if last is not None and last[2] >= sentence.paragraph - 1:
        return last[0], last[1]
    following = sentences[n + 1] if n + 1 < len(sentences) else None
    if following is not None:
        speaking = [s for s in following.said if s.speaker is not None and not s.medium]
        if speaking:
            return _of(speaking[0])
        subject = _first_person(masked, following, resolver)
        if subject is not None:
            return subject, Circumstance()
    return (last[0], last[1]) if last is not None else None


def _first_person(masked: str, sentence: Sentence, resolver: Resolver) -> Person | None:
    words = masked[sentence.span.start : sentence.span.end]
    found = [
        (m.start(), p)
        for p in resolver.cast.people
        for m in [re.search(rf"\b{re.escape(surname(p.name))}\b(?!['’]s)", words)]
        if m
    ]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    pronoun = re.match(r"\W*(he|she)\b", words, re.IGNORECASE)
    return resolver.pronoun(pronoun.group(1), sentence.span.start) if pronoun else None
