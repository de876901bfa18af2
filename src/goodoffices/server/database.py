"""Which database holds the records: a SQLite file in the folder, or PostgreSQL by `DATABASE_URL`."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

LOCK_SECONDS = 30
"""How long an act waits for its room, in seconds, before it is refused and may be sent again."""

# Rollback journal and not WAL: SQLite before 3.51.3 can lose a commit when the WAL is reset. With EXTRA the folder is
# synced too, so that a commit outlives a loss of power. Erased payloads are overwritten with zeros.
_SQLITE_PRAGMAS = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON"


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the database at `url`: `postgresql://…` as libpq reads it, `sqlite:///FILE`, or empty.

    An empty one is the file `goodoffices.sqlite3` in `folder`. Raises `ImproperlyConfigured`, without the address
    (it can hold a password), for any other.
    """
    scheme, _, rest = url.partition("://")
    if not url:
        return sqlite(folder / "goodoffices.sqlite3")
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return sqlite(Path(rest[1:]))
    if scheme in ("postgresql", "postgres"):
        return _postgresql(url)
    raise ImproperlyConfigured(
        "DATABASE_URL is neither postgresql://USER:PASSWORD@HOST:PORT/NAME nor sqlite:///FILE; "
        "correct it, or leave it out."
    )


def sqlite(file: Path) -> dict[str, Any]:
    """A SQLite file whose writers queue for `LOCK_SECONDS`, and whose commits are durable."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": LOCK_SECONDS, "init_command": _SQLITE_PRAGMAS},
    }


POOL = {"min_size": 0, "max_size": 16, "timeout": 10.0, "max_idle": 60.0}
"""Connections to PostgreSQL that one serving process keeps; how long a request waits for one, in seconds."""


def pool(settings: dict[str, Any]) -> None:
    """Let requests take turns at a few connections to PostgreSQL instead of making their own.

    For a process that serves: a thread answers one request and is gone, so a connection of its own would be made anew
    each time. To be called before the first connection.
    """
    if settings["ENGINE"] == "django.db.backends.postgresql":
        settings["OPTIONS"]["pool"] = {**POOL, "name": "goodoffices"}


def _postgresql(url: str) -> dict[str, Any]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        given: dict[str, Any] = conninfo_to_dict(url)
    except ProgrammingError:
        raise ImproperlyConfigured(
            "DATABASE_URL is not an address that PostgreSQL reads: postgresql://USER:PASSWORD@HOST:PORT/NAME, "
            "with signs such as @ and / in a password written as %40 and %2F."
        ) from None
    if not given.get("dbname"):
        raise ImproperlyConfigured("DATABASE_URL names no database: add /NAME at its end.")
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    settings = {name: str(given.pop(key, "")) for name, key in named.items()}
    waiting = f"-c lock_timeout={LOCK_SECONDS}s"
    given["options"] = f"{waiting} {given.get('options', '')}".strip()
    return {"ENGINE": "django.db.backends.postgresql", **settings, "OPTIONS": given}
