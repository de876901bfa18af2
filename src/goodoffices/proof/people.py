"""Signatures of people beside the acts that initial and sign a text.

What is signed is one line of canonical JSON, which a person can read before signing it: for what (the namespace), in
which talks and room, as which seat, and which text, by the entry that froze it and the digest of its words.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from goodoffices.proof.bundle import spelled
from goodoffices.proof.passkey import PasskeyError, verify_passkey
from goodoffices.proof.sshsig import SshSignatureError, verify_ssh

NAMESPACES: Final = {"Initial": "initial@goodoffices", "Sign": "sign@goodoffices"}
"""For each kind of act that a person may sign: the namespace, so that initials are worth nothing as a signature."""


class PersonError(ValueError):
    """A signature does not hold, or is over something else; the message says which."""


@dataclass(frozen=True, slots=True)
class Held:
    """A person's signature that holds."""

    fingerprint: str
    """Of the public key: SHA256 and the digest in Base 64, for a key file as `ssh-keygen -l` prints it."""
    made: str
    """With what it was made, in words."""


def statement(kind: str, talks: str, room: str, seat: str, text: int, sha256: str) -> bytes:
    """The bytes that a person signs to initial or sign, as `seat`, the text that entry `text` of `room` froze."""
    return spelled(
        {
            "namespace": NAMESPACES[kind],
            "room": room,
            "seat": seat,
            "sha256": sha256,
            "talks": talks,
            "text": text,
        }
    )


def challenge(stated: bytes) -> bytes:
    """What a browser asks a passkey to sign: the SHA-256 of the statement."""
    return hashlib.sha256(stated).digest()


def verify_person(talks: str, room: str, seat: str, act: Mapping[str, Any]) -> Held | None:
    """Judge the signature beside an act, as JSON has it, that `seat` entered; None where there is none.

    Raises `PersonError`. Whose key it is nobody can tell from here.
    """
    given, kind = act.get("signature"), act.get("kind")
    if given is None or not isinstance(kind, str) or kind not in NAMESPACES:
        return None
    if type(act.get("text")) is not int or not isinstance(act.get("digest"), str):
        raise PersonError("the signature is of no text")
    try:
        stated = statement(kind, talks, room, seat, act["text"], act["digest"])
        if given["by"] == "ssh-keygen":
            signed = verify_ssh(given["signature"], stated, NAMESPACES[kind])
            if signed.touched is False:
                raise PersonError("the security key was not touched")
            return Held(signed.key.fingerprint, "a key file" if signed.touched is None else "a security key, touched")
        if given["by"] == "passkey":
            asserted = verify_passkey(given, challenge(stated))
            how = "which knew its holder" if asserted.known else "touched"
            return Held(_fingerprint(asserted.key), f"a passkey, {how}, at {asserted.site}")
    except (SshSignatureError, PasskeyError) as error:
        raise PersonError(str(error)) from None
    except (KeyError, TypeError, AttributeError):
        raise PersonError("the signature is malformed") from None
    raise PersonError("the signature is of a kind that this version does not know")


def _fingerprint(key: bytes) -> str:
    return "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")


def aloud(sha256: str) -> str:
    """The beginning of a text's digest in groups of four, to be read aloud and compared: 80 bits.

    >>> aloud("6f1ed002ab5595859014ebf0951522d9" * 2)
    '6f1e d002 ab55 9585 9014'
    """
    return " ".join(sha256[place : place + 4] for place in range(0, 20, 4))
