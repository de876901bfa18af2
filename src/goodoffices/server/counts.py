"""The cache in which limits are counted: one small file for all processes of this installation.

A server with several workers counts as one, and a restart forgets nothing. Nothing in it is worth a sync to the disk.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

WAIT = 2.0  # seconds for another process's write
SWEEP = 60.0  # seconds between two removals of what has expired

_SCHEMA = """
PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kept_until ON kept (until);
"""
_READ = "SELECT value FROM kept WHERE key = ? AND (until IS NULL OR until > ?)"
_WRITE = """
INSERT INTO kept (key, value, until) VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until
"""
_ADD = _WRITE + "WHERE kept.until <= ?"
_RAISE = """
UPDATE kept SET value = CAST(value AS INTEGER) + ? WHERE key = ? AND (until IS NULL OR until > ?) RETURNING value
"""

log = logging.getLogger(__name__)
T = TypeVar("T")


class SharedCounts(BaseCache):
    """Django's cache over an SQLite file, with `add` and `incr` in one step each; it holds what JSON can say.

    When the file cannot be used (a full disk, say) this process counts in its own memory: limits become looser by
    that, but reading and signing in go on.
    """

    def __init__(self, location: str | Path, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._file = Path(location)
        self._memory = LocMemCache(str(location), params)
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0  # in which the connection was made: none may be carried over a fork
        self._swept = 0.0

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        def add(file: sqlite3.Connection, key: str) -> bool:
            now = time.time()
            return file.execute(_ADD, (key, json.dumps(value), self.get_backend_timeout(timeout), now)).rowcount == 1

        return self._shared(key, version, add, lambda: self._memory.add(key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        def get(file: sqlite3.Connection, key: str) -> Any:
            found = file.execute(_READ, (key, time.time())).fetchone()
            return default if found is None else json.loads(found[0])

        return self._shared(key, version, get, lambda: self._memory.get(key, default, version))

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        def keep(file: sqlite3.Connection, key: str) -> None:
            file.execute(_WRITE, (key, json.dumps(value), self.get_backend_timeout(timeout)))

        self._shared(key, version, keep, lambda: self._memory.set(key, value, timeout, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raise a number, which expires when it would have; raises `ValueError` if there is none."""

        def incr(file: sqlite3.Connection, made: str) -> int:
            found = file.execute(_RAISE, (delta, made, time.time())).fetchall()
            if not found:
                raise ValueError(f"Key '{key}' not found")
            return int(found[0][0])

        return self._shared(key, version, incr, lambda: self._memory.incr(key, delta, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        def delete(file: sqlite3.Connection, key: str) -> bool:
            return file.execute("DELETE FROM kept WHERE key = ?", (key,)).rowcount == 1

        return self._shared(key, version, delete, lambda: self._memory.delete(key, version))

    def clear(self) -> None:
        self._memory.clear()
        self._shared("", None, lambda file, _: file.execute("DELETE FROM kept"), lambda: None)

    def _shared(
        self, key: str, version: int | None, do: Callable[[sqlite3.Connection, str], T], otherwise: Callable[[], T]
    ) -> T:
        made = self.make_and_validate_key(key, version=version)
        try:
            with self._lock:
                file = self._open()
                self._sweep(file)
                return do(file, made)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return otherwise()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.touch(mode=0o600)
            made = sqlite3.connect(self._file, timeout=WAIT, isolation_level=None, check_same_thread=False)
            made.executescript(_SCHEMA)
            self._connection, self._process = made, os.getpid()
        return self._connection

    def _sweep(self, file: sqlite3.Connection) -> None:
        now = time.time()
        if now - self._swept >= SWEEP:
            self._swept = now
            file.execute("DELETE FROM kept WHERE until <= ?", (now,))

    def close_file(self) -> None:
        """Let go of the file; the next call takes it up again."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
            self._connection = None

    def _give_up(self, error: Exception) -> None:
        """Begin anew at the next call; a file that is no longer sound (a loss of power) is made anew."""
        log.warning("Limits are counted by this process alone for now: %s.", type(error).__name__)
        self.close_file()
        with self._lock:
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                self._file.unlink(missing_ok=True)
