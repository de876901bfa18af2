"""What a head does in a try: it asks for much, comes down with time, and names what is nearest to what others named.

Concession by time and trade-offs by likeness are those of Faratin, Sierra and Jennings, "Negotiation decision functions
for autonomous agents" (1998) and "Using similarity criteria to make trade-offs" (2002), in their simplest form. A head
knows its own worths and what others have named, and nothing else. What it tells the mediator alone is talk, and in the
record of a caucus there is nothing of it.
"""

from __future__ import annotations

from random import Random

from goodoffices.kits.trial.packages import Open, worth
from goodoffices.settlement import Package, Party
from goodoffices.talks.act import SeatId


class Head:
    """A head of delegation with its party's worths."""

    def __init__(self, seat: SeatId, party: Party, open_: Open, chance: Random) -> None:
        self.seat = seat
        self.party = party
        self.named: Package | None = None
        self._chance = chance
        self._patience = chance.uniform(0.5, 1.8)  # under 1 it comes down early, above it late
        valued = ((package, worth(party, package)) for package in open_.packages)
        self._own = {
            package: gained for package, gained in valued if gained is not None and gained >= party.reservation
        }

    def aspires(self, passed: float) -> float:
        """What a package must be worth to it now; `passed` is the share of the time that is over."""
        best = max(self._own.values(), default=self.party.reservation)
        come_down: float = min(1.0, passed) ** self._patience
        return best - (best - self.party.reservation) * come_down

    def names(self, others: list[Package], put: list[Package], sheet: list[Package], passed: float) -> Package | None:
        """The package that it names now; None if none would do.

        What stands on the sheet, or others have put, if it is good enough: what most name now, the sheet counting as
        two; of several the one worth most. Else, of all that are good enough, the one most like what others name now.
        """
        least = self.aspires(passed)
        offered = [
            package for package in dict.fromkeys([*sheet, *others, *put]) if self._own.get(package, least - 1) >= least
        ]
        if offered:
            return max(offered, key=lambda package: ([*others, *sheet, *sheet].count(package), self._own[package]))
        good = [package for package, gained in self._own.items() if gained >= least]
        if not good:
            return None
        return max(good, key=lambda package: (_like(package, others), self._own[package], self._chance.random()))

    def orders(self, k: int) -> tuple[int, ...]:
        """Told to the mediator alone: of each alternative of a point, how many others of the point are worth less."""
        row = self.party.worth[k]
        return tuple(sum(other < one for other in row) for one in row)

    def would_do(self, package: Package, passed: float) -> bool:
        """Told to the mediator alone: whether it could agree to a package now."""
        return package in self._own and self._own[package] >= self.aspires(passed)

    def would_change(self, package: Package) -> int:
        """Told to the mediator alone: the point on which another alternative would help it most."""
        rows = enumerate(zip(self.party.worth, package, strict=True))
        return max(rows, key=lambda point: max(point[1][0]) - point[1][0][point[1][1]])[0]


def _like(package: Package, others: list[Package]) -> int:
    """On how many points a package is as others have named it, all of them counted."""
    return sum(a == b for other in others for a, b in zip(package, other, strict=True))
