"""Where quoted words come from: found by those who read the source, and by nobody else."""

from __future__ import annotations

from functools import lru_cache

from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import Ref, RoomId
from goodoffices.talks.carrying import Quote, quote_link


def source(desk: Desk, quote: Quote) -> Ref | None:
    """The entry whose words were carried home, if it is in a room that this seat reads."""
    for state in desk.play.rooms.values():
        number = _found(quote.nonce, quote.link, state.room, state.number)
        if number and state.door.kind != "capital":
            return Ref(state.room, number)
    return None


@lru_cache(1024)
def _found(nonce: str, link: str, room: RoomId, number: int) -> int:
    """The entry of `room`, up to `number`, to which a link leads, newest first; 0 if none."""
    return next((n for n in range(number, 0, -1) if quote_link(nonce, room, n) == link), 0)
