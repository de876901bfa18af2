"""`goodoffices analyse`: the report, the JSON, what is asked wrongly, and what stops it."""

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goodoffices.cli.analysis import asking, plain, reports
from goodoffices.cli.analysis.asking import Findings
from goodoffices.settlement import Party, Point, Problem, Solution, nash, read
from tests.cli.running import clean_environment, one_line, reckoned, run

SCENARIOS = Path(__file__).parents[2] / "examples" / "scenarios"
ITEX, MIRNA = SCENARIOS / "itex-cypress.csv", SCENARIOS / "lake-mirna-last-evening.toml"
GENIUS = Path(__file__).parents[1] / "settlement" / "files" / "genius"
TEXT = "releases=1.6 rising to 1.8; data=daily among the three; island=monitors only; barrage=Dovra with inspectors"

RANGES = """
points = [{ id = "border", alternatives = ["A", "B"] }]
[[parties]]
id = "akra"
reservation = [1, 4]
worth = { border = { A = 3, B = 0 } }
"""


def asked(*args: str) -> Any:
    done = run("analyse", *args, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def shut(folder: Path) -> Path:
    """Lake Mirna's last evening with two reservation values that cannot be met together."""
    words = MIRNA.read_text().replace("reservation = 6\n", "reservation = 20\n")
    target = folder / "shut.toml"
    target.write_text(words.replace("reservation = 21\n", "reservation = 35\n"))
    return target


def large(folder: Path, points: int, parties: int) -> Path:
    """A problem whose frontier is far too long to be listed in a few seconds."""
    chance = random.Random(7)
    problem = {
        "points": [{"id": f"p{k}", "alternatives": list("abcde")} for k in range(points)],
        "parties": [
            {"id": f"n{i}", "worth": {f"p{k}": {a: chance.randint(0, 999) for a in "abcde"} for k in range(points)}}
            for i in range(parties)
        ],
    }
    target = folder / "large.json"
    target.write_text(json.dumps(problem))
    return target


# What is printed


def test_json_has_the_published_answers_of_itex_and_cypress() -> None:
    found = asked(str(ITEX))
    assert found["zone"]["exists"] is True
    assert found["zone"]["count"] == 180
    assert found["frontier"]["size"] == len(found["frontier"]["values"]) == 14
    assert [76, 63] in found["frontier"]["values"]
    nash = found["solutions"]["nash"]
    assert nash["package"] == {
        "price": "$3.47", "delivery": "45 days", "payment": "30 days later", "returns": "5% spoilage allowed",
    }  # fmt: skip
    assert (nash["values"], nash["optimal"], nash["bound"], nash["measure"]) == ([76, 63], True, 76 * 63, 76 * 63)
    assert set(found["solutions"]) == {"nash", "kalai_smorodinsky", "leximin", "utilitarian"}
    assert found["blockers"] == []


def test_numbers_are_in_the_unit_of_the_file_and_fractions_stand_beside_them(tmp_path: Path) -> None:
    table = tmp_path / "thirds.csv"
    table.write_text("point,alternative,Akra,Velo\nborder,A,1/3,0.5\n,B,0,0\n")
    found = asked(str(table))
    assert found["solutions"]["nash"]["exact"] == ["1/3", "1/2"]
    assert found["solutions"]["nash"]["measure"] == pytest.approx(1 / 6)
    assert found["frontier"]["exact"] == [["1/3", "1/2"]]
    assert found["frontier"]["values"][0] == pytest.approx([1 / 3, 0.5])


@pytest.mark.parametrize("file", sorted(path.name for path in SCENARIOS.iterdir() if path.suffix != ".md"))
def test_every_scenario_that_is_shipped_is_analysed(file: str) -> None:
    printed = run("analyse", str(SCENARIOS / file)).stdout
    assert "optimal, proven" in printed or "points" in printed


def test_the_report_says_what_it_means_and_fits_a_terminal_of_80_columns() -> None:
    lines = run("analyse", str(MIRNA), "--from", TEXT, columns=80).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)
    printed = " ".join(" ".join(lines).split())
    for words in (
        "There is a zone: 22 of 240 packages are acceptable to all.",
        "worths of different parties cannot be compared",
        "Here they all name the same package.",
        "It takes no more than one point to make somebody better off and nobody worse",
        "Selm gets 1 on data (daily among the three → hourly and public): 1 better off.",
    ):
        assert words in printed


def test_a_degenerate_product_that_is_not_proven_is_told_without_a_bound() -> None:
    point = Point("mandate", ("akra", "both"))
    parties = (Party("akra", 0, ((9, 0),)), Party("velo", 0, ((0, 2),)), Party("selm", 0, ((0, 2),)))
    problem = Problem((point,), parties)
    proven = nash(problem)
    assert isinstance(proven, Solution)
    open_still = replace(proven, optimal=False, bound=None)
    for one, said, bound in ((proven, "No package lets every party gain", 4), (open_still, "it is not proven", None)):
        found = Findings(problem, ("solutions",), solutions={"nash": one})
        assert any(said in part for part in reports.solutions(found) if isinstance(part, str))
        assert plain.plain(found)["solutions"]["nash"]["bound"] == bound
        assert reports._surety(found, "nash", one).startswith("optimal" if bound else "the best known; there may")


def test_solutions_are_keyed_by_their_criteria() -> None:
    for table in (ITEX, MIRNA):
        keys = asked(str(table), "--question", "solutions")["solutions"]
        assert set(keys) == {"nash", "kalai_smorodinsky", "leximin", "utilitarian"}
    problem = read(MIRNA)
    assert {key: rule(problem).criterion for key, rule in asking.rules().items()} == {key: key for key in keys}


def test_many_parties_have_a_line_each(tmp_path: Path) -> None:
    target = tmp_path / "eight.csv"
    names = [f"Delegation{i}" for i in range(8)]
    rows = []
    for k in (1, 2):
        for j, a in enumerate("ab"):
            rows.append(f"p{k},{a}," + ",".join(str((i * k + j * 3) % 7) for i in range(8)))
    target.write_text("\n".join(["point,alternative," + ",".join(names), *rows, ""]))
    lines = run("analyse", str(target), columns=80).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(any(line.split()[:1] == [name] for line in lines) for name in names)
    assert any("Read across a line" in line for line in lines)


def test_improving_on_a_text_gives_the_trade_and_the_way() -> None:
    found = asked(str(MIRNA), "--question", "improve", "--from", TEXT)["improve"]
    assert (found["possible"], found["not_met"]) == (True, [])
    assert found["nearest"]["package"]["data"] == "hourly and public"
    assert (found["nearest"]["values"], found["nearest"]["proven"]) == ([19, 36, 19], True)
    best = found["best"]["nash"]
    assert best["path"][-1]["values"] == best["values"] == [18, 37, 25]
    assert len(best["trade"]) == 3


def test_blockers_name_the_limits_and_what_opens_the_zone(tmp_path: Path) -> None:
    found = asked(str(shut(tmp_path)))
    assert found["zone"]["exists"] is False
    assert found["zone"]["count"] == 0
    assert found["solutions"]["nash"] is None
    assert found["blockers"]
    for blocker in found["blockers"]:
        assert blocker["irreducible"]
        assert {limit["party"] for limit in blocker["limits"]} <= {"akra", "dovra", "selm"}
    assert any("red_line" in limit for blocker in found["blockers"] for limit in blocker["limits"])
    printed = run("analyse", str(shut(tmp_path))).stdout
    assert "not one of 240 packages is acceptable to all" in printed
    assert "It does not say whose should." in printed


def test_ranges_are_answered_for_the_zone_and_refused_for_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "ranges.toml"
    file.write_text(RANGES)
    zone = asked(str(file))["zone"]
    assert (zone["exists"], zone["in_the_worst_case"], zone["in_the_best_case"]) == (None, False, True)
    assert "depends on where in the ranges" in run("analyse", str(file)).stdout
    refused = run("analyse", str(file), "--question", "frontier")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Party 'akra' gives a range" in one_line(refused.stderr)


# Pictures and certificates


@pytest.mark.parametrize("suffix", ["svg", "png", "html"])
def test_a_picture_is_drawn(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"picture.{suffix}"
    assert run("analyse", str(ITEX), "--plot", str(target)).exit_code == 0
    data = target.read_bytes()
    assert data.startswith(b"\x89PNG") if suffix == "png" else b"present text" not in data and b"Nash" in data


def test_the_certificate_of_a_division_is_accepted_by_the_checker_alone(tmp_path: Path) -> None:
    assert run("analyse", str(SCENARIOS / "panama-canal.toml"), "--certificates", str(tmp_path)).exit_code == 0
    assert {path.stem for path in tmp_path.iterdir()} == {"scenario", "division"}
    checked = subprocess.run(
        [sys.executable, "-m", "goodoffices.settlement.check", "scenario.json", "division.json"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "checked: each has 33/50 of its own total" in checked.stdout
    assert all(line.startswith("checked: ") for line in checked.stdout.splitlines())


def test_certificates_are_accepted_by_the_checker_alone(tmp_path: Path) -> None:
    assert run("analyse", str(ITEX), "--certificates", str(tmp_path / "proofs")).exit_code == 0
    written = {path.stem for path in (tmp_path / "proofs").iterdir()}
    assert written == {"scenario", "zone", "count", "frontier", "nash", "kalai_smorodinsky", "leximin", "utilitarian"}
    for name in sorted(written - {"scenario"}):
        checked = subprocess.run(
            [sys.executable, "-m", "goodoffices.settlement.check", "scenario.json", f"{name}.json"],
            cwd=tmp_path / "proofs", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert checked.returncode == 0, f"{name}: {checked.stdout}{checked.stderr}"
        assert "refused" not in checked.stdout


def market(folder: Path) -> Path:
    target = folder / "market.csv"
    target.write_text(
        "point,alternative,Town,Traders\nsquare,the old square,30,10\n,the new square,5,25\nhours,mornings,20,0\n"
        ",all day,4,30\nrent,full,25,2\n,half,12,14\n,none,0 never,20\nreservation,,35,30\n"
    )
    return target


def test_it_says_how_far_a_number_may_move_and_what_the_answers_become(tmp_path: Path) -> None:
    file = str(market(tmp_path))
    found = asked(file, "--question", "solutions", "--move", "Town: rent=full")["moved"]
    assert (found["party"], found["when"], found["stands"]) == ("Town", {"rent": "full"}, 25)
    assert found["zone"] == {"low": None, "high": None, "proven": True}
    assert found["rules"]["nash"]["interval"] == {"low": 23, "high": 46, "proven": True}
    after = {one["at"]: one["answer"]["package"]["rent"] for one in found["rules"]["nash"]["becomes"]}
    assert after == {22: "half", 47: "full"}
    # Asked for the amounts just beyond the ends, and just within, the answers are these.
    for amount, same in (("-2", True), ("-3", False), ("21", True), ("22", False)):
        moved = asked(file, "--question", "solutions", "--move", "Town: rent=full", "--by", amount)["moved"]
        (becomes,) = moved["rules"]["nash"]["becomes"]
        assert (becomes["answer"]["package"] == found["rules"]["nash"]["package"]) is same
    told = " ".join(run("analyse", file, "--question", "solutions", "--move", "Traders").stdout.split())
    assert "There is a zone while it stands at 54 or below." in told
    assert "from -33 to 31" in told
    assert "at 42 or below at 43: rent: full → half" in told


def test_where_no_zone_is_the_least_that_opens_it_is_told(tmp_path: Path) -> None:
    file = shut(tmp_path)
    found = asked(str(file), "--question", "blockers")["relaxation"]
    assert found["fewest"]["proven"]
    assert len(found["fewest"]["limits"]) == found["fewest"]["at_least"] == 1
    assert found["sum"]["proven"]
    assert sum(found["sum"]["reductions"]) == found["sum"]["total"] == found["sum"]["at_least"] > 0
    assert 0 < found["share"]["total"] < 1
    told = " ".join(run("analyse", str(file), "--question", "blockers").stdout.split())
    assert "With all red lines kept, the least by which reservation values would have to come down:" in told
    assert "proven least" in told


def test_certificates_are_checked_and_a_spoilt_one_is_refused(tmp_path: Path) -> None:
    proofs, file = tmp_path / "proofs", str(market(tmp_path))
    assert run("analyse", file, "--certificates", str(proofs), "--move", "Town").exit_code == 0
    assert (proofs / "moved-nash.json").exists()
    done = run("analyse", file, "--check", str(proofs))
    assert done.exit_code == 0, done.output
    assert {line.split(": ")[1] for line in done.stdout.splitlines()} == {"checked"}
    spoilt = json.loads((proofs / "nash.json").read_text())
    spoilt["values"][0] += 1
    (proofs / "nash.json").write_text(json.dumps(spoilt))
    done = run("analyse", file, "--check", str(proofs / "nash.json"))
    assert done.exit_code == 1
    assert "nash: refused: the package is in the zone" in one_line(done.stdout)
    assert run("analyse", str(ITEX), "--check", str(proofs / "zone.json")).exit_code == 1


def test_a_discount_is_applied_for_the_time_that_is_asked_for() -> None:
    folder = str(GENIUS)
    without, with_it = (
        asked(folder, "--question", "frontier", *more)["frontier"]["values"] for more in ([], ["--at", "0.5"])
    )
    assert len(without) == len(with_it)
    assert any(
        after < before
        for row, other in zip(without, with_it, strict=True)
        for before, after in zip(row, other, strict=True)
    )


# What is asked wrongly


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nowhere.json"], 1, "nowhere.json cannot be read"),
        ([str(SCENARIOS / "README.md")], 1, "not JSON"),
        ([str(ITEX), "--question", "improve"], 2, "no status quo"),
        ([str(ITEX), "--from", "price=free"], 1, "'delivery', 'payment', 'returns' is not settled"),
        ([str(ITEX), "--from", "price"], 1, "is no pair"),
        ([str(ITEX), "--from", '{"price"'], 1, "not JSON"),
        ([str(MIRNA), "--from", TEXT.replace("monitors", "nobody")], 1, "has no alternative 'nobody only'"),
        ([str(ITEX), "--plot", "picture.gif"], 1, "ends in .svg, .png, .html"),
        ([str(ITEX), "--question", "zone", "--plot", "nowhere/picture.svg"], 1, "cannot be written"),
        ([str(SCENARIOS / "panama-canal.toml"), "--question", "zone"], 1, "is divisible"),
        ([str(ITEX), "--move", "Itax"], 1, "the parties are 'Itex', 'Cypress'"),
        ([str(ITEX), "--move", "Itex: prize=4.37"], 1, "there is no point 'prize'"),
        ([str(ITEX), "--move", "Itex", "--by", "some"], 1, "--by is a number"),
        ([str(ITEX), "--move", "Itex", "--by", "0.5"], 1, "--by is finer"),
        ([str(ITEX), "--by", "1"], 2, "say which number moves"),
        ([str(ITEX), "--check", "nowhere.json"], 1, "nowhere.json cannot be read"),
        ([str(ITEX), "--check", "."], 1, "holds no certificate"),
        ([str(ITEX), "--at", "0.5"], 1, "has no discounts"),
        ([str(GENIUS), "--at", "2"], 1, "lies between 0 and 1"),
    ],
)
def test_a_fault_is_one_line(args: list[str], code: int, said: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("analyse", *args)
    assert done.exit_code == code
    assert said in one_line(done.stderr)


def test_without_the_extra_it_says_how_to_install_it() -> None:
    code = "import sys; sys.modules['numpy'] = None; from goodoffices.cli import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", code, "analyse", str(ITEX)],
        capture_output=True, text=True, env=clean_environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install 'goodoffices[settlement]'" in one_line(done.stderr)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom goodoffices.cli import app\n"
        "try: app(['analyse', '--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'highspy', 'altair', 'moocore', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# What takes long


def test_a_time_limit_gives_what_is_known_and_calls_nothing_optimal_that_is_not_proven(tmp_path: Path) -> None:
    found = asked(str(large(tmp_path, 60, 8)), "--time-limit", "1")
    assert found["frontier"] is None or found["frontier"]["size"] is None
    for one in found["solutions"].values():
        assert one is None or one["optimal"] or one["bound"] != one["measure"]


def test_ctrl_c_stops_and_keeps_what_is_known(tmp_path: Path) -> None:
    working = subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli", "analyse", str(large(tmp_path, 40, 7)), "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**clean_environment(), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    reckoned(working, 4)
    os.kill(working.pid, signal.SIGINT)
    out, err = working.communicate(timeout=60)
    assert (working.returncode, err) == (130, "")
    found = json.loads(out)
    assert found["stopped"] is True
    assert found["zone"]["exists"] is True
