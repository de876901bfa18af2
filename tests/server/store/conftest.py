from collections.abc import Callable, Iterator

import psycopg
import pytest

from goodoffices.memory import MemoryRecords
from goodoffices.records import Records
from goodoffices.server.store.records import DjangoRecords
from tests.databases import attached
from tests.server.store.crew import Crew, hired

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def empty_database(new_database: Callable[[str], str]) -> Callable[[str], str]:
    """Give the address of a database without records: a file each time, but the same one on PostgreSQL, emptied."""
    shared: list[str] = []

    def empty(vendor: str) -> str:
        if vendor == "sqlite":
            return new_database(vendor)
        if not shared:
            shared.append(new_database(vendor))
        with psycopg.connect(shared[0]) as connection:
            connection.execute("SET session_replication_role = replica")  # the triggers pause, for a superuser only
            connection.execute("TRUNCATE store_talks RESTART IDENTITY CASCADE")
            connection.execute("TRUNCATE store_words")
        return shared[0]

    return empty


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, empty_database: Callable[[str], str]) -> str:
    """The address of a database without records."""
    return empty_database(request.param)


@pytest.fixture
def store(url: str, django_db_blocker) -> Iterator[DjangoRecords]:
    """An empty store on a database."""
    with django_db_blocker.unblock(), attached(url) as alias:
        yield DjangoRecords(alias)


@pytest.fixture(params=["memory", *DATABASES])
def records(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str], django_db_blocker
) -> Iterator[Records]:
    """An empty store of each kind."""
    if request.param == "memory":
        yield MemoryRecords()
        return
    with django_db_blocker.unblock(), attached(empty_database(request.param)) as alias:
        yield DjangoRecords(alias)


@pytest.fixture(scope="session")
def crew() -> Iterator[Crew]:
    """Processes that write at once."""
    with hired() as crew:
        yield crew
