"""Tables whose records the tests look back on: played by computer, or by hand on the small kit."""

from pathlib import Path
from typing import Any

from goodoffices.examples import shipped
from goodoffices.kits import Kit, read
from goodoffices.kits.debrief import Measured, TableDebrief, debrief
from goodoffices.kits.trial import Played, play
from goodoffices.kits.trial.table import Table
from goodoffices.talks.act import PLENARY
from goodoffices.talks.play import RoomState, StateOfPlay
from tests.kits.ferry import ferry


def whole(table: Table) -> StateOfPlay:
    """All rooms of a table, as a seat that sits in each of them reads them."""
    rooms: dict[str, RoomState] = {}
    for seat in table.seats:
        rooms |= table.play(seat).rooms
    return StateOfPlay(rooms)


def tried(name: str, seed: int) -> tuple[Played, Table, TableDebrief]:
    """A shipped kit, played by computer, and its debrief."""
    table = Table(read(shipped()[name]))
    played = play(table.kit, seed, table)
    return played, table, looked(table, f"{name}-{seed}")


def looked(table: Table, name: str = "one") -> TableDebrief:
    return debrief(Measured(table.kit), name, whole(table), table.now)


class ByHand(Table):
    """A table of the ferry that a test plays: `put` brings words, `accept` takes a stance on them."""

    def __init__(self, place: Path, *changes: tuple[str, str, str]) -> None:
        super().__init__(kit_of(place, *changes))

    def does(self, seat: str, kind: str, /, **fields: Any) -> int:
        return self.act(seat, PLENARY, kind, kind, **fields)

    def words(self, point: str, letter: str) -> int:
        """The present wording of the alternative that the kit gives this letter."""
        state = self.plenary("chair.chief")
        root = list(state.alternatives.by_point[point])["ABC".index(letter)]
        return state.alternatives.alternatives[point, root].wording.number

    def accept(self, seat: str, which: str, on: str = "", stance: str = "accept") -> int:
        """`accept("north.head", "1A", "2B 3C")`: point 1 on alternative A, on condition of 2 B and 3 C."""
        conditions = [{"point": one[0], "wording": self.words(one[0], one[1])} for one in on.split()]
        return self.does(
            seat,
            "TakeStance",
            point=which[0],
            wording=self.words(which[0], which[1]),
            stance=stance,
            conditions=conditions,
        )


def kit_of(place: Path, *changes: tuple[str, str, str]) -> Kit:
    return read(ferry(place, *changes))
