"""`goodoffices demo`: the product in a browser, on this machine, with talks loaded and every seat open to a click."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.faults import fail

if TYPE_CHECKING:
    from goodoffices.registry import Registry

EXAMPLES = ("lake-mirna", "abu-dhabi-2026")
HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8000, 8019


def demo(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help=f"The port; by default the first free one from {FIRST_PORT}.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")] = True,
    data: Annotated[
        Path, typer.Option(help="Where the demo keeps its database.", file_okay=False, metavar="DIR")
    ] = Path("data/demo"),
) -> None:
    """Try the product: talks are loaded, and a seat is taken with one click. For this machine only."""
    from goodoffices.cli import database

    _see_that_it_is_free(port)
    folder = database.set_up(data.absolute(), GOODOFFICES_DEMO="1", DATABASE_URL="")
    from goodoffices.cli.installing import signing_keys
    from goodoffices.server.folder import make_folder

    try:
        make_folder(folder)
        signing_keys()
    except OSError as error:
        fail(f"{error.filename or folder}: {error.strerror}.")
    typer.echo(f"Demo database: {database.where()}")
    database.made()
    from goodoffices.server.store.registry import get_registry

    load(get_registry())
    _see_that_it_is_free(port)  # it may have been taken meanwhile
    chosen = port if port is not None else _free_port()
    address = f"http://{HOST}:{chosen}/"
    typer.echo(f"Take a seat: {address}")
    if browser:
        threading.Thread(target=_open, args=(chosen, address), daemon=True).start()
    from goodoffices.cli.serve import run

    run(HOST, chosen)


def load(registry: Registry) -> None:
    """Load the examples that are not in the database yet, and say which seats there are."""
    from goodoffices.examples import ExampleError, load, read, seats, shipped

    known = shipped()
    for name in EXAMPLES:
        if name not in known:
            continue
        try:
            example = read(known[name])
            loaded = ""
            if not registry.heads(name, example.steps[0].seat):
                typer.echo(f"Loading {name} …")
                load(example, registry)
                loaded = ", loaded now"
        except ExampleError as error:
            fail(f"{name}: {error}")
        typer.echo(f"{name}: {len(example.steps)} acts{loaded}. Seats: {', '.join(seats(example))}.")


def _see_that_it_is_free(port: int | None) -> None:
    if port is not None and not _free(port):
        fail(f"Port {port} is in use: give another --port.")


def _free_port() -> int:
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if _free(port):
            return port
    fail(f"Ports {FIRST_PORT} to {LAST_PORT} are all in use: give another --port.")


def _free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError:
            return False
        return True


def _open(port: int, address: str) -> None:
    """Open a browser once the server answers."""
    if when_listening(HOST, port):
        webbrowser.open(address)


def when_listening(host: str, port: int) -> bool:
    """Wait until something listens there, for a minute at the most; False if nothing does."""
    for _ in range(600):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
            continue
        return True
    return False
