"""Sealing what lies at rest: pure functions over AES-256-GCM (NIST SP 800-38D).

Each text is padded and sealed with a key of its own; that key lies beside it, sealed with its room's key; the room's
key lies in the database, sealed with a master key, which does not. Every seal is bound to what it is about: moved to
another place, it does not open.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
LEAST = 512
"""The least size to which a text is padded, in bytes: most acts are shorter, and so all of one size."""

_VERSION = b"\x01"
_NONCE, _TAG, _LENGTH, _NAME = 12, 16, 8, 8
_WRAPPED = _NONCE + KEY_BYTES + _TAG
_HEAD = len(_VERSION) + _WRAPPED
_ONCE = bytes(_NONCE)  # what is sealed with a key that seals nothing else needs no nonce of its own


class Unsealable(Exception):
    """It was sealed with another key, or for another place, or its bytes were changed."""


def new_key() -> bytes:
    """A key: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def padded(size: int) -> int:
    """The size to which so many bytes are padded: at least `LEAST`, then by Padmé, which adds at most 12 %.

    Source: Nikitin et al., Reducing Metadata Leakage from Encrypted Files and Communication with PURBs, PoPETs 2019(4).
    """
    if size <= LEAST:
        return LEAST
    exponent = size.bit_length() - 1
    free = exponent - exponent.bit_length()
    mask = (1 << free) - 1
    return (size + mask) & ~mask


def wrap(over: bytes, key: bytes, about: bytes) -> bytes:
    """Seal a key with another, `over`."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(over).encrypt(nonce, key, b"key\0" + about)


def unwrap(over: bytes, wrapped: bytes, about: bytes) -> bytes:
    """The key that `wrap` sealed. Raises `Unsealable`."""
    return _open(_cipher(over), wrapped[:_NONCE], wrapped[_NONCE:], b"key\0" + about)


def seal(over: bytes, text: bytes, about: bytes) -> bytes:
    """Seal a text with a key of its own, and that key with `over`."""
    key = new_key()
    framed = len(text).to_bytes(_LENGTH, "big") + text
    framed = framed.ljust(padded(len(framed)), b"\0")
    return _VERSION + wrap(over, key, about) + AESGCM(key).encrypt(_ONCE, framed, about)


def unseal(over: bytes, sealed: bytes, about: bytes) -> bytes:
    """The text that `seal` sealed. Raises `Unsealable`."""
    key = unwrap(over, _wrapped(sealed), about)
    framed = _open(AESGCM(key), _ONCE, sealed[_HEAD:], about)
    return framed[_LENGTH : _LENGTH + int.from_bytes(framed[:_LENGTH], "big")]


def reseal(over: bytes, new: bytes, sealed: bytes, about: bytes) -> bytes:
    """Put another key over what is sealed; the text stays sealed as it is. Raises `Unsealable`."""
    return _VERSION + wrap(new, unwrap(over, _wrapped(sealed), about), about) + sealed[_HEAD:]


def name_of(master: bytes) -> str:
    """The name of a master key: 16 hexadecimal digits, from which nobody can tell the key."""
    return sha256(b"goodoffices/master/v1\0" + master).hexdigest()[: 2 * _NAME]


@dataclass(frozen=True, slots=True, repr=False)
class Ring:
    """The master keys of an installation: the one that seals, and those before it, which still open.

    What is sealed begins with its key's name, so that one key is tried, and one that is missing can be named.
    """

    keys: tuple[bytes, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keys, the one that seals first."""
        return tuple(name_of(key) for key in self.keys)

    def wrap(self, key: bytes, about: bytes) -> bytes:
        """Seal a key with the first master key."""
        return bytes.fromhex(self.names[0]) + wrap(self.keys[0], key, about)

    def unwrap(self, wrapped: bytes, about: bytes) -> bytes:
        """The key that was sealed with one of these. Raises `Unsealable`."""
        return unwrap(self._named(wrapped), wrapped[_NAME:], about)

    def seal(self, text: bytes, about: bytes) -> bytes:
        """Seal a text that is in no room, right under the first master key."""
        return bytes.fromhex(self.names[0]) + seal(self.keys[0], text, about)

    def unseal(self, sealed: bytes, about: bytes) -> bytes:
        """The text that was sealed so. Raises `Unsealable`."""
        return unseal(self._named(sealed), sealed[_NAME:], about)

    def _named(self, sealed: bytes) -> bytes:
        name = named(sealed)
        for key in self.keys:
            if name_of(key) == name:
                return key
        raise Unsealable(f"sealed with master key {name}, which is not here")


def named(sealed: bytes) -> str:
    """The name of the master key that is over this."""
    return sealed[:_NAME].hex()


def names(wrapped: Iterable[bytes]) -> tuple[str, ...]:
    """The names of the master keys that are over these, each once and in their order."""
    return tuple(sorted({named(each) for each in wrapped}))


@lru_cache(maxsize=4096)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def _wrapped(sealed: bytes) -> bytes:
    if sealed[: len(_VERSION)] != _VERSION:
        raise Unsealable("sealed in a way that this version does not know")
    return sealed[len(_VERSION) : _HEAD]


def _open(cipher: AESGCM, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, about)
    except (InvalidTag, ValueError):  # a nonce or a text that is too short to be one
        raise Unsealable("another key, another place, or changed bytes") from None
