"""The restore drill, shortly: `make torture` does it a hundred times on each database."""

from pathlib import Path

import pytest

from tests.databases import create, postgres_server
from torture import drill as drills
from torture.drill import drill, on_server
from torture.house import House
from torture.parent import Parent
from torture.writers import SEATS

pytestmark = pytest.mark.slow


def test_backups_made_under_writers_restore_all_that_was_acknowledged(house: House) -> None:
    outcome = drill(house, 2)
    assert (outcome.drills, outcome.wrong) == (2, 0), outcome
    assert outcome.grown
    assert outcome.acts.acknowledged


@pytest.mark.postgres
def test_so_they_do_on_postgresql(tmp_path: Path) -> None:
    with postgres_server(fsync=True) as server:
        house = House.founded(tmp_path / "data", SEATS, DATABASE_URL=create(server, "drilled"))
        outcome = drill(house, 2, on_server(server))
    assert (outcome.drills, outcome.wrong) == (2, 0), outcome
    assert outcome.acts.acknowledged


def test_the_drill_sees_a_backup_that_is_too_old(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is restored is each time the first backup: what was acknowledged since is not in it."""
    kept: list[bytes] = []
    once = House.command

    def command(self: House, parent: Parent | None, *arguments: str) -> None:
        backup = Path(arguments[2])
        key = backup.with_name("key")
        if arguments[0] == "backup" and kept:
            backup.write_bytes(kept[0])
            key.write_bytes(kept[1])
            return
        once(self, parent, *arguments)
        if arguments[0] == "backup":
            kept.extend((backup.read_bytes(), key.read_bytes()))

    monkeypatch.setattr(drills.House, "command", command)
    outcome = drill(house, 2)
    assert outcome.lost
    assert not outcome.unlike
