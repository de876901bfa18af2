"""`goodoffices kit`: make, check, try, send and take in a role-play."""

import zipfile
from pathlib import Path

import pytest

from goodoffices.examples import shipped
from tests.cli.running import one_line, run


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "my-kit"
    done = run("kit", "new", str(folder))
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"Made {folder} with 11 files." in done.stdout
    return folder


def broken(folder: Path) -> None:
    (folder / "instructions" / "north.head.md").unlink()
    text = (folder / "worth.json").read_text(encoding="utf-8")
    (folder / "worth.json").write_text(text.replace('"A": 50', '"A": 40'), encoding="utf-8")


def test_a_new_kit_is_whole(made: Path) -> None:
    done = run("kit", "check", str(made))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Playable: there is something to find, and to fight for. 2 of 12 packages" in done.stdout
    assert done.stdout.rstrip().endswith("No faults.")


def test_a_kit_that_is_there_is_not_written_over(made: Path) -> None:
    done = run("kit", "new", str(made))
    assert (done.exit_code, "is there already" in one_line(done.stderr)) == (2, True)
    done = run("kit", "new", str(made.parent / "My Kit"))
    assert (done.exit_code, "lower-case letters" in one_line(done.stderr)) == (2, True)


@pytest.mark.parametrize("name", ["lake-mirna-60", "rail-depot", "open-charge"])
def test_a_kit_that_comes_with_the_product_is_checked_by_its_name(name: str) -> None:
    done = run("kit", "check", name)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Playable" in done.stdout
    assert ("4 of 6 decide: 15 of 15 such coalitions" in done.stdout) is (name == "open-charge")


def test_every_fault_is_told_on_a_line_of_its_own(made: Path) -> None:
    broken(made)
    for command in ("check", "play", "export"):
        done = run("kit", command, str(made))
        assert done.exit_code == 1
        first, second, last = done.stderr.strip().splitlines()
        assert first.startswith("worth.json:8: the worths of north add up to 90, with its way on every point")
        assert second == (
            "instructions/north.head.md: the instructions of north.head (kit.toml:15) are missing; write it in en"
        )
        assert last == "Error: This kit cannot be used: 2 faults."


def test_a_kit_without_a_zone_ends_the_check_with_1(made: Path) -> None:
    for file, old, new in (("worth.json", '"reservation": 50', '"reservation": 99'),
                           ("instructions/north.head.md", "worth 50", "worth 99")):  # fmt: skip
        path = made / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = run("kit", "check", str(made))
    assert done.exit_code == 1
    assert "Hopeless: no package suits all. 0 of 12" in done.stdout
    assert one_line(done.stderr) == (
        "Error: worth.json:11: the kit is hopeless: no package suits all; "
        "lower the reservation value of north from 99 to 80"
    )


def test_a_kit_is_played_by_computer(made: Path) -> None:
    done = run("kit", "play", str(made))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "north.head in plenary: signs" in done.stdout
    assert "Signed at minute " in done.stdout
    assert "more than no agreement" in done.stdout
    again = run("kit", "play", str(made), "--tables", "3")
    assert "of 3 tables signed." in again.stdout


def test_a_kit_goes_out_as_one_file_and_comes_in_again(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "sent.zip"
    done = run("kit", "export", str(made), "--out", str(file))
    assert (done.exit_code, done.stderr) == (0, "")
    assert run("kit", "check", str(file)).exit_code == 0
    assert run("kit", "export", str(made), "--out", str(file)).exit_code == 2
    done = run("kit", "import", str(file), "--into", str(tmp_path / "got"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert (tmp_path / "got" / "my-kit" / "kit.toml").read_bytes() == (made / "kit.toml").read_bytes()
    done = run("kit", "import", str(file), "--into", str(tmp_path / "got"))
    assert (done.exit_code, "already" in one_line(done.stderr)) == (2, True)


def test_a_hostile_file_is_not_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "bad.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../outside.md", "x")
    done = run("kit", "import", str(file), "--into", str(tmp_path / "got"))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0] == (
        "bad.zip: it would write to '../../outside.md'; do not trust this file: ask for another"
    )
    assert not (tmp_path / "got").exists()


def test_what_is_no_kit_is_told_in_one_line(tmp_path: Path) -> None:
    done = run("kit", "check", "atlantis")
    assert done.exit_code == 2
    assert "nor one of: lake-mirna, lake-mirna-60, open-charge, rail-depot." in one_line(done.stderr)
    done = run("kit", "check", str(shipped()["abu-dhabi-2026"]))
    assert done.stderr.splitlines()[0].startswith("kit.toml: there is no kit.toml in this folder; make one")
