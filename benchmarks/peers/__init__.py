"""Other software measured beside ours, each in an environment of its own: none is ever a dependency.

The environments lie in the user's cache folder and are made when first asked for.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "goodoffices-bench"

PINNED = {"negmas": "negmas==0.16.0", "pymoo": "pymoo==0.6.2"}


class NoPeer(Exception):
    """A peer cannot be installed or run here, and why."""


def python(peer: str) -> Path:
    """The Python of a peer's environment.

    Raises:
        NoPeer: it could not be made.
    """
    folder = CACHE / PINNED[peer].replace("==", "-")
    ready = folder / "ready"
    if not ready.exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True, capture_output=True)
            pip = [str(folder / "bin/python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
            subprocess.run([*pip, PINNED[peer]], check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            told = str(getattr(error, "stderr", "") or error).strip().splitlines()
            raise NoPeer(f"{PINNED[peer]} cannot be installed here: {told[-1] if told else error}") from None
        ready.touch()
    return folder / "bin/python"


def ask(peer: str, script: str, question: dict[str, Any]) -> dict[str, Any]:
    """What a peer's script answers.

    Raises:
        NoPeer: there is no peer, or it failed.
    """
    command = [str(python(peer)), str(Path(__file__).parent / script)]
    ran = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, check=False)
    if ran.returncode:
        told = ran.stderr.strip().splitlines()
        raise NoPeer(
            f"{PINNED[peer]} failed ({ran.returncode}): {told[-1] if told else 'killed, perhaps out of memory'}"
        )
    answer: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answer
