"""Where the alternatives of a point stand in its bracketed text: which are options for which run of whose words.

The words outside all brackets are the *base's*. What was put into a wording that stands no longer is an option for the
whole point, for it is the earlier words with the run replaced, and nobody has said how it reads in the present ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from goodoffices.documents.attributing import by_chair
from goodoffices.drafting.brackets import Node, Offer, Words, bracketed
from goodoffices.talks.act import Texts
from goodoffices.talks.places import Place, Put, joined
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.standing import Standing
from goodoffices.talks.wordings import Alternative


class Placed(NamedTuple):
    """An alternative as an option: its words in the place of a run of the base's, or of alternative `on`.

    A place on another alternative lies within the words that this one brought, and is counted in the whole of it.
    Without a place it is an option for the whole of the base's words; `earlier` where it is one because the words that
    it was put into stand no longer.
    """

    words: Texts
    place: Place | None = None
    on: int | None = None
    earlier: bool = False


def base_of(play: StateOfPlay, live: Sequence[Alternative], standing: Standing) -> Alternative | None:
    """Whose words stand outside the brackets: what is agreed on, if anything is.

    Else a whole text: that into which most others are put, of several the chair's, and of these the latest; where
    nobody puts anything into any and the chair has none, the first.
    """
    agreed = next((a for a in live if a.number == standing.alternative), None)
    wholes = [a for a in live if a.wording.put is None]
    if agreed is not None or not wholes:
        return agreed or next(iter(live), None)
    into = Counter(a.wording.put.place.wording for a in live if a.wording.put is not None)

    def rank(a: Alternative) -> tuple[int, bool, int]:
        chairs = by_chair(play, a)
        return into[a.wording.number], chairs, a.number if chairs else -a.number

    return max(wholes, key=rank)


def placed(state: RoomState, live: Sequence[Alternative], base: Alternative) -> dict[int, Placed]:
    """How each alternative but the base is an option, by its number, in the order of their present wordings.

    What one is put into comes before it, since words are put only into words that stand.
    """
    found: dict[int, Placed] = {}
    for a in sorted(live, key=lambda a: a.wording.number):
        if a.number != base.number:
            found[a.number] = _placed(state, a, base, found)
    return found


def _placed(state: RoomState, a: Alternative, base: Alternative, found: Mapping[int, Placed]) -> Placed:
    put, text = a.wording.put, a.wording.text
    if put is None:
        return Placed(text)
    into = state.alternatives.of(a.point, put.place.wording)
    stands = into is not None and into.withdrawn is None and into.wording.number == put.place.wording
    if into is None or not stands or not text:
        return Placed(text, earlier=True)
    on: int | None = into.number if into.number != base.number else None
    while on is not None:
        other = found.get(on)
        if other is None or (other.place is None and not put.place.runs.keys() <= other.words.keys()):
            return Placed(text, earlier=other is None)
        if other.place is None or _within(other.place, other.words, put.place):
            break
        put, on = joined(Put(other.place, other.words), put, text), other.on
    return Placed(put.text, put.place, on)


def _within(outer: Place, words: Texts, inner: Place) -> bool:
    """Whether a place is within the words that stand in another, in every language that it has a run in."""
    return all(
        language in outer.runs
        and outer.runs[language][0] <= start
        and end <= outer.runs[language][0] + len(words.get(language, ""))
        for language, (start, end) in inner.runs.items()
    )


def nodes(base: Alternative, options: Mapping[int, Placed], language: str) -> tuple[Node, ...]:
    """The base's words in a language with the options that there are in it."""
    text = base.wording.text.get(language, "")
    offers: list[Offer] = []
    for number, option in options.items():
        if option.place is None and language in option.words:
            offers.append(Offer(number, 0, len(text), option.words[language]))
        elif option.place is not None and language in option.place.runs:
            start, end = option.place.runs[language]
            into = options[option.on].place if option.on is not None else None
            before = into.runs[language][0] if into is not None else 0
            offers.append(Offer(number, start - before, end - before, option.words.get(language, ""), option.on))
    return bracketed(text, offers)


def clean(base: Alternative, language: str) -> tuple[Node, ...]:
    """The base's words without a bracket: those on which a point is agreed."""
    text = base.wording.text.get(language, "")
    return (Words(None, 0, text),) if text else ()
