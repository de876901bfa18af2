"""The same as `dispatches`, with the records on a PostgreSQL server of its own."""

from collections.abc import Iterator

from benchmarks import dispatches
from benchmarks.figure import Figure, Reading
from tests.databases import create, postgres_server


def run() -> Iterator[Figure | Reading]:
    """The server writes through to its disk, as one in use does."""
    with postgres_server(fsync=True) as server:
        yield from dispatches.run(create(server, "bench"))
