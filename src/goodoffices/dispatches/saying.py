"""The frames of a sentence with their speakers, and when, where and through whom it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dispatches.antecedents import can_speak
from goodoffices.dispatches.content import QUOTED, Frame
from goodoffices.dispatches.lexicon import MEDIA
from goodoffices.dispatches.names import Person, as_word, surname
from goodoffices.dispatches.reading import Circumstance, Said, Sentence, occasion, said_on
from goodoffices.dispatches.sentences import Span
from goodoffices.dispatches.speakers import Resolver
from goodoffices.dispatches.when import When

SUBJECT = re.compile(
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
        led = re.match(
            r"(?:In|At|On|During|After|Before|For|To|From)\b[^,;]*?,?\s(?P<who>he|she|they|"
            r"it)$",
            words.strip(),
        )
        words = led["who"] if led else words
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
            said_before = bool(frame.content) and frame.content[0].start < frame.begin
            pronoun = words.strip(" ,").casefold() in ("he", "she")
            behind = sentence.span.start if said_before and pronoun else frame.begin
            speaker = resolver.resolve(words, behind) or resolver.resolve(words, frame.begin)
            if speaker is None and can_speak(words) and any(QUOTED in masked[c.start : c.end] for c in frame.content):
                speaker = resolver.unnamed(words.strip(" ,"), frame.begin)
        if speaker is not None:
            resolver.note(frame.begin, speaker)
            last = speaker
        done.append(Said(frame, speaker, medium, circumstances(text, frame, whens, via)))
    return tuple(done)


def _generic(words: str) -> bool:
    return re.fullmatch(
        r"(?:the\s+)?(?:[\w-]+\s+){0,2}(?:media|reports?|outlets|agencies|newspapers|press|sources)",
        words.strip(),
        re.I,
    ) is not None or bool(MEDIA.search(words))


_SOURCE = re.compile(  # whom the next sentence's "she" can stand for: "has an interview with Ylva Torrance"
    r"\b(?:interview|conversation|statement|speech|letter|post|remarks?|message|comments?) (?:with|by|from|"
    r"of)\s(?:[\w.'’-]+\s+)"
    r"{0,3}$|\b(?:led|headed|chaired|represented) by\s(?:[\w.'’-]+\s+){0,3}$"
)


def _note(text: str, masked: str, span: Span, resolver: Resolver) -> None:
    """Note whom a sentence is about: the first person in it, and an institution that is its subject."""
    words = masked[span.start : span.end]
    best: tuple[int, Person] | None = None
    for person in resolver.cast.people:
        for m in as_word(surname(person.name), "(?!['’]s?\\s)").finditer(words):
            lead = re.search(
                r"\b(?:with|of|to|by|for|from|against|about|and|like|than|at|in)\s+(?:[\w.'’-]+\s+){0,3}$",
                words[: m.start()],
            )
            source = _SOURCE.search(words[: m.start()])
            if best is None or m.start() < best[0]:
                if lead and best is None and m.start() > 25 and not source:
                    continue
                best = (m.start(), person)
            break
    if best is not None:
        resolver.note(span.start + best[0], best[1])
    subject = SUBJECT.match(words)
    if subject and (best is None or best[0] > subject.end()):
        found = resolver.resolve(subject["who"], span.start)
        if found is not None and (found.name in subject["who"] or found in resolver.cast.people):
            resolver.note(span.start + subject.start("who"), found)
