"""Bracketed text: a text with the words that others would put in place of some of its own, nested as they were offered.

An *offer* replaces a run of a text, or of another offer's words. Offers on separate runs stand in separate brackets.
Offers on the same run are options in one bracket. An offer on a part of a run that another replaces stands within the
option that keeps the run. Where two offers cross, each in part on the other's words, one bracket holds both, each with
all the words that it would make of the whole: nothing is resolved, and `collisions` names the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Key = int


class Offer(NamedTuple):
    """Words in place of characters start to end of the text, or of the words of offer `on`.

    Where start is end they are inserted there; where there are no words, the run is proposed for deletion.
    """

    key: Key
    start: int
    end: int
    words: str
    on: Key | None = None


class Words(NamedTuple):
    """A run of words, with where it is from: the text, or the words of offer `of`, from character `start` on."""

    of: Key | None
    start: int
    words: str


class Option(NamedTuple):
    """What a run may become: by offer `key`, or, where that is None, what it is."""

    key: Key | None
    nodes: tuple[Node, ...]


class Bracket(NamedTuple):
    """A run that is not agreed: first the words as they are, then each offer in the order in which it came."""

    options: tuple[Option, ...]


Node = Words | Bracket
_On = Mapping[Key | None, Sequence[Offer]]  # the offers on the text, and on each offer


def bracketed(text: str, offers: Sequence[Offer]) -> tuple[Node, ...]:
    """The text with its brackets. No run of words in it is empty.

    >>> within, bracket, days = bracketed("within 30 days", [Offer(7, 7, 9, "60")])
    >>> within, days
    (Words(of=None, start=0, words='within '), Words(of=None, start=9, words=' days'))
    >>> [(option.key, plain(option.nodes)) for option in bracket.options]
    [(None, '30'), (7, '60')]

    Raises:
        ValueError: an offer is on a run that is not there, or on an offer that is not among those before it.
    """
    _check(text, offers)
    on: dict[Key | None, list[Offer]] = {}
    for offer in offers:
        on.setdefault(offer.on, []).append(offer)
    return tuple(_nodes(None, text, 0, len(text), on))


def collisions(offers: Sequence[Offer]) -> list[tuple[Key, Key]]:
    """Which two offers touch the same words, in the order in which they came.

    Two that insert at the same place do; one that inserts at the edge of another's run does not.
    """
    return [
        (first.key, second.key)
        for at, second in enumerate(offers)
        for first in offers[:at]
        if first.on == second.on and _touch(first, second)
    ]


def plain(nodes: Iterable[Node], choice: Mapping[Key, bool] | None = None) -> str:
    """The words, where of each bracket the first offer that is chosen counts; unchosen, the words as they are."""
    chosen = choice or {}

    def words(node: Node) -> str:
        if isinstance(node, Words):
            return node.words
        taken = next((o for o in node.options if o.key is not None and chosen.get(o.key)), node.options[0])
        return "".join(map(words, taken.nodes))

    return "".join(map(words, nodes))


def options(nodes: Iterable[Node]) -> Iterator[Option]:
    """Every option of every bracket, outer ones first."""
    for node in nodes:
        if isinstance(node, Bracket):
            for option in node.options:
                yield option
                yield from options(option.nodes)


def _nodes(
    of: Key | None, text: str, start: int, end: int, on: _On, among: Sequence[Offer] | None = None
) -> Iterator[Node]:
    """Characters start to end of the words of an offer, or of the text, with the offers on them that lie within.

    `among` names the offers to take, where not all of them are.
    """
    at = start
    for group in _groups(on.get(of, ()) if among is None else among):
        first, last = min(offer.start for offer in group), max(offer.end for offer in group)
        if first > at:
            yield Words(of, at, text[at:first])
        whole = [offer for offer in group if (offer.start, offer.end) == (first, last)]
        parts = [offer for offer in group if offer not in whole] if whole else []
        kept = Option(None, tuple(_nodes(of, text, first, last, on, parts)))
        offered = (Option(o.key, tuple(_put(of, text, first, last, o, on))) for o in (whole or group))
        yield Bracket((kept, *offered))
        at = last
    if at < end:
        yield Words(of, at, text[at:end])


def _put(of: Key | None, text: str, start: int, end: int, offer: Offer, on: _On) -> Iterator[Node]:
    """What an offer makes of characters start to end: its own words, with the offers on them, between the others."""
    if start < offer.start:
        yield Words(of, start, text[start : offer.start])
    yield from _nodes(offer.key, offer.words, 0, len(offer.words), on)
    if offer.end < end:
        yield Words(of, offer.end, text[offer.end : end])


def _groups(offers: Sequence[Offer]) -> Iterator[list[Offer]]:
    """Offers that touch the same words, directly or by others; in the order of the text, each as they came."""
    group: list[Offer] = []
    for offer in sorted(offers, key=lambda o: (o.start, o.end)):
        if group and not any(_touch(offer, other) for other in group):
            yield sorted(group, key=offers.index)
            group = []
        group.append(offer)
    if group:
        yield sorted(group, key=offers.index)


def _touch(first: Offer, second: Offer) -> bool:
    if (first.start, first.end) == (second.start, second.end):
        return True
    return first.start < second.end and second.start < first.end


def _check(text: str, offers: Sequence[Offer]) -> None:
    words: dict[Key | None, str] = {None: text}
    for offer in offers:
        if offer.on not in words or offer.key in words:
            raise ValueError(f"offer {offer.key} comes twice, or before what it is on")
        if not 0 <= offer.start <= offer.end <= len(words[offer.on]):
            raise ValueError(f"offer {offer.key}: {offer.start} to {offer.end} is no run of the words that it is on")
        words[offer.key] = offer.words
