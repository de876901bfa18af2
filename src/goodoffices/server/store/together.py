"""Statements that are sent together: nobody waits for the answer of one before the next goes out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def together(using: str) -> Iterator[None]:
    """Send to PostgreSQL the statements of a block in one go; nothing may be fetched from them.

    Their errors are raised when the block ends, as Django's. SQLite is in this process, and has nobody to wait for.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
