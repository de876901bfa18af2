"""The verifier in the browser finds the same in signatures of people, and in what was erased, as the other."""

import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from playwright.sync_api import Page

from goodoffices.proof.verify import verify
from tests.chromium import chromium
from tests.proof.people import PASSKEYS, by_key_file, by_passkey, initials, key_file, stated
from tests.proof.test_bundle import TRUSTED, bundle, record
from tests.proof.test_people import AMISS, FROZEN, entries
from tests.proof.test_sshsig import TOKEN_KEY
from tests.proof.test_verify_page import judged

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as browser, as_file(files("goodoffices.proof") / "page" / "verify.html") as path:
        page = browser.new_context(offline=True).new_page()
        page.goto(path.as_uri())
        yield page


def test_both_find_every_kind_of_signature(page: Page, tmp_path: Path) -> None:
    signatures = [by_key_file(key_file(tmp_path), stated()), *(by_passkey(key, stated()) for key in PASSKEYS.values())]
    gone = {"kind": "Erase", "entry": 1, "reason": "A person’s data."}
    held = entries(*FROZEN, *map(initials, signatures), gone)
    raw = bundle(record("plenary", held))
    report, found = verify(raw, TRUSTED), judged(page, b"".join(raw))
    assert report.findings == found["findings"] == []
    assert [(s.number, s.seat, s.kind, s.text, s.fingerprint, s.made) for s in report.rooms[0].signatures] == [
        tuple(each[name] for name in ("number", "seat", "kind", "text", "fingerprint", "made"))
        for each in found["rooms"][0]["signatures"]
    ]
    assert len(report.rooms[0].signatures) == len(signatures)
    assert [(g.entry, g.by, g.number, g.reason, g.order) for g in report.rooms[0].erasures] == [
        (g["entry"], g["by"], g["number"], g["reason"], g["order"]) for g in found["rooms"][0]["erasures"]
    ]


def test_both_refuse_what_does_not_hold(page: Page, tmp_path: Path) -> None:
    key, passkey = key_file(tmp_path), by_passkey(PASSKEYS["P-256"], stated())
    wrong = [
        by_key_file(key, stated("Sign")), by_key_file(key, stated(), "Sign"), {"by": "ssh-keygen", "signature": "x"},
        *(by_passkey(PASSKEYS["P-256"], stated(), **said) for said, _ in AMISS.values()),  # type: ignore[arg-type]
        *({**by_passkey(key, stated()), "key": passkey["key"]} for name, key in PASSKEYS.items() if name != "P-256"),
        {**passkey, "signature": passkey["signature"][:-4]}, {**passkey, "key": "AAAA"},
        {"by": "seal", "signature": "x"}, {}, {**passkey, "client": passkey["client"] + "="},
    ]  # fmt: skip
    acts = [*map(initials, wrong), initials(passkey, text="2"), initials(passkey, digest=None)]
    for given in acts:
        raw = bundle(record("plenary", entries(*FROZEN, given)))
        report, found = verify(raw, TRUSTED), judged(page, b"".join(raw))
        assert len(report.findings) == len(found["findings"]) == 1, json.dumps(given)
        assert "the person's signature is not genuine" in report.findings[0]
        assert "the person's signature is not genuine" in found["findings"][0], found


def test_both_read_a_signature_of_a_token(page: Page) -> None:
    assert TOKEN_KEY.fingerprint.startswith("SHA256:")
    from tests.proof import test_sshsig  # its own text and namespace: here the page's reader alone

    found = page.evaluate(
        "async ([signature, text, namespace]) => byKeyFile(signature, bytes.encode(text), namespace)",
        [test_sshsig.token_signature(), test_sshsig.TEXT.decode(), test_sshsig.NAMESPACE],
    )
    assert found == {"made": "a security key, touched", "fingerprint": TOKEN_KEY.fingerprint}
