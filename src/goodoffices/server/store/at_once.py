"""Loading whole talks in one transaction: one sync to the disk for all of it, and nothing kept if it fails.

For talks that nobody can have read yet. Whoever loads them takes no receipt for an acknowledgement before the end.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, transaction

from goodoffices.server.store.errors import in_the_stores_terms
from goodoffices.server.store.locks import turn

_open = threading.local()


@contextmanager
def at_once(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Make what this thread enters within the block one transaction. Other writers wait for it on SQLite."""
    with in_the_stores_terms(using), turn(using), transaction.atomic(using, durable=True):
        _open.using = using
        try:
            yield
        finally:
            del _open.using


def within(using: str) -> bool:
    """Whether this thread is within such a block."""
    return getattr(_open, "using", None) == using
