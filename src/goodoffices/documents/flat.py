"""A bracketed text as one line of characters after the other, each run of which knows where it is from.

So any format can write it, a redline can compare two of it, and what comes back edited can be put in its place again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.documents.wordings import fixed, semicolon, who_proposes, who_stands_where
from goodoffices.drafting.brackets import Bracket, Node, Option, Words

Role = Literal["words", "mark", "attribution"]
"""Words of the text or of an offer; a bracket, or what is between two; whose the words are and who stands where."""


class Segment(NamedTuple):
    """A run of characters of one role. Words are those of offer `of` (None: of the base) from character `start` on."""

    role: Role
    text: str
    of: int | None = None
    start: int = 0


def flat(text: NegotiatingText, point: PointOfText, language: str) -> list[Segment]:
    """The words of a point in one language as negotiators write them: `within [30] [Akra proposes: 60] days`.

    Joined, the segments are what is printed; those with the role "words" are what can be edited.
    """
    offered = {one.number: one for one in point.offered}
    return list(_written(point.nodes.get(language, ()), _Writer(text, offered, language)))


def joined(segments: Iterable[Segment]) -> str:
    """What is printed."""
    return "".join(segment.text for segment in segments)


PAGE: Final = 2_500
"""Characters of words on a printed page, about."""


def pages(text: NegotiatingText, languages: Iterable[str]) -> int:
    """About how many pages a text has in some languages, with the lines that say who stands where."""
    words = sum(len(joined(flat(text, point, tag))) for point in text.points for tag in languages)
    return 1 + (words + 120 * sum(len(point.offered) for point in text.points)) // PAGE


class _Writer(NamedTuple):
    text: NegotiatingText
    offered: Mapping[int, Offered]
    language: str

    def name(self, party: str) -> str:
        return self.text.name(party, self.language)


def _written(nodes: Iterable[Node], writer: _Writer) -> Iterator[Segment]:
    for node in nodes:
        if isinstance(node, Words):
            yield Segment("words", node.words, node.of, node.start)
        else:
            yield from _bracket(node, writer)


def _bracket(bracket: Bracket, writer: _Writer) -> Iterator[Segment]:
    """One bracket for the words as they are, if there are any, and one for each offer."""
    shown = [option for option in bracket.options if option.nodes or option.key is not None]
    numbered = len(shown) > 2
    for at, option in enumerate(shown, 1):
        if at > 1:
            yield Segment("mark", " ")
        yield Segment("mark", "[")
        if numbered:
            yield Segment("mark", fixed("option", writer.language).format(at) + ": ")
        yield from _option(option, writer)
        yield Segment("mark", "]")


def _option(option: Option, writer: _Writer) -> Iterator[Segment]:
    if option.key is None:
        yield from _written(option.nodes, writer)
        return
    offered = writer.offered[option.key]
    yield Segment(
        "attribution", who_proposes(offered.attribution, offered.by_chair, writer.language, writer.name) + ": "
    )
    if option.nodes:
        yield from _written(option.nodes, writer)
    else:
        yield Segment("attribution", fixed("no text", writer.language))
    others = who_stands_where(offered.attribution, writer.language, writer.name)
    if others:
        yield Segment("attribution", f"{semicolon(writer.language)}{others}")
