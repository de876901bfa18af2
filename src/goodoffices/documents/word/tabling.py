"""From what an edited file brings to acts: a change as an alternative in the place of the exact words that it is on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from goodoffices.documents import placing
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.returning import Proposal
from goodoffices.phrases import phrase
from goodoffices.talks.act import Language
from goodoffices.talks.alternatives import Propose
from goodoffices.talks.places import Place, Run
from goodoffices.talks.play import RoomState
from goodoffices.talks.wordings import Alternative


class Apart(Exception):
    """Changes that cannot be one act. The message says why."""


def act_of(changes: Sequence[Proposal], text: NegotiatingText, state: RoomState) -> Propose:
    """The one act that tables changes: several are both ends of a move, or the same change in each language.

    `state` is the room as it was when `text` was written. Changes of one language become the least run that holds all.
    Raises `Apart` where they are not on the same words.
    """
    first = changes[0]
    if any((one.point, one.on) != (first.point, first.on) for one in changes):
        raise Apart(phrase("Only changes of the same words go together: take the others apart."))
    point = next(one for one in text.points if one.point == first.point)
    number = point.base if first.on is None else first.on
    if number is None:
        return Propose(point=first.point, text={one.language: one.words.strip("\n") for one in changes})
    found = state.alternatives.alternatives[first.point, number]
    runs: dict[Language, Run] = {}
    words: dict[Language, str] = {}
    for language, grouped in groupby(
        sorted(changes, key=lambda one: (one.language, one.start)), lambda one: one.language
    ):
        before = _before(found, point.base, state, language)
        start, end, put = _one_run(list(grouped), found.wording.text.get(language, ""), before)
        runs[language] = (start, end)
        if put:
            words[language] = put
    return Propose(point=first.point, text=words, place=Place(found.wording.number, runs))


def _before(found: Alternative, base: int | None, state: RoomState, language: Language) -> int:
    """How many characters of the whole of an alternative come before its own words."""
    if base is None or found.number == base:
        return 0
    live = [one for one in state.alternatives.on(found.point) if one.withdrawn is None]
    options = placing.placed(state, live, state.alternatives.alternatives[found.point, base])
    place = options[found.number].place
    return place.runs[language][0] if place is not None and language in place.runs else 0


def _one_run(changes: Sequence[Proposal], words: str, before: int) -> tuple[int, int, str]:
    """The least run of a text that holds changes in their order, and what they make of it."""
    start = at = changes[0].start + before
    put: list[str] = []
    for one in changes:
        if one.start + before < at:
            raise Apart(phrase("Changes of the same words overlap: take them apart."))
        put += (words[at : one.start + before], one.words)
        at = one.end + before
    return start, at, "".join(put)
