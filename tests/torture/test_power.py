"""Loss of power, shortly: `make torture` does it ten thousand times."""

import shutil
import sys
from pathlib import Path
from random import Random

import pytest

from torture.disk import Disk, Step
from torture.power import Outcome, lose_power

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or shutil.which("gcc") is None, reason="needs Linux and gcc"
    ),
]


def test_no_acknowledged_act_is_lost_when_the_power_goes() -> None:
    outcome = lose_power(losses=120, acts=25)
    assert outcome == Outcome(120, 25, lost=0, corrupt=0, rolled_back=outcome.rolled_back)
    assert outcome.rolled_back  # some of them came in the middle of a commit


def test_the_harness_sees_acts_that_a_weaker_setting_loses() -> None:
    outcome = lose_power(losses=120, acts=25, synchronous="NORMAL")
    assert outcome.lost + outcome.corrupt


def test_a_disk_keeps_what_was_synced_and_may_lose_what_was_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    disk = Disk(tmp_path)
    name = str(tmp_path / "a")
    disk.do(Step("W", name, 0, b"new"))
    seen = {disk.after_loss(Random(seed))["a"] for seed in range(50)}
    assert seen == {b"old", b"new"}
    disk.do(Step("S", name))
    assert {disk.after_loss(Random(seed))["a"] for seed in range(50)} == {b"new"}
    disk.do(Step("C", str(tmp_path / "b")))
    assert {len(disk.after_loss(Random(seed))) for seed in range(50)} == {1, 2}
    disk.do(Step("S", str(tmp_path)))
    assert {len(disk.after_loss(Random(seed))) for seed in range(50)} == {2}
    disk.do(Step("U", name))
    assert {len(disk.after_loss(Random(seed))) for seed in range(50)} == {1, 2}
