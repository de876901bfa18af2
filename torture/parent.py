"""Commands of an installation in processes that are forked from one parent, which has imported the product already.

See `torture.forking` for what the parent does, and what it refuses to do.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torture.house import House

CHECKOUT = Path(__file__).parent.parent


@dataclass(slots=True)
class Parent:
    """Forks processes for one installation."""

    process: subprocess.Popen[str]

    def run(self, log: Path, *arguments: str) -> Forked:
        """Run `goodoffices` with these arguments; what it says is added to a file."""
        return Forked(self, self.ask("run", str(log), *arguments))

    def ask(self, *words: object) -> Any:
        """One question, and the answer. Raises `RuntimeError` if the parent is gone: it says why on standard error."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("a parent is spoken to over pipes")
        self.process.stdin.write(f"{json.dumps(words)}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("the parent of the servers is gone")
        return json.loads(answer)


@dataclass(slots=True)
class Forked:
    """A process that the parent forked, with what `subprocess.Popen` offers of it."""

    parent: Parent
    pid: int

    def poll(self) -> int | None:
        """What it ended with, None while it runs."""
        found: int | None = self.parent.ask("poll", self.pid)
        return found

    def wait(self, timeout: float | None = None) -> int:
        """What it ended with, once it has; less than nothing for a signal. However long that takes."""
        found: int = self.parent.ask("wait", self.pid)
        return found

    def kill(self) -> None:
        """`SIGKILL`, to the process itself."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


@contextmanager
def parent_for(house: House) -> Iterator[Parent]:
    """A parent for the commands of an installation until the end of the block, in the environment that it has now."""
    process = subprocess.Popen(
        [sys.executable, "-m", "torture.forking", str(house.data)],
        env=house.environment, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:  # which closes the pipes, and waits: without questions the parent ends
        yield Parent(process)
