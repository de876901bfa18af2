"""Reading a bundle that a command is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.cli.faults import REFUSED, USAGE, fail

if TYPE_CHECKING:
    from goodoffices.carried import Carried


def is_bundle(talks: str) -> bool:
    """Whether what names talks names a file instead: names of talks hold no separator and no dot."""
    return ("/" in talks or os.sep in talks or "." in talks) and Path(talks).is_file()


def read_bundle(path: Path) -> Carried:
    """The bundle at `path`, once it is found to be sound by its own keys."""
    from goodoffices.carried import NotSound, carried
    from goodoffices.proof.examine import lines_of

    try:
        return carried(lines_of(path))
    except OSError as error:
        fail(f"“{path}” cannot be read: {error.strerror}.", USAGE)
    except NotSound as error:
        fail(f"“{path}” is no sound bundle: {error}.", REFUSED)
