"""`export`, `verify`, `play` and `prove`: the record taken home, checked, read and shown without a server."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from goodoffices.summary import summary
from tests import mirna
from tests.bundles import of_mirna
from tests.cli.running import clean_environment, one_line, run
from tests.house import HOUSE

ONE = ("--room", "public", "--entry", "1")


@pytest.fixture
def akra(tmp_path: Path) -> Path:
    """The bundle of Akra's head at Lake Mirna."""
    path = tmp_path / "akra.bundle"
    path.write_bytes(b"".join(of_mirna("akra.head")))
    return path


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "house-keys.txt"
    path.write_text("".join(f"{key}\n" for key in HOUSE.verifiers))
    return path


def test_a_seat_is_exported_and_verified(ford: Path, tmp_path: Path) -> None:
    out = tmp_path / "home.bundle"
    done = run("export", "ford", "--as", "secretariat.chief", "-o", str(out))
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"Wrote {out}: all that secretariat.chief reads of “ford”" in done.stdout
    assert out.stat().st_mode & 0o777 == 0o600
    checked = run("verify", str(out))
    assert checked.exit_code == 0
    assert checked.stdout.startswith("Sound: ")
    again = run("export", "ford", "--as", "secretariat.chief", "-o", str(out))
    assert again.exit_code == 2
    assert one_line(again.stderr).endswith("is there already: keep it, and name another file.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ford", "home.bundle"]


def test_a_later_one_begins_with_an_earlier(ford: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.bundle", tmp_path / "new.bundle"
    run("export", "ford", "--as", "secretariat.chief", "-o", str(old))
    entered = run(
        "act", "ford", '{"kind": "AdmitParty", "party": "x", "name": {"en": "X"}, "roles": ["observer"]}',
        "--as", "secretariat.chief", "--room", "plenary",
    )  # fmt: skip
    assert entered.exit_code == 0, entered.stderr
    run("export", "ford", "--as", "secretariat.chief", "-o", str(new))
    assert "It begins with all that stands in" in run("verify", str(new), "--since", str(old)).stdout
    backwards = run("verify", str(old), "--since", str(new))
    assert backwards.exit_code == 1


def test_the_receipt_of_an_act_is_held_against_a_bundle(ford: Path, tmp_path: Path) -> None:
    receipt, file, before = (tmp_path / name for name in ("admit.tlog-proof", "home.bundle", "before.bundle"))
    run("export", "ford", "--as", "secretariat.chief", "-o", str(before))
    entered = run(
        "act", "ford", '{"kind": "AdmitParty", "party": "x", "name": {"en": "X"}, "roles": ["observer"]}',
        "--as", "secretariat.chief", "--room", "plenary", "--receipt", str(receipt),
    )  # fmt: skip
    assert entered.exit_code == 0, entered.stderr
    assert f"Next: goodoffices verify BUNDLE --receipt {receipt}" in entered.stdout
    run("export", "ford", "--as", "secretariat.chief", "-o", str(file))
    done = run("verify", str(file), "--receipt", str(receipt))
    assert done.exit_code == 0
    number = entered.stdout.partition("as number ")[2].split()[0]
    assert f"Receipt {receipt}: entry {number} of plenary stands as the house acknowledged it" in done.stdout
    (told,) = json.loads(run("verify", str(file), "--receipt", str(receipt), "--json").stdout)["receipts"]
    assert (told["room"], told["number"], told["rewritten"], told["apart"]) == ("plenary", int(number), "", "")
    older = run("verify", str(before), "--receipt", str(receipt))
    assert (older.exit_code, "take a newer one" in older.stdout) == (1, True)
    alone = run("verify", str(receipt))
    assert (alone.exit_code, "“goodoffices verify BUNDLE --receipt FILE”" in alone.stdout) == (1, True)
    assert run("verify", str(file), "--receipt", str(tmp_path / "nowhere")).exit_code == 2


def test_whoever_reads_nothing_and_talks_that_are_not_there_are_told_alike(ford: Path, tmp_path: Path) -> None:
    out = tmp_path / "home.bundle"
    said = [
        run("export", talks, "--as", seat, "-o", str(out)).stderr.replace(talks, "T").replace(seat, "S")
        for talks, seat in (("ford", "no.such"), ("nowhere", "akra.head"))
    ]
    assert said[0] == said[1]
    assert not out.exists()
    folder = run("export", str(ford), "--as", "public", "-o", str(out))
    assert folder.exit_code == 2
    assert "load it first" in one_line(folder.stderr)


def test_it_is_verified_with_keys_that_were_told(akra: Path, keys: Path, tmp_path: Path) -> None:
    done = run("verify", str(akra), "--keys", str(keys))
    assert done.exit_code == 0
    assert "compare the fingerprints" not in done.stdout
    told = json.loads(run("verify", str(akra), "--keys", str(keys), "--json").stdout)
    assert (told["sound"], told["of"], told["keys_known_beforehand"]) == (True, "bundle", True)
    assert {room["room"] for room in told["rooms"]} == set(mirna.registry(mirna.NAME).heads(mirna.NAME, "akra.head"))
    akra.write_bytes(akra.read_bytes().replace(b"Ondrel", b"Onderl", 1))
    changed = run("verify", str(akra), "--json")
    assert changed.exit_code == 1
    assert json.loads(changed.stdout)["findings"]
    keys.write_text("nonsense\n")
    assert run("verify", str(akra), "--keys", str(keys)).exit_code == 2
    assert run("verify", str(tmp_path / "nowhere")).exit_code == 2


def test_a_bundle_is_played_as_its_seat_saw_it(akra: Path) -> None:
    done = run("play", str(akra), "--json")
    registry = mirna.registry(mirna.NAME)
    here = summary(registry.play(mirna.NAME, "akra.head"), "akra.head", mirna.AFTERWARDS)
    assert json.loads(done.stdout) == json.loads(json.dumps(here))
    assert "As akra.head" in run("play", str(akra)).stdout
    other = run("play", str(akra), "--as", "selm.head")
    assert other.exit_code == 1
    assert one_line(other.stderr).endswith("is a bundle of akra.head, and of no other seat.")
    nobody = run("play", mirna.NAME)
    assert nobody.exit_code == 2
    assert "--as SEAT" in one_line(nobody.stderr)


def test_a_bundle_whose_name_has_no_dot_is_played_too(akra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(akra.rename(akra.with_name("akra")).parent)
    done = run("play", "akra")
    assert (done.exit_code, "As akra.head" in done.stdout) == (0, True), done.stderr


def test_a_bundle_that_was_changed_is_not_played(akra: Path) -> None:
    akra.write_bytes(akra.read_bytes().replace(b"Ondrel", b"Onderl", 1))
    done = run("play", str(akra))
    assert done.exit_code == 1
    assert "is no sound bundle: line " in one_line(done.stderr)


def test_one_entry_is_proved_and_verifies_alone(akra: Path, keys: Path, tmp_path: Path) -> None:
    out = tmp_path / "public-1.entry"
    done = run("prove", str(akra), *ONE, "-o", str(out))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "since it stands in the public record" in done.stdout
    assert "Members of a room hold the means to prove every entry in it" in done.stdout
    shown = run("verify", str(out), "--keys", str(keys))
    assert shown.exit_code == 0
    assert "room public: entry 1 of " in shown.stdout
    assert "akra.head" not in shown.stdout
    assert len(out.read_bytes()) < 15_000


def test_what_was_not_released_is_not_proved(akra: Path, tmp_path: Path) -> None:
    done = run("prove", str(akra), "--entry", "1", "-o", str(tmp_path / "x.entry"))
    assert done.exit_code == 1
    said = one_line(done.stderr)
    assert "is not shown: it was not released, delivered at a table, published, initialled or signed." in said
    assert "Members of a room hold the means" in said
    assert not (tmp_path / "x.entry").exists()


def test_none_of_it_needs_django(akra: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "x.entry")
    for command in (["verify", str(akra)], ["play", str(akra)], ["prove", str(akra), *ONE, "-o", out]):
        program = f"import sys; sys.modules['django'] = None\nfrom goodoffices.cli import app; app({command!r})"
        done = subprocess.run(
            [sys.executable, "-c", program], env=clean_environment(), capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
