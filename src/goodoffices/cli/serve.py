"""`goodoffices serve`: the server for real use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail

APPLICATION = "goodoffices.server.asgi:application"


def serve(
    host: Annotated[str, typer.Option(help="The network address to listen at; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name under which people reach it, such as talks.example.org.")
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="The certificate (PEM).", exists=True, dir_okay=False)] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its private key (PEM).", exists=True, dir_okay=False)] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(
            help="Addresses of the proxies that end TLS in front of it, such as 127.0.0.1.", metavar="ADDRESS"
        ),
    ] = None,
    http: Annotated[
        bool, typer.Option("--http", help="Without TLS: for one machine, or a room's own network.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, max=32, help="Processes.")] = 1,
    data: Data = None,
) -> None:
    """Serve the talks of this installation. Say how TLS is done: with a certificate, by a proxy, or not at all."""
    tls = tls_cert is not None or tls_key is not None
    if tls and (tls_cert is None or tls_key is None):
        fail("Give both --tls-cert and --tls-key.", USAGE)
    if [tls, behind_proxy is not None, http].count(True) != 1:
        fail("Say how TLS is done: --tls-cert with --tls-key, --behind-proxy ADDRESS, or --http for none.", USAGE)
    environment = {"GOODOFFICES_HTTP": "1"} if http else {}
    if behind_proxy is not None:
        environment["GOODOFFICES_BEHIND_PROXY"] = "1"
    if name:
        environment["GOODOFFICES_HOSTS"] = ",".join([*name, "localhost", "127.0.0.1", "[::1]"])
    from goodoffices.cli import database

    os.environ.pop("GOODOFFICES_DEMO", None)  # what is taken with one click in a demo is worth nothing here
    database.registry(data if data is None else data.absolute(), **environment)
    database.must_sign()
    run(host, port, workers=workers, tls_cert=tls_cert, tls_key=tls_key, proxies=behind_proxy)


OPEN_FILES = 8192  # each open page is one, and more than the usual thousand may be open


def run(
    host: str,
    port: int,
    *,
    workers: int = 1,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
    proxies: str | None = None,
) -> None:
    """Serve until it is stopped by Ctrl-C or a signal."""
    import uvicorn

    from goodoffices.cli import database

    _let_many_in()
    database.keep_tidy()
    database.keep_answering()
    words = f"Listening at {'https' if tls_cert else 'http'}://{host}:{port}. Ctrl-C stops it."
    options: dict[str, Any] = {
        "host": host,
        "port": port,
        "ssl_certfile": tls_cert,
        "ssl_keyfile": tls_key,
        "proxy_headers": proxies is not None,
        "forwarded_allow_ips": proxies,
        "server_header": False,
        "log_level": "warning",
        "lifespan": "off",
        "timeout_graceful_shutdown": 3,  # open pages never end of themselves
    }
    if workers == 1:
        from goodoffices.cli.listening import listen

        listen(uvicorn.Config(APPLICATION, **options), words)
        return
    typer.echo(words)
    uvicorn.run(APPLICATION, workers=workers, **options)


def _let_many_in() -> None:
    """Ask the system for as many open files as it allows, up to `OPEN_FILES`."""
    try:
        import resource
    except ModuleNotFoundError:  # a system that has no such limit
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
