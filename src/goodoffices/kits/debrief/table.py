"""The debrief of one table: everything that is told of it, from its records and its kit, and from nothing else."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from goodoffices.kits.debrief.ending import Ending, Measured, ending
from goodoffices.kits.debrief.moments import Moment, moments
from goodoffices.kits.debrief.offers import Offer, offers
from goodoffices.kits.debrief.replaying import Frame, frames, opening
from goodoffices.kits.debrief.sheets import Sheet, sheets
from goodoffices.kits.debrief.walking import clock_of
from goodoffices.talks.act import PLENARY, PointId
from goodoffices.talks.play import StateOfPlay


class TableDebrief(Struct, frozen=True):
    """One table. `minutes` is when plenary's last entry was made.

    Of what people wrote it has the titles of points alone. All but the replay, and what sheets count of each kind,
    comes from plenary's record, which everybody at the table reads.
    """

    name: str
    minutes: int
    titles: dict[str, str]  # of the kit's points, as worth.json has them, else as the table does
    end: Ending
    path: tuple[Offer, ...]
    moments: tuple[Moment, ...]
    sheets: tuple[Sheet, ...]
    replay: tuple[Frame, ...]


def debrief(measured: Measured, name: str, play: StateOfPlay, now: datetime) -> TableDebrief:
    """Look back on a table, as a seat that reads all its rooms does.

    Args:
        measured: what there is to be had by its kit; the same for all tables of a class.
        name: what the table is called.
        play: what that seat sees. A room that it does not read is not counted, and nothing says so.
        now: by which silence procedures have run.

    Raises:
        LookupError: there is nothing in the records.
    """
    kit = measured.kit
    clock = clock_of(play)
    path = offers(kit, play, clock)
    replay = frames(kit, play, clock, path)
    plenary = tuple(frame for frame in replay if frame.room == PLENARY)
    end = ending(measured, play, now)
    told = moments(kit, path, opening(kit, play, clock), plenary, end)
    minutes = max((frame.minute for frame in plenary), default=0)
    titles = {point.id: point.title or _title(play, kit.points[point.id]) for point in kit.problem.points}
    return TableDebrief(name, minutes, titles, end, path, told, sheets(kit, play, path, replay, end), replay)


def _title(play: StateOfPlay, number: PointId) -> str:
    point = play.plenary.points.points.get(number)
    return next(iter(point.title.values()), "") if point is not None else ""
