from collections.abc import Callable, Iterator

import pytest

from goodoffices.memory import MemoryRecords
from goodoffices.records import Records
from goodoffices.server.store.records import DjangoRecords
from tests.databases import attached
from tests.server.store.crew import Crew, hired

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """The address of a fresh database."""
    return new_database(request.param)


@pytest.fixture
def store(url: str, django_db_blocker) -> Iterator[DjangoRecords]:
    """An empty store on a database."""
    with django_db_blocker.unblock(), attached(url) as alias:
        yield DjangoRecords(alias)


@pytest.fixture(params=["memory", *DATABASES])
def records(request: pytest.FixtureRequest, new_database: Callable[[str], str], django_db_blocker) -> Iterator[Records]:
    """An empty store of each kind."""
    if request.param == "memory":
        yield MemoryRecords()
        return
    with django_db_blocker.unblock(), attached(new_database(request.param)) as alias:
        yield DjangoRecords(alias)


@pytest.fixture(scope="session")
def crew() -> Iterator[Crew]:
    """Processes that write at once."""
    with hired() as crew:
        yield crew
