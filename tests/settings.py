"""The server's settings, as the tests run it: keys and files of their own, cheap passwords, the same defences."""

import os
import tempfile
from pathlib import Path

# Nothing that a developer's own installation keeps is read or written.
DATA = Path(tempfile.mkdtemp(prefix="goodoffices-tests-"))
os.environ["GOODOFFICES_DATA"] = str(DATA)
os.environ["GOODOFFICES_SECRET_KEY"] = "for the tests"

from goodoffices.server.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
