"""Assertions of passkeys (W3C WebAuthn level 2, section 7.2), as far as they can be judged without the server.

The browser signs its challenge, here the hash of what a person agrees to, together with the address of the page; the
authenticator says whether somebody was there, and whether it knew them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

PARTS: Final = ("key", "authenticator", "client", "signature")
_HEAD: Final = 37  # the hash of the site's name, flags, a counter
_PRESENT, _VERIFIED = 0x01, 0x04


class PasskeyError(ValueError):
    """An assertion is malformed or does not hold; the message says which."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """What an assertion that holds says."""

    key: bytes
    """The public key, as SubjectPublicKeyInfo."""
    site: str
    """The page's address, by the browser's word."""
    known: bool
    """Whether the authenticator knew the person, by a finger, a face or a PIN; otherwise it was only touched."""


def verify_passkey(given: Mapping[str, Any], challenge: bytes) -> Asserted:
    """Return what an assertion over a challenge says. Raises `PasskeyError` unless it holds.

    `given` has the `PARTS`, in Base 64 for addresses without padding. The caller decides whether the key is one that
    may sign; here only the assertion is judged.
    """
    key, authenticator, client, signature = (_unbase64(given.get(part)) for part in PARTS)
    site = _site(client, challenge)
    if len(authenticator) < _HEAD:
        raise PasskeyError("what the authenticator said is cut off")
    if not any(hashlib.sha256(name.encode()).digest() == authenticator[:32] for name in _names(site)):
        raise PasskeyError("the passkey is of another site than the page on which it was used")
    if not authenticator[32] & _PRESENT:
        raise PasskeyError("the authenticator did not see anybody")
    _verify(key, signature, authenticator + hashlib.sha256(client).digest())
    return Asserted(key, site, bool(authenticator[32] & _VERIFIED))


def _site(client: bytes, challenge: bytes) -> str:
    """The address of the page, once the browser is found to have asked for this."""
    try:
        said = json.loads(client)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or said.get("type") != "webauthn.get" or said.get("crossOrigin") not in (None, False):
        raise PasskeyError("this is no assertion of a passkey")
    if said.get("challenge") != base64.urlsafe_b64encode(challenge).decode().rstrip("="):
        raise PasskeyError("the signature does not hold for this text")
    site = said.get("origin")
    if not isinstance(site, str) or not site.startswith(("https://", "http://")):
        raise PasskeyError("this is no assertion of a passkey")
    return site


def _names(site: str) -> list[str]:
    """Under which names a passkey may be used on a page: its host, and every domain that this is in."""
    try:
        host = urlsplit(site).hostname or ""
    except ValueError:
        host = ""
    labels = host.split(".")
    return [".".join(labels[place:]) for place in range(len(labels))]


def _verify(key: bytes, signature: bytes, message: bytes) -> None:
    try:
        public = load_der_public_key(key)
        if isinstance(public, EllipticCurvePublicKey) and isinstance(public.curve, SECP256R1):
            public.verify(signature, message, ECDSA(SHA256()))
        elif isinstance(public, Ed25519PublicKey):
            public.verify(signature, message)
        elif isinstance(public, RSAPublicKey):
            public.verify(signature, message, PKCS1v15(), SHA256())
        else:
            raise PasskeyError("only passkeys with keys of P-256, Ed25519 or RSA are verified here")
    except InvalidSignature:
        raise PasskeyError("the signature does not hold for this text") from None
    except (ValueError, UnsupportedAlgorithm) as error:
        if isinstance(error, PasskeyError):
            raise
        raise PasskeyError("the passkey's public key cannot be read") from None


def _unbase64(given: Any) -> bytes:
    try:
        raw = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
    except (TypeError, binascii.Error, ValueError):
        raise PasskeyError("part of the assertion is not Base 64 for addresses") from None
    if base64.urlsafe_b64encode(raw).decode().rstrip("=") != given:
        raise PasskeyError("part of the assertion is not Base 64 for addresses")
    return raw
