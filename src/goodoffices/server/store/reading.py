"""Reading several things of a SQLite file under one lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def at_one_moment(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Read what the block reads as it stood at one moment.

    In a SQLite file each statement by itself takes a lock and, while somebody commits, waits up to a tenth of a second
    before it looks again: some hundred statements wait for seconds in all. The block waits once. Nobody commits
    meanwhile, so it is to be short, and to write nothing. PostgreSQL's readers wait for nobody: there, and within a
    transaction, this does nothing.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            yield
        finally:
            if connection.connection.in_transaction:  # some errors of SQLite end it by themselves
                cursor.execute("ROLLBACK")
