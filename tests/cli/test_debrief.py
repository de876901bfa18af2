"""`goodoffices debrief`: one table or several, from folders and from a database, on screen and into files."""

import json
from pathlib import Path

import pytest

from goodoffices.examples import shipped
from tests.cli.running import one_line, run
from tests.kits.ferry import ferry

MIRNA = str(shipped()["lake-mirna"])
DECLARED = ("talks.toml", 'by = "secretariat.chief"', 'by = "secretariat.chief"\ninstructor = "instructor.lead"')


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def loaded(transactional_db: None, tmp_path: Path) -> Path:
    """The small kit with a declared instructor, loaded into the tests' database as “ferry”; its folder."""
    folder = ferry(tmp_path, DECLARED)
    done = run("load", str(folder))
    assert done.exit_code == 0, done.output
    return folder


def accept(seat: str, point: str, wording: int) -> None:
    act = {"kind": "TakeStance", "point": point, "wording": wording, "stance": "accept"}
    done = run("act", "ferry", "--as", seat, "--room", "plenary", "-", stdin=json.dumps(act))
    assert done.exit_code == 0, done.output


def say_at_home() -> None:
    """Something in a capital, which another delegation does not read."""
    act = {"kind": "SeekInstructions", "question": {"en": "May we keep the ferry?"}}
    done = run("act", "ferry", "--as", "north.head", "--room", "capital.north", "-", stdin=json.dumps(act))
    assert done.exit_code == 0, done.output


def test_a_story_is_looked_back_on_and_written_into_files(tmp_path: Path) -> None:
    csv, page = tmp_path / "class.csv", tmp_path / "class.html"
    done = run("debrief", MIRNA, "--kit", "lake-mirna", "--csv", str(csv), "--html", str(page))
    assert done.exit_code == 0, done.output
    assert "lake-mirna: agreed in part" in done.stdout
    assert "The record ends without a package; not agreed: 9, 10." in flat(done.stdout)
    assert csv.read_bytes().startswith(b"\xef\xbb\xbfkit,table,part,")
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    again = run("debrief", MIRNA, "--kit", "lake-mirna", "--earlier", str(csv), "--csv", str(csv))
    assert (again.exit_code, "is there already" in one_line(again.stderr)) == (2, True)
    again = run("debrief", MIRNA, "--kit", "lake-mirna", "--earlier", str(csv))
    assert again.stdout.rstrip().endswith("this class: 1 agreed in part.\nclass: 1 agreed in part.")


def test_the_declared_instructor_reads_what_was_done_in_a_capital(loaded: Path, tmp_path: Path) -> None:
    csv = tmp_path / "class.csv"
    say_at_home()
    done = run("debrief", "ferry", "--kit", str(loaded), "--csv", str(csv))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "capital.north" in csv.read_text(encoding="utf-8-sig")
    csv.unlink()
    done = run("debrief", "ferry", "--kit", str(loaded), "--as", "south.head", "--csv", str(csv))
    assert done.exit_code == 0
    assert "Read as south.head" in done.stderr
    assert "capital.north" not in csv.read_text(encoding="utf-8-sig")


def test_with_pseudonyms_neither_screen_nor_files_have_a_name(loaded: Path, tmp_path: Path) -> None:
    csv, page = tmp_path / "class.csv", tmp_path / "class.html"
    done = run("debrief", "ferry", "--kit", str(loaded), "--pseudonyms", "--csv", str(csv), "--html", str(page))
    assert done.exit_code == 0
    written = csv.read_text(encoding="utf-8-sig") + page.read_text(encoding="utf-8")
    for name in ("Mayor of Northbank", "Mayor of Southbank", "Chair of the talks"):
        assert name not in done.stdout + written
    assert "Person 1" in written
    assert "Table 1" in done.stdout


def test_what_was_entered_after_the_kit_was_loaded_is_what_is_looked_back_on(loaded: Path, tmp_path: Path) -> None:
    csv = tmp_path / "class.csv"
    points = json.loads(run("play", "ferry", "--as", "north.head", "--json").stdout)["points"]
    for point, letter in (("1", 0), ("2", 1), ("3", 2)):
        found = next(one for one in points if one["number"] == point)
        for seat in ("north.head", "south.head"):
            accept(seat, point, found["alternatives"][letter]["wording"])
    done = run("debrief", "ferry", "--kit", str(loaded), "--csv", str(csv))
    assert "Agreed among Northbank, Southbank: 1 A, 2 B, 3 C." in flat(done.stdout)
    rows = [line.split(",") for line in csv.read_text(encoding="utf-8-sig").splitlines()]
    replayed = [(row[5], row[9]) for row in rows if row[2] == "replay"]
    assert replayed == [("north.head", "TakeStance"), ("south.head", "TakeStance")] * 3


def test_a_bundle_is_looked_back_on_as_its_seat_saw_it(loaded: Path, tmp_path: Path) -> None:
    bundle, csv = tmp_path / "ferry.gobundle", tmp_path / "class.csv"
    say_at_home()
    done = run("export", "ferry", "--as", "instructor.lead", "--out", str(bundle))
    assert done.exit_code == 0, done.output
    done = run("debrief", str(bundle), "--kit", str(loaded), "--csv", str(csv))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "capital.north" in csv.read_text(encoding="utf-8-sig")
    done = run("debrief", str(bundle), "ferry", "--kit", str(loaded))
    assert (done.exit_code, "records of the same talks" in one_line(done.stderr)) == (2, True)


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ((MIRNA, "--kit", "rail-depot", "--as", "akra.nobody"), 1, "is no seat of this example"),
        ((str(shipped()["rail-depot"]), "--kit", "lake-mirna"), 1, "did not play lake-mirna: it has no point 7"),
        ((MIRNA, MIRNA, "--kit", "lake-mirna"), 2, "The same talks are named twice"),
        ((MIRNA, "--kit", "no-such-kit"), 2, "is neither a kit"),
    ],
)
def test_what_cannot_be_looked_back_on_is_said_in_one_line(args: tuple[str, ...], code: int, words: str) -> None:
    done = run("debrief", *args)
    assert (done.exit_code, words in one_line(done.stderr)) == (code, True)


def test_another_file_is_no_earlier_class(tmp_path: Path) -> None:
    other = tmp_path / "marks.csv"
    other.write_text("name,mark\nAnna,1\n", encoding="utf-8")
    done = run("debrief", MIRNA, "--kit", "lake-mirna", "--earlier", str(other))
    assert (done.exit_code, "Line 1 names other columns" in one_line(done.stderr)) == (2, True)
