"""The operations that prove the record: checkpoints, receipts, that a log only grew, and who saw it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query

from goodoffices.proving import MAX_COSIGNED, NoHouse, SignedCheckpoint
from goodoffices.registry import Registry
from goodoffices.server.api.answers import WANTED, NotDone, Refused, answer
from goodoffices.server.api.routes import HIGHEST, OR_NO_TOKEN, acting, api, reader, reading
from goodoffices.server.api.schema import (
    CheckpointRead,
    ConsistencyRead,
    Cosigned,
    HandoverRead,
    HouseRead,
    ReceiptRead,
    body,
    responses,
)
from goodoffices.server.api.seats import too_often
from goodoffices.server.doors import limits
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Refusal, RoomId, Talks
from goodoffices.talks.rules import NO_ROOM

TAG = ["The proofs"]
T = TypeVar("T")
Size = Annotated[int | None, Query(ge=1, le=HIGHEST, description=WANTED["size"])]
Old = Annotated[int, Query(ge=0, le=HIGHEST, description=WANTED["old"])]
Number = Annotated[int, Path(ge=1, le=HIGHEST, description=WANTED["number"])]


def _described(name: str, description: str) -> dict[str, object]:
    return {"security": OR_NO_TOKEN, "responses": responses(200, name, description)}


@api.get("/house", auth=reading, tags=TAG, summary="Who signs the records",
         openapi_extra=_described("HouseRead", "The house and its public keys."))  # fmt: skip
def house(request: HttpRequest) -> HttpResponse:
    """The name of the house, the public keys that it signs with, and how those before them handed over."""
    if not limits.count("read", limits.client(request)):
        raise too_often("read")
    found = _signed(lambda registry: registry.house)
    keys, earlier = [str(key) for key in found.verifiers], found.earlier
    return answer(
        HouseRead(found.name, keys, [HandoverRead([str(k) for k in each.keys], each.note) for each in earlier])
    )


@api.get("/talks/{talks}/rooms/{room}/checkpoint", auth=reading, tags=TAG, summary="The signed head of a room’s log",
         openapi_extra=_described("CheckpointRead", "How many entries, their root, and both signed."))  # fmt: skip
def checkpoint(request: HttpRequest, talks: Talks, room: RoomId, size: Size = None) -> HttpResponse:
    """The checkpoint of a room as far as the seat reads it, or at an earlier size: it is what a witness signs too."""
    seat = reader(request, talks)
    found = _signed(lambda registry: registry.checkpoint(talks, seat, room, size))
    return answer(_read(_there(found)))


@api.get("/talks/{talks}/rooms/{room}/consistency", auth=reading, tags=TAG, summary="That a room’s log only grew",
         openapi_extra=_described("ConsistencyRead", "The proof, and the checkpoint to which it leads."))  # fmt: skip
def consistency(request: HttpRequest, talks: Talks, room: RoomId, old: Old) -> HttpResponse:
    """The proof that the log begins with the first `old` entries that were seen.

    A path that does not lead from the root that was signed then to the one that is signed now, or a log that is shorter
    now, shows that the record was rewritten.
    """
    seat = reader(request, talks)
    found = _there(_signed(lambda registry: registry.consistency(talks, seat, room, old)))
    return answer(ConsistencyRead(found.old, [each.hex() for each in found.path], _read(found.checkpoint)))


@api.get("/talks/{talks}/rooms/{room}/entries/{number}/receipt", auth=reading, tags=TAG,
         summary="The receipt of an entry",
         openapi_extra=_described("ReceiptRead", "The entry's leaf, and the proof that it is in the log."))  # fmt: skip
def receipt(request: HttpRequest, talks: Talks, room: RoomId, number: Number, size: Size = None) -> HttpResponse:
    """The proof that an entry is in the room’s log, under its checkpoint as far as the seat reads it, or at a size."""
    seat = reader(request, talks)
    found = _there(_signed(lambda registry: registry.receipt(talks, seat, room, number, size)))
    (kept,) = get_registry().stored(talks, seat, room, number - 1, number)
    return answer(ReceiptRead(room, number, kept.leaf.decode(), (kept.salt or b"").hex(), str(found)))


@api.post("/talks/{talks}/rooms/{room}/cosignatures", auth=acting, tags=TAG, summary="Say that one saw a checkpoint",
          openapi_extra={
              "requestBody": {**body("Cosigned", "The key, and the signed checkpoint."), "required": True},
              "responses": responses(201, "CheckpointRead", "As all who read the room get it.", 409, 507),
          })  # fmt: skip
def cosign(request: HttpRequest, talks: Talks, room: RoomId) -> HttpResponse:
    """Add a witness’s signature below those of the house. The key’s name is the seat, or the seat, `/` and more."""
    seat = request.auth.in_talks(talks)  # type: ignore[attr-defined]  # set by django-ninja
    if not limits.count("act", f"{talks}/{seat}"):
        raise too_often("act")
    try:
        sent = msgspec.json.decode(request.read(2 * MAX_COSIGNED), type=Cosigned)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotDone(Refused("invalid", "Send a JSON object with “key” and “checkpoint”.", "checkpoint")) from None
    done = _signed(lambda registry: registry.cosign(talks, seat, room, sent.key, sent.checkpoint))
    if isinstance(done, Refusal):
        raise NotDone(done)
    return answer(_read(done), 201)


def _signed(ask: Callable[[Registry], T]) -> T:
    """What is asked of the registry; without keys to sign with, who it is that can help."""
    try:
        return ask(get_registry())
    except NoHouse as error:
        raise NotDone(Refused("busy", str(error))) from None


def _there(found: T | None) -> T:
    if found is None:
        raise NotDone(NO_ROOM)
    return found


def _read(signed: SignedCheckpoint) -> CheckpointRead:
    return CheckpointRead(signed.room, signed.size, signed.root.hex(), signed.text, list(signed.witnesses))
