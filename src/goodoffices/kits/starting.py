"""A new kit: a small one that is whole, to write one's own over."""

from __future__ import annotations

import shutil
from pathlib import Path

from goodoffices.kits.faults import Fault, KitError
from goodoffices.phrases import phrase
from goodoffices.talks import words

PATTERN = Path(__file__).parent / "pattern"


def start(folder: Path) -> int:
    """Make the folder of a new kit; how many files it has.

    Raises:
        KitError: the folder's name cannot be the name of talks.
        FileExistsError: it is there already.
    """
    name = folder.resolve().name
    if words.slug(name, "folder"):
        raise KitError(
            Fault(name, 0, phrase("this is no name for a kit"), phrase("use lower-case letters, digits and hyphens"))
        )
    shutil.copytree(PATTERN, folder)
    return sum(path.is_file() for path in folder.rglob("*"))
