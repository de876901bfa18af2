"""Lossless merging (streamlining): what a merged text keeps of each party's words, and what of them is gone.

Exact text, no meaning guessed: every word of every source is *kept* in its place, *moved*, *withdrawn* by its owner, or
else *missing*. Nothing is none of these, so that a merged text whose sources have nothing missing has lost nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from goodoffices.drafting.redline import runs
from goodoffices.drafting.tokens import is_word, paragraphs, tokens

Fate = Literal["kept", "moved", "withdrawn", "missing"]


class Span(NamedTuple):
    """Characters start to end of a text."""

    start: int
    end: int


class Traced(NamedTuple):
    """A run of a source's words, what became of it, and where it stands in the merged text, if it does."""

    fate: Fate
    words: Span
    merged: Span | None = None


class Contribution(NamedTuple):
    """A run of a paragraph of the merged text and the source that has the same words."""

    source: str
    words: Span
    merged: Span


class Paragraph(NamedTuple):
    """A paragraph of the merged text: which sources contributed which runs, and which runs stand in none."""

    merged: Span
    contributions: tuple[Contribution, ...]
    new: tuple[Span, ...]


class Merging(NamedTuple):
    """What a merged text keeps of each source (in their order), and where its paragraphs come from."""

    traced: Mapping[str, tuple[Traced, ...]]
    paragraphs: tuple[Paragraph, ...]

    def missing(self) -> dict[str, tuple[Span, ...]]:
        """The runs of each source that were neither kept, moved nor withdrawn: empty if nothing was lost."""
        found = {name: tuple(run.words for run in runs if run.fate == "missing") for name, runs in self.traced.items()}
        return {name: spans for name, spans in found.items() if spans}


def merging(
    merged: str, sources: Mapping[str, str], withdrawn: Mapping[str, Collection[Span]] | None = None
) -> Merging:
    """Trace the words of each source into the merged text.

    `withdrawn` names, for a source, the runs that its owner has withdrawn; the others are accounted for in full.

    >>> found = merging("The level is kept.", {"akra": "The level is kept.", "selm": "The level is kept by Selm."})
    >>> found.missing()
    {'selm': (Span(start=18, end=25),)}

    Raises:
        ValueError: a withdrawn run is not within its source.
    """
    after = tokens(merged)
    traced: dict[str, tuple[Traced, ...]] = {}
    for name, text in sources.items():
        given_up = _checked(name, text, (withdrawn or {}).get(name, ()))
        traced[name] = tuple(_traced(text, after, given_up))
    return Merging(traced, tuple(_paragraphs(merged, traced)))


def _checked(name: str, text: str, spans: Collection[Span]) -> list[Span]:
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{name}: {start} to {end} is no run of its {len(text)} characters")
    return sorted(spans)


def _traced(text: str, after: Sequence[str], withdrawn: Sequence[Span]) -> list[Traced]:
    before = tokens(text)
    old, new = _offsets(before), _offsets(after)
    found = runs(before, after)
    here = {run.move: Span(new[run.start], new[run.end]) for run in found if run.op == "to"}
    traced: list[Traced] = []
    at = 0  # the next token of the source
    for run in found:
        if run.op in ("ins", "to"):
            continue
        size = run.end - run.start
        words = Span(old[at], old[at + size])
        if run.op == "same":
            traced.append(Traced("kept", words, Span(new[run.start], new[run.end])))
        elif run.op == "from":
            traced.append(Traced("moved", words, here[run.move]))
        else:
            traced += _gone(text, words, withdrawn)
        at += size
    return traced


def _gone(text: str, words: Span, withdrawn: Sequence[Span]) -> list[Traced]:
    """A run that is not in the merged text: what of it was withdrawn, and what is missing.

    Missing white space or a mark alone is no run of words; it goes with what stands beside it, or is let go.
    """
    parts: list[Traced] = []
    at = words.start
    for start, end in withdrawn:
        first, last = max(start, at), min(end, words.end)
        if first < last:
            parts += _missing(text, Span(at, first))
            parts.append(Traced("withdrawn", Span(first, last)))
            at = last
    return parts + _missing(text, Span(at, words.end))


def _missing(text: str, words: Span) -> list[Traced]:
    run = text[words.start : words.end]
    start = words.end - len(run.lstrip())
    return [Traced("missing", Span(start, start + len(run.strip())))] if is_word(run) else []


def _paragraphs(merged: str, traced: Mapping[str, Sequence[Traced]]) -> list[Paragraph]:
    """The source table: each run of a source goes to the paragraphs that it stands in, cut where they end."""
    pieces = paragraphs(merged)
    starts = _offsets(pieces)
    given: list[list[Contribution]] = [[] for _ in pieces]
    for name, found in traced.items():
        for run in found:
            if run.merged is None:
                continue
            start, end = run.merged
            for number in range(bisect_right(starts, start) - 1, len(pieces)):
                first, last = max(start, starts[number]), min(end, starts[number + 1])
                if first >= last:
                    break
                if is_word(merged[first:last]):
                    words = Span(run.words.start + first - start, run.words.start + last - start)
                    given[number].append(Contribution(name, words, Span(first, last)))
    return [
        Paragraph(Span(start, end), tuple(runs), tuple(_new(merged, Span(start, end), runs)))
        for start, end, runs in zip(starts, starts[1:], given, strict=False)
    ]


def _new(merged: str, paragraph: Span, contributions: Sequence[Contribution]) -> list[Span]:
    """The runs of a paragraph with words that no source has there: the chair's own."""
    found: list[Span] = []
    at = paragraph.start
    for run in sorted(contribution.merged for contribution in contributions):
        if run.start > at and is_word(merged[at : run.start]):
            found.append(Span(at, run.start))
        at = max(at, run.end)
    if at < paragraph.end and is_word(merged[at : paragraph.end]):
        found.append(Span(at, paragraph.end))
    return found


def _offsets(pieces: Sequence[str]) -> list[int]:
    """Where each piece begins, and the end."""
    return list(accumulate(map(len, pieces), initial=0))
