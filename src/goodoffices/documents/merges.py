"""Merged texts: what the chair's words keep of each source, what its owners have let go, and what is missing.

A source's words are those that it brought itself: of an alternative put into another's words only what it puts there.
A source that its owner has withdrawn is let go as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from goodoffices.drafting.merging import Merging, Span, merging
from goodoffices.talks.act import Language, PartyId, PointId, RoomId, Texts
from goodoffices.talks.merging import LetGo
from goodoffices.talks.play import RoomState, StateOfPlay


class Source(NamedTuple):
    """An alternative that went into a merged text, by the wording that was taken."""

    alternative: int
    wording: int
    by: tuple[PartyId, ...]
    words: Texts
    withdrawn: bool


class Missing(NamedTuple):
    """Words of a source that are neither in the merged text nor let go by their owner."""

    wording: int
    by: tuple[PartyId, ...]
    language: Language
    span: Span
    words: str


class Merged(NamedTuple):
    """A merged text as it stands now, and where its words are from. Sources go by their wordings' numbers as text."""

    alternative: int
    text: Texts
    sources: tuple[Source, ...]
    languages: Mapping[Language, Merging]
    why: tuple[str, ...]
    """For each paragraph in turn, why it reads as it does, as far as that was said."""
    let_go: tuple[LetGo, ...]
    missing: tuple[Missing, ...]

    @property
    def settled(self) -> bool:
        """Whether nothing is missing: every word of every source is kept, moved, or let go by its owner."""
        return not self.missing


def merged(play: StateOfPlay, room: RoomId, point: PointId, alternative: int) -> Merged | None:
    """What became of the sources of an alternative; None for one that was not merged from others.

    Time as that of a redline of the merged text against each source. Raises `KeyError` for a room that is not read.
    """
    state = play.rooms[room]
    found = state.alternatives.alternatives.get((point, alternative))
    made = state.merging.merges.get((point, alternative))
    if found is None or made is None:
        return None
    sources = tuple(source for pair in made.sources if (source := _source(state, point, *pair)) is not None)
    text = found.wording.text
    traced = {
        language: merging(
            text.get(language, ""),
            {str(s.wording): s.words[language] for s in sources if language in s.words},
            {str(s.wording): _let_go(s, language, made.let_go) for s in sources if language in s.words},
        )
        for language in dict.fromkeys([*text, *(tag for s in sources for tag in s.words)])
    }
    return Merged(alternative, text, sources, traced, made.why, made.let_go, tuple(_missing(sources, traced)))


def _source(state: RoomState, point: PointId, alternative: int, wording: int) -> Source | None:
    found = state.alternatives.alternatives.get((point, alternative))
    words = state.alternatives.words(point, wording)
    if found is None or words is None:
        return None
    return Source(alternative, wording, found.by, words.own, found.withdrawn is not None)


def _let_go(source: Source, language: Language, let_go: tuple[LetGo, ...]) -> list[Span]:
    length = len(source.words[language])
    if source.withdrawn and length:
        return [Span(0, length)]
    return [
        Span(one.start, one.end)
        for one in let_go
        if one.wording == source.wording and one.language == language and one.start < one.end <= length
    ]


def _missing(sources: tuple[Source, ...], traced: Mapping[Language, Merging]) -> list[Missing]:
    return [
        Missing(source.wording, source.by, language, span, source.words[language][span.start : span.end])
        for language, found in traced.items()
        for name, spans in found.missing().items()
        for source in sources
        if str(source.wording) == name
        for span in spans
    ]
