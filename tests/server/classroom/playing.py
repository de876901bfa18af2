"""Tables of a class that are played by computer, through the server's own registry, at a clock that a test moves."""

from datetime import UTC, datetime, timedelta

from goodoffices.kits.trial import Played, play
from goodoffices.kits.trial.table import Table
from goodoffices.server.classroom import names
from goodoffices.server.classroom.models import Class
from goodoffices.server.store.registry import get_registry

OPENED = datetime(2027, 3, 1, 9, tzinfo=UTC)
_now = [OPENED]


def clock() -> datetime:
    return _now[0]


class Served(Table):
    """A table of a class."""

    def __init__(self, klass: Class, number: int) -> None:
        self.kit = names.kit_of(klass)
        self.name = next(table.talks for table in names.tables(klass) if table.number == number)
        self.minute, self.done = 0, []
        self._registry = get_registry()
        seats = [step.fields["seat"] for step in self.kit.example.steps if step.kind == "SeatPerson"]
        self.seats = tuple(dict.fromkeys((self.kit.example.steps[0].seat, *seats)))
        self.opened = self._now = OPENED
        self.at(0)

    def at(self, minute: int) -> None:
        super().at(minute)
        _now[0] = self._now


def played(klass: Class, seeds: dict[int, int]) -> dict[int, tuple[Played, Served]]:
    """The tables of these numbers, each played with its seed."""
    found = {}
    for number, seed in seeds.items():
        table = Served(klass, number)
        found[number] = play(table.kit, seed, table), table
    _now[0] = OPENED + timedelta(hours=3)
    return found
