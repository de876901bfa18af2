"""How the API answers: one shape for every refusal, and one answer for whatever is hidden or missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from goodoffices.phrases import in_english
from goodoffices.talks.act import Reason, Refusal
from goodoffices.talks.rules import NO_ROOM

More = Literal["no token", "no method", "too often", "failed"]  # what the API refuses beside the table
STATUS: dict[Reason | More, int] = {
    "no token": 401,
    "not yours": 403,
    "not found": 404,
    "no method": 405,
    "closed": 409,
    "regime": 409,
    "stale": 409,
    "conflict": 409,
    "paused": 409,
    "invalid": 422,
    "citation": 422,
    "too often": 429,
    "failed": 500,
    "busy": 503,
    "full": 507,
}
"""The HTTP status that goes with each reason of a refusal."""


class Refused(msgspec.Struct, frozen=True):
    """Why something was not done: a reason for programs, a sentence for people, and the field that it is about."""

    reason: Reason | More
    message: str
    field: str = ""


class NotDone(Exception):
    """Raised in a view to answer with a refusal."""

    def __init__(self, refusal: Refused | Refusal, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
        self.headers = headers


def answer(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A value as JSON. Nothing that a seat reads is kept by a cache."""
    content = body if isinstance(body, bytes) else msgspec.json.encode(body, enc_hook=in_english)
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(content, status=status, content_type="application/json", headers=kept)


def refuse(refusal: Refused | Refusal, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A refusal as JSON, with the status of its reason."""
    shape = Refused(refusal.reason, refusal.message, refusal.field)
    return answer(shape, STATUS[refusal.reason], headers)


def no_such_thing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """The answer for whatever is hidden from the seat or does not exist: the same bytes, whatever was asked for."""
    return refuse(NO_ROOM)


WANTED = {
    "Idempotency-Key": "Send a key with each act: 1 to 200 letters, digits or signs; a new one for a new act.",
    "Goodoffices-Seen": "Write rooms with the last entry seen of each, such as “plenary=12, capital.akra=3”.",
    "after": "Write the number of the last entry that you have: 0 or a positive whole number.",
    "limit": "Write how many entries you want: 1 to 1000.",
    "as-of": "Write a day, such as 2027-03-04.",
    "name": "The name of the file, at most 200 characters: its ending tells what it is where its bytes do not.",
    "published": "When it was published, such as 2027-03-04; else as the report says.",
    "publisher": "Who published it, at most 500 characters; else as the report says.",
    "agency": "The agency that it quotes as a whole, at most 500 characters.",
    "number": "Write the number of the report’s entry: a positive whole number.",
    "size": "Write the number of an entry: a positive whole number. The log is taken as it was when that was its last.",
    "old": "Write how many entries of the room you had seen: 0 or a positive whole number.",
    "q": "Write the words that you look for, at most 500 characters.",
    "before": "Write the number of an entry: a positive whole number. Only what was entered before it is found.",
}
"""What each parameter wants to be, for whoever sent something else."""


def misread(error: ValidationError) -> HttpResponse:
    """The refusal of a parameter in the address or in a header, naming the first that is wrong."""
    name = str(error.errors[0]["loc"][-1])
    return refuse(Refused("invalid", WANTED[name], name))
