"""Points: what the talks are about, numbered; parked, reopened, referred to the principals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import (
    PLENARY,
    PUBLIC,
    Act,
    Entry,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    Texts,
    party_of,
)
from goodoffices.talks.alternatives import at_table, bring

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class PointDraft(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A point as a text names it, with the words that the text proposes, if any."""

    point: PointId
    title: Texts = {}
    text: Texts = {}


class TableText(Act, frozen=True):
    """One text of numbered points is put on the table. Nobody has committed to it; its words are alternatives."""

    title: Texts
    points: tuple[PointDraft, ...]


class AddPoint(Act, frozen=True):
    """A further point. A point that no report names has no title."""

    point: PointId
    title: Texts = {}


class Park(Act, frozen=True):
    """A point is set aside, nothing conceded."""

    point: PointId
    reason: Line = ""


class Reopen(Act, frozen=True):
    """A parked or agreed point is taken up again. What was agreed on it no longer stands."""

    point: PointId
    reason: Line = ""


class OfferReferral(Act, frozen=True):
    """A party offers to leave a point to the principals. It counts only when every other party has accepted."""

    point: PointId
    words: Texts


class AcceptReferral(Act, frozen=True):
    """A party accepts the referral offered under `offer`."""

    offer: Number


class Point(Struct, frozen=True):
    """A point by one room's record."""

    id: PointId
    title: Texts
    number: int  # the entry that added it
    parked: int | None = None
    reopened: int | None = None  # stances before this entry no longer count


class Referral(Struct, frozen=True):
    """An offer to leave a point to the principals, and who has accepted it."""

    number: int
    point: PointId
    by: PartyId
    words: Texts
    table: tuple[PartyId, ...]  # who was at this table when it was offered
    accepted: tuple[PartyId, ...] = ()


class Points(Struct):
    """The slice of a room's state that this group keeps."""

    points: dict[PointId, Point] = field(default_factory=dict)
    texts: dict[int, Entry] = field(default_factory=dict)
    referrals: dict[int, Referral] = field(default_factory=dict)


def _tabled(s: RoomState, e: Entry, act: TableText) -> None:
    s.points.texts[e.number] = e
    for draft in act.points:
        known = s.points.points.get(draft.point)
        s.points.points[draft.point] = (
            Point(draft.point, draft.title, e.number)
            if known is None
            else replace(known, title=draft.title or known.title)
        )
        if draft.text:
            bring(s, e, draft.point, (party_of(e.seat),), draft.text, compromise=True)


def _added(s: RoomState, e: Entry, act: AddPoint) -> None:
    s.points.points.setdefault(act.point, Point(act.point, act.title, e.number))


def _parked(s: RoomState, e: Entry, act: Park) -> None:
    point = s.points.points.get(act.point) or Point(act.point, {}, e.number)
    s.points.points[act.point] = replace(point, parked=e.number)


def _reopened(s: RoomState, e: Entry, act: Reopen) -> None:
    point = s.points.points.get(act.point) or Point(act.point, {}, e.number)
    s.points.points[act.point] = replace(point, parked=None, reopened=e.number)


def _offered(s: RoomState, e: Entry, act: OfferReferral) -> None:
    s.points.referrals[e.number] = Referral(e.number, act.point, party_of(e.seat), act.words, at_table(s))


def _accepted(s: RoomState, e: Entry, act: AcceptReferral) -> None:
    offer = s.points.referrals.get(act.offer)
    party = party_of(e.seat)
    if offer is not None and party not in offer.accepted:
        s.points.referrals[act.offer] = replace(offer, accepted=(*offer.accepted, party))


EVOLVE = {
    TableText: _tabled,
    AddPoint: _added,
    Park: _parked,
    Reopen: _reopened,
    OfferReferral: _offered,
    AcceptReferral: _accepted,
}


def _new_point(t: Table, point: PointId, field_: str) -> Refusal | None:
    if t.room.door.kind in (PLENARY, PUBLIC):
        return words.point(point, field_)
    prefix = t.room.room.partition("@")[0] + "."
    if t.play.point(point) is not None or (point.startswith(prefix) and words.point(point[len(prefix) :]) is None):
        return None
    return words.invalid(
        field_,
        phrase(
            "A point of this room's own is named “{prefix}1”; “{point}” is no point of the text.",
            prefix=prefix,
            point=point,
        ),
    )


def _may_table(t: Table, act: TableText) -> Refusal | None:
    if not act.points:
        return words.invalid("points", phrase("A text has at least one point."))
    names = [draft.point for draft in act.points]
    if len(set(names)) < len(names):
        return words.invalid("points", phrase("Each point stands in a text once."))
    for i, draft in enumerate(act.points):
        wrong = words.first(
            _new_point(t, draft.point, f"points.{i}.point"),
            words.languages(draft.title, f"points.{i}.title", empty=True),
            words.languages(draft.text, f"points.{i}.text", empty=True),
        )
        if wrong:
            return wrong
    return words.languages(act.title, "title")


def _may_add(t: Table, act: AddPoint) -> Refusal | None:
    if act.point in t.room.points.points:
        return Refusal("conflict", phrase("There is a point {point} already.", point=act.point), "point")
    return words.first(_new_point(t, act.point, "point"), words.languages(act.title, "title", empty=True))


def _may_park(t: Table, act: Park) -> Refusal | None:
    point = t.room.points.points.get(act.point)
    if point is not None and point.parked is not None:
        return Refusal("conflict", phrase("Point {point} is parked already.", point=act.point), "point")
    return t.known_point(act.point)


_NEGOTIATING = Refusal("not yours", phrase("This is for the parties that negotiate."))


def _may_reopen(t: Table, act: Reopen) -> Refusal | None:
    return t.known_point(act.point) if t.negotiates or t.instructs else _NEGOTIATING


def _may_offer(t: Table, act: OfferReferral) -> Refusal | None:
    if not t.negotiates:
        return _NEGOTIATING
    return words.first(t.known_point(act.point), words.languages(act.words, "words"))


def _may_accept(t: Table, act: AcceptReferral) -> Refusal | None:
    offer = t.room.points.referrals.get(act.offer)
    if offer is None:
        return words.invalid("offer", phrase("Entry {number} of this room offers no referral.", number=act.offer))
    if not t.negotiates:
        return _NEGOTIATING
    if offer.by == t.party or t.party in offer.accepted:
        return Refusal("conflict", phrase("{party} stands by this referral already.", party=t.party), "offer")
    return None


RULES = {
    TableText: _may_table,
    AddPoint: _may_add,
    Park: _may_park,
    Reopen: _may_reopen,
    OfferReferral: _may_offer,
    AcceptReferral: _may_accept,
}
