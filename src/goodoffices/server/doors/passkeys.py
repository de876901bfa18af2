"""The passkeys of an account, as a page needs them to have a text signed with one."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def own(user: Any) -> list[dict[str, str]]:
    """Each passkey's id and public key (SubjectPublicKeyInfo), in Base 64 for addresses; none for the public."""
    if not getattr(user, "is_authenticated", False):
        return []
    found = []
    for kept in Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).order_by("pk"):
        credential = kept.wrap().authenticator_data.credential_data
        public = _public(credential.public_key) if credential is not None else None
        if credential is not None and public is not None:
            key = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            found.append({"id": _base64(credential.credential_id), "key": _base64(key)})
    return found


def _public(cose: Any) -> ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | rsa.RSAPublicKey | None:
    """A key of COSE (RFC 9053) of a kind that is verified elsewhere; None of any other."""
    if cose.get(3) == -7 and cose.get(-1) == 1:
        x, y = (int.from_bytes(cose[label]) for label in (-2, -3))
        return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    if cose.get(3) == -8 and cose.get(-1) == 6:
        return ed25519.Ed25519PublicKey.from_public_bytes(cose[-2])
    if cose.get(3) == -257:
        return rsa.RSAPublicNumbers(int.from_bytes(cose[-2]), int.from_bytes(cose[-1])).public_key()
    return None


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
