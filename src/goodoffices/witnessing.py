"""Witnessing a server's records from outside: what was seen is remembered, and has to be a beginning of what is shown.

A witness trusts the keys that it met first (or that it was told), and follows them when they hand over to others. It
signs what it saw, so that a server that shows others something else has to do without its signature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import msgspec

from goodoffices.house import log_keys
from goodoffices.proof.bundle import Handover, house_name
from goodoffices.proof.checkpoint import Checkpoint, cosign, extends, origin, read_checkpoint, verify_checkpoint
from goodoffices.proof.handover import follow
from goodoffices.proof.keys import SigningKey, VerifierKey, read_verifier
from goodoffices.proof.merkle import ProofError
from goodoffices.proof.note import NoteError
from goodoffices.talks.act import RoomId, Talks

Get = Callable[[str], Any]
"""Ask the server for the JSON at an address under /api/. Raises `Unreachable`."""
Post = Callable[[str, object], Any]

WHAT_TO_DO = (
    "Do nothing on this server until it is explained.",
    "Keep the evidence file: what was signed before and what is signed now show it to anybody who knows the keys.",
    "Tell the secretariat and the other delegations by telephone or in person, and read them the heads that you have.",
)
"""What whoever hears an alarm does next."""

NO_SERVER = "What answers there is no server of Good Offices, or one of another version: look at the address."


class Unreachable(Exception):
    """The server did not answer, or refused; in words for whoever runs the witness."""


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a witness remembers of one server: the house, its keys, and each room's last signed checkpoint."""

    talks: Talks
    house: str = ""
    keys: list[str] = []
    rooms: dict[RoomId, str] = {}


@dataclass(frozen=True, slots=True)
class Head:
    """A room whose log was sound: its checkpoint, and how many entries it had when it was seen last (0: never)."""

    room: RoomId
    checkpoint: Checkpoint
    before: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """What cannot be if the record is what it was; with what the server signed before and shows now."""

    room: RoomId
    words: str
    before: str = ""
    now: str = ""


def witness(seen: Seen, get: Get, post: Post, key: SigningKey | None, time: int) -> Iterator[tuple[Seen, Head | Alarm]]:
    """Look at every room once; yield what was found of each, and what is to be remembered after it.

    With `key` each checkpoint that is sound is cosigned at a POSIX time. What raised an alarm is not
    remembered as seen, so that the alarm is raised again the next time.
    """
    told, talks = _house(seen, get), seen.talks
    if isinstance(told, Alarm):
        yield seen, told
        return
    house, keys = told
    seen = msgspec.structs.replace(seen, house=house, keys=[str(each) for each in keys])
    try:
        there = [str(room["room"]) for room in get(f"talks/{quote(talks)}/rooms")["rooms"]]
    except (KeyError, TypeError):
        raise Unreachable(NO_SERVER) from None
    for room in seen.rooms.keys() - set(there):
        head, _ = read_checkpoint(seen.rooms[room])
        words = f"the room had {head.size} entries, and the server does not show it any more"
        yield seen, Alarm(room, words, seen.rooms[room])
    for room in there:
        path = f"talks/{quote(talks)}/rooms/{quote(room, safe='')}"
        before = seen.rooms.get(room, "")
        old = read_checkpoint(before)[0] if before else None
        shown = get(f"{path}/consistency?old={old.size if old else 0}")
        found = _look(old, shown, log_keys(keys, origin(house, talks, room)))
        text = checkpoint_in(shown)
        if isinstance(found, str):
            yield seen, Alarm(room, found, before, text)
            continue
        if key is not None:
            post(f"{path}/cosignatures", {"key": str(key.verifier), "checkpoint": cosign(text, key, time)})
        seen = msgspec.structs.replace(seen, rooms={**seen.rooms, room: text})
        yield seen, Head(room, found, old.size if old else 0)


def _house(seen: Seen, get: Get) -> tuple[str, list[VerifierKey]] | Alarm:
    """Who signs: as it was known, or as it can be followed from there."""
    told = get("house")
    try:
        house, keys = str(told["house"]), [read_verifier(key) for key in told["keys"]]
        earlier = [Handover(tuple(map(read_verifier, each["keys"])), str(each["note"])) for each in told["earlier"]]
        known = [read_verifier(key) for key in seen.keys]
    except NoteError as error:
        return Alarm("", f"the server tells keys that are none: {error}")
    except (KeyError, TypeError, AttributeError):
        raise Unreachable(NO_SERVER) from None
    if not keys or any(key.name != house_name(house) for key in keys):
        return Alarm("", "the server tells keys that are not of its house")
    if seen.house and seen.house != house:
        return Alarm("", f"another house ({house}) answers at this address than before ({seen.house})")
    if known and not follow(house, known, keys, earlier):
        return Alarm("", "the house signs with other keys than before, to which those before did not hand over")
    return house, keys


def _look(old: Checkpoint | None, shown: Any, keys: Sequence[VerifierKey]) -> Checkpoint | str:
    """The checkpoint that the house signed and that only adds to the old one; or what is wrong."""
    try:
        now = verify_checkpoint(checkpoint_in(shown), keys)
        if old is not None:
            extends(old, now, [bytes.fromhex(each) for each in shown["path"]])
    except ProofError as error:
        return str(error)
    except (NoteError, KeyError, TypeError, ValueError) as error:
        return f"what the server shows is not signed by the house: {error}"
    return now


def checkpoint_in(shown: Any) -> str:
    """The text of the checkpoint in what the server answered; empty where there is none."""
    try:
        return str(shown["checkpoint"]["checkpoint"])
    except (KeyError, TypeError):
        return ""


def read_seen(raw: bytes) -> Seen:
    """What was remembered. Raises `ValueError` if it is not that."""
    seen = msgspec.json.decode(raw, type=Seen)
    for text in seen.rooms.values():
        read_checkpoint(text)
    return seen


def write_seen(seen: Seen) -> bytes:
    """What is to be remembered, as JSON."""
    return msgspec.json.format(msgspec.json.encode(seen)) + b"\n"


def aloud(head: Checkpoint) -> str:
    """A head in groups of four, short enough to read aloud: 80 bits of its root.

    >>> aloud(Checkpoint("goodoffices/a/b/c", 2, bytes(range(32))))
    '0001 0203 0405 0607 0809'
    """
    digest = head.root.hex()[:20]
    return " ".join(digest[place : place + 4] for place in range(0, 20, 4))
