"""Where examples are: those that come with the product, and any folder of one's own."""

from __future__ import annotations

from pathlib import Path


def is_example(folder: Path) -> bool:
    """Whether `folder` holds an example."""
    return (folder / "talks.toml").is_file()


def shipped() -> dict[str, Path]:
    """The examples that come with the product, by name: beside this file when installed, else in the checkout."""
    here = Path(__file__).resolve().parent
    places = (here, here.parents[2] / "examples")
    found = {
        folder.name: folder
        for place in reversed(places)
        if place.is_dir()
        for folder in sorted(place.iterdir())
        if is_example(folder)
    }
    return dict(sorted(found.items()))
