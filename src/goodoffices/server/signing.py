"""Where the house's signing keys come from: the environment, systemd, or a file beside the database, never in it."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from goodoffices.house import House, HouseError, new_house, read_house, write_house
from goodoffices.server.folder import make_folder, replace, write_once

FILE = "house-keys"
VARIABLE = "GOODOFFICES_HOUSE_KEYS"
CREDENTIAL = "goodoffices-house-keys"


def find(folder: Path, environment: Mapping[str, str], given: str = "") -> House | None:
    """The house that is `given`, or in a credential of systemd, or in the folder; None if nowhere.

    Raises `HouseError`, which says where the keys are that cannot be read.
    """
    file = folder / FILE
    if environment.get("CREDENTIALS_DIRECTORY"):
        credential = Path(environment["CREDENTIALS_DIRECTORY"]) / CREDENTIAL
        file = credential if credential.exists() else file
    where, written = VARIABLE, given
    if not given:
        where = str(file)
        try:
            written = file.read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise HouseError(f"{where}: {getattr(error, 'strerror', None) or 'not a file of keys'}") from None
    try:
        return read_house(written)
    except HouseError as error:
        raise HouseError(f"{where}: {error}") from None


def make(folder: Path, environment: Mapping[str, str], given: str = "") -> House:
    """The house of an installation, made in its folder if it has none yet. Raises `HouseError` and `OSError`."""
    if find(folder, environment, given) is None:
        write_once(make_folder(folder) / FILE, write_house(new_house(secrets.token_bytes)))
    found = find(folder, environment, given)
    assert found is not None
    return found


def rotate(folder: Path, environment: Mapping[str, str], given: str = "") -> House:
    """Put new keys in the place of those in the folder, which hand over to them. Raises `HouseError` and `OSError`.

    A server that runs goes on signing with the old ones until it is started again.
    """
    file = folder / FILE
    kept = find(folder, {})
    if kept is None or find(folder, environment, given) != kept:
        raise HouseError(f"the keys are not in {file}: put new ones where they come from")
    changed = kept.rotated(secrets.token_bytes, int(time.time()))
    replace(file, write_house(changed))
    return changed


def establish() -> House:
    """The house of this installation, made if it has none yet. Raises `HouseError` and `OSError`."""
    return make(Path(settings.DATA), os.environ, settings.HOUSE_KEYS)


def renew() -> House:
    """Change the keys of this installation, as `rotate` does. Raises `HouseError` and `OSError`."""
    return rotate(Path(settings.DATA), os.environ, settings.HOUSE_KEYS)


def house() -> House | None:
    """The house of this installation, or None if it has no keys yet. Raises `HouseError`."""
    return find(Path(settings.DATA), os.environ, settings.HOUSE_KEYS)
