"""Merging (streamlining): the chair's words from those of several, and what their owners let go.

What a merged text keeps, moves or loses of each source is read off the exact words; nobody says so by an act.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Count, Entry, Language, Line, Number, PartyId, PointId, Refusal, Texts, party_of
from goodoffices.talks.alternatives import bring
from goodoffices.talks.wordings import Alternative

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")


class Merge(Act, frozen=True):
    """The chair's compromise from alternatives of a point, which stay on the table beside it."""

    point: PointId
    alternatives: tuple[Number, ...]
    text: Texts
    wordings: tuple[Number, ...] = ()  # of each alternative in turn, the words that were taken; left out: as they stand
    why: tuple[Line, ...] = ()  # of each paragraph in turn, why it reads as it does


class WithdrawWords(Act, frozen=True):
    """A party lets go of a run of its words that a merged text has not kept. Its alternative stays as it is."""

    point: PointId
    merge: Number  # the alternative that the merged text is
    wording: Number  # the words of its own that went into it
    language: Language
    start: Count  # characters start to end of those words
    end: Count


class LetGo(Struct, frozen=True, gc=False):
    """Characters start to end of the own words of `wording` in a language, let go by their owner in entry `number`."""

    number: int
    party: PartyId
    wording: int
    language: str
    start: int
    end: int


class Merged(Struct, frozen=True):
    """What a merged text was made from: alternatives, each by the wording that was taken; and what was let go since."""

    sources: tuple[tuple[int, int], ...]
    why: tuple[str, ...] = ()
    let_go: tuple[LetGo, ...] = ()


class Merges(Struct):
    """The slice of a room's state that this group keeps."""

    merges: dict[tuple[PointId, int], Merged] = field(default_factory=dict)


def _merged(s: RoomState, e: Entry, act: Merge) -> None:
    wordings = dict(zip(act.alternatives, act.wordings, strict=False))
    sources: list[tuple[int, int]] = []
    for number in dict.fromkeys(act.alternatives):
        found = s.alternatives.alternatives.get((act.point, number))
        if found is not None:
            sources.append((number, wordings.get(number, found.wording.number)))
    bring(s, e, act.point, (party_of(e.seat),), act.text, compromise=True, merged=act.alternatives)
    s.merging.merges[act.point, e.number] = Merged(tuple(sources), act.why)


def _let_go(s: RoomState, e: Entry, act: WithdrawWords) -> None:
    key = (act.point, act.merge)
    found = s.merging.merges.get(key)
    if found is not None:
        one = LetGo(e.number, party_of(e.seat), act.wording, act.language, act.start, act.end)
        s.merging.merges[key] = replace(found, let_go=(*found.let_go, one))


EVOLVE = {Merge: _merged, WithdrawWords: _let_go}


def _may_merge(t: Table, act: Merge) -> Refusal | None:
    if not act.alternatives:
        return words.invalid("alternatives", phrase("Name at least one alternative that the words are made from."))
    if act.wordings and len(act.wordings) != len(act.alternatives):
        return words.invalid("wordings", phrase("Name one wording for each alternative, in the same order, or none."))
    for i, number in enumerate(act.alternatives):
        found = t.room.alternatives.alternatives.get((act.point, number))
        if found is None:
            return words.invalid(
                "alternatives",
                phrase("Entry {number} brings no alternative on point {point}.", number=number, point=act.point),
            )
        if found.withdrawn is not None:
            return Refusal(
                "conflict", phrase("Alternative {alternative} has been withdrawn.", alternative=number), "alternatives"
            )
        if act.wordings and act.wordings[i] != found.wording.number:
            message = phrase(
                "The words of alternative {alternative} have changed since: see entry {number}.",
                alternative=number,
                number=found.wording.number,
            )
            return Refusal("stale", message, "wordings")
    wrong = words.languages(act.text, "text")
    if wrong is None and len(act.why) > max(len(_PARAGRAPH.findall(text)) for text in act.text.values()):
        return words.invalid(
            "why", phrase("There are more reasons than paragraphs: give one line for each, in their order.")
        )
    return wrong


def _may_let_go(t: Table, act: WithdrawWords) -> Refusal | None:
    merged = t.room.merging.merges.get((act.point, act.merge))
    compromise = t.room.alternatives.alternatives.get((act.point, act.merge))
    if merged is None or compromise is None:
        return words.invalid(
            "merge",
            phrase(
                "Entry {number} of this room brings no merged text on point {point}.", number=act.merge, point=act.point
            ),
        )
    if compromise.withdrawn is not None:
        return Refusal(
            "stale", phrase("The merged text was withdrawn in entry {number}.", number=compromise.withdrawn), "merge"
        )
    source = next((number for number, wording in merged.sources if wording == act.wording), None)
    found = t.room.alternatives.alternatives.get((act.point, source)) if source is not None else None
    if found is None:
        return words.invalid(
            "wording", phrase("The words of entry {number} did not go into this merged text.", number=act.wording)
        )
    return _whose(t, found) or _run(t, act, merged)


def _whose(t: Table, found: Alternative) -> Refusal | None:
    presides = t.mediates(t.seat) or "chair" in t.functions
    if (t.party in found.by and t.speaks) or (presides and (found.compromise or not found.by)):
        return None
    message = phrase("These are words of a mediator or the chair: nobody else lets go of them.")
    if found.by:
        message = phrase("These are words of {parties}: nobody else lets go of them.", parties=", ".join(found.by))
    return Refusal("not yours", message, "wording")


def _run(t: Table, act: WithdrawWords, merged: Merged) -> Refusal | None:
    source = t.room.alternatives.words(act.point, act.wording)
    own = source.own.get(act.language, "") if source is not None else ""
    if not own:
        return words.invalid("language", phrase("Entry {number} has no words in this language.", number=act.wording))
    if not act.start < act.end <= len(own):
        return words.invalid(
            "end", phrase("Name characters from the first to after the last, of {length} in all.", length=len(own))
        )
    for one in merged.let_go:
        same = one.wording == act.wording and one.language == act.language
        if same and one.start <= act.start and act.end <= one.end:
            return Refusal("conflict", phrase("These words were let go in entry {number}.", number=one.number), "start")
    return None


RULES = {Merge: _may_merge, WithdrawWords: _may_let_go}
