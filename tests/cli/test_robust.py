"""`goodoffices analyse --robust`: the same answer wherever it is reckoned, honest words, and what cannot be asked."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from goodoffices.settlement.files import load_ranges
from goodoffices.valuations.robust import robust
from tests.cli.running import clean_environment, goodoffices, one_line, reckoned
from tests.cli.test_sweep import scenario

BORDER = """
title = "Border and water"
status_quo = { border = "B", water = "x" }
points = [{ id = "border", alternatives = ["A", "B"] }, { id = "water", alternatives = ["x", "y"] }]
[[parties]]
id = "akra"
reservation = [4, 9]
worth = { border = { A = [3, 8], B = 1 }, water = { x = 5, y = [2, 4] } }
[[parties]]
id = "bel"
reservation = 3
worth = { border = { A = 1, B = [2, 5] }, water = { x = [0, 3], y = 2 } }
"""


@pytest.fixture
def border(tmp_path: Path) -> Path:
    file = tmp_path / "border.toml"
    file.write_text(BORDER)
    return file


def test_the_command_gives_what_the_library_gives_and_says_what_a_share_is_not(border: Path, tmp_path: Path) -> None:
    picture = tmp_path / "border.svg"
    done = goodoffices("analyse", str(border), "--robust", "--draws", "1500", "--plot", str(picture))
    assert done.returncode == 0, done.stderr
    expected = robust(load_ranges(border), draws=1500)
    for one in expected.packages:
        assert f"{one.acceptable:,} of 1,500" in done.stdout
        assert f"{one.efficient:,} of 300" in done.stdout
    said = " ".join(done.stdout.split())
    assert "the text in force" in said
    assert "A share of draws is no probability that a package will be accepted." in said
    assert "akra reservation value 4 to 9" in said
    told = ElementTree.fromstring(picture.read_text()).find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    first = expected.packages[0]
    assert f"acceptable to all in {first.acceptable:,} of 1,500 draws" in (told.text or "")


def test_json_has_the_whole_answer_and_another_text_is_tested_too(border: Path) -> None:
    command = ("analyse", str(border), "--robust", "--draws", "500", "--from", "border=A, water=y", "--json")
    found = json.loads(goodoffices(*command).stdout)
    assert found["draws"] == found["wanted"] == 500
    assert any("the text that was named" in one["names"] for one in found["packages"])
    assert {one["party"] for one in found["questions"]} <= {"akra", "bel"}
    assert json.loads(goodoffices(*command).stdout) == found
    assert json.loads(goodoffices(*command, "--key", "another").stdout)["packages"] != found["packages"]


def test_where_no_package_can_be_acceptable_it_says_so(tmp_path: Path) -> None:
    file = tmp_path / "shut.toml"
    file.write_text(BORDER.replace("reservation = [4, 9]", "reservation = [40, 90]").replace("status_quo", "# "))
    done = goodoffices("analyse", str(file), "--robust", "--draws", "100")
    assert done.returncode == 0, done.stderr
    assert "even in the best case none is acceptable to all" in done.stdout


@pytest.mark.parametrize(
    ("replaced", "by", "arguments", "said"),
    [
        ("reservation = [4, 9]", "reservation = [9, 4]", [], "akra"),
        ("reservation = 3", 'reservation = "many"', [], "bel"),
        ("title", "title", ["--from", "border=C"], "no alternative"),
        ("title", "title", ["--plot", "x.png"], "ends in .svg"),
        ("reservation = 3", "reservation = 9e40", [], "beyond 10^30"),
        ('alternatives = ["A", "B"]', "divisible = true", [], ""),
    ],
)
def test_what_cannot_be_asked_is_a_line(border: Path, replaced: str, by: str, arguments: list[str], said: str) -> None:
    border.write_text(BORDER.replace(replaced, by, 1))
    done = goodoffices("analyse", str(border), "--robust", *arguments)
    assert done.returncode in (1, 2)
    assert said in one_line(done.stderr)


def test_a_file_without_ranges_is_told_how_to_write_one(border: Path) -> None:
    words = BORDER
    for ranged, plain in (("[4, 9]", "4"), ("[3, 8]", "3"), ("[2, 4]", "2"), ("[2, 5]", "2"), ("[0, 3]", "0")):
        words = words.replace(ranged, plain)
    border.write_text(words)
    assert "write one as [40, 55]" in one_line(goodoffices("analyse", str(border), "--robust").stderr)


@pytest.mark.slow
def test_ctrl_c_keeps_the_draws_that_were_made(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_text(json.dumps(scenario(4, ranges=True, points=9)))
    process = subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli", "analyse", str(large), "--robust", "--draws", "1000000", "--json"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean_environment(),
    )  # fmt: skip
    reckoned(process, 10)
    process.send_signal(signal.SIGINT)
    said, wrong = process.communicate(timeout=120)
    assert process.returncode == 130, wrong
    assert "Traceback" not in wrong
    found = json.loads(said)
    assert 0 < found["draws"] < found["wanted"] == 1_000_000
    assert {one["draws"] for one in found["packages"]} == {found["draws"]}
