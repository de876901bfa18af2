"""`goodoffices play`: tables and JSON, from a folder without Django and from a database."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodoffices.examples import in_memory, read, seats, shipped
from goodoffices.summary import summary
from tests.cli.running import goodoffices, one_line, run
from tests.small import ROOMS, write

ABU_DHABI = str(shipped()["abu-dhabi-2026"])


def second_round(day: str) -> dict:
    done = goodoffices("play", ABU_DHABI, "--as", "public", "--as-of", day, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return next(found for found in json.loads(done.stdout)["rounds"] if found["number"] == 2)


def test_on_28_january_the_second_round_is_tentative() -> None:
    found = second_round("2026-01-28")
    assert (found["status"], found["dates"]) == ("tentative", "2026-02-01")


def test_on_4_february_the_second_round_is_opened() -> None:
    found = second_round("2026-02-04")
    assert (found["status"], found["dates"], found["expected"]) == ("opened", "2026-02-04", "two days")
    assert [item["dates"] for item in found["history"]][:4] == ["2026-02-01", None, "2026-02-01", "2026-02-01"]


def test_json_has_what_others_build_on() -> None:
    found = json.loads(run("play", ABU_DHABI, "--as", "public", "--json").stdout)
    assert set(found) >= {"rounds", "points", "left", "rooms", "press", "reports"}
    assert set(found["rounds"][0]) >= {"number", "dates", "status", "place", "expected", "history", "room"}
    assert set(found["points"][0]) >= {"number", "title", "status", "alternatives", "stances"}
    assert {status["room"] for status in found["points"][0]["status"]} == {"public"}


def test_every_seat_has_the_same_keys_and_reports_are_where_they_are_read() -> None:
    example = read(shipped()["lake-mirna-60"])
    registry = in_memory(example, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    for seat in seats(example):
        found = json.loads(json.dumps(summary(registry.play(example.name, seat), seat, registry.now())))
        assert set(found) >= {"rounds", "points", "left", "rooms", "press", "reports", "mandate"}, seat
        assert all(set(r) >= {"dates", "status", "place", "history"} for r in found["rounds"])
        assert all(status["room"] for point in found["points"] for status in point["status"])
        assert (found["mandate"] is not None) == any(room["kind"] == "capital" for room in found["rooms"]), seat


def test_tables_can_be_read() -> None:
    printed = run("play", ABU_DHABI, "--as", "public", "--as-of", "2026-01-28").stdout
    for words in ("Abu Dhabi 2026", "2026-02-01, tentative.", "one last issue", "not a count", "unclear as printed"):
        assert words in " ".join(printed.split())
    assert "2026-02-04" not in printed


@pytest.mark.parametrize(("talks", "seat"), [(ABU_DHABI, "public"), (str(shipped()["lake-mirna-60"]), "akra.head")])
def test_a_terminal_of_80_columns_shows_all_that_a_wide_one_shows(talks: str, seat: str) -> None:
    narrow, wide = (run("play", talks, "--as", seat, columns=width).stdout.splitlines() for width in (80, 400))
    assert max(map(len, narrow)) <= 80
    assert all(line == line.rstrip() for line in narrow)
    assert {word for line in wide for word in line.split() if "─" not in word} <= {
        word for line in narrow for word in line.split()
    }


def test_an_announcement_is_printed_with_its_words_and_its_report() -> None:
    printed = " ".join(run("play", ABU_DHABI, "--as", "public").stdout.split())
    assert "(News.Az, 28 January 2026 ← foreign media)" in printed
    assert "News.Az, 28 January 2026, the report itself" in printed
    assert "False" not in printed
    assert "None" not in printed


def test_a_folder_is_read_without_django() -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        f"from goodoffices.cli import app; app(['play', {ABU_DHABI!r}, '--as', 'public', '--json'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["seat"] == "public"


def test_help_imports_neither_django_nor_the_table() -> None:
    code = "import sys, goodoffices.cli; print([m for m in ('django', 'msgspec', 'rich', 'edtf') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_every_seat_of_an_example_has_its_own_play(tmp_path: Path) -> None:
    folder = str(write(tmp_path / "ford"))
    own = run("play", folder, "--as", "oran.capital.president").stdout
    assert "Stage reports" in own
    assert "Mandate" in own
    other = run("play", folder, "--as", "vell.head", "--language", "fr").stdout
    assert "Pourparlers sur le gué" in other
    assert "agreed ad referendum (vell)" in other
    assert "Mandate" not in other


def test_a_day_before_the_talks_has_an_empty_record(tmp_path: Path) -> None:
    folder = str(write(tmp_path / "ford"))
    done = run("play", folder, "--as", "vell.head", "--as-of", "2020-01-01")
    assert (done.exit_code, "Nothing is on record" in done.stdout) == (0, True)


def test_terminals_are_not_moved_by_what_people_wrote(tmp_path: Path) -> None:
    said = ROOMS.replace("The ford is open.", "[bold]Open\\u001B[2J")
    done = run("play", str(write(tmp_path / "ford", acts_02=said)), "--as", "vell.head")
    assert "\x1b" not in done.stdout
    assert "[bold]Open\N{REPLACEMENT CHARACTER}[2J" in done.stdout


def test_a_mistake_in_a_folder_is_one_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "ford", acts_02=ROOMS.replace("@oran-ford", "@nowhere", 1))
    done = goodoffices("play", str(folder), "--as", "public")
    assert done.returncode == 1
    assert "acts/02.toml, line" in one_line(done.stderr)


def test_a_folder_that_is_no_example_is_said_to_be_none(tmp_path: Path) -> None:
    for folder, said in ((tmp_path, "there is no talks.toml"), (tmp_path / "none", "no such folder")):
        done = run("play", str(folder), "--as", "public")
        assert (done.exit_code, said in one_line(done.stderr)) == (1, True)


def test_a_folder_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "ford")
    (folder / "talks.toml").unlink()
    (folder / "talks.toml").mkdir()
    done = run("play", str(folder), "--as", "public")
    assert (done.exit_code, "cannot be read" in one_line(done.stderr)) == (1, True)


def test_a_seat_that_an_example_has_not_is_answered_with_those_that_it_has() -> None:
    done = run("play", ABU_DHABI, "--as", "akra.head")
    assert done.exit_code == 1
    assert one_line(done.stderr).endswith("Its seats: secretariat.filing, public.")


def test_the_name_of_an_example_leads_to_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = goodoffices("play", "lake-mirna-60", "--as", "public")
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert "goodoffices init" in first
    assert str(shipped()["lake-mirna-60"]) in second


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", ""])
def test_what_is_no_day_is_a_mistake_of_usage(day: str) -> None:
    done = run("play", ABU_DHABI, "--as", "public", "--as-of", day)
    assert (done.exit_code, "is no day" in one_line(done.stderr)) == (2, True)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(day: str) -> None:
    assert run("play", ABU_DHABI, "--as", "public", "--as-of", day).exit_code == 0


def test_hidden_and_missing_are_the_same_words(ford: Path) -> None:
    def words(talks: str, seat: str) -> str:
        done = run("play", talks, "--as", seat)
        assert (done.exit_code, done.stdout) == (1, "")
        return one_line(done.stderr).replace(talks, "TALKS").replace(seat, "SEAT")

    assert words("ford", "vell.capital.president") == words("nowhere", "vell.head") == words("ford", "nobody")


def test_talks_in_the_database_are_read_like_the_folder(ford: Path) -> None:
    kept = json.loads(run("play", "ford", "--as", "oran.head", "--json").stdout)
    read = json.loads(run("play", str(ford), "--as", "oran.head", "--json").stdout)
    assert kept == {**read, "now": kept["now"]}


def test_without_a_database_the_way_to_one_is_told(tmp_path: Path) -> None:
    done = goodoffices("play", "ford", "--as", "public", "--data", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "goodoffices init" in one_line(done.stderr)
    assert not (tmp_path / "none" / "goodoffices.sqlite3").exists()
