"""Keys that sign checkpoints: Ed25519 on the text of the note, ML-DSA-44 and Ed25519 as timestamped cosignatures.

The log signs each checkpoint twice: with Ed25519 (signature type 0x01 of C2SP signed-note), which every tool reads, and
with ML-DSA-44 (type 0x06 of C2SP tlog-cosignature, FIPS 204), which a quantum computer does not forge. A party that
witnesses a log signs with type 0x04 (Ed25519) or 0x06. A verifier key is written as
`<name>+<key ID in hexadecimal>+<Base 64 of type ‖ public key>`.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from goodoffices.proof.note import NoteError, SignatureLine, check_name, unbase64
from goodoffices.proof.signed import cosigned_note, cosigned_tree

Kind = Literal[1, 4, 6]
NOTE: Final = 1
"""Ed25519 over the text of the note."""
WITNESS: Final = 4
"""Ed25519 cosignature with the time at which the cosigner saw the checkpoint."""
QUANTUM_SAFE: Final = 6
"""ML-DSA-44 cosignature with that time."""

SEED_BYTES: Final = 32
_SIZES: Final = {NOTE: (32, 64), WITNESS: (32, 64), QUANTUM_SAFE: (1312, 2420)}
"""Bytes of a public key and of a bare signature, by signature type."""
_WORDS: Final = {NOTE: "Ed25519", WITNESS: "Ed25519 cosignature", QUANTUM_SAFE: "ML-DSA-44 cosignature"}


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name and the signature type it signs with."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        check_name(self.name)
        if self.kind not in _SIZES:
            raise NoteError(f"{self.name}: signature type {self.kind:#04x} is not known here")
        if len(self.public) != _SIZES[self.kind][0]:
            raise NoteError(f"{self.name}: the {_WORDS[self.kind]} key has {len(self.public)} bytes")

    @property
    def key_id(self) -> bytes:
        """SHA-256(name ‖ newline ‖ type ‖ public key), its first four bytes."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    @property
    def words(self) -> str:
        """Which algorithm it is, in words."""
        return _WORDS[self.kind]

    def __str__(self) -> str:
        raw = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{raw}"

    def verify(self, text: str, signature: bytes) -> None:
        """Raise `NoteError` unless the signature is this key's over the text of a note."""
        self.signed_at(text, signature)

    def signed_at(self, text: str, signature: bytes) -> int:
        """Verify, and return the POSIX time in a cosignature; 0 where the signature type has none."""
        stamped = self.kind != NOTE
        if len(signature) != _SIZES[self.kind][1] + 8 * stamped:
            raise NoteError(f"{self.name}: the {self.words} has the wrong length")
        time = int.from_bytes(signature[:8], "big") if stamped else 0
        if time >= 2**63:
            raise NoteError(f"{self.name}: the {self.words} is from beyond all time")
        message, bare = self._message(text, time), signature[8 * stamped :]
        try:
            _read(self.kind, self.public).verify(bare, message)
        except InvalidSignature:
            raise NoteError(f"{self.name}: the {self.words} does not hold") from None
        return time

    def _message(self, text: str, time: int) -> bytes:
        if self.kind == NOTE:
            return text.encode()
        return cosigned_note(text, time) if self.kind == WITNESS else cosigned_tree(text, self.name, time)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key: 32 bytes of seed, with the name and the signature type it signs with."""

    name: str
    kind: int
    seed: bytes

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_BYTES:
            raise NoteError(f"{self.name}: a signing key has {SEED_BYTES} bytes of seed, not {len(self.seed)}")
        check_name(self.name)

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r}, {self.kind}, …)"  # a seed never gets into a log

    @property
    def verifier(self) -> VerifierKey:
        """The key that verifies what this one signs."""
        return VerifierKey(self.name, self.kind, _loaded(self.kind, self.seed)[1])

    def sign(self, text: str, time: int = 0) -> SignatureLine:
        """Sign the text of a note; a cosignature also says at which POSIX time, in seconds."""
        private, _ = _loaded(self.kind, self.seed)
        if self.kind == NOTE:
            return SignatureLine(self.name, self.verifier.key_id, private.sign(text.encode()))
        if not 0 <= time < 2**63:
            raise NoteError(f"{time} is no POSIX time to sign at")
        message = cosigned_note(text, time) if self.kind == WITNESS else cosigned_tree(text, self.name, time)
        return SignatureLine(self.name, self.verifier.key_id, time.to_bytes(8, "big") + private.sign(message))


@lru_cache(maxsize=64)
def _loaded(kind: int, seed: bytes) -> tuple[Ed25519PrivateKey | MLDSA44PrivateKey, bytes]:
    """A private key and its public bytes. Kept, because to make them of the seed takes a third as long as to sign."""
    if kind == QUANTUM_SAFE:
        private: Ed25519PrivateKey | MLDSA44PrivateKey = MLDSA44PrivateKey.from_seed_bytes(seed)
    else:
        private = Ed25519PrivateKey.from_private_bytes(seed)
    return private, private.public_key().public_bytes_raw()


@lru_cache(maxsize=64)
def _read(kind: int, public: bytes) -> Ed25519PublicKey | MLDSA44PublicKey:
    """A public key. Kept, because one key signs many checkpoints, under the name of each log."""
    if kind == QUANTUM_SAFE:
        return MLDSA44PublicKey.from_public_bytes(public)
    return Ed25519PublicKey.from_public_bytes(public)


def read_verifier(text: str) -> VerifierKey:
    """Read a verifier key as it is written. Raises `NoteError` when it contradicts itself.

    >>> str(read_verifier("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8").words)
    'Ed25519'
    """
    name, _, rest = text.strip().partition("+")
    key_id, _, raw = rest.partition("+")
    decoded = unbase64(raw, "a verifier key")
    if len(decoded) < 2:
        raise NoteError("a verifier key is its name, its ID and its bytes, joined by +")
    key = VerifierKey(name, decoded[0], decoded[1:])
    if key.key_id.hex() != key_id:
        raise NoteError(f"{name}: the verifier key does not match its own ID {key_id!a}")
    return key
