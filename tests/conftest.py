"""What holds for every test: how hard Hypothesis tries, what is left out where a program is missing, and databases."""

import fcntl
import itertools
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A shared machine makes any deadline a coin toss. In continuous integration the same examples come each time,
# so that a change is judged by itself; `make test ARGS=--hypothesis-profile=search` looks further.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("search", settings.get_profile("default"), max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# Processes of pytest-xdist do not hear Ctrl-C, nor would those that a test starts: here some are stopped that way.
signal.signal(signal.SIGINT, signal.default_int_handler)


def _has_chromium() -> bool:
    return shutil.which("chromium") is not None


def _has_postgres() -> bool:
    from tests.databases import postgres_programs

    return postgres_programs() is not None


NEEDED = {
    "browser": (_has_chromium, "Chromium is not installed (on Debian: chromium)"),
    "office": (lambda: shutil.which("soffice") is not None, "LibreOffice is not installed (libreoffice-writer-nogui)"),
    "postgres": (_has_postgres, "PostgreSQL is not installed (on Debian: postgresql)"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for marker, (present, reason) in NEEDED.items():
        if not present():
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def _registry_of_this_test() -> Iterator[None]:
    """What one test's registry has folded does not stand in for the next one's database."""
    yield
    if module := sys.modules.get("goodoffices.server.store.registry"):
        module.get_registry.cache_clear()


@pytest.fixture(autouse=True)
def _language_of_this_test() -> Iterator[None]:
    """The language in which one test's last request was answered is not that of the next test."""
    yield
    if module := sys.modules.get("django.utils.translation"):
        module.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The tests' database; after each test that commits it is put back as it was migrated."""
    from django.core.management.commands.flush import Command
    from django.db import connections

    from tests.databases import put_back_instead

    default = connections["default"]
    pristine = None
    if default.vendor == "sqlite":
        pristine = str(default.settings_dict["NAME"]), sqlite3.connect(":memory:")
        with django_db_blocker.unblock():
            default.ensure_connection()
            default.connection.backup(pristine[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", put_back_instead(Command.handle, pristine))
        yield
    if pristine is not None:
        pristine[1].close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tables in memory are shared among threads with locks that nobody waits for; a file is what the product has."""
    from django.conf import settings as django

    django.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("django") / "test.sqlite3")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server of these tests, without a database's name."""
    from tests.databases import postgres_server

    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker
) -> Callable[[str], str]:
    """Make a migrated database, "sqlite" or "postgresql", and give its address (as in `DATABASE_URL`)."""
    from tests.databases import create, migrate

    folder = tmp_path_factory.mktemp("databases")
    numbers = itertools.count()
    template = folder / "template.sqlite3"

    def make(vendor: str) -> str:
        if vendor == "sqlite":
            if not template.exists():
                with django_db_blocker.unblock():
                    migrate(f"sqlite:///{template}")
            file = folder / f"{next(numbers)}.sqlite3"
            shutil.copyfile(template, file)
            return f"sqlite:///{file}"
        server: str = request.getfixturevalue("postgresql")
        if not made:
            made.append(create(server, "migrated"))
            with django_db_blocker.unblock():
                migrate(made[0])
        return create(server, f"store_{next(numbers)}", template="migrated")

    made: list[str] = []
    return make


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that was started once, and nothing was done in it: for all tests together, to be copied."""
    from tests.e2e.serving import served

    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "loaded-demo"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests that run beside each other wait for the first
        if not (folder / "as-loaded").exists():
            with served("demo", "--no-browser", data=folder / "demo"):
                pass
            (folder / "demo").rename(folder / "as-loaded")
    return folder / "as-loaded"
