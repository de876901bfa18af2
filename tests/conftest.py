"""What holds for every test: how hard Hypothesis tries, and what is left out where a program is missing."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A shared machine makes any deadline a coin toss. In continuous integration the same examples come each time,
# so that a change is judged by itself; `make test ARGS=--hypothesis-profile=search` looks further.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("search", settings.get_profile("default"), max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def _has_chromium() -> bool:
    return shutil.which("chromium") is not None


def _has_postgres() -> bool:
    # Debian keeps a server's programs out of the PATH, by version.
    return shutil.which("initdb") is not None or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


NEEDED = {
    "browser": (_has_chromium, "Chromium is not installed (on Debian: chromium)"),
    "postgres": (_has_postgres, "PostgreSQL is not installed (on Debian: postgresql)"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for marker, (present, reason) in NEEDED.items():
        if not present():
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(pytest.mark.skip(reason=reason))
