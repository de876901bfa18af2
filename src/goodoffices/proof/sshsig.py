"""Signatures of people, made on their own laptop with `ssh-keygen -Y sign` (OpenSSH's SSHSIG, PROTOCOL.sshsig).

The signature covers a namespace, so that what was signed for one purpose is worth nothing for another, and a hash of
the message. Software keys (ssh-ed25519) and keys on a security token (sk-ssh-ed25519, FIDO) are verified; a token also
says whether somebody touched it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
END: Final = "-----END SSH SIGNATURE-----"
SOFTWARE: Final = b"ssh-ed25519"
TOKEN: Final = b"sk-ssh-ed25519@openssh.com"
MAX_SIGNATURE: Final = 4096
"""The longest armoured signature that is read, in characters."""

_MAGIC = b"SSHSIG"
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}
_TOUCHED = 0x01


class SshSignatureError(ValueError):
    """A signature is malformed or does not hold; the message says which."""


@dataclass(frozen=True, slots=True)
class SshKey:
    """A public key as OpenSSH writes it: its kind, its 32 bytes, and for a token the application it was made for."""

    kind: bytes
    public: bytes
    application: bytes = b""

    @property
    def blob(self) -> bytes:
        """The key as it stands in a signature."""
        return b"".join(_string(part) for part in (self.kind, self.public, *self._application()))

    @property
    def fingerprint(self) -> str:
        """As `ssh-keygen -l` prints it: SHA256 and the digest in Base 64 without padding."""
        return "SHA256:" + base64.b64encode(hashlib.sha256(self.blob).digest()).decode().rstrip("=")

    def __str__(self) -> str:
        return f"{self.kind.decode()} {base64.b64encode(self.blob).decode()}"

    def _application(self) -> tuple[bytes, ...]:
        return (self.application,) if self.kind == TOKEN else ()


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature that holds says: by which key, and whether a token was touched (None for a software key)."""

    key: SshKey
    touched: bool | None


class _Reader:
    """Reads the lengths and strings of the SSH wire format (RFC 4251, section 5)."""

    def __init__(self, raw: bytes) -> None:
        self._raw, self._at = raw, 0

    def take(self, count: int) -> bytes:
        found = self._raw[self._at : self._at + count]
        if len(found) != count:
            raise SshSignatureError("the signature is cut off")
        self._at += count
        return found

    def number(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        return self.take(self.number())

    def end(self) -> None:
        if self._at != len(self._raw):
            raise SshSignatureError("something follows the signature")


def read_key(text: str) -> SshKey:
    """Read a line of a `.pub` file. Raises `SshSignatureError` for a kind that is not verified here."""
    parts = text.split()
    if len(parts) < 2:
        raise SshSignatureError("a public key is a kind and its Base 64, as in the .pub file")
    key = _key(_unbase64(parts[1]))
    if key.kind.decode() != parts[0]:
        raise SshSignatureError("the public key is of another kind than it says")
    return key


def verify_ssh(signature: str, message: bytes, namespace: str) -> Signed:
    """Return who signed a message in a namespace. Raises `SshSignatureError` unless the signature holds.

    The caller decides whether the key is one that may sign; here only the signature is judged.
    """
    reader = _Reader(_unarmoured(signature))
    if reader.take(6) != _MAGIC or reader.number() != 1:
        raise SshSignatureError("this is no signature of version 1 of the format")
    key, signed_for, reserved, hashed, inner = (
        _key(reader.string()),
        reader.string(),
        reader.string(),
        reader.string(),
        _Reader(reader.string()),
    )
    reader.end()
    if signed_for != namespace.encode():
        raise SshSignatureError(f"it was signed for {signed_for.decode(errors='replace')!a}, not for {namespace!a}")
    if hashed not in _HASHES:
        raise SshSignatureError("the hash of the signature is neither SHA-256 nor SHA-512")
    digest = _HASHES[hashed](message).digest()
    data = _MAGIC + b"".join(_string(part) for part in (signed_for, reserved, hashed, digest))
    if inner.string() != key.kind:
        raise SshSignatureError("the signature is of another kind than its key")
    bare, touched = inner.string(), None
    if key.kind == TOKEN:
        flags = inner.take(1)
        counter = inner.take(4)
        data = hashlib.sha256(key.application).digest() + flags + counter + hashlib.sha256(data).digest()
        touched = bool(flags[0] & _TOUCHED)
    inner.end()
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(bare, data)
    except (InvalidSignature, ValueError):
        raise SshSignatureError("the signature does not hold for this text") from None
    return Signed(key, touched)


def _key(blob: bytes) -> SshKey:
    reader = _Reader(blob)
    kind = reader.string()
    if kind not in (SOFTWARE, TOKEN):
        raise SshSignatureError(
            "only Ed25519 keys are verified here: make one with ssh-keygen -t ed25519, or ed25519-sk on a token"
        )
    key = SshKey(kind, reader.string(), reader.string() if kind == TOKEN else b"")
    reader.end()
    if len(key.public) != 32:
        raise SshSignatureError("an Ed25519 key has 32 bytes")
    return key


def _unarmoured(text: str) -> bytes:
    if len(text) > MAX_SIGNATURE:
        raise SshSignatureError("the signature is longer than any such signature")
    body = text.strip()
    if not body.startswith(BEGIN) or not body.endswith(END):
        raise SshSignatureError(f"a signature is what ssh-keygen -Y sign wrote, from “{BEGIN}” to “{END}”")
    return _unbase64("".join(body[len(BEGIN) : -len(END)].split()))


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise SshSignatureError("the signature or key is not Base 64: copy the whole of it") from None


def _string(raw: bytes) -> bytes:
    return len(raw).to_bytes(4, "big") + raw
