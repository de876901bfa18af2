"""What a database's errors mean for an act that was being entered."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connections

from goodoffices.records import StoreBusy, StoreError, StoreFull, StoreLost

# By SQLite's name, and by PostgreSQL's SQLSTATE: 53100 disk full, 55P03 lock not available, 40P01 deadlock.
_FULL = ("SQLITE_FULL", "53100")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40P01")
_FAULT = "SQLITE_ERROR"  # a statement that SQLite does not understand, or a table that is not there


def meaning(error: DatabaseError | InterfaceError) -> StoreError | None:
    """The store's error for one of the database, or None where the program, and not the database, is at fault."""
    cause = error.__cause__
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    if name.startswith(_FULL):
        return StoreFull()
    if name.startswith(_BUSY):
        return StoreBusy()
    if name == _FAULT or not isinstance(error, OperationalError | InterfaceError):
        return None
    return StoreLost()


def give_up(using: str = DEFAULT_DB_ALIAS) -> None:
    """Give up a connection that was lost, and those that wait beside it: what ended one has likely ended all."""
    connection = connections[using]
    connection.close()
    pool = getattr(connection, "pool", None)  # PostgreSQL's alone has one, in a process that serves
    if pool is not None:
        pool.drain()


@contextmanager
def in_the_stores_terms(using: str) -> Iterator[None]:
    """Raise a `StoreError` for the database's own troubles, and every other exception as it is.

    A connection that was lost is given up, so that the next call makes a new one.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        found = meaning(error)
        if found is None:
            raise
        if isinstance(found, StoreLost) and not connections[using].in_atomic_block:
            give_up(using)
        raise found from error
