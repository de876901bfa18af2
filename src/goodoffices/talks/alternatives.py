"""Alternatives: words for a point, whose they are, and how they changed.

An alternative is known by its point and by the number of the entry that brought it: one text brings many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from goodoffices.phrases import phrase
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
from goodoffices.talks.places import Place, Put, joined, may_put, whole
from goodoffices.talks.wordings import Alternative, Wording

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Propose(Act, frozen=True):
    """Words for a point, in the name of the proposer's party and of those that propose it with it.

    With a `place` they are put in the place of a run of other words on the point, and what is proposed is the point
    as it then reads; in a language that has a run and no words there, the run is proposed for deletion.
    """

    point: PointId
    text: Texts
    marking: Marking = "formal"
    together_with: tuple[PartyId, ...] = ()  # as announced by the proposer; each says its own stance
    place: Place | None = None


class Amend(Act, frozen=True):
    """New words for an alternative of one's own; stances on the earlier wording no longer count.

    An alternative of several parties is from then on that of the party that amended it: the others have not said so.
    With a `place`, as in `Propose`, it becomes those words with the run replaced; a place in the alternative's own
    words changes that run of them.
    """

    point: PointId
    alternative: Number
    wording: Number  # the wording that is amended, so that two cannot amend at once unseen
    text: Texts
    place: Place | None = None


class Withdraw(Act, frozen=True):
    """An alternative is withdrawn by its owner. Conditions that cite it are void, and a non-paper is cited no more."""

    point: PointId
    alternative: Number
    reason: Line = ""


class Correct(Act, frozen=True):
    """A slip of the pen put right, before anybody has taken a stance on the words; the earlier ones stay on record."""

    point: PointId
    alternative: Number
    wording: Number
    text: Texts
    note: Line = ""


def at_table(s: RoomState) -> tuple[PartyId, ...]:
    """The parties at this table now: in plenary those that negotiate, elsewhere those with a seat behind the door."""
    return negotiating(s.founding) if s.door.kind == PLENARY else s.door.parties()


def bring(
    s: RoomState, e: Entry, point: PointId, by: tuple[PartyId, ...], text: Texts, put: Put | None = None, **more: object
) -> None:
    """Enter new words for a point."""
    number, here = e.number, s.alternatives
    if (point, number) in here.alternatives:
        return  # a text names each point once; what a record repeats counts once
    wording = Wording(number, text, at_table(s), put)
    fresh = Alternative(number, point, by, "formal", Grown((wording,)), wording)
    here.alternatives[point, number] = replace(fresh, **more) if more else fresh
    here.roots[point, number] = number
    here.by_point[point] = here.by_point.get(point, Grown[int]()).plus(number)


def _proposed(s: RoomState, e: Entry, act: Propose) -> None:
    by = tuple(dict.fromkeys((party_of(e.seat), *act.together_with)))
    seat = s.founding.seats.get(e.seat)
    text, put = (act.text, None) if act.place is None else _placed(s, act.point, None, Put(act.place, act.text))
    mediates = seat is not None and "mediator" in seat.office
    bring(s, e, act.point, by, text, put, marking=act.marking, compromise=mediates)


def _placed(s: RoomState, point: PointId, own: int | None, put: Put) -> tuple[Texts, Put | None]:
    """The point as it reads with words put in a place, and where on another alternative than `own` they then stand."""
    base = s.alternatives.words(point, put.place.wording)
    text = whole(base.text, put) if base is not None else {}
    if base is None or s.alternatives.roots[point, base.number] != own:
        return text, put
    return text, joined(base.put, put, text) if base.put is not None else None


def _reworded(s: RoomState, e: Entry, act: Amend | Correct) -> None:
    key = (act.point, act.alternative)
    found = s.alternatives.alternatives.get(key)
    if found is not None:
        party, by = party_of(e.seat), found.by
        if isinstance(act, Amend):
            by = (party,) if len(by) > 1 and party in by else by
        if isinstance(act, Amend) and act.place is not None:
            text, put = _placed(s, act.point, act.alternative, Put(act.place, act.text))
        else:
            text, put = act.text, s.alternatives.still(found, act.text)
        wording = Wording(e.number, text, at_table(s), put)
        wordings = found.wordings.plus(wording)
        s.alternatives.alternatives[key] = replace(found, wordings=wordings, wording=wording, by=by)
        s.alternatives.roots[act.point, e.number] = act.alternative


def _withdrawn(s: RoomState, e: Entry, act: Withdraw) -> None:
    key = (act.point, act.alternative)
    found = s.alternatives.alternatives.get(key)
    if found is not None and found.withdrawn is None:
        s.alternatives.alternatives[key] = replace(found, withdrawn=e.number)


EVOLVE = {Propose: _proposed, Amend: _reworded, Correct: _reworded, Withdraw: _withdrawn}


def _may_propose(t: Table, act: Propose) -> Refusal | None:
    if not t.speaks:
        return Refusal(
            "not yours", phrase("Words are proposed in the name of {party}: that is for its head.", party=t.party)
        )
    for party in act.together_with:
        if party not in t.parties:
            return words.invalid("together_with", phrase("“{party}” is no party to these talks.", party=party))
    return t.known_point(act.point) or may_say(t, act.point, act.place, act.text)


def may_say(t: Table, point: PointId, place: Place | None, text: Texts) -> Refusal | None:
    """The refusal of words for a point, as a whole or in the place of a run of words that stand there."""
    if place is None:
        return words.languages(text, "text")
    wrong = t.current_wording(place.wording, point, "place.wording")
    base = t.room.alternatives.words(point, place.wording)
    return wrong or may_put(base.text if base is not None else {}, Put(place, text))


def _own(
    t: Table, point: PointId, number: int, verb: Literal["change", "withdraw"]
) -> tuple[Alternative | None, Refusal | None]:
    found = t.room.alternatives.alternatives.get((point, number))
    if found is None:
        return None, words.invalid(
            "alternative",
            phrase("Entry {number} of this room brings no alternative on point {point}.", number=number, point=point),
        )
    if found.withdrawn is not None:
        return None, Refusal(
            "conflict", phrase("Alternative {alternative} has been withdrawn.", alternative=number), "alternative"
        )
    presides = t.mediates(t.seat) or "chair" in t.functions
    if (t.party in found.by and t.speaks) or (presides and (found.compromise or not found.by)):
        return found, None
    return None, Refusal("not yours", _whose(found, verb), "alternative")


def _whose(found: Alternative, verb: Literal["change", "withdraw"]) -> str:
    parties = ", ".join(found.by)
    if verb == "change":
        if not parties:
            return phrase("A mediator or the chair may change it, nobody else.")
        return phrase("{parties} may change it, nobody else.", parties=parties)
    if not parties:
        return phrase("A mediator or the chair may withdraw it, nobody else.")
    return phrase("{parties} may withdraw it, nobody else.", parties=parties)


def _may_reword(t: Table, act: Amend | Correct) -> Refusal | None:
    found, wrong = _own(t, act.point, act.alternative, "change")
    if found is None:
        return wrong
    if found.wording.number != act.wording:
        return Refusal(
            "stale", phrase("The words have changed since: see entry {number}.", number=found.wording.number), "wording"
        )
    if t.settled(found.point, found.wording.number):
        return Refusal(
            "conflict",
            phrase("Point {point} is agreed on these words: reopen it first.", point=found.point),
            "alternative",
        )
    if isinstance(act, Correct) and any(s.wording == act.wording for s in t.room.stances.on(found.point, found.number)):
        return Refusal("conflict", phrase("Stances have been taken on these words: amend them instead."), "wording")
    return may_say(t, act.point, act.place if isinstance(act, Amend) else None, act.text)


def _may_withdraw(t: Table, act: Withdraw) -> Refusal | None:
    found, wrong = _own(t, act.point, act.alternative, "withdraw")
    if found is not None and not t.negotiates and t.settled(found.point, found.wording.number):
        return Refusal(
            "conflict",
            phrase("Point {point} is agreed on these words: a party would have to reopen it.", point=found.point),
        )
    return wrong


RULES = {Propose: _may_propose, Amend: _may_reword, Correct: _may_reword, Withdraw: _may_withdraw}
