"""`goodoffices demo` and `serve`: the server is started as people start it."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import clean_environment, goodoffices, one_line


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def started(*args: str, port: int, printed: list[str], **environment: str) -> Iterator[None]:
    """The command in a process of its own, until the end of the block; then what it printed is in `printed`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli", *args, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**clean_environment(), "PYTHONUNBUFFERED": "1", **environment},
    )
    with process:
        try:
            yield
        finally:
            process.send_signal(signal.SIGINT)
            printed.append(process.communicate(timeout=30)[0])


def page(port: int, path: str = "/") -> tuple[int, str]:
    """A page, once the server answers; on a busy machine a thousand acts take a while to load."""
    for _ in range(1500):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server does not answer")


@pytest.mark.slow
def test_the_demo_opens_with_talks_loaded_once(tmp_path: Path) -> None:
    for said in ("acts, loaded now.", "acts. Seats: secretariat.filing, public."):
        printed: list[str] = []
        port = free_port()
        with started("demo", "--no-browser", "--data", str(tmp_path / "demo"), port=port, printed=printed):
            status, landing = page(port)
        assert (status, "Abu Dhabi 2026" in landing) == (200, True)
        assert said in printed[0]
        assert f"Take a seat: http://127.0.0.1:{port}/" in printed[0]


@pytest.mark.slow
def test_the_server_for_real_use_gives_no_seat_away(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    first = ("--talks", "ford", "--title", "The ford", "--zone", "UTC", "--languages", "en", "--person", "Jana Orlik")
    assert goodoffices("init", "--data", data, *first).returncode == 0
    port = free_port()
    with started("serve", "--http", "--data", data, port=port, printed=[], GOODOFFICES_DEMO="1"):
        status, landing = page(port)
        assert (status, "Jana Orlik" in landing) == (200, False)
        assert page(port, "/t/ford/as/secretariat.chief/")[0] == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Say how TLS is done"),
        (("--http", "--behind-proxy", "127.0.0.1"), "Say how TLS is done"),
        (("--tls-cert", __file__), "Give both"),
    ],
)
def test_how_tls_is_done_is_never_guessed(given: tuple[str, ...], said: str) -> None:
    done = goodoffices("serve", *given)
    assert (done.returncode, said in one_line(done.stderr)) == (2, True)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = goodoffices("demo", "--no-browser", "--data", str(tmp_path), "--port", port)
    assert (done.returncode, one_line(done.stderr)) == (1, f"Error: Port {port} is in use: give another --port.")


@pytest.mark.slow
def test_what_says_that_it_listens_does(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    assert goodoffices("load", "rail-depot", "--data", data).returncode == 0
    port = free_port()
    given = ("serve", "--http", "--port", str(port), "--data", data)
    with subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli", *given], stdout=subprocess.PIPE, text=True,
        env={**clean_environment(), "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()  # at once
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
    assert said == f"Listening at http://127.0.0.1:{port}. Ctrl-C stops it.\n"


@pytest.mark.slow
def test_a_port_that_is_taken_is_said_and_nothing_listens(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    assert goodoffices("load", "rail-depot", "--data", data).returncode == 0
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = goodoffices("serve", "--http", "--port", str(taken.getsockname()[1]), "--data", data)
    assert done.returncode != 0
    assert "Listening" not in done.stdout
    assert "address already in use" in done.stderr
