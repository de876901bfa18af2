"""What a backup says of itself: whose it is, made when, and the signed head of every room as the copy has it."""

from __future__ import annotations

import msgspec
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from goodoffices.house import House
from goodoffices.proof.bundle import Handover
from goodoffices.proof.keys import read_verifier
from goodoffices.proof.merkle import Frontier, ProofError
from goodoffices.proof.note import NoteError
from goodoffices.server.backing.errors import BackupError
from goodoffices.server.examining.logs import logs
from goodoffices.server.examining.signatures import Claimed, Signers, claimed
from goodoffices.server.store import keeping
from goodoffices.server.store.log import HASH
from goodoffices.talks.act import RoomId, Talks

FORMAT, VERSION = "goodoffices-backup", 1
NAME = "manifest.json"


class RoomHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A room's log in the copy: how many entries, and the house's checkpoint over them."""

    talks: Talks
    room: RoomId
    size: int
    checkpoint: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `manifest.json`."""

    format: str
    version: int
    made: int  # POSIX seconds
    vendor: str  # sqlite or postgresql
    house: str
    keys: list[str]
    earlier: list[tuple[list[str], str]]
    migrations: list[tuple[str, str]]
    masters: list[str]  # the names of the master keys without which it shows nothing
    rooms: list[RoomHead]

    @property
    def entries(self) -> int:
        """How many entries there are in all rooms."""
        return sum(room.size for room in self.rooms)

    @property
    def signers(self) -> Signers:
        """The house as the backup knows it. Raises `BackupError`."""
        try:
            earlier = tuple(Handover(tuple(map(read_verifier, keys)), note) for keys, note in self.earlier)
            return Signers(self.house, tuple(map(read_verifier, self.keys)), earlier)
        except NoteError as error:
            raise BackupError(f"a key of its house is none: {error}") from None

    def claims(self, signers: Signers) -> list[Claimed]:
        """What its checkpoints say of the rooms, signed by these. Raises `BackupError` if one is not."""
        try:
            return claimed(signers, ((room.talks, room.room, room.checkpoint) for room in self.rooms), "this backup")
        except NoteError as error:
            raise BackupError(f"a checkpoint in it was not signed by the house: {error}") from None

    def unknown(self) -> list[str]:
        """Migrations that the backup has had and this version does not know."""
        ours = MigrationLoader(None).disk_migrations
        return [f"{app} {name}" for app, name in self.migrations if (app, name) not in ours]


def write(house: House, time: int, using: str) -> Manifest:
    """The manifest of a database as it is read now, signed at a POSIX time. Raises `BackupError`."""
    rooms = []
    for log in logs(using):
        roots = tuple(log.peaks[at : at + HASH] for at in range(0, len(log.peaks), HASH))
        try:
            root = Frontier(log.number, roots).root()
        except ProofError:
            raise BackupError(f"the log of {log} is damaged: run “goodoffices doctor”") from None
        rooms.append(
            RoomHead(log.talks, log.room, log.number, house.checkpoint(log.talks, log.room, log.number, root, time))
        )
    return Manifest(
        format=FORMAT,
        version=VERSION,
        made=time,
        vendor=connections[using].vendor,
        house=house.name,
        keys=[str(key) for key in house.verifiers],
        earlier=[([str(key) for key in each.keys], each.note) for each in house.earlier],
        migrations=sorted(MigrationRecorder(connections[using]).applied_migrations()),
        masters=list(keeping.masters(using)),
        rooms=rooms,
    )


def read(raw: bytes) -> Manifest:
    """A manifest as it was written. Raises `BackupError`."""
    try:
        plain = msgspec.json.decode(raw)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise BackupError("it is no backup of Good Offices")
        if plain.get("version") != VERSION:
            raise BackupError("it was made by a later version of Good Offices: restore it with that one")
        return msgspec.json.decode(raw, type=Manifest)
    except msgspec.DecodeError:
        raise BackupError("what it says of itself cannot be read") from None
