"""Signing: the frozen text is initialled, confirmed by the capitals, signed, in force (compare VCLT articles 10-14)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Edtf, Entry, Line, Number, PartyId, PointId, Refusal, Sha256, party_of
from goodoffices.talks.closing import Frozen, FrozenText, latest
from goodoffices.talks.founding import TextRung
from goodoffices.talks.signatures import Signature
from goodoffices.talks.terms import term

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Initial(Act, frozen=True):
    """A party initials the frozen text. Whether this makes it authentic is a setting (VCLT article 10(b))."""

    text: Number
    digest: Sha256
    signature: Signature | None = None


class ConfirmAdReferendum(Act, frozen=True):
    """The head declares its capital's concurrence: in a wording accepted ad referendum, or in the frozen text.

    In the text means in each of its points too, on the words as frozen, where its party accepted them ad referendum.
    """

    point: PointId | None = None
    wording: Number | None = None
    text: Number | None = None


class Sign(Act, frozen=True):
    """A party's signature; by default one on paper, with its place and depositary."""

    text: Number
    digest: Sha256
    place: Line  # may be blank where the adopted rules have signatures in the system
    on: Edtf
    depositary: Line = ""
    signature: Signature | None = None


class Ratify(Act, frozen=True):
    """A party declares that what its own law requires has been done: with it its capital concurs in every point."""

    text: Number
    on: Edtf
    instrument: Line = ""


Step = Literal["initialled", "confirmed", "signed", "ratified"]

# The record of steps that each act is entered in, and the rung of the ladder that it stands for.
_STEPS: dict[type[Act], tuple[Step, TextRung]] = {
    Initial: ("initialled", "initialled"),
    ConfirmAdReferendum: ("confirmed", "confirmed"),
    Sign: ("signed", "signed"),
    Ratify: ("ratified", "in force"),
}


def done(text: FrozenText, step: Step) -> dict[PartyId, int]:
    """Which parties have taken the step, each by its entry."""
    steps: dict[Step, dict[PartyId, int]] = {
        "initialled": text.initialled,
        "confirmed": text.confirmed,
        "signed": text.signed,
        "ratified": text.ratified,
    }
    return steps[step]


def _step(s: RoomState, e: Entry, act: Initial | Sign) -> None:
    _take(s, e, act.text, _STEPS[type(act)][0])


def _take(s: RoomState, e: Entry, number: int, step: Step) -> None:
    text = s.closing.texts.get(number)
    if text is not None:
        party = party_of(e.seat)
        taken = done(text, step)
        s.closing.texts[number] = replace(text, **{step: {**taken, party: taken.get(party, e.number)}})


def _concur(s: RoomState, e: Entry, points: Iterable[Frozen]) -> None:
    for frozen in points:
        root = s.alternatives.roots.get((frozen.point, frozen.wording))
        s.stances.concur(root, frozen.point, frozen.wording, party_of(e.seat), e.number)


def _of_text(s: RoomState, number: int) -> tuple[Frozen, ...]:
    text = s.closing.texts.get(number)
    return text.points if text is not None else ()


def _confirmed(s: RoomState, e: Entry, act: ConfirmAdReferendum) -> None:
    if act.text is not None:
        _take(s, e, act.text, "confirmed")
        _concur(s, e, _of_text(s, act.text))
    elif act.point is not None and act.wording is not None:
        _concur(s, e, (Frozen(act.point, act.wording),))


def _ratified(s: RoomState, e: Entry, act: Ratify) -> None:
    _take(s, e, act.text, "ratified")
    _concur(s, e, _of_text(s, act.text))


EVOLVE = {Initial: _step, Sign: _step, Ratify: _ratified, ConfirmAdReferendum: _confirmed}


def _next(t: Table, act: Initial | ConfirmAdReferendum | Sign | Ratify, number: int) -> Refusal | None:
    """Whether the actor's party may take this step on the text now."""
    text, wrong = latest(t, number)
    if text is None:
        return wrong
    step, rung = _STEPS[type(act)]
    if rung not in t.rules.text_ladder:
        return Refusal("conflict", phrase("By the adopted rules a text is not {step}.", step=term(step)))
    if t.party not in text.parties:
        return Refusal("not yours", phrase("This is for the parties that negotiated when the text was frozen."))
    if t.party in done(text, step):
        return Refusal("conflict", phrase("{party} has done so already.", party=t.party), "text")
    if isinstance(act, Initial | Sign) and act.digest != text.digest:
        return words.invalid("digest", phrase("The digest is not that of the frozen text."))
    wanting = t.rung_wanting(text, rung)
    return (
        Refusal("conflict", phrase("The text is not yet {wanting}.", wanting=term(wanting)), "text")
        if wanting
        else None
    )


def _may_step(t: Table, act: Initial | Sign | Ratify) -> Refusal | None:
    wrong = _next(t, act, act.text)
    if wrong:
        return wrong
    if isinstance(act, Ratify):
        return words.date(act.on, "on")
    if t.rules.full_powers and (t.seat, type(act).__name__) not in t.room.founding.full_powers:
        return Refusal("not yours", phrase("The rules ask for full powers: present them first."))
    if isinstance(act, Initial):
        return None
    place = words.filled(act.place, "place") if t.rules.signature == "on paper" else None
    return place or words.date(act.on, "on")


def _may_confirm(t: Table, act: ConfirmAdReferendum) -> Refusal | None:
    if act.text is not None and act.point is None and act.wording is None:
        return _next(t, act, act.text)
    if act.text is not None or act.point is None or act.wording is None:
        return words.invalid("point", phrase("Name either a point and its wording, or the frozen text."))
    wrong = t.current_wording(act.wording, act.point)
    if wrong:
        return wrong
    root = t.room.alternatives.roots[act.point, act.wording]
    stance = t.room.stances.current.get((act.point, root), {}).get(t.party)
    if stance is None or stance.wording != act.wording or stance.stance != "accept ad referendum":
        return Refusal("conflict", phrase("Your party has not accepted these words ad referendum."), "wording")
    if stance.confirmed is not None:
        return Refusal("conflict", phrase("Your capital's concurrence is on record already."), "wording")
    point = t.room.points.points.get(act.point)
    if point is not None and point.reopened is not None and stance.number < point.reopened:
        return Refusal("stale", phrase("The point was reopened since: accept the words anew."), "point")
    return None


RULES = {Initial: _may_step, Sign: _may_step, Ratify: _may_step, ConfirmAdReferendum: _may_confirm}
