"""`goodoffices init`, `load` and `new`: the ways in which talks come into a database."""

import json
import re
import stat
from pathlib import Path

import pytest

from tests.cli.running import goodoffices, one_line, run
from tests.small import ROOMS, write

FIRST = (
    "--talks",
    "ford",
    "--title",
    "The ford",
    "--zone",
    "Europe/Zurich",
    "--languages",
    "en,fr",
    "--person",
    "J. Orlik",
)


def seen(talks: str, seat: str) -> dict:
    done = run("play", talks, "--as", seat, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_the_first_run_makes_all_that_is_needed(tmp_path: Path) -> None:
    data = tmp_path / "installation"
    done = goodoffices("init", "--data", str(data), "--address", "https://talks.example.org/", *FIRST)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"https://talks\.example\.org/invitations/\S{40,}/", done.stdout)
    assert stat.S_IMODE((data / "secret-key").stat().st_mode) == 0o600
    played = goodoffices("play", "ford", "--as", "secretariat.chief", "--json", "--data", str(data))
    found = json.loads(played.stdout)
    assert found["talks"] == {
        "title": {"en": "The ford"}, "zone": "Europe/Zurich", "languages": ["en", "fr"], "mode": "negotiation",
        "loaded": False,
    }  # fmt: skip
    again = goodoffices("init", "--data", str(data), "--talks", "ford")
    assert (again.returncode, "there already: ford" in again.stdout) == (0, True)
    assert len(set(re.findall(r"/invitations/\S+", done.stdout + again.stdout))) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Give --talks"),
        (("--talks", "ford"), "Give --title"),
        (("--talks", "The Ford", *FIRST[2:]), "talks: "),
        ((*FIRST[:4], "--zone", "Mars/Base", *FIRST[6:]), "zone: "),
        ((*FIRST[:6], "--languages", "", *FIRST[8:]), "languages"),
    ],
)
@pytest.mark.usefixtures("transactional_db")
def test_what_the_first_run_lacks_is_named(given: tuple[str, ...], said: str) -> None:
    done = run("init", *given)
    assert done.exit_code == 2
    assert said in one_line(done.stderr)


@pytest.mark.usefixtures("transactional_db")
def test_a_founding_that_is_refused_can_be_given_again() -> None:
    assert run("init", *FIRST[:4], "--zone", "Mars/Base", *FIRST[6:]).exit_code == 2
    assert run("init", *FIRST).exit_code == 0


@pytest.mark.usefixtures("transactional_db")
def test_an_example_is_loaded_in_copies(tmp_path: Path) -> None:
    folder = write(tmp_path / "ford")
    done = run("load", str(folder), "--copies", "2")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].startswith("Loaded “ford-2”")
    one, two = seen("ford", "oran.head"), seen("ford-2", "oran.head")
    assert {**one, "now": ""} == {**two, "now": ""}
    assert one["talks"]["loaded"]
    again = run("load", str(folder))
    assert (again.exit_code, "already" in one_line(again.stderr)) == (1, True)


@pytest.mark.usefixtures("transactional_db")
def test_an_example_that_comes_with_the_product_is_known_by_name() -> None:
    assert run("load", "abu-dhabi-2026").exit_code == 0
    assert len(seen("abu-dhabi-2026", "public")["points"]) == 20
    unknown = run("load", "abu-dhabi")
    assert (unknown.exit_code, "abu-dhabi-2026" in one_line(unknown.stderr)) == (2, True)


@pytest.mark.usefixtures("transactional_db")
def test_nothing_is_half_loaded(tmp_path: Path) -> None:
    folder = write(tmp_path / "ford", acts_02=ROOMS.replace('answer = "approve"', 'answer = "perhaps"'))
    done = run("load", str(folder))
    assert done.exit_code == 1
    assert re.search(r"acts/02\.toml, line \d+: act 10 \(NoteReport\), field replies", one_line(done.stderr))
    assert run("play", "ford", "--as", "public").exit_code == 1


@pytest.mark.usefixtures("transactional_db")
def test_talks_in_the_likeness_of_an_example_are_empty() -> None:
    done = run("new", "rehearsal", "--like", "abu-dhabi-2026", "--title", "A rehearsal")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "russia.head, ukraine.head, us.mediator" in done.stdout
    assert re.search(r"/invitations/\S{40,}/", done.stdout)
    found = seen("rehearsal", "ukraine.head")
    assert found["talks"]["mode"] == "role-play"
    assert [(r["number"], r["dates"]) for r in found["rounds"]] == [(1, None), (2, None)]
    assert len(found["points"]) == 20
    assert found["press"]["claims"] == found["assessments"] == []
    taken = run("new", "rehearsal", "--like", "abu-dhabi-2026")
    assert (taken.exit_code, "already" in one_line(taken.stderr)) == (1, True)
    assert run("new", "A rehearsal", "--like", "abu-dhabi-2026").exit_code == 2


@pytest.mark.usefixtures("transactional_db")
def test_a_rehearsal_needs_no_name_and_says_to_the_public_that_it_is_invented() -> None:
    first, second = run("new", "--like", "abu-dhabi-2026"), run("new", "--like", "abu-dhabi-2026")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Made “rehearsal”," in first.stdout
    assert "Made “rehearsal-2”," in second.stdout
    assert seen("rehearsal", "public")["talks"]["title"] == {
        "en": "rehearsal (a role-play: everything in it is invented)"
    }


@pytest.mark.usefixtures("transactional_db")
def test_one_negotiates_in_a_rehearsal() -> None:
    assert run("new", "--like", "abu-dhabi-2026").exit_code == 0
    proposed = run("act", "rehearsal", '{"kind": "Propose", "point": "3", "text": {"en": "Invented."}}',
                   "--as", "us.mediator", "--room", "plenary")  # fmt: skip
    wording = int(re.search(r"number (\d+) of plenary", proposed.stdout)[1])
    for seat in ("russia.head", "ukraine.head"):
        accept = {"kind": "TakeStance", "point": "3", "wording": wording, "stance": "accept ad referendum"}
        assert run("act", "rehearsal", json.dumps(accept), "--as", seat, "--room", "plenary").exit_code == 0
    point = next(point for point in seen("rehearsal", "ukraine.head")["points"] if point["number"] == "3")
    assert point["status"][0]["rung"] == "agreed ad referendum"
    assert seen("rehearsal", "public")["points"] == []


@pytest.mark.parametrize("command", [("load", "lake-mirna-60"), ("new", "--like", "abu-dhabi-2026")])
def test_where_there_is_no_installation_yet_one_is_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = tmp_path / "fresh"
    done = goodoffices(*command, "--data", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Made the database of an installation in {folder}")
    assert (folder / "secret-key").stat().st_mode & 0o077 == 0
    talks, seat = ("lake-mirna-60", "akra.head") if command[0] == "load" else ("rehearsal", "russia.head")
    assert goodoffices("play", talks, "--as", seat, "--data", str(folder)).returncode == 0
