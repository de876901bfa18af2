"""`goodoffices analyse --sweep`: a row for each scenario, whoever does the pieces; stopped or killed, it goes on."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from goodoffices.cli.analysis import sweeping
from goodoffices.cli.analysis.rows import written
from goodoffices.cli.analysis.running import Lost
from goodoffices.settlement.files import load, load_ranges
from goodoffices.settlement.nash import nash
from goodoffices.settlement.zone import zone
from goodoffices.valuations.robust import robust
from goodoffices.valuations.sweeping import Found, Piece, Settings, do
from tests.cli.running import clean_environment, goodoffices, one_line
from tests.e2e.serving import free_port

SETTINGS = Settings(1_200, "a key")


def scenario(seed: int, *, ranges: bool, points: int = 3) -> dict[str, Any]:
    chance = random.Random(seed)

    def number() -> int | list[int]:
        low = chance.randint(0, 20)
        return [low, low + chance.randint(1, 9)] if ranges and chance.random() < 0.5 else low

    names = [f"p{k}" for k in range(points)]
    return {
        "points": [{"id": name, "alternatives": ["a", "b", "c"]} for name in names],
        "parties": [
            {"id": f"q{i}", "reservation": 14 * points, "worth": {n: {a: number() for a in "abc"} for n in names}}
            for i in range(2)
        ],
    }


def scenarios(folder: Path, count: int, **more: Any) -> Path:
    folder.mkdir()
    for seed in range(count):
        (folder / f"s{seed:03}.json").write_text(json.dumps(scenario(seed, ranges=seed % 2 == 0, **more)))
    return folder


def here(pieces: Iterable[Piece]) -> Iterator[tuple[str, Found]]:
    """A runner in this process, in an order of its own."""
    for piece in sorted(pieces, key=lambda piece: piece.key):
        yield piece.key, do(piece)


def test_a_row_says_what_the_analysis_of_the_one_file_says(tmp_path: Path) -> None:
    folder = scenarios(tmp_path / "in", 6)
    rows, whole = sweeping.sweep(sweeping.files(str(folder)), SETTINGS, here, None)
    assert whole
    assert [Path(row["file"]).name for row in rows] == [f"s{seed:03}.json" for seed in range(6)]
    for row in rows:
        ranges = load_ranges(Path(row["file"]))
        assert row["finished"]
        if ranges.exact:
            problem = load(Path(row["file"]))
            assert row["zone"] == {True: "yes", False: "no", None: "not found out"}[zone(problem).exists]
            found = nash(problem)
            values = [value / problem.scale for value in getattr(found, "values", ())]
            assert row["solutions"].get("Nash", {"values": []})["values"] == values
        else:
            expected = robust(ranges, draws=1_200, key="a key", time_limit=None)
            got = [(one["package"], one["acceptable"], one["settled"], one["efficient"]) for one in row["firmest"]]
            assert got == [(one.package, one.acceptable, one.settled, one.efficient) for one in expected.packages]
            assert row["draws"] == 1_200
    assert {row["zone"] for row in rows} == {"yes", "no", "depends"}


def test_what_is_known_is_not_done_again_and_what_was_cut_off_is(tmp_path: Path) -> None:
    paths, out = sweeping.files(str(scenarios(tmp_path / "in", 4))), tmp_path / "out.json"
    part = sweeping.beside(out)
    assert part is not None
    done: list[str] = []

    def stops(after: int) -> Callable[[Iterable[Piece]], Iterator[tuple[str, Found]]]:
        def runner(pieces: Iterable[Piece]) -> Iterator[tuple[str, Found]]:
            for key, found in here(pieces):
                if len(done) == after:
                    raise KeyboardInterrupt
                done.append(key)
                yield key, found

        return runner

    rows, whole = sweeping.sweep(paths, SETTINGS, stops(5), out)
    assert not whole
    assert not all(row["finished"] for row in rows)
    assert json.loads(out.read_text()) == json.loads(json.dumps(rows))
    part.write_bytes(part.read_bytes()[:-20])  # the last line was cut off by a loss of power
    lost = done.pop()
    rows, whole = sweeping.sweep(paths, SETTINGS, stops(10**6), out)
    assert whole
    assert all(row["finished"] for row in rows)
    assert len(done) == len(set(done)), "nothing is done twice"
    assert lost in done
    assert not part.exists()
    assert out.read_text() == written(sweeping.sweep(paths, SETTINGS, here, None)[0], ".json")


def test_other_settings_or_another_file_take_up_nothing(tmp_path: Path) -> None:
    folder, out = scenarios(tmp_path / "in", 2), tmp_path / "out.csv"
    paths = sweeping.files(str(folder))
    asked: list[int] = []

    def stopping(pieces: Iterable[Piece]) -> Iterator[tuple[str, Found]]:
        left = list(pieces)
        asked.append(len(left))
        yield left[0].key, do(left[0])
        raise KeyboardInterrupt

    sweeping.sweep(paths, SETTINGS, stopping, out)
    sweeping.sweep(paths, Settings(1_200, "another key"), stopping, out)
    sweeping.sweep(paths, SETTINGS, stopping, out)
    assert asked == [2, 2, 1]


def test_whoever_is_lost_leaves_what_is_known(tmp_path: Path) -> None:
    paths, out = sweeping.files(str(scenarios(tmp_path / "in", 3))), tmp_path / "out.csv"

    def lost(pieces: Iterable[Piece]) -> Iterator[tuple[str, Found]]:
        piece = next(iter(pieces))
        yield piece.key, do(piece)
        raise Lost("gone")

    with pytest.raises(Lost):
        sweeping.sweep(paths, SETTINGS, lost, out)
    assert out.exists()
    part = sweeping.beside(out)
    assert part is not None
    assert len(part.read_text().splitlines()) == 1


def test_a_file_that_is_no_scenario_has_a_row_that_says_why_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    folder = scenarios(tmp_path / "in", 1)
    (folder / "a.json").write_text("{")
    (folder / "b.json").write_text(json.dumps({**scenario(1, ranges=False), "title": "=HYPERLINK(1)"}))
    out = tmp_path / "out.csv"
    assert sweeping.sweep(sweeping.files(str(folder)), SETTINGS, here, out)[1]
    table = list(csv.DictReader(out.read_text().splitlines()))
    assert "not JSON" in table[0]["problem"]
    assert table[1]["title"] == "'=HYPERLINK(1)"
    assert table[2]["finished"] == "yes"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sweep", "no/such/*.json"], "There are no scenarios at no/such/*.json"),
        (["--sweep", "{in}", "--out", "x.xlsx"], "ends in .csv or .json"),
        (["--sweep", "{in}", "--out", "{in}/none/x.csv"], "cannot be written"),
        (["{in}", "--sweep", "{in}"], "Name either one FILE"),
        (["{in}/s000.json", "--out", "x.csv"], "go with --sweep"),
        (["{in}/s000.json", "--draws", "9"], "goes with --robust"),
        ([], "Name the FILE of a scenario"),
        (["--sweep", "{in}", "--cluster", "tcp://127.0.0.1:1"], "No Dask scheduler answers at tcp://127.0.0.1:1"),
    ],
)
def test_wrong_usage_is_a_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    folder = scenarios(tmp_path / "in", 1)
    done = goodoffices("analyse", *(one.replace("{in}", str(folder)) for one in arguments))
    assert done.returncode in (1, 2)
    assert said in one_line(done.stderr.strip().splitlines()[-1])
    assert "Traceback" not in done.stderr


def begun(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli", "analyse", *arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean_environment(),
    )  # fmt: skip


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def until(what: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + 120
    while not what():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_known_and_the_same_command_goes_on(tmp_path: Path) -> None:
    folder = scenarios(tmp_path / "in", 8, points=5)
    out, whole = tmp_path / "out.json", tmp_path / "whole.json"
    command = ("--sweep", str(folder), "--draws", "6000", "--out")
    process = begun(*command, str(out))
    part = tmp_path / "out.json.part"
    until(lambda: lines_in(part) > 9, process)
    process.send_signal(signal.SIGINT)
    said, wrong = process.communicate(timeout=120)
    assert process.returncode == 130, wrong
    assert "not finished: the same command goes on" in said
    assert "Traceback" not in wrong
    assert lines_in(part) > 9
    again = goodoffices("analyse", *command, str(out))
    assert again.returncode == 0, again.stderr
    assert not part.exists()
    assert goodoffices("analyse", *command, str(whole)).returncode == 0
    assert out.read_bytes() == whole.read_bytes()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, "list[subprocess.Popen[bytes]]"]]:
    """A scheduler and two workers on this machine alone; its address, and the workers."""
    address = f"tcp://127.0.0.1:{free_port()}"
    log = (folder / "cluster.log").open("wb")
    environment = {**clean_environment(), "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "30s"}

    def start(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)

    started = [start("dask_scheduler", "--host", address)]
    local = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--local-directory", str(folder))
    started += [start("dask_worker", address, *local) for _ in range(2)]
    try:
        yield address, started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait(30)
        log.close()


@pytest.mark.slow
def test_a_worker_of_the_cluster_is_killed_half_way_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = scenarios(tmp_path / "in", 8, points=5)
    out, alone = tmp_path / "out.json", tmp_path / "alone.json"
    command = ("--sweep", str(folder), "--draws", "6000", "--out")
    with cluster(tmp_path) as (address, workers):
        process = begun(*command, str(out), "--cluster", address)
        part = tmp_path / "out.json.part"
        until(lambda: lines_in(part) > 14, process)
        os.kill(workers[0].pid, signal.SIGKILL)
        left = lines_in(part)
        said, wrong = process.communicate(timeout=240)
        assert process.returncode == 0, (said, wrong, (tmp_path / "cluster.log").read_text())
        assert workers[1].poll() is None
    assert left < 8 + 4 * 12, "it was killed before the end"
    assert goodoffices("analyse", *command, str(alone)).returncode == 0
    assert out.read_bytes() == alone.read_bytes()
