"""What stands round the records: the database itself, the files of the keys, the room that is left on the disk."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from goodoffices.server import signing
from goodoffices.server.store import master, triggers
from goodoffices.server.store.statements import rows

LEFT_BY_BACKUP = ".backup-"  # what copies of the database are called on their way
LITTLE = 256 << 20  # bytes: beside a second copy of the database, which a backup makes on its way

_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


def unmigrated(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Migrations of this version that the database has not had."""
    executor = MigrationExecutor(connections[using])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label} {migration.name} has not been applied" for migration, _ in plan]


def unguarded(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Triggers that are not there, or are off: the database would let the record be changed."""
    vendor = connections[using].vendor
    there = {name for (name,) in rows(using, _TRIGGERS[vendor])}
    return [f"the trigger {name} is not there" for name in triggers.names(vendor) if name not in there]


def unsound(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """What SQLite finds wrong with its own file. PostgreSQL has its own programs for that."""
    if connections[using].vendor != "sqlite":
        return []
    try:
        found = [str(words) for (words,) in rows(using, "PRAGMA integrity_check(20)")]
        strays = rows(using, "PRAGMA foreign_key_check")
    except DatabaseError as error:
        return [str(error)]
    return [words for words in found if words != "ok"] + [f"a row of {table} refers to nothing" for table, *_ in strays]


def open_files(folder: Path) -> Iterator[str]:
    """Files of keys, the folder, and a database in a file, that others than their owner may read or write."""
    kept = [folder / name for name in ("secret-key", signing.FILE, master.FILE)]
    named = [Path(settings.MASTER_KEY_FILE).absolute()] if settings.MASTER_KEY_FILE else []
    for file in dict.fromkeys([*kept, *named]):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield f"{file} may be read by others ({_mode(file)}): chmod 600 {file}"
    if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o022:
        yield f"{folder} may be written to by others ({_mode(folder)}): chmod 700 {folder}"
    database = database_file()
    place = database.parent if database is not None else folder
    for left in sorted(place.glob(f"{LEFT_BY_BACKUP}*")) if place.exists() else ():
        yield f"{left} is a copy from a backup that was broken off, or goes on at this moment: remove it if none does"
    if database is not None and stat.S_IMODE(database.stat().st_mode) & 0o077 and _reachable(database.parent):
        yield f"{database} may be read by others ({_mode(database)}): chmod 600 {database}"


def _mode(path: Path) -> str:
    return f"mode {stat.S_IMODE(path.stat().st_mode):o}"


def _reachable(folder: Path) -> bool:
    """Whether others than the owner get at what lies in a folder."""
    return bool(stat.S_IMODE(folder.stat().st_mode) & 0o077)


def database_file(using: str = DEFAULT_DB_ALIAS) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL, and for one in memory."""
    connection = connections[using]
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or name.startswith(("file:", ":")):
        return None
    return Path(name)


def free(folder: Path) -> tuple[int, int]:
    """How many bytes are free on the disk of the folder, and how many ought to be."""
    file = database_file()
    place = file.parent if file is not None else folder
    size = file.stat().st_size if file is not None else 0
    return shutil.disk_usage(place if place.exists() else os.curdir).free, size + LITTLE
