"""Declarations: words for the record, what was set down of a delegation's words, and who stands by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import (
    PLENARY,
    Act,
    Entry,
    Licence,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    SeatId,
    Texts,
    party_of,
)
from goodoffices.talks.silence import received
from goodoffices.talks.stances import Stance, StanceWord, hold

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Say(Act, frozen=True):
    """Words for the record, where the room keeps a verbatim one."""

    text: Texts
    point: PointId | None = None


class RecordDeclared(Act, frozen=True):
    """What a delegation declared is set down, or, where nothing is kept, what one side asks to keep.

    It counts only when that delegation's head (where nothing is kept: the other side) has confirmed it.
    """

    party: PartyId
    text: Texts
    point: PointId | None = None
    wording: Number | None = None
    stance: StanceWord | None = None
    licence: Licence = "for you alone"


class ConfirmRecord(Act, frozen=True):
    """What was set down under `record` is so."""

    record: Number


class ContestRecord(Act, frozen=True):
    """What was set down under `record` is not so: the words stay beside the contest, with its reason.

    Where nothing is kept but what both sides agree to keep, they go, and no reason is given.
    """

    record: Number
    reason: Texts = {}


class Rectify(Act, frozen=True):
    """What was set down under `record` is put right; the original stays, and the words wait for confirmation anew."""

    record: Number
    text: Texts
    stance: StanceWord | None = None


class AcknowledgeReceipt(Act, frozen=True):
    """This party has received what was entered under `of`."""

    of: Number


class Declaration(Struct, frozen=True):
    """What was set down of a delegation's words, and how it stands."""

    number: int
    party: PartyId
    text: Texts
    by: SeatId
    point: PointId | None
    wording: int | None
    stance: StanceWord | None
    licence: Licence
    standing: Line = "unconfirmed"  # unconfirmed, confirmed, contested
    settled: int | None = None  # the entry that confirmed or contested it
    rectified: tuple[int, ...] = ()
    reason: Texts = {}


def _said(s: RoomState, e: Entry, act: Say) -> None:
    """The words stand in the record, and nothing is derived from them."""


def _declared(s: RoomState, e: Entry, act: RecordDeclared) -> None:
    s.door.declarations[e.number] = Declaration(
        e.number, act.party, act.text, e.seat, act.point, act.wording, act.stance, act.licence
    )


def _confirmed(s: RoomState, e: Entry, act: ConfirmRecord) -> None:
    found = s.door.declarations.get(act.record)
    if found is not None:
        s.door.declarations[act.record] = replace(found, standing="confirmed", settled=e.number)
        if found.stance is not None and found.wording is not None and found.point is not None:
            hold(s, found.point, Stance(found.party, found.wording, found.stance, e.number, declared=True))


def _contested(s: RoomState, e: Entry, act: ContestRecord) -> None:
    found = s.door.declarations.get(act.record)
    if s.door.regime == "none":
        s.door.declarations.pop(act.record, None)
    elif found is not None:
        s.door.declarations[act.record] = replace(found, standing="contested", settled=e.number, reason=act.reason)


def _rectified(s: RoomState, e: Entry, act: Rectify) -> None:
    found = s.door.declarations.get(act.record)
    if found is not None:
        s.door.declarations[act.record] = replace(
            found,
            text=act.text,
            stance=act.stance,
            standing="unconfirmed",
            settled=None,
            rectified=(*found.rectified, e.number),
        )


def _received(s: RoomState, e: Entry, act: AcknowledgeReceipt) -> None:
    s.door.receipts.setdefault((act.of, party_of(e.seat)), e.number)
    received(s, e, act.of)


EVOLVE = {
    Say: _said,
    RecordDeclared: _declared,
    ConfirmRecord: _confirmed,
    ContestRecord: _contested,
    Rectify: _rectified,
    AcknowledgeReceipt: _received,
}


def _may_say(t: Table, act: Say) -> Refusal | None:
    return words.first(words.languages(act.text, "text"), t.known_point(act.point))


def _may_declare(t: Table, act: RecordDeclared) -> Refusal | None:
    table = t.room.founding.parties if t.room.door.kind == PLENARY else t.room.door.parties()
    if act.party not in table:
        return words.invalid("party", phrase("“{party}” is not a party in this room.", party=act.party))
    if (act.stance is None) != (act.wording is None):
        return words.invalid(
            "wording", phrase("A declared stance names the wording that it is about, and the other way round.")
        )
    if act.wording is not None and act.point is None:
        return words.invalid("point", phrase("Name the point that the wording is about."))
    if act.stance == "accept ad referendum" and not t.rules.ad_referendum:
        return words.invalid("stance", phrase("The adopted rules know no acceptance ad referendum."))
    own_words = act.party == t.party
    if t.regime == "none" and not own_words and (not t.mediates(t.seat) or t.mediating(act.party)):
        return Refusal("not yours", phrase("Where nothing is kept, a side asks to keep its own words."), "party")
    if t.office in ("head", "deputy") and not own_words and "room secretary" not in t.functions:
        return Refusal(
            "not yours", phrase("You set down your own party's words; others' are for the secretary."), "party"
        )
    if (
        t.regime == "none"
        and own_words
        and act.stance is not None
        and t.office != "head"
        and not t.empowered("TakeStance")
    ):
        return Refusal("not yours", phrase("The stance of {party} is for its head to say.", party=t.party), "stance")
    stale = t.current_wording(act.wording, act.point) if act.wording is not None and act.point is not None else None
    return words.first(words.languages(act.text, "text"), t.known_point(act.point), stale)


def _may_settle(t: Table, act: ConfirmRecord | ContestRecord) -> Refusal | None:
    found = t.room.door.declarations.get(act.record)
    if found is None:
        return words.invalid(
            "record", phrase("Entry {number} of this room sets down no declaration.", number=act.record)
        )
    if found.settled is not None:
        message = phrase("Entry {number} is contested already.", number=act.record)
        if found.standing == "confirmed":
            message = phrase("Entry {number} is confirmed already.", number=act.record)
        return Refusal("conflict", message, "record")
    if t.regime == "none":
        same_side = party_of(found.by) == t.party or (t.mediates(found.by) and t.mediates(t.seat))
        if same_side and isinstance(act, ConfirmRecord):
            return Refusal(
                "not yours", phrase("Where nothing is kept, the other side agrees to what is kept."), "record"
            )
    elif found.party != t.party:
        return Refusal(
            "not yours", phrase("Only {party} confirms or contests its own declaration.", party=found.party), "record"
        )
    if isinstance(act, ContestRecord):
        return t.not_kept(act.reason, "reason") if t.regime == "none" else words.languages(act.reason, "reason")
    if found.stance is None or found.wording is None or found.point is None:
        return None
    if found.party == t.party and not t.speaks:
        return Refusal("not yours", phrase("The stance of {party} is for its head to say.", party=t.party), "record")
    return t.current_wording(found.wording, found.point, "record")


def _may_rectify(t: Table, act: Rectify) -> Refusal | None:
    found = t.room.door.declarations.get(act.record)
    if found is None:
        return words.invalid(
            "record", phrase("Entry {number} of this room sets down no declaration.", number=act.record)
        )
    if found.standing == "confirmed":
        return Refusal("conflict", phrase("A confirmed declaration stands; set down a new one."), "record")
    if act.stance is not None and found.wording is None:
        return words.invalid("stance", phrase("The declaration named no wording, so it can carry no stance."))
    return words.languages(act.text, "text")


def _may_acknowledge(t: Table, act: AcknowledgeReceipt) -> Refusal | None:
    if act.of > t.room.number:
        return words.invalid("of", phrase("This room has no entry {number}.", number=act.of))
    if act.of in t.room.silence.opened and not t.speaks and t.office != "secretary":
        return Refusal(
            "not yours", phrase("What {party} has received its head or its secretary says.", party=t.party), "of"
        )
    if (act.of, t.party) in t.room.door.receipts:
        return Refusal(
            "conflict", phrase("{party} has acknowledged entry {number} already.", party=t.party, number=act.of), "of"
        )
    return None


RULES = {
    Say: _may_say,
    RecordDeclared: _may_declare,
    ConfirmRecord: _may_settle,
    ContestRecord: _may_settle,
    Rectify: _may_rectify,
    AcknowledgeReceipt: _may_acknowledge,
}
