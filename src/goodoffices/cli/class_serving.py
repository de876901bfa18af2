"""Serving a class: on this machine alone, or to a room's own network by https with a plain way beside it.

The two ways are two processes over one database, each an ordinary server: that by https has cookies that no browser
sends in the clear, that without TLS has others. What a telephone does on one is worth nothing on the other.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import webbrowser
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from goodoffices.cli.faults import USAGE, fail

FIRST_PORT, LAST_PORT = 8000, 8039
HERE = "127.0.0.1"


@dataclass(frozen=True)
class Serving:
    """How a class will be served."""

    folder: Path
    port: int
    addresses: tuple[str, ...] = ()  # of the local network; none: this machine alone
    names: tuple[str, ...] = ()
    cert: Path | None = None
    key: Path | None = None

    @property
    def base(self) -> str:
        """The address that the teacher's own browser takes."""
        return f"{'https' if self.cert else 'http'}://{HERE}:{self.port}"


def prepare(lan: bool, port: int | None, data: Path | None) -> Serving:
    """Make the installation ready to serve a class; the settings are those of the first way."""
    from goodoffices.cli import database
    from goodoffices.cli.installing import install

    os.environ.pop("GOODOFFICES_DEMO", None)  # what is taken with one click in a demo is worth nothing here
    chosen = _port(port, 2 if lan else 1, "0.0.0.0" if lan else HERE)  # noqa: S104  # the network was asked for
    if not lan:
        os.environ["GOODOFFICES_HTTP"] = "1"
        os.environ.pop("GOODOFFICES_LAN", None)
        folder, _ = install(data)
        database.must_sign()
        return Serving(folder, chosen)
    from goodoffices.server.classroom import addresses, certificate
    from goodoffices.server.folder import make_folder

    found = addresses.local()
    if not found:
        fail("This machine is in no network: join one, or leave out --lan.", USAGE)
    name = f"{socket.gethostname().split('.')[0]}.local"
    names = (name, "localhost") if _plain(name) else ("localhost",)
    folder = make_folder((data or Path(os.environ.get("GOODOFFICES_DATA", "data"))).absolute())
    made = certificate.certificate(folder, [*found, HERE], names, datetime.now(UTC))
    os.environ.pop("GOODOFFICES_HTTP", None)
    os.environ["GOODOFFICES_HOSTS"] = ",".join([*found, *names, HERE])
    os.environ["GOODOFFICES_LAN"] = f"https://{found[0]}:{chosen} http://{found[0]}:{chosen + 1} {made.fingerprint}"
    folder, _ = install(folder)
    database.must_sign()
    return Serving(folder, chosen, tuple(found), names, made.cert, made.key)


def serve(serving: Serving, klass: str, *, browser: bool) -> None:
    """Serve until Ctrl-C, with a link of one use for the teacher."""
    from goodoffices.cli.serve import run
    from goodoffices.server.classroom.opening import teacher, teacher_link

    link = f"{serving.base}/class/teach/{teacher_link(teacher())}/{f'?class={klass}' if klass else ''}"
    typer.echo(f"For the teacher, good once: {link}")
    for address in serving.addresses:
        typer.echo(f"For the class: https://{address}:{serving.port}/class/")
        typer.echo(f"  where a browser cannot take the certificate: http://{address}:{serving.port + 1}/class/")
    if serving.addresses:
        typer.echo(f"SHA-256 of the certificate: {os.environ['GOODOFFICES_LAN'].split()[2]}")
    else:
        typer.echo("Served to this machine alone. For telephones: --lan.")
    if browser:
        threading.Thread(target=_open, args=(serving.port, link), daemon=True).start()
    host = "0.0.0.0" if serving.addresses else HERE  # noqa: S104  # the network was asked for
    beside = _plain_way(serving) if serving.addresses else None  # for as long as this runs
    run(host, serving.port, tls_cert=serving.cert, tls_key=serving.key)
    del beside


def _plain_way(serving: Serving) -> subprocess.Popen[bytes]:
    """Start the server without TLS beside the one with it; it ends when this process does."""
    return subprocess.Popen(
        [sys.executable, "-m", "goodoffices.cli.class_plain", str(serving.folder), str(serving.port + 1)],
        stdin=subprocess.PIPE,  # which ends with this process
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for this process, and its end for that one
    )


def _plain(name: str) -> bool:
    return name.isascii() and all(part and part.replace("-", "").isalnum() for part in name.split("."))


def _port(wanted: int | None, count: int, host: str) -> int:
    """The port that was asked for, or the first with `count` free ones from it on."""
    if wanted is not None:
        if not all(_free(host, wanted + i) for i in range(count)):
            fail(f"Port {wanted}{f' or {wanted + 1}' if count > 1 else ''} is in use: give another --port.", USAGE)
        return wanted
    for port in range(FIRST_PORT, LAST_PORT, count):
        if all(_free(host, port + i) for i in range(count)):
            return port
    fail(f"Ports {FIRST_PORT} to {LAST_PORT} are all in use: give another --port.", USAGE)


def _free(host: str, port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return False
        return True


def _open(port: int, address: str) -> None:
    """Open a browser once the server answers."""
    from goodoffices.cli.demo import when_listening

    if when_listening(HERE, port):
        webbrowser.open(address)
