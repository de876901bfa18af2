"""The product as people run it: a server process of its own, on a free port of this machine."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.running import clean_environment

PATIENCE = 180.0  # seconds; on a busy machine a thousand acts take a while to load


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def two_free_ports() -> int:
    """A free port whose neighbour is free too."""
    while True:
        port = free_port()
        with socket.socket() as neighbour:
            try:
                neighbour.bind(("127.0.0.1", port + 1))
                return port
            except OSError:
                continue


@contextmanager
def served(*command: str, data: Path, port: int = 0) -> Iterator[str]:
    """`goodoffices COMMAND` over the installation in `data`, until the end of the block; yields its address.

    Fails if the server does not answer, or if anything it was asked made it print a stack trace.
    """
    port = port or free_port()
    printed = data.with_name(f"{data.name}.{port}.log")
    with printed.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "goodoffices.cli", *command, "--data", str(data), "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**clean_environment(), "PYTHONUNBUFFERED": "1"},
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _wait(base, process, printed)
            yield base
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert "Traceback" not in (said := printed.read_text()), said


def _wait(base: str, process: "subprocess.Popen[bytes]", printed: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{base}/", timeout=10).close()
            return
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{error}\n{printed.read_text()}") from error
        except OSError:
            time.sleep(0.1)
        assert process.poll() is None, printed.read_text()
    raise AssertionError(f"the server does not answer\n{printed.read_text()}")
