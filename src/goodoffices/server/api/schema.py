"""The OpenAPI description: every kind of act as a schema of its own, made from the classes that validate it."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from goodoffices.server.api.answers import Refused
from goodoffices.talks.act import Erased, Function, Instant, PointId, Regime, RoomId, RoomKind, SeatId, Texts
from goodoffices.talks.kinds import AnyAct
from goodoffices.talks.mandates import Mark
from goodoffices.valuations.closed import PackagesRead

Recorded: Any = AnyAct | Erased

REF = "#/components/schemas/{name}"


class Entered(Struct, frozen=True):
    """The receipt of an act: where it stands in the record, when, and the proof that it is in the room's log.

    `proof` is a C2SP tlog-proof of `leaf`, with the checkpoint that the house signed: kept, it shows for ever that this
    was acknowledged. `salt` shows that the leaf is of the act: its `commitment` is SHA-256 of `goodoffices/payload/v1`,
    a NUL, the salt and the act's canonical JSON (RFC 8785). A request that is sent again with its key gets the same.
    """

    room: RoomId
    number: int
    time: Instant
    leaf_hash: str  # SHA-256 in hexadecimal
    leaf: str
    salt: str  # hexadecimal
    proof: str | None  # none where the server has no keys to sign with


class CheckpointRead(Struct, frozen=True):
    """The head of a room's log as the seat reads it: a C2SP checkpoint, signed by the house and by its witnesses."""

    room: RoomId
    size: int
    root: str  # SHA-256 in hexadecimal
    checkpoint: str
    witnesses: list[str]  # the public keys of those who cosigned it


class ConsistencyRead(Struct, frozen=True):
    """The proof (RFC 9162, 2.1.4) that a log begins with the first `old` entries; a path of hashes in hexadecimal."""

    old: int
    path: list[str]
    checkpoint: CheckpointRead


class ReceiptRead(Struct, frozen=True):
    """That an entry is in the log of its room: its leaf, and a C2SP tlog-proof. `salt` is empty once it was erased."""

    room: RoomId
    number: int
    leaf: str
    salt: str
    proof: str


class Cosigned(Struct, frozen=True, forbid_unknown_fields=True):
    """A witness's public key, and the checkpoint with its signature below the others."""

    key: str
    checkpoint: str


class QuestionKeyRead(Struct, frozen=True):
    """The public half of a key that was made for one sealed question."""

    key: str  # of age, with X25519


class HandoverRead(Struct, frozen=True):
    """Keys that were signed with before, and the note with which they handed over to those that followed."""

    keys: list[str]
    note: str


class HouseRead(Struct, frozen=True):
    """Who signs the records here: its public keys, and those before them, the earliest first."""

    house: str
    keys: list[str]
    earlier: list[HandoverRead]


class MandateRead(Struct, frozen=True):
    """How committing the seat's party on these words stands to its mandate: `refer` where nothing was directed."""

    point: PointId
    alternative: int | None  # the entry with which it began
    mark: Mark


class EchoRead(Struct, frozen=True):
    """A run of words that stands in an entry of a closed room which the seat reads."""

    room: RoomId
    number: int
    words: str


class ToldRead(Struct, frozen=True):
    """What the seat alone is told before it acts. None of it holds the seat back, and nobody else learns of it."""

    mandate: list[MandateRead]
    press: list[str]  # what its own side has said of speaking, and of these words
    closed_words: list[EchoRead]


class EntryRead(Struct, frozen=True, omit_defaults=True):
    """An entry of a room's record. `act` has the kind `Erased` where its payload was erased by order of law."""

    number: int
    seat: SeatId
    time: Instant
    act: Recorded
    loaded: bool = False


class EntriesRead(Struct, frozen=True):
    """Entries of a room in their order; `upto` is the last one that the seat reads, among these or not."""

    room: RoomId
    upto: int
    entries: list[EntryRead]


class RoomRead(Struct, frozen=True):
    """A room that the seat reads up to entry `entries`: what is behind its door, and what its record keeps."""

    room: RoomId
    kind: RoomKind
    title: Texts
    regime: Regime
    members: list[SeatId]
    functions: dict[Function, SeatId]
    reports_to: list[SeatId]
    closed: bool
    entries: int
    last_entry: Instant


class RoomsRead(Struct, frozen=True):
    """The rooms that the seat reads."""

    rooms: list[RoomRead]


class FiledRead(Struct, frozen=True, omit_defaults=True):
    """A report as it is filed: the entry's number, what was read of it, and the report of which it is a version."""

    number: int
    time: Instant
    publisher: str
    title: str
    published: str
    sha256: str
    media_type: str
    size: int
    agency: str = ""
    version_of: int | None = None
    same: bool = False  # as that version: the same bytes, or the same words
    notes: list[str] = []


class SuggestedRead(Struct, frozen=True):
    """A claim that a report seems to make: where it rests, and the act that would record it."""

    why: str
    start: int
    end: int
    printed: str
    act: AnyAct


class SuggestionsRead(Struct, frozen=True):
    """What is suggested of one report. None of it counts before somebody records it."""

    dispatch: int
    suggestions: list[SuggestedRead]


_LISTS = (
    "parties", "delegations", "rooms", "rounds", "programme", "attendance", "assessments", "points", "text", "papers",
    "undertakings", "understandings", "synchronizations", "silences", "drafts",
    "questions", "reports",
)  # fmt: skip
PLAY: dict[str, Any] = {
    "title": "Play",
    "description": "The talks as a seat sees them. Every item names the room whose record says so; nothing is merged.",
    "type": "object",
    "required": ["talks", "seat", "now", *_LISTS, "left", "press", "mandate", "instructing"],
    "properties": {
        "talks": {"type": "object"},
        "seat": {"type": "string"},
        "party": {"type": ["string", "null"]},
        "office": {"type": ["string", "null"]},
        "now": {"type": "string", "format": "date-time"},
        "left": {"type": "object", "required": ["by_record", "declared"]},
        "press": {"type": "object"},
        "mandate": {"type": ["object", "null"]},
        "instructing": {"type": ["object", "null"]},
        **{name: {"type": "array", "items": {"type": "object"}} for name in _LISTS},
    },
}


@cache
def components() -> dict[str, Any]:
    """The schemas by name: `Act` is any of the kinds, told apart by `kind`."""
    (any_act, *_), found = msgspec.json.schema_components(
        [
            AnyAct,
            Refused,
            Entered,
            QuestionKeyRead,
            ToldRead,
            EntriesRead,
            RoomsRead,
            FiledRead,
            SuggestionsRead,
            PackagesRead,
            HouseRead,
            CheckpointRead,
            ConsistencyRead,
            ReceiptRead,
            Cosigned,
        ],
        ref_template=REF,
    )
    for schema in found.values():
        if "description" in schema:
            schema["description"] = inspect.cleandoc(schema["description"])
    return {"Act": {"title": "Act", "description": "Any kind of act.", **any_act}, "Play": PLAY, **found}


def body(name: str, description: str) -> dict[str, Any]:
    """A JSON body with the schema of that name."""
    return {"description": description, "content": {"application/json": {"schema": {"$ref": REF.format(name=name)}}}}


_REFUSED = {
    401: "The token is not good, or none was sent.",
    403: "It is not for this seat to do.",
    404: "There is no such thing, or it is hidden from this seat.",
    405: "That is not done here with this method; `Allow` says with which it is.",
    409: "The talks have moved on, the room is closed, or its record does not keep such acts.",
    422: "What was sent is wrong; `field` names where.",
    429: "Too many requests; `Retry-After` says in how many seconds to try again.",
    503: "The records are busy or cannot be reached; send the same again, with its key.",
    507: "The server's disk is full; nothing was entered.",
}
_ANY = (401, 404, 422, 429, 503)  # what every operation may answer


def responses(status: int, name: str, description: str, *more: int) -> dict[int, dict[str, Any]]:
    """What an operation answers: what was asked for, and refusals, which have one shape."""
    refused = {refusal: body("Refused", _REFUSED[refusal]) for refusal in sorted({*_ANY, *more})}
    return {status: body(name, description), **refused}


class TableAPI(NinjaAPI):
    """An API whose description holds the schemas of the acts: django-ninja leaves out `components` given to it."""

    _described: OpenAPISchema | None = None  # it is made once: nothing in it ever changes

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        if self._described is None:
            described = super().get_openapi_schema(**where)
            described["components"]["schemas"] = {**described["components"]["schemas"], **components()}
            self._described = described
        return self._described
