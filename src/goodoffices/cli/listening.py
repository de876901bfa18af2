"""One process that serves, and says that it listens once it does: all pages are imported before anybody is let in."""

from __future__ import annotations

import socket
from contextlib import suppress

import typer
import uvicorn

NOT_STARTED = 3


class Telling(uvicorn.Server):
    """A server with something to say when it has begun to listen."""

    words = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            typer.echo(self.words)


def listen(config: uvicorn.Config, words: str) -> None:
    """Serve until it is stopped by Ctrl-C or a signal."""
    config.load_app()
    server = Telling(config)
    server.words = words
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise SystemExit(NOT_STARTED)
