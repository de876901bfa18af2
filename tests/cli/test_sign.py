"""`goodoffices sign`: a text initialled or signed with OpenSSH on a laptop, from the bundle alone, and entered."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from goodoffices.exporting import export
from goodoffices.proof.people import NAMESPACES
from goodoffices.proof.verify import verify
from goodoffices.receipts import Receipt
from goodoffices.registry import Registry
from goodoffices.talks.act import PLENARY, Refusal
from tests.cli.running import one_line, run
from tests.house import HOUSE
from tests.server.desks.forms.talk import AKRA, Talk, closed_to, closing
from tests.server.store.table import randomness

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


def registry(t: Talk) -> Registry:
    """The same talks, of a house that signs."""
    return Registry(t.registry._records, t.registry._clock, randomness, house=HOUSE)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Registry, str, Path]:
    """A folder of Akra's head with its bundle, in which a text awaits its initials, and with a key of its own."""
    t = closed_to("checked")
    at, talks = registry(t), t.desk(AKRA).talks
    (tmp_path / "akra.bundle").write_bytes(b"".join(export(at, talks, AKRA)))
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key"], check=True)
    monkeypatch.chdir(tmp_path)
    return at, talks, tmp_path


def signs(folder: Path, file: str, kind: str) -> None:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", "key", "-n", NAMESPACES[kind], file]
    subprocess.run(command, cwd=folder, check=True)


def test_a_text_is_initialled_on_a_laptop_and_the_act_is_entered(home: tuple[Registry, str, Path]) -> None:
    at, talks, folder = home
    told = run("sign", "akra.bundle", "--step", "initial", "-o", "text.json")
    assert told.exit_code == 0, told.stderr
    assert json.loads((folder / "text.json").read_text())["seat"] == AKRA
    assert "To read aloud: " in told.stdout
    signs(folder, "text.json", "Initial")
    done = run("sign", "akra.bundle", "--step", "initial", "--signature", "text.json.sig")
    assert done.exit_code == 0, done.stderr
    outcome = at.submit(talks, AKRA, PLENARY, done.stdout, "k")
    assert isinstance(outcome, Receipt), outcome
    report = verify(export(at, talks, AKRA), HOUSE.verifiers)
    assert report.sound
    (found,) = next(room for room in report.rooms if room.room == PLENARY).signatures
    assert (found.number, found.seat, found.kind) == (outcome.number, AKRA, "Initial")


def test_a_signature_of_something_else_is_refused_here_and_at_the_table(home: tuple[Registry, str, Path]) -> None:
    at, talks, folder = home
    assert run("sign", "akra.bundle", "--step", "sign", "-o", "text.json").exit_code == 0
    signs(folder, "text.json", "Sign")
    said = run("sign", "akra.bundle", "--step", "initial", "--signature", "text.json.sig")
    assert said.exit_code == 1
    assert "it was signed for 'sign@goodoffices', not for 'initial@goodoffices'" in one_line(said.stderr)
    (text,) = at.play(talks, AKRA).rooms[PLENARY].closing.texts.values()
    act = {
        "kind": "Initial", "text": text.number, "digest": text.digest,
        "signature": {"by": "ssh-keygen", "signature": (folder / "text.json.sig").read_text()},
    }  # fmt: skip
    refused = at.submit(talks, AKRA, PLENARY, json.dumps(act), "k")
    assert isinstance(refused, Refusal)
    assert (refused.reason, refused.field) == ("invalid", "signature")
    assert refused.message.startswith("The signature is not taken: it was signed for")


def test_the_act_of_signing_has_its_day(home: tuple[Registry, str, Path]) -> None:
    _, _, folder = home
    assert run("sign", "akra.bundle", "--step", "sign", "-o", "text.json").exit_code == 0
    signs(folder, "text.json", "Sign")
    asked = ("sign", "akra.bundle", "--step", "sign", "--signature", "text.json.sig")
    assert run(*asked).exit_code == 2
    done = run(*asked, "--on", "2027-03-04", "--place", "Quay House")
    assert done.exit_code == 0, done.stderr
    assert {name: json.loads(done.stdout)[name] for name in ("kind", "place", "on")} == {
        "kind": "Sign", "place": "Quay House", "on": "2027-03-04",
    }  # fmt: skip


def test_where_nothing_is_frozen_there_is_nothing_to_sign(tmp_path: Path) -> None:
    t = closing("agreed")
    at = registry(t)
    (tmp_path / "a.bundle").write_bytes(b"".join(export(at, t.desk(AKRA).talks, AKRA)))
    said = run("sign", str(tmp_path / "a.bundle"), "--step", "initial")
    assert (said.exit_code, one_line(said.stderr)) == (1, "Error: No text is frozen in this bundle.")
