"""The part of the forms of initialling and signing in which a person signs too."""

import json
import subprocess
from pathlib import Path

import pytest

from goodoffices.proof.people import statement, verify_person
from goodoffices.server.desks.forms import FORMS
from tests.server.desks.forms.talk import AKRA, closing

P = "plenary"


def signed(form, folder: Path, namespace: str = "initial@goodoffices") -> str:
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    done = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-f", key, "-n", namespace], input=form.stated, capture_output=True, check=True
    )
    return done.stdout.decode()


def test_the_line_that_is_signed_says_what_for_and_which_text() -> None:
    t = closing("checked")
    form = FORMS["Initial"](t.desk(AKRA), P)
    text = t.desk(AKRA).play.rooms[P].closing.texts[t.number["frozen"]]
    assert json.loads(form.stated) == {
        "namespace": "initial@goodoffices", "talks": t.desk(AKRA).talks, "room": P, "seat": AKRA,
        "text": text.number, "sha256": text.digest,
    }  # fmt: skip
    assert form.stated_words == form.stated.decode()[:-1]
    assert form.stated_name == f"initial-{text.number}.json"


def test_a_signature_of_a_key_file_goes_into_the_act(tmp_path: Path) -> None:
    t = closing("checked")
    desk = t.desk(AKRA)
    form = FORMS["Initial"](desk, P)
    sent = {"text": t.number["frozen"], "digest": form.initial["digest"], "signature.signature": signed(form, tmp_path)}
    form = FORMS["Initial"](desk, P, data=sent)
    assert form.is_valid(), form.errors
    act = form.act()
    assert act["signature"]["by"] == "ssh-keygen"
    held = verify_person(desk.talks, P, AKRA, act)
    assert held is not None
    assert held.made == "a key file"


@pytest.mark.parametrize("given", ["no JSON", '{"by": "passkey"}'])
def test_what_a_browser_sends_amiss_is_no_signature(given: str) -> None:
    t = closing("checked")
    form = FORMS["Initial"](t.desk(AKRA), P, data={"text": t.number["frozen"], "passkey": given})
    assert form.is_valid(), form.errors
    assert form.act()["signature"] == (given if given == "no JSON" else json.loads(given))


def test_a_statement_is_of_one_act_alone() -> None:
    same = ("lake", P, AKRA, 4, "ab" * 32)
    assert statement("Initial", *same) != statement("Sign", *same)
