"""`kill -9` of the server, shortly: `make torture` does it a thousand times on each database."""

from pathlib import Path

import pytest

from tests.databases import create, postgres_server
from torture.house import House
from torture.kill import kill_servers
from torture.writers import SEATS

pytestmark = pytest.mark.slow


def test_nothing_acknowledged_is_lost_or_entered_twice_when_the_server_is_killed(house: House) -> None:
    outcome = kill_servers(house, 3)
    assert (outcome.kills, outcome.acts.wrong) == (3, 0), outcome
    assert outcome.acts.acknowledged > 3
    assert outcome.acts.unheard  # some were killed in the middle of a request


@pytest.mark.postgres
def test_nor_on_postgresql(tmp_path: Path) -> None:
    with postgres_server(fsync=True) as server:
        house = House.founded(tmp_path / "data", SEATS, DATABASE_URL=create(server, "killed"))
        outcome = kill_servers(house, 2)
    assert (outcome.kills, outcome.acts.wrong) == (2, 0), outcome
    assert outcome.acts.acknowledged > 2


@pytest.mark.parametrize(("planted", "seen"), [("early", "lost"), ("forgetful", "doubled")])
def test_the_harness_sees_a_fault_of_the_store(founded: House, tmp_path: Path, planted: str, seen: str) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.torture.planted_settings", "GOODOFFICES_PLANTED": planted}
    outcome = kill_servers(founded.copied(tmp_path / "data", **settings), 2)
    assert getattr(outcome.acts, seen), outcome
