"""The operation that tells a seat, and it alone, what a page would tell it before it acts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from goodoffices.intake import MAX_ACT, read_act
from goodoffices.server.api.answers import NotDone, answer
from goodoffices.server.api.routes import acting, api, played
from goodoffices.server.api.schema import EchoRead, MandateRead, ToldRead, body, responses
from goodoffices.server.desks.before import before
from goodoffices.server.desks.desk import desk_of
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Refusal, RoomId, Talks
from goodoffices.talks.rules import NO_ROOM


@api.post(
    "/talks/{talks}/rooms/{room}/told",
    auth=acting,
    tags=["The table"],
    summary="What the seat is told before it acts",
    openapi_extra={
        "requestBody": {**body("Act", "The act that it means to do."), "required": True},
        "responses": responses(200, "ToldRead", "What the seat alone is told; nothing has been entered."),
    },
)
def told(request: HttpRequest, talks: Talks, room: RoomId) -> HttpResponse:
    """Ask before an act what a page tells: how it stands to the mandate, and words that stand in closed rooms.

    It enters nothing, and says nothing of whether the act would be taken. Send the act as you please afterwards.
    """
    seat, play = played(request, talks)
    if room not in play.rooms:
        raise NotDone(NO_ROOM)
    read = read_act(request.read(MAX_ACT + 1))
    if isinstance(read, Refusal):
        raise NotDone(read)
    with override("en"):  # programs are told in English, whatever language their machine asks for
        found = before(desk_of(talks, seat, play, get_registry().now()), room, read[0])
    mandate = [MandateRead(c.point, c.alternative, c.mark) for c in found.mandate]
    echoes = [EchoRead(echo["id"], echo["number"], echo["words"]) for echo in found.echoes]
    return answer(ToldRead(mandate, list(found.lines), echoes))
