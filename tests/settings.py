"""The server's settings, as the tests run it: keys and files of their own, cheap passwords, the same defences."""

import atexit
import os
import shutil
import tempfile

# Nothing that a developer's own installation keeps is read or written. Processes that a test starts share the folder
# of their tests; tests that run beside each other have each their own.
if not os.environ.get("GOODOFFICES_TESTS", "").endswith(f"-of-{os.environ.get('PYTEST_XDIST_WORKER', '')}"):
    os.environ["GOODOFFICES_TESTS"] = tempfile.mkdtemp(suffix=f"-of-{os.environ.get('PYTEST_XDIST_WORKER', '')}")
    atexit.register(shutil.rmtree, os.environ["GOODOFFICES_TESTS"], ignore_errors=True)
os.environ["GOODOFFICES_DATA"] = os.environ["GOODOFFICES_TESTS"]
os.environ["GOODOFFICES_SECRET_KEY"] = "for the tests"
os.environ["GOODOFFICES_MASTER_KEY"] = "5ea1" * 16

from goodoffices.server.settings import *  # noqa: F403
from goodoffices.server.settings import DATABASES

GOODOFFICES_HOUSE = "tests.house.house"
JOBS = False  # a test that has work done does it in its own process
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The tests' own database need not outlive a loss of power; stores whose durability is tested are made by their address.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
