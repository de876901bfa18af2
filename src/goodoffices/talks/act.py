"""What every act shares: its envelope, its identifiers, and the answer when it may not be done."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

# Identifiers. Their shape is checked where one is coined (`words.coined`), not on every reading of the record.
Talks = str  # "lake-mirna"
PartyId = Annotated[str, Meta(min_length=1, max_length=40)]  # "akra"
SeatId = Annotated[str, Meta(min_length=1, max_length=120)]  # "akra.head"; the party comes first
RoomId = Annotated[str, Meta(min_length=1, max_length=170)]  # "plenary", "capital.akra", "water@secretariat.chief"
PointId = Annotated[str, Meta(min_length=1, max_length=60)]  # "7"; outside plenary "water.1"
Language = Annotated[str, Meta(min_length=2, max_length=20)]  # BCP 47: "en", "fr"
Number = Annotated[int, Meta(ge=1, le=2**53 - 1)]  # an entry's number in its room
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]

# Words. Forbidden characters and normal form are checked on the way in (`goodoffices.proof.canonical`).
Line = Annotated[str, Meta(max_length=500)]
Text = Annotated[str, Meta(max_length=200_000)]
Texts = dict[Language, Text]  # one text in several languages
Edtf = Annotated[str, Meta(min_length=1, max_length=80)]  # Extended Date/Time Format, ISO 8601-2:2019
Instant = Annotated[datetime, Meta(tz=True)]
Sha256 = Annotated[str, Meta(min_length=64, max_length=64)]
Token = Annotated[str, Meta(min_length=32, max_length=64)]  # random; joins a delivery to its release

RoomKind = Literal["plenary", "restricted", "track", "bilateral", "caucus", "mediation", "capital", "public"]
Regime = Literal["decisions only", "declared", "verbatim", "none"]
Office = Literal[
    "principal", "aide", "head", "deputy", "secretary", "adviser", "press",
    "mediator", "co-mediator", "secretariat", "observer", "instructor",
]  # fmt: skip
Function = Literal["chair", "rapporteur", "room secretary"]
Role = Literal["negotiating", "mediator", "host", "observer", "guarantor"]
Marking = Literal["formal", "without prejudice", "non-paper"]
Licence = Literal["for you alone", "as your own idea", "as ours"]

PLENARY: RoomId = "plenary"
PUBLIC: RoomId = "public"
MEDIATION: RoomId = "mediation"  # where the mediation team sits, if it has opened its room
PUBLIC_SEAT: SeatId = "public"
SECRETARIAT: PartyId = "secretariat"
INSTRUCTOR: PartyId = "instructor"  # no party: whoever teaches, in a role-play that declares it
HOUSE: PartyId = "house"  # no party: the server itself, which answers sealed questions


class Ref(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Entry `number` of `room`."""

    room: RoomId
    number: Number


class Chosen(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """On `point` the words of entry `wording`."""

    point: PointId
    wording: Number


class Source(Struct, frozen=True, forbid_unknown_fields=True, gc=False, omit_defaults=True):
    """Who reported a fact about real talks: the report, its date, whose words, and through whom they reached it."""

    report: Line
    date: Edtf
    speaker: Line = ""
    via: tuple[Line, ...] = ()
    words: Text = ""
    said_on: Edtf | None = None  # when the words were said, where the report tells


class Act(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, tag_field="kind", gc=False
):
    """Something that a seat does in a room. Subclasses are the kinds; the class name is the `kind`.

    A later version of a kind is a new class with its own tag; `kinds.upcast` reads the older one.
    """

    cites: Annotated[tuple[Ref, ...], Meta(max_length=100)] = ()
    source: Source | None = None


class Erased(Struct, frozen=True, tag_field="kind", tag="Erased"):
    """What is left of an act whose payload was erased, or cannot be read. The leaf and every proof still hold.

    Payloads are erased by order of law, and where a room keeps nothing but what both sides agree to keep.
    """

    unreadable: bool = False  # the payload is there, but this version does not know how to read it


class Entry(Struct, frozen=True, gc=False):
    """An act as it stands in the record of `room` under `number`, with the time taken under the write lock."""

    room: RoomId
    number: int
    seat: SeatId
    time: datetime
    act: Act | Erased
    loaded: bool = False


Reason = Literal[
    "not found", "not yours", "closed", "regime", "stale", "invalid", "conflict", "citation", "paused", "full", "busy"
]


class Refusal(Struct, frozen=True):
    """Why an act may not be done, in the terms of the table. It depends on nothing that the actor cannot see."""

    reason: Reason
    message: str
    field: str = ""


def party_of(seat: SeatId) -> PartyId:
    """The party that a seat belongs to: the part of its id before the first dot."""
    return seat.partition(".")[0]


def capital_of(party: PartyId) -> RoomId:
    """The id of the one room that `party` has to itself."""
    return f"capital.{party}"
