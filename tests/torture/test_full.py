"""A full disk, shortly: `make torture` fills it a hundred times."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from torture.full import fill_disk, small_disk
from torture.house import House

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small disk as Linux does"),
]


@pytest.fixture
def disk() -> Iterator[Path]:
    try:
        with small_disk() as mounted:
            yield mounted
    except PermissionError as error:
        pytest.skip(str(error))


def test_a_full_disk_stops_writing_and_nothing_else(founded: House, disk: Path) -> None:
    outcome = fill_disk(founded.copied(disk / "data"), disk, 8)
    assert (outcome.times, outcome.wrong, outcome.acts.wrong) == (8, 0, 0), outcome
    assert outcome.refused == outcome.resumed > 0
    assert outcome.read == 24
    assert outcome.acts.acknowledged > 8


def test_the_harness_sees_a_store_that_answers_before_it_commits(founded: House, disk: Path) -> None:
    planted = {"DJANGO_SETTINGS_MODULE": "tests.torture.planted_settings", "GOODOFFICES_PLANTED": "early"}
    outcome = fill_disk(founded.copied(disk / "data", **planted), disk, 4)
    assert outcome.acts.lost or outcome.wrong, outcome
