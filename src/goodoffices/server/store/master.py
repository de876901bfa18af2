"""Where the master key comes from. It is never in the database, so a copy of the database alone opens nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

from goodoffices.server.folder import make_folder, replace, write_once
from goodoffices.server.store.sealing import KEY_BYTES, Ring, name_of, new_key

FILE = "master-key"
CREDENTIAL = "goodoffices-master-key"

_HEADER = "# Master keys of Good Offices. The first one seals; those after it still open what they sealed."
_KEY = re.compile(rf"[0-9a-fA-F]{{{2 * KEY_BYTES}}}")


class MasterKeyError(Exception):
    """The master key cannot be read, or cannot be changed here; in words for the operator, without any key."""


@dataclass(frozen=True, slots=True)
class Found:
    """The master keys, and where they were found."""

    ring: Ring
    where: str  # in words that follow "from"
    file: Path | None = None  # that may be written anew
    beside: bool = False  # in the folder of the installation, and so on the disk of a SQLite database


def find(folder: Path, environment: Mapping[str, str], given: str, file: str) -> Found | None:
    """The master keys that are `given`, or in that file, or a credential of systemd, or in the folder; None if nowhere.

    A file that was named has to be there. Raises `MasterKeyError`.
    """
    if given:
        return Found(Ring(_keys(given, "GOODOFFICES_MASTER_KEY")), "the environment (GOODOFFICES_MASTER_KEY)")
    if file:
        named = Path(file).absolute()
        beside = named.parent == folder
        return Found(Ring(_read(named)), f"the file {named} (GOODOFFICES_MASTER_KEY_FILE)", named, beside)
    credential = Path(environment.get("CREDENTIALS_DIRECTORY", "")) / CREDENTIAL
    if environment.get("CREDENTIALS_DIRECTORY") and credential.exists():
        return Found(Ring(_read(credential)), f"systemd’s credential {CREDENTIAL}")
    own = folder / FILE
    return Found(Ring(_read(own)), f"the file {own}", own, True) if own.exists() else None


def make(folder: Path, file: Path) -> Path:
    """Make a master key in a file, for its owner's eyes only, and the folder of the installation; a file is kept.

    Raises `OSError`.
    """
    make_folder(folder)
    write_once(file, _text((new_key(),)))
    _sync(file.parent)
    return file


def put(file: Path, keys: tuple[bytes, ...]) -> None:
    """Write these keys in the place of those in the file, whole or not at all. Raises `OSError`."""
    replace(file, _text(keys))
    _sync(file.parent)


def _text(keys: tuple[bytes, ...]) -> str:
    return "\n".join([_HEADER, *(key.hex() for key in keys)])


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(file: Path) -> tuple[bytes, ...]:
    try:
        text = file.read_text("ascii")
    except OSError as error:
        raise MasterKeyError(f"The master key cannot be read: {file}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise MasterKeyError(f"The master key cannot be read: {file} is no file of keys.") from None
    return _keys("\n".join(line for line in text.splitlines() if not line.startswith("#")), str(file))


def _keys(text: str, where: str) -> tuple[bytes, ...]:
    found = re.split(r"[\s,]+", text.strip())
    if not all(_KEY.fullmatch(each) for each in found):
        raise MasterKeyError(
            f"The master key cannot be read: {where} is to hold keys of {2 * KEY_BYTES} hexadecimal digits."
        )
    return tuple(bytes.fromhex(each) for each in found)


# The keys of this process, as its settings name them.

_held: list[Found | None] = []
_forgetting: list[Callable[[], None]] = []


def held(fresh: bool = False) -> Found | None:
    """The master keys of this installation, or None if it has none; looked up again if `fresh`.

    Raises `MasterKeyError`.
    """
    known = _held[:1]
    if fresh or not known:
        known = [find(Path(settings.DATA), os.environ, settings.MASTER_KEY, settings.MASTER_KEY_FILE)]
        _held[:] = known
    return known[0]


def when_forgotten(forget: Callable[[], None]) -> Callable[[], None]:
    """Have `forget` called when the keys are to be forgotten: for whoever keeps what they opened."""
    _forgetting.append(forget)
    return forget


def forget() -> None:
    """Forget the keys, and what they opened; they are looked up again when they are needed."""
    _held.clear()
    for each in _forgetting:
        each()


@receiver(setting_changed)
def _begin_anew(*, setting: str, **_: object) -> None:
    if setting in ("DATA", "MASTER_KEY", "MASTER_KEY_FILE"):
        forget()


def change(found: Found, keys: tuple[bytes, ...]) -> None:
    """Write other keys where the master keys were found. Raises `MasterKeyError` if that is no file of ours."""
    if found.file is None:
        raise MasterKeyError(
            f"The master key comes from {found.where}, which no command can change. Put the new key before the old one "
            "there, with a comma or a line end between, start the server again, and run this once more."
        )
    try:
        put(found.file, keys)
    except OSError as error:
        raise MasterKeyError(f"The master key cannot be written: {found.file}: {error.strerror}.") from None
    forget()


def without(found: Found, needed: frozenset[str]) -> tuple[bytes, ...]:
    """The keys but for those after the first that nothing `needed` any more, by their names."""
    first, *older = found.ring.keys
    return first, *(key for key in older if name_of(key) in needed)
