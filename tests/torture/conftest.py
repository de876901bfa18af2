"""An installation with a token for each writer, founded once and copied for each test."""

from pathlib import Path

import pytest

from torture.house import House
from torture.writers import SEATS


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House.founded(tmp_path_factory.mktemp("founded") / "data", SEATS)


@pytest.fixture
def house(founded: House, tmp_path: Path) -> House:
    """An installation on SQLite."""
    return founded.copied(tmp_path / "data")
