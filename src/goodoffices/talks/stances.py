"""Stances: what each party says of a wording, and on what conditions. Only its last word on an alternative counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Number, PartyId, PointId, Refusal, Text, Texts, party_of

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

StanceWord = Literal[
    "accept",
    "accept ad referendum",
    "can live with",
    "will follow consensus",  # takes no position of its own, and joins in nothing until it accepts
    "reserve",
    "awaiting instructions",
    "oppose",
]
Reservation = Literal["substantive", "scrutiny", "linguistic"]


class Condition(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Either that a point be agreed (on the named wording, if one is named), or some conduct in words."""

    point: PointId | None = None
    wording: Number | None = None
    conduct: Text = ""


class TakeStance(Act, frozen=True):
    """A party's word on an exact wording."""

    point: PointId
    wording: Number
    stance: StanceWord
    reservation: Reservation | None = None
    conditions: tuple[Condition, ...] = ()
    note: Texts = {}


class Stance(Struct, frozen=True, gc=False):
    """The last word of `party` on an alternative: on which of its wordings, and by which entry."""

    party: PartyId
    wording: int
    stance: StanceWord
    number: int
    reservation: Reservation | None = None
    conditions: tuple[Condition, ...] = ()
    note: Texts = {}
    declared: bool = False  # set down by the secretary and confirmed by the head
    confirmed: int | None = None  # the entry that declared the capital's concurrence to an acceptance ad referendum


class Stances(Struct):
    """The slice of a room's state that this group keeps."""

    # alternative: party: stance
    current: dict[tuple[PointId, int], dict[PartyId, Stance]] = field(default_factory=dict)
    moves: dict[PointId, int] = field(default_factory=dict)  # point: the last entry that moved a stance on it

    def on(self, point: PointId, alternative: int) -> tuple[Stance, ...]:
        """Every party's last word on an alternative."""
        return tuple(self.current.get((point, alternative), {}).values())

    def concur(self, alternative: int | None, point: PointId, wording: int, party: PartyId, number: int) -> None:
        """By entry `number` the capital of `party` concurs in what it accepted ad referendum on exactly this wording.

        Where it accepted nothing ad referendum, or its capital has concurred already, nothing changes.
        """
        stances = self.current.get((point, alternative), {}) if alternative is not None else {}
        stance = stances.get(party)
        if alternative is None or stance is None or stance.wording != wording or stance.confirmed is not None:
            return
        if stance.stance == "accept ad referendum":
            self.current[point, alternative] = {**stances, party: replace(stance, confirmed=number)}
            self.moves[point] = number


def _took(s: RoomState, e: Entry, act: TakeStance) -> None:
    stance = Stance(party_of(e.seat), act.wording, act.stance, e.number, act.reservation, act.conditions, act.note)
    hold(s, act.point, stance)


def hold(s: RoomState, point: PointId, stance: Stance) -> None:
    """Make `stance` its party's last word on the alternative that its wording belongs to."""
    alternative = s.alternatives.roots.get((point, stance.wording))
    if alternative is not None:
        key = (point, alternative)
        earlier = s.stances.current.get(key)
        s.stances.current[key] = {stance.party: stance} if earlier is None else {**earlier, stance.party: stance}
        s.stances.moves[point] = stance.number


EVOLVE = {TakeStance: _took}


def _may_take(t: Table, act: TakeStance) -> Refusal | None:
    if act.stance == "accept ad referendum" and not t.rules.ad_referendum:
        return words.invalid("stance", phrase("The adopted rules know no acceptance ad referendum."))
    if act.reservation is not None and act.stance != "reserve":
        return words.invalid("reservation", phrase("Only a reservation is substantive, for scrutiny, or linguistic."))
    if act.conditions and act.stance not in ("accept", "accept ad referendum", "can live with"):
        return words.invalid("conditions", phrase("Only an acceptance has conditions."))
    wrong = words.first(t.known_point(act.point), t.current_wording(act.wording, act.point))
    if wrong:
        return wrong
    for i, condition in enumerate(act.conditions):
        if (condition.point is None) == (not condition.conduct.strip()):
            return words.invalid(f"conditions.{i}", phrase("A condition names either a point or some conduct."))
        if condition.point is not None:
            wrong = t.known_point(condition.point, f"conditions.{i}.point")
            if wrong is None and condition.wording is not None:
                wrong = t.current_wording(condition.wording, condition.point, f"conditions.{i}.wording")
            if wrong:
                return wrong
    return words.languages(act.note, "note", empty=True)


RULES = {TakeStance: _may_take}
