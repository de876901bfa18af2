"""The server as it is loaded by what serves it."""

import subprocess
import sys
from pathlib import Path

from tests.cli.running import clean_environment

ASKED = """
import sys
from goodoffices.server import asgi
print(sorted(name for name in ("goodoffices.server.desks.pages.board", "goodoffices.server.api.routes",
    "goodoffices.server.classroom.pages.debrief", "goodoffices.server.outside.urls") if name not in sys.modules))
"""


def test_every_page_is_imported_before_the_first_request(tmp_path: Path) -> None:
    environment = {**clean_environment(), "GOODOFFICES_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
