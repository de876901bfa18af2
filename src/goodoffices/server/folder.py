"""The folder in which one installation keeps what is its own: the secret key and, on SQLite, the database."""

import os
import secrets
from pathlib import Path


def make_folder(folder: Path) -> Path:
    """Make the folder, for its owner's eyes only, unless it is there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions and links: made once, at random, and kept in `secret-key` with mode 0600."""
    file = make_folder(folder) / "secret-key"
    if not file.exists():
        write_once(file, secrets.token_urlsafe(48))
    return file.read_text().strip()


def write_once(file: Path, text: str) -> None:
    """Write the file whole or not at all, for its owner only; of several processes that try at once, one does."""
    draft = _draft(file, text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def replace(file: Path, text: str) -> None:
    """Write another text in the place of what the file holds, whole or not at all."""
    _draft(file, text).replace(file)


def _draft(file: Path, text: str) -> Path:
    draft = file.with_name(f".{file.name}-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    return draft
