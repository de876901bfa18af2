"""What answers a question: which sentences do, what was asked, and what an answer of few words takes from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.sentences import Span

_ASKED = re.compile(r"\b(?:asked|pressed|questioned|quizzed|challenged|to (?:a|the|our) question)\b", re.IGNORECASE)


class Answer(Struct, frozen=True):
    """The first sentence of an answer; `whole` reaches from what was asked, where it stands in the same sentence."""

    unit: Unit
    question: str
    whole: Span


def answers(read: Read) -> Iterator[Answer]:
    """The answers of a dispatch: in a transcript, and where somebody is said to have been asked."""
    done: set[int] = set()
    firsts = {u.start: u for u in read.utterances}
    for unit in read.units:
        if not unit.quoted or unit.start in done or unit.start not in firsts:
            continue
        done.add(unit.start)
        said = firsts[unit.start]
        if said.sentence < 0:
            if unit.before.rstrip().endswith("?"):
                yield Answer(unit, _last_question(unit.before), Span(unit.start, unit.end))
            continue
        sentence = read.sentences[said.sentence]
        told = read.masked[sentence.span.start : said.start]
        asked = _ASKED.search(told)
        behind = read.masked[said.end : sentence.span.end]
        if not asked and re.search(
            r"\b(?:when|as|if) (?:he was |she was |they were )?(?:asked|pressed|"
            r"questioned)\b|\bwho asked\b",
            behind,
        ):
            yield Answer(unit, behind, sentence.span)
            continue
        if asked:
            yield Answer(unit, told[asked.start() :], Span(sentence.span.start, said.end))
            continue
        before = read.sentences[said.sentence - 1] if said.sentence else None
        if before is not None and before.paragraph == sentence.paragraph:
            words = read.text[before.span.start : before.span.end]
            if words.endswith("?") and "\x01" not in read.masked[before.span.start : before.span.end]:
                yield Answer(unit, words, Span(before.span.start, sentence.span.end))
            elif _ASKED.search(words):
                yield Answer(unit, words, Span(unit.start, unit.end))


def _last_question(before: str) -> str:
    return re.split(r"(?<=[.?!])\s", before.strip())[-1]
