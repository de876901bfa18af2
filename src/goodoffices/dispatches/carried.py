"""Quotations whose speaker is not named beside them: carried over from what stands before, or from what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.names import Person, as_word, surname
from goodoffices.dispatches.reading import Circumstance, Said, Sentence
from goodoffices.dispatches.speakers import Resolver


def speaks(said: Said) -> tuple[Person, Circumstance]:
    assert said.speaker is not None
    return said.speaker, said.circumstance


_LEADS = re.compile(  # "The parties jointly state the following:", above the words
    r"\W*(?P<who>(?:The |Both |All )?[\w’' -]{2,50}?) (?:(?:jointly|also|today|then|have|has|had) )*"
    r"(?:state|declare|said|say|agree|issue|announce|confirm|adopt|wrote|write|add|post|publish|release)\w*\b"
    r"[^\x01.;!?]{0,80}:\s*$"
)


def carried(
    n: int,
    sentences: Sequence[Sentence],
    masked: str,
    last: tuple[Person, Circumstance, int] | None,
    resolver: Resolver,
) -> tuple[Person, Circumstance] | None:
    sentence = sentences[n]
    previous = sentences[n - 1] if n else None
    led = _LEADS.match(masked, previous.span.start, previous.span.end) if previous is not None else None
    leader = resolver.resolve(led["who"], previous.span.end) if led and previous is not None else None
    if leader is not None and not resolver.is_medium(leader.name):
        return leader, Circumstance()
    if previous is not None and previous.paragraph == sentence.paragraph:
        words = masked[previous.span.start : previous.span.end]
        speaking = [s for s in previous.said if s.speaker is not None and not s.medium]
        if not words.rstrip().endswith("?"):
            if speaking:
                return speaks(speaking[-1])
            subject = _first_person(masked, previous, resolver)
            if subject is not None:
                return subject, Circumstance()
    if last is not None and last[2] >= sentence.paragraph - 1:
        return last[0], last[1]
    following = sentences[n + 1] if n + 1 < len(sentences) else None
    if following is not None:
        speaking = [s for s in following.said if s.speaker is not None and not s.medium]
        if speaking:
            return speaks(speaking[0])
        subject = _first_person(masked, following, resolver)
        if subject is not None:
            return subject, Circumstance()
    return (last[0], last[1]) if last is not None else None


def _first_person(masked: str, sentence: Sentence, resolver: Resolver) -> Person | None:
    words = masked[sentence.span.start : sentence.span.end]
    found = [
        (m.start(), p) for p in resolver.cast.people for m in [as_word(surname(p.name), "(?!['’]s)").search(words)] if m
    ]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    pronoun = re.match(r"\W*(he|she)\b", words, re.IGNORECASE)
    return resolver.pronoun(pronoun.group(1), sentence.span.start) if pronoun else None
