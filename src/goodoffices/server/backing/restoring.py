"""Putting a backup in the place of nothing: every room's root is worked out anew before anything can be served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection

from goodoffices.house import House
from goodoffices.proof.handover import follow
from goodoffices.server.backing.archive import unpack
from goodoffices.server.backing.copying import (
    empty,
    fill_postgresql,
    mark_postgresql,
    put_sqlite,
    under,
)
from goodoffices.server.backing.encrypting import Key
from goodoffices.server.backing.errors import BackupError
from goodoffices.server.backing.manifest import Manifest
from goodoffices.server.database import sqlite
from goodoffices.server.examining import around, whole
from goodoffices.server.examining.finding import Finding, Tell, found
from goodoffices.server.examining.signatures import Claimed, Signers
from goodoffices.server.folder import make_folder
from goodoffices.server.installation import where


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup that was opened and is not in its place yet."""

    said: Manifest
    signers: Signers
    trusted: bool
    """Whether the house's keys were here beforehand; otherwise they are the backup's own."""
    copy: Path


def must_be_empty() -> None:
    """See that nothing is there that a backup could be put over. Raises `BackupError`."""
    if not empty():
        raise BackupError(
            f"there is a database already ({where()}), and nothing is ever put over one: name another --data, or "
            "another database in DATABASE_URL, or move that one away first"
        )


def opened(file: BinaryIO, key: Key, copy: Path, house: House | None) -> Opened:
    """Decrypt a backup into the file `copy`, and see that it is one for here. Raises `BackupError` and `OSError`."""
    said = unpack(file, key, copy)
    if said.vendor != connection.vendor:
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        there, here = (names.get(vendor, "another database") for vendor in (said.vendor, connection.vendor))
        raise BackupError(f"it is of {there}, and here the talks are kept on {here}: set DATABASE_URL accordingly")
    if unknown := said.unknown():
        raise BackupError(f"it was made by a later version of Good Offices ({unknown[0]}): restore it with that one")
    signers = said.signers
    if house is None:
        return Opened(said, signers, False, copy)
    if house.name != signers.name:
        raise BackupError(
            f"it is of house {signers.name}, and the signing keys here are of house {house.name}: put the file "
            "house-keys of that installation here, or take the one that is here away"
        )
    if follow(house.name, signers.keys, house.verifiers, house.earlier):
        return Opened(said, Signers.of(house), True, copy)
    if follow(house.name, house.verifiers, signers.keys, signers.earlier):
        return Opened(said, signers, True, copy)
    raise BackupError("the signing keys here are of its house, and neither handed over to the other: it is not genuine")


def restore(opened: Opened, claims: Sequence[Claimed], tell: Tell) -> Iterator[Finding]:
    """Put an opened backup in its place, if every log is what was signed; yield what was looked at.

    Where something is wrong it is not put there: on SQLite nothing is; on PostgreSQL what was filled in stays, without
    the mark by which a server would take it for a database of talks. Raises `BackupError` and `OSError`.
    """
    if connection.vendor == "sqlite":
        with under("restored", sqlite(opened.copy)) as alias:
            good = True
            for finding in _looked_at(opened, claims, alias, tell):
                good = good and finding.state != "wrong"
                yield finding
        if good:
            put_sqlite(opened.copy)
        return
    fill_postgresql(opened.copy)
    good = True
    for finding in _looked_at(opened, claims, DEFAULT_DB_ALIAS, tell):
        good = good and finding.state != "wrong"
        yield finding
    if good:
        mark_postgresql(opened.copy)


def _looked_at(opened: Opened, claims: Sequence[Claimed], using: str, tell: Tell) -> Iterator[Finding]:
    yield found("database file", around.unsound(using), "sound")
    yield found("triggers", around.unguarded(using), "the database refuses to change what was entered")
    every = [*opened.said.claims(opened.signers), *claims]
    outcomes, findings = whole.the_logs(opened.signers.name, every, using, tell)
    there = {(each.log.talks, each.log.room, each.log.number) for each in outcomes}
    told = {(each.talks, each.room, each.size) for each in opened.said.rooms}
    strange = [f"{room} of {talks} has {size} entries that no checkpoint covers" for talks, room, size in there - told]
    yield from findings
    yield found("extent", strange, "every room ends where its checkpoint does")
    yield from whole.the_contents(outcomes, using, tell)


def folder_for_copies() -> Path:
    """Where a backup is decrypted to: on the disk on which it is to stay. Raises `OSError`."""
    file = around.database_file()
    return make_folder(file.parent if file is not None else Path(settings.DATA))
