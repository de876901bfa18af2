"""The operation that tells the packages of a room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goodoffices.server.api.answers import NotDone, Refused, answer
from goodoffices.server.api.routes import OR_NO_TOKEN, AsOf, api, played, reading
from goodoffices.server.api.schema import responses
from goodoffices.server.desks.pages.packages_kept import kept
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PUBLIC, RoomId, Talks
from goodoffices.talks.rules import NO_ROOM
from goodoffices.valuations.closed import told


@api.get(
    "/talks/{talks}/rooms/{room}/packages",
    auth=reading,
    tags=["The table"],
    summary="The packages of a room",
    openapi_extra={
        "security": OR_NO_TOKEN,
        "responses": responses(200, "PackagesRead", "The packages that satisfy what everybody has said there."),
    },
)
def packages(request: HttpRequest, talks: Talks, room: RoomId, as_of: AsOf = None) -> HttpResponse:
    """Which alternatives of a room go together, by what everybody has openly said there, and what each still needs.

    It enters nothing, and no status comes from it. The public room has none: nobody takes a stance there.
    """
    _, play = played(request, talks, as_of)
    if room not in play.rooms or room == PUBLIC:
        raise NotDone(NO_ROOM)
    try:
        found = kept(talks, play, room, get_registry().now())
    except ModuleNotFoundError:
        raise NotDone(Refused("failed", "This server has no libraries for settlement analysis.")) from None
    return answer(told(found, play.rooms[room]))
