"""What a party deposits for a sealed question: padded to one size, sealed with the question's key, bound to it.

Sealing is age with X25519 (the age file format, version 1). Whatever is deposited has the same length before it is
sealed, so that its size tells nothing; talks, room, question and party stand inside, so that it counts nowhere else.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyrage

from goodoffices.talks.act import PartyId, RoomId, Talks

SIZE = 16 * 1024
"""Bytes to which every deposit is padded."""


class BoxError(ValueError):
    """What is to be deposited cannot be; says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class About:
    """For which question a deposit is, and whose it is."""

    talks: Talks
    room: RoomId
    question: int
    party: PartyId

    def bound(self) -> dict[str, Any]:
        return {"talks": self.talks, "room": self.room, "question": self.question, "party": self.party}


def new_key() -> tuple[str, str]:
    """A new key for one question: its public half and its secret half."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity.to_public()), str(identity)


def seal(public: str, about: About, content: Mapping[str, Any]) -> str:
    """Seal what is deposited, as `Deposit` has it.

    Raises:
        BoxError: it is too long, or `public` is no key.
    """
    plain = json.dumps(
        {**about.bound(), "content": content}, ensure_ascii=False, separators=(",", ":"), default=str
    ).encode()
    if len(plain) > SIZE:
        raise BoxError(f"This is {len(plain):,} bytes long: shorten it to {SIZE:,} or fewer.")
    try:
        to = pyrage.x25519.Recipient.from_str(public)
    except pyrage.RecipientError:
        raise BoxError("This is no key of a question: take the one that stands in it, such as age1….") from None
    return base64.b64encode(pyrage.encrypt(plain.ljust(SIZE), [to])).decode()


def open_sealed(secret: str, about: About, sealed: str) -> dict[str, Any] | None:
    """What was deposited; None if it does not open, or is bound to another question or party."""
    try:
        identity = pyrage.x25519.Identity.from_str(secret)
        read = json.loads(pyrage.decrypt(base64.b64decode(sealed, validate=True), [identity]), parse_float=Decimal)
    except (pyrage.IdentityError, pyrage.DecryptError, binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or {name: read.get(name) for name in about.bound()} != about.bound():
        return None
    content = read.get("content")
    return content if isinstance(content, dict) else None
