"""The small kit that `goodoffices kit new` makes, whole or with something broken in it."""

from pathlib import Path

from goodoffices.kits.starting import start


def ferry(place: Path, *changes: tuple[str, str, str]) -> Path:
    """The kit's folder, with words changed: the file, what it says, and what it is to say."""
    folder = place / "ferry"
    start(folder)
    for file, old, new in changes:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
