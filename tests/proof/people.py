"""People who sign, for the tests: with OpenSSH's own program, and with a passkey composed here from the standard."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from goodoffices.proof.people import NAMESPACES, challenge, statement

SITE = "https://talks.example.org"
Private = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def address(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def key_file(folder: Path, name: str = "key") -> Path:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


def by_key_file(key: Path, stated: bytes, kind: str = "Initial") -> dict[str, str]:
    command = ["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", NAMESPACES[kind]]
    done = subprocess.run(command, input=stated, capture_output=True, check=True)
    return {"by": "ssh-keygen", "signature": done.stdout.decode()}


def sign_with(key: Private, message: bytes) -> bytes:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(message, ec.ECDSA(SHA256()))
    return key.sign(message) if isinstance(key, ed25519.Ed25519PrivateKey) else key.sign(
        message, padding.PKCS1v15(), SHA256()
    )  # fmt: skip


def by_passkey(key: Private, stated: bytes, flags: int = 5, name: str = "example.org", **said: Any) -> dict[str, str]:
    client = json.dumps(
        {"type": "webauthn.get", "challenge": address(challenge(stated)), "origin": SITE, "crossOrigin": False, **said}
    ).encode()
    authenticator = hashlib.sha256(name.encode()).digest() + bytes([flags]) + (7).to_bytes(4, "big")
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return {
        "by": "passkey",
        "key": address(public),
        "authenticator": address(authenticator),
        "client": address(client),
        "signature": address(sign_with(key, authenticator + hashlib.sha256(client).digest())),
    }


PASSKEYS: dict[str, Private] = {
    "P-256": ec.derive_private_key(0xA1B2C3, ec.SECP256R1()),
    "Ed25519": ed25519.Ed25519PrivateKey.from_private_bytes(b"p" * 32),
    "RSA": rsa.generate_private_key(65537, 2048),
}
PLACE = ("mirna", "plenary", "akra.head")
DIGEST = "ab" * 32


def initials(signature: dict[str, str] | None = None, **other: Any) -> dict[str, Any]:
    act = {"kind": "Initial", "text": 2, "digest": DIGEST, **other}
    return act if signature is None else {**act, "signature": signature}


def stated(kind: str = "Initial", text: int = 2, digest: str = DIGEST, place: tuple[str, str, str] = PLACE) -> bytes:
    return statement(kind, *place, text, digest)
