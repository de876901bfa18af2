"""Two parties' witnesses compare heads: what one was shown and signed has to be of the log that the other is shown.

A log that only grows before each of two readers may still be two logs. So a party hands the heads that it cosigned to
another, by a way that is not this server, and the other asks the server to prove that both are of one log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

import msgspec

from goodoffices.house import log_keys
from goodoffices.proof.checkpoint import Checkpoint, cosigners, extends, origin, verify_checkpoint
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.merkle import ProofError
from goodoffices.proof.note import NoteError
from goodoffices.talks.act import RoomId, Talks
from goodoffices.witnessing import Alarm, Get, Seen, checkpoint_in


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one party's witness hands to another's: cosigned checkpoints by room, and with which key they are."""

    talks: Talks
    key: str
    rooms: dict[RoomId, str]


def read_heads(raw: bytes) -> Heads:
    """The heads in a file. Raises `ValueError` if it holds none."""
    return msgspec.json.decode(raw, type=Heads)


def write_heads(heads: Heads) -> bytes:
    """The heads as a file holds them."""
    return msgspec.json.format(msgspec.json.encode(heads)) + b"\n"


def compare(
    heads: Heads, witness: VerifierKey, seen: Seen, get: Get
) -> Iterator[tuple[RoomId, Checkpoint | None] | Alarm]:
    """Hold each head of another party, signed by its `witness`, against what the server shows here.

    Yields the head where both are of one log, None for a room that this seat does not read, and alarms. `seen` is what
    was found just before. Raises `NoteError` for what the house or the witness did not sign: that alarms nobody, for
    anybody could have written it.
    """
    house = [read_verifier(key) for key in seen.keys]
    for room, text in heads.rooms.items():
        theirs = verify_checkpoint(text, log_keys(house, origin(seen.house, heads.talks, room)))
        if not cosigners(text, [witness]):
            raise NoteError(f"the head of {room} is not signed by {witness.name}")
        yield (room, None) if room not in seen.rooms else _held(room, text, theirs, house, seen, get)


def _held(
    room: RoomId, text: str, theirs: Checkpoint, house: Sequence[VerifierKey], seen: Seen, get: Get
) -> tuple[RoomId, Checkpoint] | Alarm:
    shown = get(f"talks/{quote(seen.talks)}/rooms/{quote(room, safe='')}/consistency?old={theirs.size}")
    ours = checkpoint_in(shown)
    try:
        now = verify_checkpoint(ours, log_keys(house, theirs.origin))
        extends(theirs, now, [bytes.fromhex(each) for each in shown["path"]])
    except (ProofError, NoteError, KeyError, TypeError, ValueError) as error:
        return Alarm(room, f"another party was shown another record: {error}", text, ours)
    return room, theirs
