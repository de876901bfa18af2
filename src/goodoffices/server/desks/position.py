"""How far a page has been told: the last entry of each room that its seat reads. Of other rooms it says nothing."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping

import msgspec

from goodoffices.talks.act import RoomId
from goodoffices.talks.play import StateOfPlay

Position = Mapping[RoomId, int]

LONGEST = 16_000  # characters
_decoder = msgspec.json.Decoder(dict[str, int])


def of(play: StateOfPlay) -> dict[RoomId, int]:
    """The position of whoever has seen all of `play`."""
    return {room: state.number for room, state in sorted(play.rooms.items())}


def written(position: Position) -> str:
    """The position in letters that an address and a header can carry."""
    return urlsafe_b64encode(msgspec.json.encode(position)).decode().rstrip("=")


def read(text: str) -> Position | None:
    """The position that was written so; None for anything else."""
    if not text or len(text) > LONGEST:
        return None
    try:
        return _decoder.decode(urlsafe_b64decode(f"{text}==="))
    except (Error, ValueError, msgspec.DecodeError):
        return None
