"""One installation of the product to be hurt: `goodoffices load`, then `goodoffices serve` in a process of its own.

That process is started as a person starts it, or forked from a parent that has imported the product: see `parent`.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torture.parent import CHECKOUT, Forked, Parent

TALKS = "lake-mirna-60"
PATIENCE = 120.0  # seconds that a server may take to answer: busy machines are slow


def environment(**more: str) -> dict[str, str]:
    """This process's environment without the settings of another installation, and with `more`."""
    others = ("DJANGO_", "GOODOFFICES_", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(others)} | more


@dataclass(slots=True)
class House:
    """An installation with the talks of an example, and a token for each of some seats."""

    data: Path
    environment: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    @classmethod
    def founded(cls, data: Path, seats: list[str], **more: str) -> House:
        """Load the example into a new folder (and the database that `DATABASE_URL` in `more` names)."""
        house = cls(data, environment(**more))
        house.run("goodoffices.cli", "load", str(CHECKOUT / "examples" / TALKS), "--data", str(data))
        house.tokens = json.loads(house.run("torture.seats", str(data), TALKS, *seats))
        return house

    def copied(self, data: Path, **more: str) -> House:
        """The same installation in another folder, served with `more` in its environment. Not while it is served."""
        shutil.copytree(self.data, data)
        return House(data, self.environment | more, self.tokens)

    def run(self, module: str, *arguments: str) -> str:
        """Run a module of this checkout; what it printed. Raises `RuntimeError` with what it complained of."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=self.environment, cwd=CHECKOUT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{module} {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def command(self, parent: Parent | None, *arguments: str) -> None:
        """Run `goodoffices` with these arguments. Raises `RuntimeError` with what it complained of."""
        arguments = (*arguments, "--data", str(self.data))
        if parent is None:
            self.run("goodoffices.cli", *arguments)
            return
        log = self.data.with_name(f"{self.data.name}.command.log")
        log.unlink(missing_ok=True)
        if parent.run(log, *arguments).wait():
            raise RuntimeError(f"{' '.join(arguments)}: {log.read_text()}")

    @contextmanager
    def serving(self, parent: Parent | None = None) -> Iterator[Server]:
        """The server for real use, killed at the end of the block if it still runs."""
        # Limits are counted in a file of their own; writers who never rest would wait a minute for the next window.
        (self.data / "counts.sqlite3").unlink(missing_ok=True)
        port = free_port()
        log = self.data.with_name(f"{self.data.name}.log")
        command = ["serve", "--http", "--data", str(self.data), "--port", str(port)]
        process: subprocess.Popen[bytes] | Forked
        if parent is not None:
            process = parent.run(log, *command)
        else:
            with log.open("ab") as printed:
                process = subprocess.Popen(
                    [sys.executable, "-m", "goodoffices.cli", *command],
                    env=self.environment, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed,
                )  # fmt: skip
        server = Server(process, port, self.tokens)
        try:
            server.wait(log)
            yield server
        finally:
            server.kill()


@dataclass(slots=True)
class Server:
    """A process that serves, and how to speak to it."""

    process: subprocess.Popen[bytes] | Forked
    port: int
    tokens: dict[str, str]

    def wait(self, log: Path) -> None:
        """Wait until it listens. Raises `RuntimeError` with its log if it does not."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return
            except OSError:
                time.sleep(0.01)
        raise RuntimeError(f"The server does not answer: {log.read_text()}")

    def kill(self) -> int:
        """As `kill -9` does: no handler runs, nothing is flushed. What it ended with, as `subprocess` says it."""
        self.process.kill()
        return self.process.wait(60)

    def connect(self) -> http.client.HTTPConnection:
        """A connection of one's own."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, seat: str, path: str) -> Any:
        """What a seat reads at an address of the API."""
        with closing(self.connect()) as connection:
            status, read = self.ask(connection, seat, "GET", path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {read}")
        return read

    def ask(
        self, over: http.client.HTTPConnection, seat: str, method: str, path: str, act: object = None, key: str = ""
    ) -> tuple[int, Any]:
        """One request of a seat; the status and what was answered. A lost answer raises what the network raises."""
        headers = {"Authorization": f"Bearer {self.tokens[seat]}"} | ({"Idempotency-Key": key} if key else {})
        over.request(method, f"/api/talks/{TALKS}/{path}", None if act is None else json.dumps(act), headers)
        answer = over.getresponse()
        return answer.status, json.loads(answer.read())

    def entries(self, seat: str, room: str) -> Iterator[dict[str, Any]]:
        """All that a seat reads of a room."""
        after, upto = 0, 1
        while after < upto:
            read = self.get(seat, f"rooms/{room}/entries?limit=1000&after={after}")
            yield from read["entries"]
            after, upto = read["entries"][-1]["number"], read["upto"]


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
