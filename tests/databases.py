"""Databases for tests: SQLite files, and a PostgreSQL server of the tests' own, started from Debian's programs."""

import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections

from goodoffices.server.database import database
from goodoffices.server.store import triggers

OWNER = "goodoffices"


def postgres_programs() -> Path | None:
    """Where a PostgreSQL server's programs are: Debian keeps them out of the PATH, by version."""
    found = shutil.which("initdb")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4].split(".")[0]))
    return Path(found).parent if found else kept[-1].parent if kept else None


def _unprivileged() -> list[str]:
    """What to put before a command so that it does not run as root, which PostgreSQL refuses."""
    if os.getuid() != 0:
        return []
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]


@contextmanager
def postgres_server(fsync: bool = False) -> Iterator[str]:
    """A server on a free loopback port, with its files in a folder that goes with it; yields its address.

    What most tests test is order, not power loss: without fsync the server starts and writes in a tenth of the time.
    The address ends where a database's name follows. Raises `RuntimeError` with the reason when it cannot be started.
    """
    programs = postgres_programs()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="goodoffices-postgres-"))
    before = _unprivileged()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60"
    options += "" if fsync else " -c fsync=off"

    def run(*command: str | Path) -> None:
        done = subprocess.run([*before, *command], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()}")

    try:
        if before:
            shutil.chown(folder, "nobody", "nogroup")
        run(programs / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        run(programs / "pg_ctl", "start", "-w", "-s", "-D", folder / "data", "-l", folder / "log", "-o", options)
        try:
            yield f"postgresql://{OWNER}@127.0.0.1:{port}"
        finally:
            run(programs / "pg_ctl", "stop", "-s", "-m", "immediate", "-D", folder / "data")
    finally:
        shutil.rmtree(folder)


def create(server: str, name: str, *, template: str = "template1", tablespace: str = "pg_default") -> str:
    """A new database on that server, by its address."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} TABLESPACE {tablespace}")
    return f"{server}/{name}"


@contextmanager
def small_tablespace(server: str, disk: Path) -> Iterator[str]:
    """A place on that disk for one database of the tablespace's own name, which goes with it."""
    folder = disk / "tablespace"
    folder.mkdir()
    if _unprivileged():
        shutil.chown(folder, "nobody", "nogroup")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
        yield "small"
        connection.execute("DROP DATABASE IF EXISTS small WITH (FORCE)")
        connection.execute("DROP TABLESPACE small")


@contextmanager
def attached(url: str, alias: str = "store") -> Iterator[str]:
    """The database at `url` under a name that Django's code takes as `using`."""
    settings = connections.configure_settings({"default": {}, alias: database(url, Path())})
    connections.settings[alias] = settings[alias]
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def migrate(url: str) -> None:
    with attached(url, "migrating") as alias:
        call_command("migrate", database=alias, verbosity=0, skip_checks=True)


def put_back_instead(flush, pristine: tuple[str, sqlite3.Connection] | None):  # type: ignore[no-untyped-def]
    """Django's flush, after a test that commits: the database as it was migrated is put back instead of emptied.

    `pristine` is its name and a copy; without one the tables are emptied: the triggers refuse that, so they pause.
    """

    def handle(command, **options):  # type: ignore[no-untyped-def]
        connection = connections[options["database"]]
        if pristine is not None and str(connection.settings_dict["NAME"]) == pristine[0]:
            connection.ensure_connection()
            # A page at a time through SQLite's own locks, so that other threads' connections see the change.
            pristine[1].backup(connection.connection)
            return None
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f"DROP TRIGGER {name}")
            else:
                for table in ("leaf", "subtree", "cosignature", "payload", "original"):
                    cursor.execute(f"ALTER TABLE store_{table} DISABLE TRIGGER USER")
            cursor.execute("DELETE FROM store_words")  # which has no model that Django would empty
        try:
            return flush(command, **options)
        finally:
            triggers.install(options["database"])

    return handle
