"""A full disk, a locked room, a lost connection: a clear answer, nothing half-written, and then it goes on."""

import os
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connections

from goodoffices.records import StoreBusy, StoreError, StoreLost
from goodoffices.registry import Receipt, Registry
from goodoffices.server.store import locks
from goodoffices.server.store.records import DjangoRecords
from goodoffices.talks.act import Refusal
from tests.databases import attached, create, small_tablespace
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.table import AKRA, SELM, TALKS, TRACK

FULL = Refusal("full", "Nothing was entered: the server's disk is full. Reading goes on; tell the secretariat.")
BUSY = Refusal("busy", "Nothing was entered: the room was busy for too long. Send it again in a moment.")
LOST = Refusal(
    "busy", "The records cannot be reached now. Send the same again in a moment: it is entered once at most."
)
ROUNDS = 4  # times that the disk fills up and is cleared


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 32 MiB that can really be full, in a place that PostgreSQL's user may enter."""
    disk = Path(tempfile.mkdtemp(prefix="goodoffices-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m,mode=755", "none", disk], capture_output=True)
    try:
        if mounted.returncode:
            pytest.skip("a small disk cannot be mounted here: that takes root")
        yield disk
        subprocess.run(["umount", "--lazy", disk], check=True)
    finally:
        disk.rmdir()


@contextmanager
def _small_database(
    vendor: str, disk: Path, make: Callable[[str], str], request: pytest.FixtureRequest
) -> Iterator[str]:
    if vendor == "sqlite":
        file = disk / "records.sqlite3"
        shutil.copyfile(make("sqlite").removeprefix("sqlite:///"), file)
        yield f"sqlite:///{file}"
        return
    make("postgresql")
    server = request.getfixturevalue("postgresql")
    with small_tablespace(server, disk) as name:
        yield create(server, name, template="migrated", tablespace=name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def small_store(request, small_disk, new_database, django_db_blocker) -> Iterator[DjangoRecords]:
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        url = stack.enter_context(_small_database(request.param, small_disk, new_database, request))
        yield DjangoRecords(stack.enter_context(attached(url)))


def _fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(os.sysconf("SC_PAGE_SIZE")))
        except OSError:
            return ballast


def _until_refused(registry: Registry, text: str, turn: int) -> tuple[str, list[tuple[str, str, Receipt]]]:
    """The key of the first act that was not entered, and the receipts of those before it."""
    receipts = []
    for n in range(100):
        outcome = table.words(registry, AKRA, TRACK, f"{turn} {n}", text)
        if isinstance(outcome, Refusal):
            assert outcome == FULL
            return f"{turn} {n}", receipts
        receipts.append((AKRA, f"{turn} {n}", outcome))
    raise AssertionError("the disk never was full")


def test_a_full_disk(small_store, small_disk):
    registry = table.registry(small_store)
    table.lay(registry)
    receipts: list[tuple[str, str, Receipt]] = []
    for turn in range(ROUNDS):
        text = secrets.token_hex(50_000)  # what is written already leaves some room in its last pages
        ballast = _fill(small_disk)
        key, more = _until_refused(registry, text, turn)
        receipts += more
        # Reading goes on, from the disk, and shows what was acknowledged and nothing else.
        assert faults(snapshot(small_store), receipts) == []
        assert table.registry(small_store).play(TALKS, SELM) == registry.play(TALKS, SELM)
        ballast.unlink()
        entered = table.words(registry, AKRA, TRACK, key, text)
        assert isinstance(entered, Receipt)
        assert not entered.repeated
        receipts.append((AKRA, key, entered))
    assert faults(snapshot(small_store), receipts) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_database_that_may_not_grow(store):
    """As a full disk, where none can be mounted: SQLite is told to stop at its present size."""
    registry = table.registry(store)
    table.lay(registry)
    before = snapshot(store)
    with connections[store.using].cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")  # which is taken for the present size
        assert table.words(registry, AKRA, TRACK, "k", "long " * 30_000) == FULL
        assert snapshot(store) == before
        assert registry.play(TALKS, AKRA) == table.registry(store).play(TALKS, AKRA)
        cursor.execute("PRAGMA max_page_count = 100000")
    assert isinstance(table.words(registry, AKRA, TRACK, "k", "long " * 2000), Receipt)
    assert faults(snapshot(store)) == []


@pytest.fixture
def hasty(store: DjangoRecords) -> DjangoRecords:
    """A store that waits for a fifth of a second only."""
    options = connections.settings[store.using]["OPTIONS"]
    if "timeout" in options:
        options["timeout"] = 0.2
    else:
        options["options"] += " -c lock_timeout=200ms"
    return store


@contextmanager
def _held(url: str) -> Iterator[None]:
    """Another program holds the plenary."""
    if url.startswith("sqlite"):
        other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.close()
    else:
        with psycopg.connect(url) as connection:
            connection.execute("SELECT 1 FROM store_room WHERE name = 'plenary' FOR UPDATE")
            yield


def test_a_room_that_others_hold(url, hasty):
    registry = table.registry(hasty)
    table.lay(registry)
    with _held(url):
        assert table.words(registry, AKRA, "plenary", "k") == BUSY
        assert table.words(registry, AKRA, TRACK, "k") == BUSY  # plenary's rules hold there too
        assert registry.play(TALKS, AKRA) == table.registry(hasty).play(TALKS, AKRA)
    outcome = table.words(registry, AKRA, "plenary", "k")
    assert isinstance(outcome, Receipt)
    assert not outcome.repeated
    assert faults(snapshot(hasty)) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_turn_that_does_not_come(store, monkeypatch):
    registry = table.registry(store)
    table.lay(registry)
    monkeypatch.setattr(locks, "LOCK_SECONDS", 0.1)
    with locks.turn(store.using):
        assert table.words(registry, AKRA, TRACK, "k") == BUSY
        with pytest.raises(StoreBusy):
            store.found("others")
    assert isinstance(table.words(registry, AKRA, TRACK, "k"), Receipt)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_reading_while_the_file_is_locked(url, hasty):
    table.lay(table.registry(hasty))
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            hasty.readable(TALKS, AKRA)
        other.execute("ROLLBACK")
    assert hasty.readable(TALKS, AKRA)


def _cut(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_a_lost_connection(url, store):
    registry = table.registry(store)
    table.lay(registry)
    before = snapshot(store)
    _cut(url)
    assert table.words(registry, AKRA, TRACK, "k") == LOST
    entered = table.words(registry, AKRA, TRACK, "k")
    assert isinstance(entered, Receipt)
    assert not entered.repeated
    _cut(url)
    with pytest.raises(StoreLost):
        store.readable(TALKS, AKRA)
    assert store.readable(TALKS, AKRA)[TRACK].number == 2
    _cut_while_writing(url, store)
    assert snapshot(store).heads == before.heads | {TRACK: 2}
    assert faults(snapshot(store), [(AKRA, "k", entered)]) == []


def _cut_while_writing(url: str, store: DjangoRecords) -> None:
    def clock():  # type: ignore[no-untyped-def]
        _cut(url)
        return table.clock()

    assert table.words(table.registry(store, clock), AKRA, TRACK, "cut") == LOST


def test_a_file_that_is_gone(new_database, tmp_path, django_db_blocker):
    folder = tmp_path / "here"
    folder.mkdir()
    shutil.copyfile(new_database("sqlite").removeprefix("sqlite:///"), folder / "records.sqlite3")
    with django_db_blocker.unblock(), attached(f"sqlite:///{folder / 'records.sqlite3'}") as alias:
        store = DjangoRecords(alias)
        registry = table.registry(store)
        table.lay(registry)
        connections[alias].close()
        folder.rename(tmp_path / "away")
        assert table.words(registry, AKRA, TRACK, "k") == LOST
        with pytest.raises(StoreError):
            registry.play(TALKS, AKRA)
        (tmp_path / "away").rename(folder)
        assert isinstance(table.words(registry, AKRA, TRACK, "k"), Receipt)


def test_a_database_without_tables_is_a_fault_of_the_installation(tmp_path, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        attached(f"sqlite:///{tmp_path / 'empty.sqlite3'}") as alias,
        pytest.raises(OperationalError, match="no such table"),
    ):
        DjangoRecords(alias).talks()
