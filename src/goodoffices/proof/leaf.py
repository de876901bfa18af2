"""A leaf: the fixed bytes that one entry of a room puts into the room's log.

A leaf holds who did something where and when, and a salted commitment to what: the payload can be shown, or
erased by order of law, one by one while every proof over the leaves still holds.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from goodoffices.proof.reading import parse
from goodoffices.proof.values import MAX_INTEGER, CanonicalError, check_text

VERSION: Final = 1
DOMAIN: Final = b"goodoffices/payload/v1\0"
"""What the commitment hash begins with, so that it can never be mistaken for another hash."""
SALT_BYTES: Final = 32
MAX_ID: Final = 200
"""The longest id of talks, room or seat, in characters."""

_MAX_LEAF_BYTES = 8192
_KEYS = frozenset(("commitment", "number", "origin", "room", "seat", "talks", "time", "v"))
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry as its room's log holds it. An unsound one raises `CanonicalError`, naming the field, when made."""

    talks: str
    room: str
    number: int
    """The entry's number in its room: 1, 2, 3 …"""
    seat: str
    time: str
    """UTC as RFC 3339 with six digits of the second's fraction and Z; see `leaf_time`."""
    origin: Literal["live", "loaded"]
    """Whether it was done in the system, or loaded from a folder."""
    commitment: bytes
    """32 bytes; in the leaf's bytes they stand as lower-case hexadecimal."""

    def __post_init__(self) -> None:
        _check_id("talks", self.talks)
        _check_id("room", self.room)
        _check_id("seat", self.seat)
        if type(self.number) is not int or not 1 <= self.number <= MAX_INTEGER:
            raise CanonicalError("number", "is not an entry's number; they are whole and start at 1")
        if type(self.origin) is not str or self.origin not in ("live", "loaded"):
            raise CanonicalError("origin", "is neither live nor loaded; give one of them")
        if type(self.commitment) is not bytes or len(self.commitment) != 32:
            raise CanonicalError("commitment", "is not the 32 bytes of a commitment")
        _check_time(self.time)


def leaf_time(moment: datetime) -> str:
    """Write a moment as a leaf does: `2026-02-04T09:00:00.000000Z`. Raises `CanonicalError` without a time zone."""
    if moment.tzinfo is None:
        raise CanonicalError("time", "has no time zone; say which")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def commitment(salt: bytes, payload: bytes) -> bytes:
    """Commit to a payload's exact bytes: SHA-256(DOMAIN ‖ salt ‖ payload), 32 bytes.

    The salt is 32 random bytes of this entry's own: without it nobody can test a guess at the payload.
    """
    if len(salt) != SALT_BYTES:
        raise CanonicalError("salt", f"has {len(salt)} bytes; give {SALT_BYTES} random ones")
    return hashlib.sha256(DOMAIN + salt + payload).digest()


def leaf_bytes(leaf: Leaf) -> bytes:
    """Return the leaf as RFC 8785 writes it; the keys are few and fixed, so they are written out in their order."""
    return (
        f'{{"commitment":"{leaf.commitment.hex()}","number":{leaf.number},"origin":"{leaf.origin}",'
        f'"room":{_quote(leaf.room)},"seat":{_quote(leaf.seat)},"talks":{_quote(leaf.talks)},'
        f'"time":"{leaf.time}","v":{VERSION}}}'
    ).encode()


def leaf_hash(raw: bytes) -> bytes:
    """Hash the bytes of a leaf for the log: SHA-256(0x00 ‖ leaf), RFC 6962 section 2.1."""
    return hashlib.sha256(b"\0" + raw).digest()


def read_leaf(raw: bytes) -> Leaf:
    """Read the bytes of a leaf. Raises `CanonicalError` unless they are exactly what `leaf_bytes` writes."""
    value = parse(raw, limit=_MAX_LEAF_BYTES)
    if not isinstance(value, dict):
        raise CanonicalError("", "is not a leaf: an object was expected")
    if value.get("v") != VERSION:
        raise CanonicalError("v", f"is not {VERSION}: this leaf is of a version that is not known here")
    if value.keys() != _KEYS:
        wrong = sorted(value.keys() ^ _KEYS)[0]
        raise CanonicalError("", f"is not a leaf: the key {wrong!a} is {'missing' if wrong in _KEYS else 'not known'}")
    fields = {key: item for key, item in value.items() if key != "v"}
    leaf = Leaf(**{**fields, "commitment": _unhex(value["commitment"])})
    if leaf_bytes(leaf) != raw:
        raise CanonicalError("", "is not in canonical form: the same leaf is written otherwise (RFC 8785)")
    return leaf


_quote = json.JSONEncoder(ensure_ascii=False).encode


def _unhex(value: object) -> bytes:
    try:
        return bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return b""


def _check_id(field: str, value: object) -> None:
    if type(value) is not str or not 1 <= len(value) <= MAX_ID:
        raise CanonicalError(field, f"is not an id: text of 1 to {MAX_ID} characters")
    check_text(field, value)


def _check_time(value: object) -> None:
    try:
        if type(value) is str and _TIME.fullmatch(value):
            datetime.fromisoformat(value)
            return
    except ValueError:
        pass
    raise CanonicalError("time", "is not UTC written like 2026-02-04T09:00:00.000000Z")
