"""Copying a database as it stands at one moment, while others go on writing, and putting a copy in its place."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.postgresql.client import DatabaseClient

from goodoffices.server.backing.errors import BackupError
from goodoffices.server.database import LOCK_SECONDS, sqlite
from goodoffices.server.examining.around import LEFT_BY_BACKUP
from goodoffices.server.store.statements import rows

RESTORING = ".restoring-"
_MARK = "django_migrations"  # without its rows no server takes the database for one of talks
_ANYTHING = """
SELECT COUNT(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname NOT LIKE 'pg\\_%%'
"""


@contextmanager
def draft(folder: Path, prefix: str) -> Iterator[Path]:
    """A name for a file that is gone at the end, with what SQLite puts beside it."""
    path = folder / f"{prefix}{secrets.token_hex(8)}"
    try:
        yield path
    finally:
        for file in (path, path.with_name(f"{path.name}-journal")):
            file.unlink(missing_ok=True)


@contextmanager
def under(alias: str, settings: dict[str, Any]) -> Iterator[str]:
    """A database under a name of its own."""
    connections.settings[alias] = connections.configure_settings({DEFAULT_DB_ALIAS: {}, alias: settings})[alias]
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


@contextmanager
def copied(folder: Path, during: Callable[[str], None]) -> Iterator[Path]:
    """A copy of the installation's database in a file that is gone at the end.

    `during` is given the name under which exactly what was copied can be read. Raises `BackupError`.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    with draft(folder, LEFT_BY_BACKUP) as copy:
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(connection.settings_dict["NAME"]), copy)
            with under("copy", sqlite(copy)) as alias:
                during(alias)
        else:
            _dump(copy, during)
        yield copy


def _copy_sqlite(source: Path, copy: Path) -> None:
    """All pages in one go: a copy in parts would begin anew whenever somebody writes. Writers wait for it."""
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=LOCK_SECONDS)) as opened,
            closing(sqlite3.connect(copy)) as to,
        ):
            opened.backup(to)
    except sqlite3.Error as error:
        raise BackupError(f"the database cannot be copied: {error}") from None


def _dump(copy: Path, during: Callable[[str], None]) -> None:
    """`pg_dump` of a snapshot, in which the manifest is read too; nobody waits."""
    with transaction.atomic(DEFAULT_DB_ALIAS, durable=True), connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={copy}")
        during(DEFAULT_DB_ALIAS)


def empty() -> bool:
    """Whether the installation has no database yet: no file, or one on PostgreSQL in which there is nothing."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "sqlite":
        return not Path(connection.settings_dict["NAME"]).exists()
    return bool(rows(DEFAULT_DB_ALIAS, _ANYTHING)[0][0] == 0)


def put_sqlite(copy: Path) -> None:
    """Make a copy the installation's database, unless there is one. Raises `BackupError` and `OSError`."""
    place = Path(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])
    try:
        os.link(copy, place)
    except FileExistsError:
        raise BackupError(f"{place} has come to be meanwhile: nothing is put over it") from None
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def fill_postgresql(copy: Path) -> None:
    """Fill the empty database from a dump, but for the mark by which a server knows it. Raises `BackupError`."""
    wanted = copy.with_name(f"{copy.name}-journal")  # which goes with the draft
    lines = _run("pg_restore", "--list", str(copy), connect=False).splitlines()
    wanted.write_text("\n".join(line for line in lines if not _is_mark(line)) + "\n")
    how = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run("pg_restore", *how, f"--use-list={wanted}", str(copy))


def _is_mark(line: str) -> bool:
    return " TABLE DATA " in line and f" {_MARK} " in line


def mark_postgresql(copy: Path) -> None:
    """Put the mark on a database that was filled. Raises `BackupError`."""
    _run("pg_restore", "--data-only", f"--table={_MARK}", "--exit-on-error", "--single-transaction", str(copy))


def _run(program: str, *arguments: str, connect: bool = True) -> str:
    """Run a program of PostgreSQL's, over the installation's database; what it printed. Raises `BackupError`."""
    found = _program(program)
    settings = connections[DEFAULT_DB_ALIAS].settings_dict
    named, more = DatabaseClient.settings_to_cmd_args_env(settings, []) if connect else ([], None)
    _, *where = named or [""]
    if where:  # the last one is the database's name, of which pg_restore asks that it is called so
        where[-1] = f"--dbname={where[-1]}"
    command = [found, *where, "--no-password", *arguments] if connect else [found, *arguments]
    # What is read from the environment of PostgreSQL's own stays there; a password is not seen among the arguments.
    done = subprocess.run(command, env={**os.environ, **(more or {})}, capture_output=True, text=True, check=False)
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"code {done.returncode}"
        raise BackupError(f"{program} failed: {said.removeprefix(f'{program}: error: ')}")
    return done.stdout


def _program(name: str) -> str:
    """Where a program of PostgreSQL's client is. Raises `BackupError`."""
    found = shutil.which(name)
    if found is None:
        kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
        found = str(kept[-1]) if kept else None
    if found is None:
        raise BackupError(f"{name} is not installed (on Debian: postgresql-client)")
    return found
