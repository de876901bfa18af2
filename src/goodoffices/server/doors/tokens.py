"""One-use links and keys: 256 random bits in letters that a URL can carry, kept as their SHA-256 only."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode

from django.conf import settings
from django.utils.module_loading import import_string


def fresh(purpose: str, where: str, number: int) -> str:
    """A new token of 43 characters: the `number`th for this purpose, of the seat `where`."""
    return urlsafe_b64encode(_random(purpose, where, number)).rstrip(b"=").decode()


def drawn(purpose: str, where: str) -> int:
    """A number of 62 bits that tells of no other."""
    return int.from_bytes(_random(purpose, where, 1)[:8], "big") >> 2


def _random(purpose: str, where: str, number: int) -> bytes:
    found: bytes = import_string(settings.GOODOFFICES_RANDOMNESS)(purpose, where, number)
    return found


def digest(token: str) -> str:
    """What is kept of a token, and what it is looked up by.

    A look-up by hash tells a guesser nothing through its time: what the database compares is not what was guessed.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
