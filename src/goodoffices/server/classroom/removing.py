"""Removing a whole class: its tables' talks, everybody's seat, code and account. What is left is a receipt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goodoffices.server.classroom.models import Class
from goodoffices.server.desks.models import Dropped, LastLooked, OnTheFloor, Prepared
from goodoffices.server.doors.models import Account, ApiToken, Invitation, SeatAccount, SignInLink
from goodoffices.server.jobs.models import Job
from goodoffices.server.store.registry import get_registry
from goodoffices.server.store.removing import RemovedRoom, remove, waiting_for_writers

_BESIDE = (Dropped, LastLooked, OnTheFloor, Prepared, Job, Invitation)


@dataclass(frozen=True)
class Removed:
    """What was removed, and when; nobody's name."""

    name: str
    at: datetime
    students: int
    tables: int
    rooms: tuple[RemovedRoom, ...]

    @property
    def entries(self) -> int:
        return sum(room.entries for room in self.rooms)


def remove_class(klass: Class) -> Removed:
    """Remove a class and everything that came of it, in one transaction. Backups from before are not reached."""
    with waiting_for_writers(), transaction.atomic():
        talks = list(klass.tables.order_by("number", "pk").values_list("talks", flat=True))
        places, tables = klass.places.count(), klass.tables.values("number").distinct().count()
        accounts = list(klass.places.exclude(account=None).values_list("account_id", flat=True))
        rooms = remove(talks)
        held = SeatAccount.objects.filter(talks__in=talks)
        for model in _BESIDE:
            model.objects.filter(talks__in=talks).delete()
        ApiToken.objects.filter(held__in=held).delete()
        SignInLink.objects.filter(held__in=held).delete()
        held.delete()
        name = klass.name
        klass.tables.update(after=None)
        klass.delete()
        Account.objects.filter(pk__in=accounts, seats=None).delete()
    return Removed(name, get_registry().now(), places, tables, tuple(rooms))


def receipt(removed: Removed) -> str:
    """The receipt of a removal, as a file of text, with its own SHA-256 in the last line."""
    lines = [
        "Good Offices: receipt of a removed class",
        "",
        f"Class: {removed.name}",
        f"Removed: {removed.at:%Y-%m-%d %H:%M:%S} UTC",
        f"Students: {removed.students}, with their names, codes, accounts and sessions",
        f"Tables: {removed.tables}",
        f"Entries: {removed.entries}, in {len(removed.rooms)} rooms",
        "",
        "Of each room, the number of entries that it had and the root over them (SHA-256, RFC 6962).",
        "A bundle that somebody took home names the same root: so one can tell which record it is of.",
        "",
        *(f"{room.talks}  {room.name}  {room.entries}  {room.root}" for room in removed.rooms),
        "",
        "Not reached: backups of this installation, exported files, papers and pictures from before.",
        "",
    ]
    text = "\n".join(lines)
    return f"{text}SHA-256 of the lines above: {hashlib.sha256(text.encode()).hexdigest()}\n"
