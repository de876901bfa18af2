"""This machine's own talks. Django is made ready by the server's own module, when a command first needs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.faults import USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.house import House
    from goodoffices.registry import Registry

Data = Annotated[
    Path | None,
    typer.Option(
        help="The folder of this installation. By default GOODOFFICES_DATA, or “data” in the present folder.",
        file_okay=False,
        metavar="DIR",
    ),
]


@contextmanager
def told() -> Iterator[None]:
    """Tell what is wrong with the installation in one line."""
    try:
        from goodoffices.server.installation import InstallationError
    except ModuleNotFoundError:
        fail("This needs the server: install it with pip install 'goodoffices[server]'.", USAGE)
    try:
        yield
    except InstallationError as error:
        fail(str(error))


def set_up(data: Path | None = None, **environment: str) -> Path:
    """Make the installation in `data` ready, with `environment` for its settings; the folder that it is in."""
    if data is not None:
        os.environ["GOODOFFICES_DATA"] = str(data)
    os.environ.update(environment)
    with told():
        from goodoffices.server import installation

        return installation.set_up()


def where() -> str:
    """Where the talks are kept."""
    from goodoffices.server import installation

    return installation.where()


def made() -> bool:
    """Make the database, or bring it to what this version needs, and seal it; False if there was nothing to make."""
    from goodoffices.server import installation

    with told():
        new = not installation.migrated()
        if new:
            installation.migrate()
        installation.seal()
        return new


def house() -> House | None:
    """The keys with which this installation signs its records, if it has any."""
    from goodoffices.house import HouseError
    from goodoffices.server import signing

    try:
        return signing.house()
    except HouseError as error:
        fail(f"The keys of the house cannot be read: {error}.")


def must_sign() -> House:
    """The keys to sign the records with; without them nobody gets a receipt."""
    found = house()
    if found is None:
        fail("This installation has no keys to sign its records with: run “goodoffices init” once, which makes them.")
    return found


def keep_tidy() -> None:
    """Remove expired sessions now, and daily while this process runs."""
    from goodoffices.server import installation

    installation.keep_tidy()


def keep_answering() -> None:
    """Answer sealed questions when their time has come, while this process runs."""
    from goodoffices.server.answering import keeping

    keeping.keep_answering()


def there(data: Path | None = None, **environment: str) -> None:
    """Make this installation ready; its database must be there."""
    set_up(data, **environment)
    with told():
        from goodoffices.server import installation

        if installation.migrated():
            return
    fail(f"There is no database of talks here ({where()}): run “goodoffices init”, or give its --data.")


def registry(data: Path | None = None, **environment: str) -> Registry:
    """The registry over this installation's database, which must be there, and open to its master key."""
    there(data, **environment)
    with told():
        from goodoffices.server import installation

        if warning := installation.unsealed():
            say(f"Warning: {warning}")
    from goodoffices.server.store.registry import get_registry

    return get_registry()
