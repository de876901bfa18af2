"""Which seat a request of the API acts and reads for: its token's, or, for reading without one, the public's."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import HttpBearer

from goodoffices.server.api.answers import NotDone, Refused
from goodoffices.server.doors import access, limits
from goodoffices.talks.act import PUBLIC_SEAT, SeatId, Talks
from goodoffices.talks.rules import NO_ROOM

NO_TOKEN = Refused(
    "no token",
    "Send the token of your seat, as “Authorization: Bearer TOKEN”; its holder can make a new one.",
    "Authorization",
)


class Holder(NamedTuple):
    """The seat that a token acts for; without a token, the public in whatever talks are asked about."""

    talks: Talks | None
    seat: SeatId

    def in_talks(self, talks: Talks) -> SeatId:
        """The seat, if it is one of these talks: those hidden from it and those that do not exist are alike."""
        here = access.may_use(AnonymousUser(), talks, PUBLIC_SEAT) if self.talks is None else self.talks == talks
        if not here:
            raise NotDone(NO_ROOM)
        return self.seat


class SeatToken(HttpBearer):
    """A seat's token, made by its holder on the seat's own page."""

    def __init__(self, *, public: bool) -> None:
        super().__init__()
        self.public = public  # whether a request without a token is answered as one of the public

    def __call__(self, request: HttpRequest) -> Holder:
        if self.public and "Authorization" not in request.headers:
            return Holder(None, PUBLIC_SEAT)
        found: Holder | None = super().__call__(request)
        if found is None:
            raise NotDone(NO_TOKEN, {"WWW-Authenticate": "Bearer"})
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Holder | None:
        whence = limits.client(request)
        if limits.spent("token", whence):
            raise too_often("token")
        found = access.seat_of_token(token)
        if found is None:
            limits.count("token", whence)
            return None
        return Holder(*found)


def too_often(what: str) -> NotDone:
    """The refusal of a request beyond its limit."""
    seconds = limits.RATES[what][1]
    refusal = Refused("too often", f"Too many requests: try again in {seconds} seconds.")
    return NotDone(refusal, {"Retry-After": str(seconds)})
