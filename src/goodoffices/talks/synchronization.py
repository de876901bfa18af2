"""Synchronization of positions: one sheet, every point, each party's declared wording beside the others'.

No report describes a procedure for it; this one is ours: a declaration is prepared, its delegation's head confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Line, Number, PartyId, PointId, Refusal, Texts, party_of
from goodoffices.talks.stances import Stance

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class OpenSynchronization(Act, frozen=True):
    """A sheet is opened for the named points."""

    title: Texts
    points: tuple[PointId, ...]
    after: Line = ""


class DeclarePosition(Act, frozen=True):
    """What a party declares on a point, in its wording; set down by its own seat or by the room's secretary."""

    sheet: Number
    point: PointId
    party: PartyId
    words: Texts
    stance: Number | None = None  # the entry of the stance that the words rest on


class ConfirmPosition(Act, frozen=True):
    """The head of that delegation confirms the words entered under `position`."""

    position: Number


class CloseSynchronization(Act, frozen=True):
    """The sheet is closed as it stands."""

    sheet: Number


class Position(Struct, frozen=True):
    """A party's column on one point of a sheet."""

    number: int
    sheet: int
    point: PointId
    party: PartyId
    words: Texts
    by: PartyId
    stance: int | None
    confirmed: int | None = None


class Sheet(Struct, frozen=True):
    """A synchronization sheet."""

    number: int
    title: Texts
    points: tuple[PointId, ...]
    after: str
    closed: int | None = None


class Synchronization(Struct):
    """The slice of a room's state that this group keeps."""

    sheets: dict[int, Sheet] = field(default_factory=dict)
    positions: dict[int, Position] = field(default_factory=dict)
    columns: dict[tuple[int, PointId, PartyId], int] = field(default_factory=dict)  # (sheet, point, party): position


def _opened(s: RoomState, e: Entry, act: OpenSynchronization) -> None:
    s.synchronization.sheets[e.number] = Sheet(e.number, act.title, act.points, act.after)


def _declared(s: RoomState, e: Entry, act: DeclarePosition) -> None:
    position = Position(e.number, act.sheet, act.point, act.party, act.words, party_of(e.seat), act.stance)
    s.synchronization.positions[e.number] = position
    s.synchronization.columns[act.sheet, act.point, act.party] = e.number


def _confirmed(s: RoomState, e: Entry, act: ConfirmPosition) -> None:
    position = s.synchronization.positions.get(act.position)
    if position is not None:
        s.synchronization.positions[act.position] = replace(position, confirmed=e.number)


def _closed(s: RoomState, e: Entry, act: CloseSynchronization) -> None:
    sheet = s.synchronization.sheets.get(act.sheet)
    if sheet is not None:
        s.synchronization.sheets[act.sheet] = replace(sheet, closed=e.number)


EVOLVE = {
    OpenSynchronization: _opened,
    DeclarePosition: _declared,
    ConfirmPosition: _confirmed,
    CloseSynchronization: _closed,
}


def stale(state: RoomState, position: Position) -> bool:
    """Whether the party's stance on the point has moved since the words were declared."""
    since = position.stance or position.number
    return any(stance.number > since for stance in _held(state, position.point, position.party))


def _held(state: RoomState, point: PointId, party: PartyId) -> list[Stance]:
    """The present stances of a party on the alternatives of a point."""
    taken = (state.stances.current.get((point, n), {}) for n in state.alternatives.by_point.get(point, ()))
    return [stances[party] for stances in taken if party in stances]


def _may_open(t: Table, act: OpenSynchronization) -> Refusal | None:
    if not act.points:
        return words.invalid("points", phrase("Name at least one point."))
    return words.first(words.languages(act.title, "title"), *(t.known_point(point, "points") for point in act.points))


def _open_sheet(t: Table, number: int) -> tuple[Sheet | None, Refusal | None]:
    sheet = t.room.synchronization.sheets.get(number)
    if sheet is None:
        return None, words.invalid(
            "sheet", phrase("Entry {number} of this room opens no synchronization.", number=number)
        )
    if sheet.closed is not None:
        return None, Refusal(
            "closed", phrase("The synchronization of entry {number} is closed.", number=number), "sheet"
        )
    return sheet, None


def _may_declare(t: Table, act: DeclarePosition) -> Refusal | None:
    sheet, wrong = _open_sheet(t, act.sheet)
    if sheet is None:
        return wrong
    if act.point not in sheet.points:
        return words.invalid("point", phrase("Point {point} is not on this sheet.", point=act.point))
    if act.party not in t.parties:
        return words.invalid("party", phrase("“{party}” is no party to these talks.", party=act.party))
    if act.party != t.party:
        if "room secretary" not in t.functions:
            return Refusal(
                "not yours", phrase("A position is declared by its own party or set down by the secretary."), "party"
            )
        column = t.room.synchronization.columns.get((act.sheet, act.point, act.party))
        if column is not None and t.room.synchronization.positions[column].confirmed is not None:
            return Refusal(
                "conflict",
                phrase("{party} has confirmed its position; it alone declares anew.", party=act.party),
                "party",
            )
    held = [stance.number for stance in _held(t.room, act.point, act.party)]
    if act.stance is not None and act.stance not in held:
        return words.invalid(
            "stance",
            phrase("Entry {number} is not {party}'s present stance on this point.", number=act.stance, party=act.party),
        )
    return words.languages(act.words, "words")


def _may_confirm(t: Table, act: ConfirmPosition) -> Refusal | None:
    position = t.room.synchronization.positions.get(act.position)
    if position is None:
        return words.invalid(
            "position", phrase("Entry {number} of this room declares no position.", number=act.position)
        )
    wrong = _open_sheet(t, position.sheet)[1]
    if wrong:
        return wrong
    if position.party != t.party:
        return Refusal("not yours", phrase("Only {party} confirms its own position.", party=position.party), "position")
    if t.room.synchronization.columns.get((position.sheet, position.point, position.party)) != position.number:
        return Refusal("stale", phrase("The position has been declared anew since."), "position")
    if position.confirmed is not None:
        return Refusal("conflict", phrase("The position is confirmed already."), "position")
    return None


def _may_close(t: Table, act: CloseSynchronization) -> Refusal | None:
    return _open_sheet(t, act.sheet)[1]


RULES = {
    OpenSynchronization: _may_open,
    DeclarePosition: _may_declare,
    ConfirmPosition: _may_confirm,
    CloseSynchronization: _may_close,
}
