"""The server for real use, `goodoffices serve`, in a process of its own, and people who come to it over the network."""

import atexit
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.cli.running import clean_environment, goodoffices
from tests.e2e.serving import free_port

PATIENCE = 120.0  # seconds
TALKS, CHIEF = "ford", "secretariat.chief"
DESK = f"/t/{TALKS}/as/{CHIEF}/"
PASSWORD = "linden house by the river"


def founded(data: Path, **environment: str) -> str:
    """A new installation with talks in it; the path of the invitation to the secretariat's seat.

    Without an environment of its own it is a copy of one that was founded once, keys and all.
    """
    if environment:
        return _founded(data, **environment)
    kept, invitation = _founded_once()
    shutil.copytree(kept, data, dirs_exist_ok=True)
    return invitation


@cache
def _founded_once() -> tuple[Path, str]:
    folder = tempfile.mkdtemp(prefix="goodoffices-founded-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / "data", _founded(Path(folder) / "data")


def _founded(data: Path, **environment: str) -> str:
    first = ("--talks", TALKS, "--title", "The ford", "--zone", "UTC", "--languages", "en", "--person", "Jana Orlik")
    done = goodoffices("init", "--data", str(data), *first, **environment)
    assert done.returncode == 0, done.stderr
    found = re.search(r"/invitations/\S+/", done.stdout)
    assert found is not None, done.stdout
    return found[0]


class Server:
    def __init__(self, process: "subprocess.Popen[bytes]", base: str, log: Path) -> None:
        self.process, self.base, self.log = process, base, log
        self.people: list[Person] = []

    def person(self, verify: ssl.SSLContext | bool = True, **headers: str) -> "Person":
        """Somebody new with a browser of its own, which is closed when the server ends."""
        self.people.append(Person(self.base, verify, **headers))
        return self.people[-1]

    def kill(self) -> None:
        """As a loss of power does, as far as a process can tell."""
        self.process.kill()
        self.process.wait(30)


@contextmanager
def serving(data: Path, *how: str, scheme: str = "http", **environment: str) -> Iterator[Server]:
    """`goodoffices serve` over that installation; fails if anything that it was asked made it print a stack trace."""
    port = free_port()
    log = data.with_name(f"{data.name}.{port}.log")
    command = [sys.executable, "-m", "goodoffices.cli", "serve", "--data", str(data), "--port", str(port), *how]
    with log.open("w") as printed:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
            env={**clean_environment(), "PYTHONUNBUFFERED": "1", **environment},
        )  # fmt: skip
        try:
            _wait(process, port, log)
            server = Server(process, f"{scheme}://localhost:{port}", log)
            yield server
            for person in server.people:
                person.client.close()
        finally:
            process.terminate()
            process.wait(timeout=60)
    assert "Traceback" not in (said := log.read_text()), said


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    import socket

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
        assert process.poll() is None, log.read_text()
    raise AssertionError(f"the server does not answer\n{log.read_text()}")


class Person:
    """A browser: it keeps cookies, and sends a form with the token of its page."""

    def __init__(self, base: str, verify: ssl.SSLContext | bool = True, **headers: str) -> None:
        self.client = httpx.Client(base_url=base, verify=verify, headers=headers, timeout=60)
        # To a browser behind a proxy all of it is https, whatever this test speaks to the server.
        self.client.event_hooks["request"].append(self._with_cookies)
        self.origin = headers.get("Origin", base)

    def _with_cookies(self, request: httpx.Request) -> None:
        request.headers["Cookie"] = "; ".join(f"{kept.name}={kept.value}" for kept in self.client.cookies.jar)

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def send(self, path: str, page: str = "", **fields: str) -> httpx.Response:
        """Send the form that stands on a page, to that page or to another address."""
        shown = self.get(page or path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.text)
        assert token is not None, (shown.status_code, shown.text)
        return self.client.post(
            path, data={"csrfmiddlewaretoken": token[1], **fields},
            headers={"Origin": self.origin, "Referer": self.origin + (page or path)},
        )  # fmt: skip

    def joins(self, link: str, name: str) -> httpx.Response:
        """Make an account through an invitation."""
        done = self.send(link, username=name, password=PASSWORD, again=PASSWORD)
        assert done.status_code == 302, done.text
        return done

    def presses(self, page: str, **fields: str) -> httpx.Response:
        """Press a button, and show once more who one is where the server asks for it."""
        done = self.send(page, **fields)
        if done.status_code == 302 and "/reauthenticate/" in done.headers["Location"]:
            done = self.send(done.headers["Location"], password=PASSWORD)
        return done

    def token(self) -> str:
        """A token for a program, made on the seat's own page."""
        done = self.presses(f"{DESK}seat/", do="token", name="test")
        found = re.search(r'id="line-token">([^<]+)<', done.text)
        assert found is not None, (done.status_code, done.text)
        return found[1]

    def line(self) -> Any:
        """The stream of news of the desk."""
        return self.client.stream("GET", f"{DESK}live/")


def path_of(link: str) -> str:
    return urlsplit(link).path


def admit(party: str) -> dict[str, Any]:
    """An act that the secretariat may always do."""
    return {"kind": "AdmitParty", "party": party, "name": {"en": party.title()}, "roles": ["host"]}


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine and its key, made for this test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5)).not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    files = folder / "talks.pem", folder / "talks.key"
    for file, content in zip(files, (made.public_bytes(pem), secret), strict=True):
        file.write_bytes(content)
    return files
