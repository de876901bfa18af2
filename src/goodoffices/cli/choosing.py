"""An example by its folder or its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.cli.faults import USAGE, fail

if TYPE_CHECKING:
    from goodoffices.examples import Example


def example(name: str) -> Example:
    """The example in the folder `name`, or of that name among those that come with the product."""
    from goodoffices.examples import ExampleError, is_example, read, shipped

    known = shipped()
    folder = Path(name) if is_example(Path(name)) else known.get(name)
    if folder is None:
        names = ", ".join(known) or "none"
        fail(f"“{name}” is neither an example's folder (with a talks.toml) nor one of: {names}.", USAGE)
    try:
        return read(folder)
    except ExampleError as error:
        fail(str(error))
