"""Signatures of people hold for what was signed and for nothing else; others' verifiers find the same."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_der_public_key
from fido2.cose import ES256, RS256, EdDSA
from fido2.webauthn import AuthenticatorData, CollectedClientData

from goodoffices.proof.bundle import Sealed
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes
from goodoffices.proof.passkey import _unbase64
from goodoffices.proof.people import PersonError, challenge, verify_person
from goodoffices.proof.verify import verify
from tests.proof.people import DIGEST, PASSKEYS, PLACE, by_key_file, by_passkey, initials, key_file, stated
from tests.proof.test_bundle import TRUSTED, bundle, record

needs_openssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
WRONG = {
    "another text": {"text": 3},
    "another digest": {"digest": "cd" * 32},
    "another act": {"kind": "Sign"},
}


def entries(*acts: dict[str, object]) -> tuple[Sealed, ...]:
    """A record of these acts of one seat, the first in entry 1."""
    found = []
    for number, act in enumerate(acts, 1):
        salt = hashlib.sha256(str(number).encode()).digest()
        payload = json.dumps(act, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        time = f"2026-11-22T09:00:{number:02}.000000Z"
        leaf = Leaf(PLACE[0], PLACE[1], number, PLACE[2], time, "live", commitment(salt, payload))
        found.append(Sealed(leaf_bytes(leaf), payload, salt))
    return tuple(found)


FROZEN = ({"kind": "Say"}, {"kind": "FreezeText", "digest": DIGEST})


def refused(act: dict[str, object], place: tuple[str, str, str] = PLACE) -> str:
    with pytest.raises(PersonError) as found:
        verify_person(*place, act)
    return str(found.value)


@needs_openssh
def test_a_signature_of_openssh_holds_for_this_act_of_this_seat_alone(tmp_path: Path) -> None:
    key = key_file(tmp_path)
    good = by_key_file(key, stated())
    held = verify_person(*PLACE, initials(good))
    assert held is not None
    assert held.made == "a key file"
    for fields in WRONG.values():
        assert refused({**initials(good), **fields})
    for place in (("other", *PLACE[1:]), (PLACE[0], "public", PLACE[2]), (*PLACE[:2], "selm.head")):
        assert refused(initials(good), place) == "the signature does not hold for this text"
    assert refused({**initials(by_key_file(key, stated("Sign"), "Initial"))}) == (
        "the signature does not hold for this text"
    )
    assert "not for 'initial@goodoffices'" in refused(initials(by_key_file(key, stated(), "Sign")))


@pytest.mark.parametrize("kind", PASSKEYS)
def test_a_passkey_holds_for_this_act_of_this_seat_alone(kind: str) -> None:
    good = by_passkey(PASSKEYS[kind], stated())
    held = verify_person(*PLACE, initials(good))
    assert held is not None
    assert held.made == "a passkey, which knew its holder, at https://talks.example.org"
    for fields in WRONG.values():
        assert refused({**initials(good), **fields}) == "the signature does not hold for this text"
    for place in (("other", *PLACE[1:]), (PLACE[0], "public", PLACE[2]), (*PLACE[:2], "selm.head")):
        assert refused(initials(good), place) == "the signature does not hold for this text"
    other = next(key for name, key in PASSKEYS.items() if name != kind)
    assert refused(initials({**good, "key": by_passkey(other, stated())["key"]}))


@pytest.mark.parametrize("kind", PASSKEYS)
def test_fido2_finds_the_same(kind: str) -> None:
    given = by_passkey(PASSKEYS[kind], stated())
    public = load_der_public_key(_unbase64(given["key"]))
    client = CollectedClientData(_unbase64(given["client"]))
    authenticator = AuthenticatorData(_unbase64(given["authenticator"]))
    assert client.challenge == challenge(stated())
    assert authenticator.is_user_verified()
    cose = {"P-256": ES256, "Ed25519": EdDSA, "RSA": RS256}[kind].from_cryptography_key(public)  # type: ignore[arg-type]
    cose.verify(bytes(authenticator) + client.hash, _unbase64(given["signature"]))


AMISS = {
    "asked for a sign-in's registration": ({"type": "webauthn.create"}, "no assertion"),
    "inside another site's page": ({"crossOrigin": True}, "no assertion"),
    "another site": ({"origin": "https://elsewhere.test"}, "another site"),
    "no site": ({"origin": "https://["}, "another site"),
    "an application": ({"origin": "android:apk-key-hash:x"}, "no assertion"),
    "another challenge": ({"challenge": "AAAA"}, "does not hold"),
    "nobody there": ({"flags": 4}, "did not see anybody"),
    "a site that a domain is not": ({"name": "ample.org"}, "another site"),
}


@pytest.mark.parametrize("case", AMISS)
def test_an_assertion_that_is_amiss_is_refused_with_its_reason(case: str) -> None:
    said, why = AMISS[case]
    assert why in refused(initials(by_passkey(PASSKEYS["P-256"], stated(), **said)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        {}, {"by": []}, {"by": "ssh-keygen"}, {"by": "passkey"}, {"by": "seal", "signature": "x"}, "text", 3, [],
        {"by": "passkey", "signature": 1}, {"by": "ssh-keygen", "signature": "x"},
        {**by_passkey(PASSKEYS["P-256"], stated()), "key": "AAAA"},
        {**by_passkey(PASSKEYS["P-256"], stated()), "authenticator": "AAAA"},
    ],
)  # fmt: skip
def test_what_is_no_signature_is_refused(given: object) -> None:
    assert refused({**initials(), "signature": given})


def test_a_signature_of_no_text_and_one_beside_another_act_are_none() -> None:
    good = by_passkey(PASSKEYS["P-256"], stated())
    assert refused(initials(good, text=[2])) == refused(initials(good, digest=None)) == "the signature is of no text"
    for kind in ("Ratify", "toString", ["Initial"], None):
        assert verify_person(*PLACE, initials(good, kind=kind)) is None


def test_a_touched_key_that_did_not_know_its_holder_is_called_so() -> None:
    held = verify_person(*PLACE, initials(by_passkey(PASSKEYS["P-256"], stated(), flags=1)))
    assert held is not None
    assert held.made.startswith("a passkey, touched, at")
    assert verify_person(*PLACE, initials()) is None


def test_a_bundle_carries_and_verifies_them() -> None:
    good = entries(*FROZEN, initials(by_passkey(PASSKEYS["P-256"], stated())))
    report = verify(bundle(record("plenary", good)), TRUSTED)
    assert report.findings == []
    (found,) = report.rooms[0].signatures
    assert (found.number, found.seat, found.kind, found.text) == (3, "akra.head", "Initial", 2)


def test_a_bundle_in_which_one_does_not_hold_is_not_genuine() -> None:
    forged = by_passkey(PASSKEYS["P-256"], stated("Sign"))
    report = verify(bundle(record("plenary", entries(*FROZEN, initials(forged)))), TRUSTED)
    assert report.findings == [
        "line 5, entry 3 of 'plenary': the person's signature is not genuine: the signature does not hold for this text"
    ]
    other = ({"kind": "Say"}, {"kind": "FreezeText", "digest": "cd" * 32})
    report = verify(
        bundle(record("plenary", entries(*other, initials(by_passkey(PASSKEYS["RSA"], stated()))))), TRUSTED
    )
    assert "entry 2 froze a text of another digest" in report.findings[0]
