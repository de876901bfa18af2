"""`goodoffices class`: what was given and cannot be used is told in one line, before anything is made."""

from pathlib import Path

import pytest

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
