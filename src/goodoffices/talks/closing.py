"""Closing: the text is frozen under one digest, and its authentic languages are compared."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Language, Number, PartyId, PointId, Refusal, Sha256, Texts, party_of
from goodoffices.talks.founding import negotiating
from goodoffices.talks.grown import Grown
from goodoffices.talks.wordings import Wording

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Frozen(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A point and the wording on which it is agreed."""

    point: PointId
    wording: Number


class FreezeText(Act, frozen=True):
    """The text as agreed, point by point, under one digest; from here on only a reopened point changes it."""

    title: Texts
    points: tuple[Frozen, ...]
    digest: Sha256  # `digest` below, over the exact words


class CheckConcordance(Act, frozen=True):
    """Whether the authentic languages say the same, by those who compared them."""

    text: Number
    languages: tuple[Language, ...]
    concordant: bool
    note: Texts = {}


class FrozenText(Struct, frozen=True):
    """A frozen text and the steps taken on it, each party's by its entry."""

    number: int
    title: Texts
    points: tuple[Frozen, ...]
    digest: str
    parties: tuple[PartyId, ...]  # those that negotiated when it was frozen
    languages: tuple[Language, ...] = ()  # in which it has words
    compared: tuple[Language, ...] = ()  # of these, those found to say the same as another
    checked: int | None = None  # the entry with which all of them were
    initialled: dict[PartyId, int] = {}
    confirmed: dict[PartyId, int] = {}
    signed: dict[PartyId, int] = {}
    ratified: dict[PartyId, int] = {}


class Closing(Struct):
    """The slice of a room's state that this group and `signing` keep."""

    texts: dict[int, FrozenText] = field(default_factory=dict)
    concordance: dict[int, Grown[Entry]] = field(default_factory=dict)


def wording_of(state: RoomState, frozen: Frozen) -> Wording | None:
    """The exact words that a frozen point names; None if the room has none such."""
    alternative = state.alternatives.of(frozen.point, frozen.wording)
    if alternative is None:
        return None
    return next((wording for wording in alternative.wordings if wording.number == frozen.wording), None)


def digest(points: tuple[Frozen, ...], state: RoomState) -> str | None:
    """SHA-256 over the exact words of the named wordings, in order, in every language; None if one is unknown.

    The hashed bytes are the JSON of `[[point, {language: words}], …]` with sorted keys, no spaces, in UTF-8: RFC 8785
    for such values.
    """
    text: list[tuple[str, dict[str, str]]] = []
    for frozen in points:
        wording = wording_of(state, frozen)
        if wording is None:
            return None
        text.append((frozen.point, wording.text))
    raw = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(raw.encode()).hexdigest()


def _frozen(s: RoomState, e: Entry, act: FreezeText) -> None:
    found = (wording_of(s, frozen) for frozen in act.points)
    languages = tuple(dict.fromkeys(language for wording in found if wording is not None for language in wording.text))
    parties = negotiating(s.founding)
    s.closing.texts[e.number] = FrozenText(e.number, act.title, act.points, act.digest, parties, languages)


def _checked(s: RoomState, e: Entry, act: CheckConcordance) -> None:
    s.closing.concordance[act.text] = s.closing.concordance.get(act.text, Grown[Entry]()).plus(e)
    text = s.closing.texts.get(act.text)
    if text is None:
        return
    if act.concordant:
        compared = tuple(language for language in text.languages if language in (*text.compared, *act.languages))
        checked = text.checked or (e.number if compared == text.languages else None)
        s.closing.texts[act.text] = replace(text, compared=compared, checked=checked)
    elif party_of(e.seat) in text.parties:
        compared = tuple(language for language in text.compared if language not in act.languages)
        s.closing.texts[act.text] = replace(text, compared=compared, checked=None)


EVOLVE = {FreezeText: _frozen, CheckConcordance: _checked}


def latest(t: Table, number: int) -> tuple[FrozenText | None, Refusal | None]:
    """The frozen text of entry `number`, or why no step is taken on it."""
    text = t.room.closing.texts.get(number)
    if text is None:
        return None, words.invalid("text", phrase("Entry {number} of this room freezes no text.", number=number))
    last = max(t.room.closing.texts)
    if number != last:
        return None, Refusal("stale", phrase("The text has been frozen anew in entry {number}.", number=last), "text")
    if t.suspended(text):
        return None, Refusal("conflict", phrase("A point of this text was reopened: the package is suspended."), "text")
    return text, None


def _may_freeze(t: Table, act: FreezeText) -> Refusal | None:
    if not act.points:
        return words.invalid("points", phrase("A text has at least one point."))
    if len({frozen.point for frozen in act.points}) < len(act.points):
        return words.invalid("points", phrase("Each point stands in a text once."))
    texts = t.room.closing.texts
    if texts and t.stands(texts[max(texts)]):
        return Refusal(
            "conflict",
            phrase(
                "The text frozen in entry {number} stands: a party would have to reopen a point.", number=max(texts)
            ),
        )
    loose = t.unsettled(act.points)
    if loose is not None:
        message = phrase(
            "Point {point} is not agreed on the wording of entry {number}.", point=loose.point, number=loose.wording
        )
        return t.known_point(loose.point, "points") or Refusal("conflict", message, "points")
    named = {frozen.point for frozen in act.points}
    missing = [p for p in t.room.points.points.values() if p.parked is None and p.id not in named]
    if missing:
        return words.invalid("points", phrase("Point {point} is neither in the text nor parked.", point=missing[0].id))
    if digest(act.points, t.room) != act.digest:
        return words.invalid("digest", phrase("The digest is not that of these words: freeze what you have read."))
    return words.languages(act.title, "title")


def _may_check(t: Table, act: CheckConcordance) -> Refusal | None:
    text, wrong = latest(t, act.text)
    if text is None:
        return wrong
    unknown = [language for language in act.languages if language not in text.languages]
    if unknown or len(set(act.languages)) < min(2, len(text.languages)):
        return words.invalid(
            "languages",
            phrase("Name the languages that were compared, of {languages}.", languages=", ".join(text.languages)),
        )
    if not act.concordant and text.checked is not None and t.party not in text.parties:
        return Refusal(
            "conflict", phrase("The languages were found to say the same: that they do not is for a party to say.")
        )
    return words.languages(act.note, "note", empty=True)


RULES = {FreezeText: _may_freeze, CheckConcordance: _may_check}
