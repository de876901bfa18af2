"""The cache in which limits are counted: one for all processes, remembered over a restart, and never in the way."""

import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.cache import cache

from goodoffices.server import counts
from goodoffices.server.counts import SharedCounts
from goodoffices.server.doors import limits
from tests.server.doors.people import page, signed_in
from tests.server.worlds import AKRA


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "counts.sqlite3"


@pytest.fixture
def shared(file: Path) -> Iterator[SharedCounts]:
    made = SharedCounts(file, {})
    yield made
    made.close_file()


def test_a_value_is_kept_until_its_time(shared: SharedCounts, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    shared.set("a", [1.5, "é"], 60)
    assert shared.get("a") == [1.5, "é"]
    assert not shared.add("a", 1, 60)
    assert shared.add("b", 1, 60)
    now[0] += 59
    assert shared.incr("b", 2) == 3
    now[0] += 1
    assert shared.get("a") is None
    with pytest.raises(ValueError, match="not found"):  # raising a number did not make it last longer
        shared.incr("b")
    assert shared.add("b", 7, 60)
    assert shared.get("b") == 7
    assert shared.delete("b")
    assert not shared.delete("b")
    shared.set("c", 1, None)
    now[0] += 10**9
    assert shared.get("c") == 1
    shared.clear()
    assert shared.get("c", "none") == "none"


def test_what_has_expired_is_removed(shared: SharedCounts, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    for number in range(20):
        shared.set(str(number), 1, 60)
    now[0] += 61 + counts.SWEEP
    shared.set("new", 1, 60)
    with sqlite3.connect(file) as reader:
        assert reader.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    reader.close()


def test_nobody_else_reads_it(shared: SharedCounts, file: Path) -> None:
    shared.set("a", 1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


COUNTING = """
import sys
from django.conf import settings
settings.configure(USE_TZ=True)
from goodoffices.server.counts import SharedCounts
shared = SharedCounts(sys.argv[1], {})
print(sum(shared.add("once", 1, 600) for _ in range(200)), [shared.incr("number") for _ in range(200)][-1])
"""


def test_processes_count_together(shared: SharedCounts, file: Path) -> None:
    shared.set("number", 0, 600)
    started = [
        subprocess.Popen([sys.executable, "-c", COUNTING, str(file)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.communicate(timeout=120)[0].split() for process in started]
    assert sorted(first for first, _ in said) == ["0", "0", "0", "1"]
    assert max(int(last) for _, last in said) == shared.get("number") == 800


def test_threads_count_together(shared: SharedCounts) -> None:
    shared.set("number", 0, 600)
    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(lambda _: shared.incr("number"), range(200))) == list(range(1, 201))


def test_a_restart_forgets_nothing(shared: SharedCounts, file: Path) -> None:
    shared.set("number", 41, 600)
    again = SharedCounts(file, {})
    assert again.incr("number") == 42
    again.close_file()


def test_without_its_file_a_process_counts_for_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    place = tmp_path / "in the way"
    place.write_text("")
    shared = SharedCounts(place / "counts.sqlite3", {})
    assert shared.add("a", 1, 60)
    assert not shared.add("a", 1, 60)
    assert shared.incr("a") == 2
    assert shared.get("a") == 2
    assert "by this process alone" in caplog.text
    place.unlink()
    assert shared.add("b", 1, 60), "it is asked for again"
    assert (place / "counts.sqlite3").exists()
    shared.close_file()


def test_a_file_that_is_no_longer_sound_is_made_anew(shared: SharedCounts, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database" * 1000)
    assert shared.add("a", 1, 60)
    assert shared.add("b", 1, 60)
    with sqlite3.connect(file) as reader:
        assert reader.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    reader.close()


def test_a_file_that_another_holds_holds_nobody_up_for_long(
    shared: SharedCounts, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "WAIT", 0.05)
    assert shared.add("a", 1, 60)
    shared.close_file()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ValueError, match="not found"):  # by this process alone, which has counted nothing yet
        shared.incr("a")
    other.close()
    assert shared.incr("a") == 2


def test_the_servers_limits_are_counted_there() -> None:
    assert limits.count("act", "one of this test")
    assert [key for key in _keys() if ":limit:act:" in key]


def _keys() -> list[str]:
    file = cache._file  # type: ignore[attr-defined]  # this backend's
    with sqlite3.connect(file) as reader:
        found = [key for (key,) in reader.execute("SELECT key FROM kept")]
    reader.close()
    return found


def test_reading_a_page_counts_nothing(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in(AKRA)

    def counted(*_: object) -> bool:
        raise AssertionError("a page that is read is not counted")

    monkeypatch.setattr(SharedCounts, "_shared", counted)
    for address in ("", "board/", "rooms/", "seat/"):
        assert browser.get(page(AKRA, address)).status_code == 200
