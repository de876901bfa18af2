"""Erasure: by order of law the words of an entry are forgotten. Its place, author and time and every proof stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Erased, Line, Number, Refusal, Text

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

# What says who is behind the door, and the record of erasures itself.
_STAY = frozenset({"FoundTalks", "OpenRoom", "BringIn", "ShowOut", "CloseRoom", "VacateSeat", "Erase"})


class Erase(Act, frozen=True):
    """The words of an entry of this room are forgotten, and with them the file and the search words kept for it.

    This act stays on record: who had it done, when, and why. Elsewhere the same words are entries of their own.
    """

    entry: Number
    reason: Text  # read by all who read the room: it does not repeat the words
    order: Line = ""  # the order or law that asks for it


class Erasure(Struct):
    """The slice of a room's state that this group keeps."""

    by: dict[int, Entry] = field(default_factory=dict)  # of each entry that was erased so: the act that did it


def _erased(s: RoomState, e: Entry, act: Erase) -> None:
    s.erasure.by.setdefault(act.entry, e)


EVOLVE = {Erase: _erased}


def _may_erase(t: Table, act: Erase) -> Refusal | None:
    if act.entry > t.room.number:
        return words.invalid(
            "entry",
            phrase(
                "This room has no entry {number}: it ends with entry {last}.",
                number=act.entry,
                last=t.room.number,
            ),
        )
    entry = t.room.entries[act.entry - 1]
    if act.entry in t.room.erasure.by or (isinstance(entry.act, Erased) and not entry.act.unreadable):
        return Refusal("conflict", phrase("Entry {number} was erased before.", number=act.entry), "entry")
    kind = type(entry.act).__name__
    if kind in _STAY:
        message = phrase(
            "Entry {number} ({kind}) says who is behind the door, or what was erased: it is not erased.",
            number=act.entry,
            kind=kind,
        )
        return Refusal("conflict", message, "entry")
    if kind == "SeatPerson":
        seat = t.room.founding.seats.get(entry.act.seat)  # type: ignore[union-attr]  # of this kind
        if seat is not None and seat.number == act.entry and not seat.vacant:
            return Refusal(
                "conflict",
                phrase("Somebody sits in {seat} by this entry: vacate the seat first.", seat=seat.id),
                "entry",
            )
    return words.filled(act.reason, "reason")


RULES = {Erase: _may_erase}
