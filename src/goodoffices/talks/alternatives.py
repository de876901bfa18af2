"""Alternatives: words for a point, whose they are, and how they changed.

An alternative is known by its point and by the number of the entry that brought it: one text brings many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import (
    PLENARY,
    Act,
    Entry,
    Line,
    Marking,
    Number,
    PartyId,
    PointId,
    Refusal,
    Texts,
    party_of,
)
from goodoffices.talks.founding import negotiating

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table


class Propose(Act, frozen=True):
    """Words for a point, in the name of the proposer's party and of those that propose it with it."""

    point: PointId
    text: Texts
    marking: Marking = "formal"
    together_with: tuple[PartyId, ...] = ()  # as announced by the proposer; each says its own stance


class Amend(Act, frozen=True):
    """New words for an alternative of one's own; stances on the earlier wording no longer count."""

    point: PointId
    alternative: Number
    wording: Number  # the wording that is amended, so that two cannot amend at once unseen
    text: Texts


class Withdraw(Act, frozen=True):
    """An alternative is withdrawn by its owner. A condition that cites it is void; a withdrawn non-paper is not cited."""

    point: PointId
    alternative: Number
    reason: Line = ""


class Merge(Act, frozen=True):
    """The chair's compromise from several alternatives of a point, which stay on the table beside it."""

    point: PointId
    alternatives: tuple[Number, ...]
    text: Texts


class Correct(Act, frozen=True):
    """A slip of the pen put right, before anybody has taken a stance on the wording; the earlier words stay in the record."""

    point: PointId
    alternative: Number
    wording: Number
    text: Texts
    note: Line = ""


class Wording(Struct, frozen=True):
    """The exact words of an alternative from entry `number` on, and the parties that were at the table then."""

    number: int
    text: Texts
    parties: tuple[PartyId, ...]


class Alternative(Struct, frozen=True):
    """Words for a point by one room's record. `number` is the entry that brought it."""

    number: int
    point: PointId
    by: tuple[PartyId, ...]  # empty: delivered without attribution
    marking: Marking
    wordings: tuple[Wording, ...]
    compromise: bool = False  # the chair's or the mediator's; nobody has committed to it
    merged: tuple[int, ...] = ()
    token: str = ""  # joins it to a release, for those who may read both
    withdrawn: int | None = None

    @property
    def wording(self) -> Wording:
        """The words as they stand."""
        return self.wordings[-1]


class Alternatives(Struct):
    """The slice of a room's state that this group keeps."""

    alternatives: dict[tuple[PointId, int], Alternative] = field(default_factory=dict)
    roots: dict[tuple[PointId, int], int] = field(default_factory=dict)  # wording: the alternative that it belongs to
    by_point: dict[PointId, tuple[int, ...]] = field(default_factory=dict)


def at_table(s: RoomState) -> tuple[PartyId, ...]:
    """The parties at this table now: in plenary the negotiating parties, elsewhere those with a seat behind the door."""
    return negotiating(s.founding) if s.door.kind == PLENARY else s.door.parties()


def bring(s: RoomState, e: Entry, point: PointId, by: tuple[PartyId, ...], text: Texts, **more: object) -> None:
    """Enter new words for a point."""
    number = e.number
    slice_ = s.alternatives
    fresh = Alternative(number, point, by, "formal", (Wording(number, text, at_table(s)),))
    slice_.alternatives[point, number] = replace(fresh, **more) if more else fresh
    slice_.roots[point, number] = number
    slice_.by_point[point] = (*slice_.by_point.get(point, ()), number)


def _proposed(s: RoomState, e: Entry, act: Propose) -> None:
    by = tuple(dict.fromkeys((party_of(e.seat), *act.together_with)))
    seat = s.founding.seats.get(e.seat)
    bring(s, e, act.point, by, act.text, marking=act.marking, compromise=seat is not None and "mediator" in seat.office)


def _reworded(s: RoomState, e: Entry, act: Amend | Correct) -> None:
    key = (act.point, act.alternative)
    found = s.alternatives.alternatives.get(key)
    if found is not None:
        wordings = (*found.wordings, Wording(e.number, act.text, at_table(s)))
        s.alternatives.alternatives[key] = replace(found, wordings=wordings)
        s.alternatives.roots[act.point, e.number] = act.alternative


def _withdrawn(s: RoomState, e: Entry, act: Withdraw) -> None:
    key = (act.point, act.alternative)
    found = s.alternatives.alternatives.get(key)
    if found is not None and found.withdrawn is None:
        s.alternatives.alternatives[key] = replace(found, withdrawn=e.number)


def _merged(s: RoomState, e: Entry, act: Merge) -> None:
    bring(s, e, act.point, (party_of(e.seat),), act.text, compromise=True, merged=act.alternatives)


EVOLVE = {Propose: _proposed, Amend: _reworded, Correct: _reworded, Withdraw: _withdrawn, Merge: _merged}


def _may_propose(t: Table, act: Propose) -> Refusal | None:
    for party in act.together_with:
        if party not in t.parties:
            return words.invalid("together_with", f"“{party}” is no party to these talks.")
    return words.first(t.known_point(act.point), words.languages(act.text, "text"))


def _own(t: Table, point: PointId, number: int, verb: str) -> tuple[Alternative | None, Refusal | None]:
    found = t.room.alternatives.alternatives.get((point, number))
    if found is None:
        return None, words.invalid("alternative", f"Entry {number} of this room brings no alternative on point {point}.")
    if found.withdrawn is not None:
        return None, Refusal("conflict", f"Alternative {number} has been withdrawn.", "alternative")
    if found.by and t.party not in found.by and not (found.compromise and "chair" in t.functions):
        return None, Refusal("not yours", f"{', '.join(found.by)} may {verb} it, nobody else.", "alternative")
    return found, None


def _may_reword(t: Table, act: Amend | Correct) -> Refusal | None:
    found, wrong = _own(t, act.point, act.alternative, "change")
    if found is None:
        return wrong
    if found.wording.number != act.wording:
        return Refusal("stale", f"The words have changed since: see entry {found.wording.number}.", "wording")
    if t.settled(found.point, found.wording.number):
        return Refusal("conflict", f"Point {found.point} is agreed on these words: reopen it first.", "alternative")
    if isinstance(act, Correct) and any(s.wording == act.wording for s in t.room.stances.on(found.point, found.number)):
        return Refusal("conflict", "Stances have been taken on these words: amend them instead.", "wording")
    return words.languages(act.text, "text")


def _may_withdraw(t: Table, act: Withdraw) -> Refusal | None:
    return _own(t, act.point, act.alternative, "withdraw")[1]


def _may_merge(t: Table, act: Merge) -> Refusal | None:
    if len(set(act.alternatives)) < 2:
        return words.invalid("alternatives", "Name at least two alternatives.")
    for number in act.alternatives:
        found = t.room.alternatives.alternatives.get((act.point, number))
        if found is None:
            return words.invalid("alternatives", f"Entry {number} brings no alternative on point {act.point}.")
        if found.withdrawn is not None:
            return Refusal("conflict", f"Alternative {number} has been withdrawn.", "alternatives")
    return words.languages(act.text, "text")


RULES = {Propose: _may_propose, Amend: _may_reword, Correct: _may_reword, Withdraw: _may_withdraw, Merge: _may_merge}
