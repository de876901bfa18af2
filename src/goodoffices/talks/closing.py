"""Closing: the text is frozen, checked, initialled, confirmed by the capitals, signed, and enters into force."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import (
    Act,
    Edtf,
    Entry,
    Language,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    Sha256,
    Texts,
    party_of,
)
from goodoffices.talks.founding import TextRung, negotiating

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table


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


class Initial(Act, frozen=True):
    """A party initials the frozen text (VCLT articles 10 and 12: whether this authenticates or signs is a rule)."""

    text: Number
    digest: Sha256


class ConfirmAdReferendum(Act, frozen=True):
    """The head declares its capital's concurrence: to a wording accepted ad referendum, or to the frozen text."""

    point: PointId | None = None
    wording: Number | None = None
    text: Number | None = None


class Sign(Act, frozen=True):
    """A party's signature; by default one on paper, with its place and depositary."""

    text: Number
    digest: Sha256
    place: Line
    on: Edtf
    depositary: Line = ""


class Ratify(Act, frozen=True):
    """A party declares that what its own law requires has been done."""

    text: Number
    on: Edtf
    instrument: Line = ""


class FrozenText(Struct, frozen=True):
    """A frozen text and the steps taken on it, each party's by its entry."""

    number: int
    title: Texts
    points: tuple[Frozen, ...]
    digest: str
    parties: tuple[PartyId, ...]
    checked: int | None = None
    initialled: dict[PartyId, int] = {}
    confirmed: dict[PartyId, int] = {}
    signed: dict[PartyId, int] = {}
    ratified: dict[PartyId, int] = {}


class Closing(Struct):
    """The slice of a room's state that this group keeps."""

    texts: dict[int, FrozenText] = field(default_factory=dict)
    concordance: dict[int, tuple[Entry, ...]] = field(default_factory=dict)


def digest(points: tuple[Frozen, ...], state: RoomState) -> str | None:
    """SHA-256 over the exact words of the named wordings, in order, in every language; None if one is unknown.

    The hashed bytes are the JSON of `[[point, {language: words}], …]` with sorted keys, no spaces, in UTF-8: RFC 8785
    for such values.
    """
    text: list[tuple[str, dict[str, str]]] = []
    for frozen in points:
        root = state.alternatives.roots.get((frozen.point, frozen.wording))
        alternative = state.alternatives.alternatives.get((frozen.point, root)) if root is not None else None
        if alternative is None:
            return None
        text.append((frozen.point, next(w.text for w in alternative.wordings if w.number == frozen.wording)))
    raw = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(raw.encode()).hexdigest()


def _frozen(s: RoomState, e: Entry, act: FreezeText) -> None:
    parties = negotiating(s.founding)
    s.closing.texts[e.number] = FrozenText(e.number, act.title, act.points, act.digest, parties)


def _checked(s: RoomState, e: Entry, act: CheckConcordance) -> None:
    text = s.closing.texts.get(act.text)
    s.closing.concordance[act.text] = (*s.closing.concordance.get(act.text, ()), e)
    if text is not None:
        s.closing.texts[act.text] = replace(text, checked=e.number if act.concordant else None)


def _step(s: RoomState, e: Entry, act: Initial | Sign | Ratify) -> None:
    text = s.closing.texts.get(act.text)
    if text is not None:
        name = {"Initial": "initialled", "Sign": "signed", "Ratify": "ratified"}[type(act).__name__]
        s.closing.texts[act.text] = replace(text, **{name: {**getattr(text, name), party_of(e.seat): e.number}})


def _confirmed(s: RoomState, e: Entry, act: ConfirmAdReferendum) -> None:
    party = party_of(e.seat)
    if act.text is not None:
        text = s.closing.texts.get(act.text)
        if text is not None:
            s.closing.texts[act.text] = replace(text, confirmed={**text.confirmed, party: e.number})
    elif act.point is not None and act.wording is not None:
        s.stances.confirm(s.alternatives.roots.get((act.point, act.wording)), act.point, act.wording, party, e.number)


EVOLVE = {
    FreezeText: _frozen,
    CheckConcordance: _checked,
    Initial: _step,
    Sign: _step,
    Ratify: _step,
    ConfirmAdReferendum: _confirmed,
}

# The rung that each step stands on: no rung without those below.
_BELOW: dict[str, TextRung] = {"Initial": "initialled", "Sign": "signed", "Ratify": "in force"}


def _text(t: Table, number: int) -> tuple[FrozenText | None, Refusal | None]:
    text = t.room.closing.texts.get(number)
    if text is None:
        return None, words.invalid("text", f"Entry {number} of this room freezes no text.")
    if number != max(t.room.closing.texts):
        return None, Refusal("stale", f"The text has been frozen anew in entry {max(t.room.closing.texts)}.", "text")
    if t.suspended(text):
        return None, Refusal("conflict", "A point of this text was reopened: the package is suspended.", "text")
    return text, None


def _may_freeze(t: Table, act: FreezeText) -> Refusal | None:
    if not act.points:
        return words.invalid("points", "A text has at least one point.")
    if len({frozen.point for frozen in act.points}) < len(act.points):
        return words.invalid("points", "Each point stands in a text once.")
    for frozen in act.points:
        wrong = t.known_point(frozen.point, "points")
        if wrong:
            return wrong
        if not t.settled(frozen.point, frozen.wording):
            return Refusal("conflict", f"Point {frozen.point} is not agreed on the wording of entry {frozen.wording}.", "points")
    missing = [p for p in t.room.points.points.values() if p.parked is None and p.id not in {f.point for f in act.points}]
    if missing:
        return words.invalid("points", f"Point {missing[0].id} is neither in the text nor parked.")
    if digest(act.points, t.room) != act.digest:
        return words.invalid("digest", "The digest is not that of these words: freeze what you have read.")
    return words.languages(act.title, "title")


def _may_check(t: Table, act: CheckConcordance) -> Refusal | None:
    if len(set(act.languages)) < 2:
        return words.invalid("languages", "Name the languages that were compared: two or more.")
    return words.first(_text(t, act.text)[1], words.languages(act.note, "note", empty=True))


def _may_step(t: Table, act: Initial | Sign | Ratify) -> Refusal | None:
    text, wrong = _text(t, act.text)
    if text is None:
        return wrong
    if t.party not in text.parties:
        return Refusal("not yours", "The negotiating parties initial, sign and ratify.")
    name = {"Initial": "initialled", "Sign": "signed", "Ratify": "ratified"}[type(act).__name__]
    if t.party in getattr(text, name):
        return Refusal("conflict", f"{t.party} has done so already.", "text")
    if isinstance(act, Initial | Sign) and act.digest != text.digest:
        return words.invalid("digest", "The digest is not that of the frozen text.")
    wanting = t.rung_wanting(text, _BELOW[type(act).__name__])
    if wanting:
        return Refusal("conflict", f"The text is not yet {wanting}.", "text")
    if t.rules.full_powers and isinstance(act, Initial | Sign):
        held = t.room.founding.full_powers
        if (t.seat, type(act).__name__) not in held:
            return Refusal("not yours", "The rules ask for full powers: present them first.")
    return words.date(act.on, "on") if isinstance(act, Sign | Ratify) else None


def _may_confirm(t: Table, act: ConfirmAdReferendum) -> Refusal | None:
    if (act.text is None) == (act.point is None or act.wording is None):
        return words.invalid("point", "Name either a point and its wording, or the frozen text.")
    if act.text is not None:
        text, wrong = _text(t, act.text)
        if text is None:
            return wrong
        if t.party not in text.parties or t.party in text.confirmed:
            return Refusal("conflict", "There is nothing for your party to confirm.", "text")
        wanting = t.rung_wanting(text, "confirmed")
        return Refusal("conflict", f"The text is not yet {wanting}.", "text") if wanting else None
    assert act.point is not None and act.wording is not None
    wrong = t.current_wording(act.wording, act.point)
    if wrong:
        return wrong
    root = t.room.alternatives.roots[act.point, act.wording]
    stance = t.room.stances.current.get((act.point, root), {}).get(t.party)
    if stance is None or stance.wording != act.wording or stance.stance != "accept ad referendum":
        return Refusal("conflict", "Your party has not accepted these words ad referendum.", "wording")
    if stance.confirmed is not None:
        return Refusal("conflict", "Your capital's concurrence is on record already.", "wording")
    return None


RULES = {
    FreezeText: _may_freeze,
    CheckConcordance: _may_check,
    Initial: _may_step,
    Sign: _may_step,
    Ratify: _may_step,
    ConfirmAdReferendum: _may_confirm,
}
