"""Which talks are meant, a seat's state of play in them, and the time by which it is judged."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goodoffices.cli.bundles import is_bundle, read_bundle
from goodoffices.cli.faults import NOTHING_HERE, USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.reading import Reader
    from goodoffices.registry import Registry
    from goodoffices.talks.act import SeatId
    from goodoffices.talks.play import StateOfPlay


def read_play(
    talks: str, seat: str | None, as_of: str | None, data: Path | None
) -> tuple[StateOfPlay, SeatId, datetime]:
    """What a seat sees in `talks`, a name in the database, an example's folder or a bundle; who, and when it is seen.

    The seat is the bundle's own, or the one that is named.
    """
    return read_named(talks, seat, as_of, data)[:3]


def read_named(
    talks: str, seat: str | None, as_of: str | None, data: Path | None
) -> tuple[StateOfPlay, SeatId, datetime, str]:
    """The same, and the name of the talks."""
    from goodoffices.records import StoreError, StoreSealed

    day = _day(as_of)
    registry: Reader
    if is_bundle(talks) or (seat is None and Path(talks).is_file()):  # talks are read as somebody
        head, registry = (bundle := read_bundle(Path(talks))).head, bundle.reader
        if seat not in (None, head.seat):
            fail(f"“{talks}” is a bundle of {head.seat}, and of no other seat.")
        name, seat = head.talks, head.seat
    elif seat is None:
        fail("Say as whom the talks are read: --as SEAT, such as --as public.", USAGE)
    else:
        registry, name = find(talks, data)
    try:
        today = registry.play(name, seat)
        if not today.rooms:
            fail(_nobody(talks, seat) if is_folder(talks) else NOTHING_HERE.format(talks=talks, seat=seat))
        play = today if day is None else registry.play(name, seat, day)
        return play, seat, _time(registry, today, day), name
    except StoreSealed as error:
        fail(str(error))
    except StoreError:
        fail("The records cannot be read now: try again, or see to the database.")


def _nobody(talks: str, seat: str) -> str:
    """That an example has no such seat, and which it has: who reads the folder reads them all."""
    from goodoffices.examples import read, seats

    return f"“{seat}” is no seat of this example. Its seats: {', '.join(seats(read(Path(talks))))}."


def find(talks: str, data: Path | None) -> tuple[Registry, str]:
    """The registry that holds the talks, and their name in it. A folder is loaded into memory, without a database."""
    if is_folder(talks):
        from goodoffices.examples import ExampleError, in_memory, read

        try:
            example = read(Path(talks))
            return in_memory(example, lambda: datetime.now(UTC)), example.name
        except ExampleError as error:
            fail(str(error))
    from goodoffices.cli import database
    from goodoffices.examples import shipped

    try:
        return database.registry(data), talks
    except typer.Exit:
        if data is None and talks in shipped():
            say(f"“{talks}” also comes with the product: goodoffices play {shipped()[talks]} reads it from its folder.")
        raise


def is_folder(talks: str) -> bool:
    """Whether `talks` names a folder and not talks: names of talks hold no separator and no dot."""
    return os.sep in talks or "/" in talks or talks.startswith(".") or (Path(talks) / "talks.toml").is_file()


def _day(as_of: str | None) -> date | None:
    if as_of is None:
        return None
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        fail(f"“{as_of}” is no day: write it as 2026-01-28.", USAGE)


def _time(registry: Reader, today: StateOfPlay, day: date | None) -> datetime:
    """Now, or the end of `day` if that is earlier; never before the last entry that one reads.

    Loaded talks may lie in the future of this machine's clock.
    """
    from goodoffices.registry import zone_of

    now = max([registry.now(), *(state.last for state in today.rooms.values() if state.last is not None)])
    if day is None:
        return now
    return min(now, datetime.combine(day, time.max, zone_of(today)).astimezone(UTC))
