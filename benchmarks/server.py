"""A server's database and clock for measuring: its own folder, thrown away afterwards."""

import contextlib
import itertools
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.world import START
from goodoffices.records import Stored


@contextlib.contextmanager
def database(url: str = "") -> Iterator[Path]:
    """Django set up on the empty database at `url`, migrated; else on a fresh SQLite file.

    Once in a process: Django's settings cannot be changed after.
    """
    with tempfile.TemporaryDirectory(prefix="goodoffices-bench-") as folder:
        os.environ |= {
            "GOODOFFICES_DATA": folder,
            "GOODOFFICES_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "goodoffices.server.settings",
        }
        os.environ["DATABASE_URL"] = url
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        yield Path(folder)
        connections.close_all()


_ticks = itertools.count()


def clock():
    """A clock that goes one second an entry, so that no measurement waits for another's time."""
    return START + timedelta(seconds=next(_ticks))


def fill(talks: str, entries: int, parties: int, points: int) -> None:
    """Put a plenary of so many entries into the database as they would stand there, without running the rules again."""
    from benchmarks.world import stored

    put(talks, stored(entries, parties, points, talks), parties)


def put(talks: str, kept: list[Stored], parties: int) -> None:
    """Put a plenary of these entries there, which all heads of so many parties read."""
    from goodoffices.proof.leaf import leaf_hash
    from goodoffices.server.store import log
    from goodoffices.server.store.models import Leaf, Membership, Payload, Room
    from goodoffices.server.store.models import Talks as TalksRow
    from goodoffices.server.store.registry import get_registry

    get_registry().found(talks)
    plenary = Room.objects.get(talks__name=talks, name="plenary")
    leaves = [Leaf(room=plenary, number=i, leaf=e.leaf, leaf_hash=leaf_hash(e.leaf)) for i, e in enumerate(kept, 1)]
    payloads = [Payload(room=plenary, number=i, salt=b"s" * 32, payload=e.payload) for i, e in enumerate(kept, 1)]
    Leaf.objects.bulk_create(leaves, batch_size=2000)
    Payload.objects.bulk_create(payloads, batch_size=2000)
    Room.objects.filter(pk=plenary.pk).update(number=len(kept))
    log.rebuild()
    row = TalksRow.objects.get(name=talks)
    seats = ["secretariat.chief", "mediator.head", *(f"party-{i}.head" for i in range(parties))]
    Membership.objects.bulk_create([Membership(talks=row, seat=seat, room=plenary, upto=None) for seat in seats])


def seat(talks: str, seat_: str):
    """An account that holds the seat, and the holding."""
    from goodoffices.server.doors.models import Account, SeatAccount
    from goodoffices.server.store.registry import get_registry

    seated = get_registry().play(talks, seat_).seat(seat_)
    assert seated is not None
    account = Account.objects.create_user(f"{talks}-{seat_}")
    return account, SeatAccount.objects.create(
        talks=talks, seat=seat_, seating=seated.number, account=account, since=START
    )
