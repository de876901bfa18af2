from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.cache import cache
from django.test import override_settings

import goodoffices.server.urls  # noqa: F401  # before a test replaces what these modules import by name
from tests.server import worlds as worlds_script
from tests.server.pair import Pair
from tests.server.program import Program
from tests.server.worlds import INSIDE, Worlds, standing_in

_copies = count()


@pytest.fixture(scope="session")
def worlds(new_database: Callable[[str], str]) -> Iterator[Worlds]:
    """Databases in which the same talks went on, with more or less behind closed doors. Each is made when asked for."""
    with TemporaryDirectory(prefix="goodoffices-worlds-") as folder:
        yield Worlds(Path(folder), Path(new_database("sqlite").removeprefix("sqlite:///")))


@pytest.fixture
def still(django_db_blocker) -> Iterator[None]:
    """The clock and the randomness of the worlds; nothing remembered of what other tests did."""
    where = "tests.server.worlds"
    with (
        django_db_blocker.unblock(),
        override_settings(GOODOFFICES_CLOCK=f"{where}.clock", GOODOFFICES_RANDOMNESS=f"{where}.randomness"),
    ):
        cache.clear()
        yield
    worlds_script._now[0] = worlds_script.LATER  # where a test let time pass, the next one's has not


@pytest.fixture
def world(worlds: Worlds, still: None) -> Iterator[Path]:
    """A world of one's own, in which everything of the script happened."""
    own = worlds.copy(worlds.world(INSIDE), f"copy-{next(_copies)}")
    with standing_in(own):
        yield own


@pytest.fixture
def program(world: Path, worlds: Worlds) -> Program:
    return Program(worlds.tokens(world))


@pytest.fixture
def pair(worlds: Worlds, still: None) -> Pair:
    """Two worlds that differ in what is hidden from a seat, and in nothing else."""
    return Pair(worlds)
