"""The operations of the API: act, the state of play, the rooms, and the entries of a room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import msgspec
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import Header, Query
from ninja.errors import ValidationError
from ninja.openapi.docs import Swagger

from goodoffices.intake import MAX_ACT
from goodoffices.proving import NoHouse
from goodoffices.records import StoreError, StoreLost, StoreSealed
from goodoffices.server.api.answers import WANTED, NotDone, Refused, answer, misread, refuse
from goodoffices.server.api.schema import Entered, EntriesRead, EntryRead, TableAPI, body, responses
from goodoffices.server.api.seats import Holder, SeatToken, too_often
from goodoffices.server.doors import limits
from goodoffices.server.store.errors import give_up, meaning
from goodoffices.server.store.registry import get_registry
from goodoffices.summary import summary
from goodoffices.summary.rooms import rooms as summary_rooms
from goodoffices.talks.act import Entry, Refusal, RoomId, SeatId, Talks
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.rules import NO_ROOM

MOST = 1000  # entries in one answer
ENOUGH = 4 * 1024 * 1024  # bytes of acts, after which an answer ends
HIGHEST = 2**53 - 1

api = TableAPI(
    title="Good Offices",
    version="1",
    description="What a program may do with the token of one seat: it sees what that seat sees, and does what that "
    "seat may do. Every refusal is `{reason, message, field}`. Without a token one reads as the public.",
    docs=Swagger({"validatorUrl": None, "defaultModelsExpandDepth": 0}),
    docs_decorator=lambda view: csrf_exempt(require_safe(view)),
    urls_namespace="api",
)
acting, reading = SeatToken(public=False), SeatToken(public=True)
OR_NO_TOKEN: list[dict[str, list[str]]] = [{}]

Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[!-~]{1,200}$", description=WANTED["Idempotency-Key"])]
Seen = Annotated[str, Header(alias="Goodoffices-Seen", max_length=8000, description=WANTED["Goodoffices-Seen"])]
After = Annotated[int, Query(ge=0, le=HIGHEST, description=WANTED["after"])]
Limit = Annotated[int, Query(ge=1, le=MOST, description=WANTED["limit"])]
AsOf = Annotated[date | None, Query(alias="as-of", description="A day: what stood at its end, in the talks' zone.")]
_SEEN = re.compile(r"\s*([^\s,=]{1,170})=(0|[1-9][0-9]{0,14})\s*")


@api.exception_handler(NotDone)
def _not_done(request: HttpRequest, error: NotDone) -> HttpResponse:
    return refuse(error.refusal, error.headers)


@api.exception_handler(StoreError)
@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def _away(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, OperationalError | InterfaceError) and isinstance(meaning(error), StoreLost):
        give_up()
    if isinstance(error, StoreSealed):
        return refuse(Refused("busy", "The server cannot open what it keeps. Tell whoever operates it."))
    return refuse(Refused("busy", "The records cannot be reached now. Send the same again in a moment."))


@api.exception_handler(ValidationError)
def _misread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return misread(error)


@api.post(
    "/talks/{talks}/rooms/{room}/acts",
    auth=acting,
    tags=["The table"],
    summary="Do something in a room",
    openapi_extra={
        "requestBody": {**body("Act", "The act."), "required": True},
        "responses": responses(201, "Entered", "It stands in the record.", 403, 409, 507),
    },
)
def act(request: HttpRequest, talks: Talks, room: RoomId, key: Key, seen: Seen = "") -> HttpResponse:
    """Enter an act in the record of a room.

    An act sent again with its key is not entered again: it gets the receipt of the first time. `OpenRoom` makes its
    own room, whatever room stands in the address. `Goodoffices-Seen` names the last entries that the actor has seen:
    if its principal has directed anew since then, a commitment is refused as stale, to be looked at again.
    """
    seat = request.auth.in_talks(talks)  # type: ignore[attr-defined]  # set by django-ninja
    if not limits.count("act", f"{talks}/{seat}"):
        raise too_often("act")
    raw = request.read(MAX_ACT + 1)
    outcome = get_registry().submit(talks, seat, room, raw, key, seen=_seen(seen), proved=True)
    if isinstance(outcome, Refusal):
        raise NotDone(outcome)
    try:
        proof = str(get_registry().proof(talks, seat, outcome))
    except NoHouse:  # it is entered all the same
        proof = None
    kept = outcome.leaf_hash.hex(), outcome.leaf.decode(), outcome.salt.hex()
    return answer(Entered(outcome.room, outcome.number, outcome.time, *kept, proof), 201)


def _seen(written: str) -> dict[RoomId, int]:
    seen: dict[RoomId, int] = {}
    for part in written.split(",") if written else ():
        found = _SEEN.fullmatch(part)
        if found is None:
            raise NotDone(Refused("invalid", WANTED["Goodoffices-Seen"], "Goodoffices-Seen"))
        seen[found[1]] = int(found[2])
    return seen


@api.get(
    "/talks/{talks}/play",
    auth=reading,
    tags=["The table"],
    summary="The state of play",
    openapi_extra={
        "security": OR_NO_TOKEN,
        "responses": responses(200, "Play", "The talks, as far as this seat sees them."),
    },
)
def play(request: HttpRequest, talks: Talks, as_of: AsOf = None) -> HttpResponse:
    """What the seat sees of the talks: rounds, points, what is left, rooms, press and reports."""
    seat, found = played(request, talks, as_of)
    return answer(summary(found, seat, get_registry().now()))


@api.get(
    "/talks/{talks}/rooms",
    auth=reading,
    tags=["The table"],
    summary="The rooms that the seat reads",
    openapi_extra={
        "security": OR_NO_TOKEN,
        "responses": responses(200, "RoomsRead", "The rooms that this seat reads."),
    },
)
def rooms(request: HttpRequest, talks: Talks) -> HttpResponse:
    """The rooms that the seat reads, each with the last entry that it reads of it."""
    _, found = played(request, talks)
    return answer({"rooms": summary_rooms(found)})


@api.get(
    "/talks/{talks}/rooms/{room}/entries",
    auth=reading,
    tags=["The table"],
    summary="Entries of a room",
    openapi_extra={
        "security": OR_NO_TOKEN,
        "responses": responses(200, "EntriesRead", "Entries in their order."),
    },
)
def entries(request: HttpRequest, talks: Talks, room: RoomId, after: After = 0, limit: Limit = 100) -> HttpResponse:
    """Entries of a room after number `after`: at most `limit`, and fewer when they are long."""
    _, found = played(request, talks)
    state = found.rooms.get(room)
    if state is None:
        raise NotDone(NO_ROOM)
    kept = EntriesRead(room, state.number, shortened(state.entries[after : after + limit]))
    return answer(kept)


def reader(request: HttpRequest, talks: Talks) -> SeatId:
    """Who reads; each request counts."""
    holder: Holder = request.auth  # type: ignore[attr-defined]  # set by django-ninja
    if not limits.count("read", limits.client(request) if holder.talks is None else f"{holder.talks}/{holder.seat}"):
        raise too_often("read")
    return holder.in_talks(talks)


def played(request: HttpRequest, talks: Talks, as_of: date | None = None) -> tuple[SeatId, StateOfPlay]:
    """Who reads, and what that seat sees."""
    seat = reader(request, talks)
    return seat, get_registry().play(talks, seat, as_of)


def shortened(entries: Iterable[Entry]) -> list[EntryRead]:
    """The entries as they are answered, ending with the one that makes them enough."""
    read, size = [], 0
    for entry in entries:
        act = msgspec.json.encode(entry.act)
        read.append(EntryRead(entry.number, entry.seat, entry.time, msgspec.Raw(act), entry.loaded))
        size += len(act)
        if size >= ENOUGH:
            break
    return read
