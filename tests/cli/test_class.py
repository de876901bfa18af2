"""`goodoffices class`: what was given and cannot be used is told in one line, before anything is made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices.examples import shipped
from goodoffices.server.classroom import opening
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.removing import remove_class
from goodoffices.server.classroom.roster import read
from tests.cli.running import one_line, run


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "friday.csv"
    file.write_text("name\nAna\nBo\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["{roster}", "--resume", "friday"], "Give a roster, --resume or --delete: one of them."),
        (["--kit", "rail-depot"], "--kit goes with a roster: name its file, or leave the option out."),
        (["--tables", "6", "--lan"], "--tables goes with a roster"),
        (["--resume", "friday", "--minutes", "30"], "--minutes goes with a roster"),
        (["--delete", "friday", "--name", "monday"], "--name goes with a roster"),
        (["{roster}", "--receipt", "gone.txt"], "--receipt goes with --delete."),
        (["--yes"], "--yes goes with --delete."),
        (["{roster}", "--kit", "atlantis"], "“atlantis” is neither a kit's folder or file nor one of: lake-mirna,"),
        (["{roster}", "--kit", "{roster}"], "is neither a kit's folder or file nor one of: lake-mirna,"),
        (["{roster}.nowhere"], "friday.csv.nowhere: there is no such file."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_made(
    tmp_path: Path, roster: Path, given: list[str], words: str
) -> None:
    data = tmp_path / "data"
    done = run("class", *(each.format(roster=roster) for each in given), "--data", str(data))
    assert (done.exit_code, words in one_line(done.stderr)) == (2, True), done.stderr
    assert not data.exists()


@pytest.fixture
def friday(transactional_db: None, roster: Path) -> Iterator[Class]:
    packed = opening.packed(shipped()["rail-depot"])
    people = read(roster.read_bytes())
    yield opening.open_class("friday", packed, people, 1, opening.teacher())
    for klass in Class.objects.all():
        remove_class(klass)


def test_a_class_is_removed_with_a_receipt_once_that_was_meant(
    friday: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("class", "--delete", "friday")
    assert (done.exit_code, "Nobody can be asked whether to go on: say --yes." in one_line(done.stderr)) == (2, True)
    there = tmp_path / "there.txt"
    there.write_text("mine")
    done = run("class", "--delete", "friday", "--yes", "--receipt", str(there))
    assert (done.exit_code, "is there already" in one_line(done.stderr)) == (2, True)
    assert Class.objects.filter(name="friday").exists()
    assert there.read_text() == "mine"
    done = run("class", "--delete", "monday", "--yes")
    words = "There is no class “monday” here. The classes are: friday."
    assert (done.exit_code, words in one_line(done.stderr)) == (2, True)

    done = run("class", "--delete", "friday", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    receipt = (tmp_path / "friday-removed.txt").read_text()
    assert "Students: 2" in receipt
    assert "Ana" not in receipt
    assert "Removed: 2 students, 1 tables, " in done.stdout
    assert "The receipt is in friday-removed.txt. Backups from before still hold the class." in done.stdout
    assert not Class.objects.exists()
    done = run("class", "--delete", "friday", "--yes")
    assert "The classes are: none." in one_line(done.stderr)
