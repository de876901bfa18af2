"""Writing a file that a command makes: whole or not at all, and never over one that is there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from goodoffices.cli.faults import USAGE, fail


def new_file(path: Path, parts: Iterable[bytes]) -> int:
    """Write a new file, for its owner's eyes only, and return its size in bytes. Whatever goes wrong, none is left."""
    return new_file_by(path, lambda file: file.writelines(parts))


def new_file_by(path: Path, write: Callable[[BinaryIO], object]) -> int:
    """As `new_file`, of what `write` writes."""
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        os.link(draft, path)
    except FileExistsError:
        fail(f"“{path}” is there already: keep it, and name another file.", USAGE)
    except OSError as error:
        fail(f"“{path}” cannot be written: {error.strerror}.")
    finally:
        draft.unlink(missing_ok=True)
    return size
