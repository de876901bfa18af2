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
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Propose(Act, frozen=True):
    """Words for a point, in the name of the proposer's party and of those that propose it with it."""

    point: PointId
    text: Texts
    marking: Marking = "formal"
    together_with: tuple[PartyId, ...] = ()  # as announced by the proposer; each says its own stance


class Amend(Act, frozen=True):
    """New words for an alternative of one's own; stances on the earlier wording no longer count.

    An alternative of several parties is from then on that of the party that amended it: the others have not said so.
    """

    point: PointId
    alternative: Number
    wording: Number  # the wording that is amended, so that two cannot amend at once unseen
    text: Texts


class Withdraw(Act, frozen=True):
    """An alternative is withdrawn by its owner. Conditions that cite it are void, and a non-paper is cited no more."""

    point: PointId
    alternative: Number
    reason: Line = ""


class Merge(Act, frozen=True):
    """The chair's compromise from alternatives of a point, which stay on the table beside it."""

    point: PointId
    alternatives: tuple[Number, ...]
    text: Texts


class Correct(Act, frozen=True):
    """A slip of the pen put right, before anybody has taken a stance on the words; the earlier ones stay on record."""

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
    wordings: Grown[Wording]
    wording: Wording  # the words as they stand: the last of the wordings
    compromise: bool = False  # the chair's or the mediator's; nobody has committed to it
    merged: tuple[int, ...] = ()
    token: str = ""  # joins it to a release, for those who may read both
    withdrawn: int | None = None


class Alternatives(Struct):
    """The slice of a room's state that this group keeps."""

    alternatives: dict[tuple[PointId, int], Alternative] = field(default_factory=dict)
    roots: dict[tuple[PointId, int], int] = field(default_factory=dict)  # wording: the alternative that it belongs to
    by_point: dict[PointId, Grown[int]] = field(default_factory=dict)

    def of(self, point: PointId, wording: int) -> Alternative | None:
        """The alternative on `point` to which the words of entry `wording` belong."""
        root = self.roots.get((point, wording))
        return self.alternatives.get((point, root)) if root is not None else None

    def on(self, point: PointId) -> list[Alternative]:
        """Every alternative on `point`, withdrawn ones too, in the order in which they came."""
        return [self.alternatives[point, number] for number in self.by_point.get(point, ())]


def at_table(s: RoomState) -> tuple[PartyId, ...]:
    """The parties at this table now: in plenary those that negotiate, elsewhere those with a seat behind the door."""
    return negotiating(s.founding) if s.door.kind == PLENARY else s.door.parties()


def bring(s: RoomState, e: Entry, point: PointId, by: tuple[PartyId, ...], text: Texts, **more: object) -> None:
    """Enter new words for a point."""
    number, here = e.number, s.alternatives
    if (point, number) in here.alternatives:
        return  # a text names each point once; what a record repeats counts once
    wording = Wording(number, text, at_table(s))
    fresh = Alternative(number, point, by, "formal", Grown((wording,)), wording)
    here.alternatives[point, number] = replace(fresh, **more) if more else fresh
    here.roots[point, number] = number
    here.by_point[point] = here.by_point.get(point, Grown[int]()).plus(number)


def _proposed(s: RoomState, e: Entry, act: Propose) -> None:
    by = tuple(dict.fromkeys((party_of(e.seat), *act.together_with)))
    seat = s.founding.seats.get(e.seat)
    bring(s, e, act.point, by, act.text, marking=act.marking, compromise=seat is not None and "mediator" in seat.office)


def _reworded(s: RoomState, e: Entry, act: Amend | Correct) -> None:
    key = (act.point, act.alternative)
    found = s.alternatives.alternatives.get(key)
    if found is not None:
        party, wording = party_of(e.seat), Wording(e.number, act.text, at_table(s))
        by = (party,) if isinstance(act, Amend) and len(found.by) > 1 and party in found.by else found.by
        wordings = found.wordings.plus(wording)
        s.alternatives.alternatives[key] = replace(found, wordings=wordings, wording=wording, by=by)
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
    if not t.speaks:
        return Refusal("not yours", f"Words are proposed in the name of {t.party}: that is for its head.")
    for party in act.together_with:
        if party not in t.parties:
            return words.invalid("together_with", f"“{party}” is no party to these talks.")
    return words.first(t.known_point(act.point), words.languages(act.text, "text"))


def _own(t: Table, point: PointId, number: int, verb: str) -> tuple[Alternative | None, Refusal | None]:
    found = t.room.alternatives.alternatives.get((point, number))
    if found is None:
        return None, words.invalid(
            "alternative", f"Entry {number} of this room brings no alternative on point {point}."
        )
    if found.withdrawn is not None:
        return None, Refusal("conflict", f"Alternative {number} has been withdrawn.", "alternative")
    presides = t.mediates(t.seat) or "chair" in t.functions
    if (t.party in found.by and t.speaks) or (presides and (found.compromise or not found.by)):
        return found, None
    whose = ", ".join(found.by) or "A mediator or the chair"
    return None, Refusal("not yours", f"{whose} may {verb} it, nobody else.", "alternative")


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
    found, wrong = _own(t, act.point, act.alternative, "withdraw")
    if found is not None and not t.negotiates and t.settled(found.point, found.wording.number):
        return Refusal("conflict", f"Point {found.point} is agreed on these words: a party would have to reopen it.")
    return wrong


def _may_merge(t: Table, act: Merge) -> Refusal | None:
    if not act.alternatives:
        return words.invalid("alternatives", "Name at least one alternative that the words are made from.")
    for number in act.alternatives:
        found = t.room.alternatives.alternatives.get((act.point, number))
        if found is None:
            return words.invalid("alternatives", f"Entry {number} brings no alternative on point {act.point}.")
        if found.withdrawn is not None:
            return Refusal("conflict", f"Alternative {number} has been withdrawn.", "alternatives")
    return words.languages(act.text, "text")


RULES = {Propose: _may_propose, Amend: _may_reword, Correct: _may_reword, Withdraw: _may_withdraw, Merge: _may_merge}
