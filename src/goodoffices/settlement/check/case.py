"""A problem as the checker reads it, from its JSON alone."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import Any

from goodoffices.settlement.check.digests import digest
from goodoffices.settlement.check.measures import Measure, holds
from goodoffices.settlement.check.verdicts import Refused, Relied, exact, need

MOST_PACKAGES = 200_000
"""Packages up to which the checker looks at each."""


class Case:
    """A problem as the checker reads it; all worths are integers, in units of 1 / `scale`."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.ids = [point["id"] for point in raw["points"]]
        self.names = [list(point.get("alternatives", ["whole"])) for point in raw["points"]]
        self.parties = [party["id"] for party in raw["parties"]]
        given = [self._numbers(party) for party in raw["parties"]]
        self.scale = lcm(*(one.denominator for party in given for one in self._all(party)))
        self.values, self.reservations = [], []
        for reservation, rows, linkages in given:
            links: dict[Any, int] = {}
            for when, worth in linkages:
                links[when] = links.get(when, 0) + int(worth * self.scale)
            self.values.append(Measure([[int(one * self.scale) for one in row] for row in rows], links, 0))
            self.reservations.append(int(reservation * self.scale))
        self.forbidden = [self.combination(one) for one in raw.get("forbidden", [])]
        self.lines = [[self.combination(one) for one in party.get("red_lines", [])] for party in raw["parties"]]
        self.barred = {*self.forbidden, *(line for lines in self.lines for line in lines)}
        self._listed: dict[str, list[tuple[Any, list[int]]]] = {}
        self._digest = ""

    def _numbers(self, party: Any) -> Any:
        rows = []
        for point, names in zip(self.raw["points"], self.names, strict=True):
            row = party["worth"][point["id"]]
            rows.append([exact(row[name]) for name in names] if isinstance(row, dict) else [exact(row)])
        linkages = [(self.combination(one["when"]), exact(one["worth"])) for one in party.get("linkages", [])]
        return exact(party.get("reservation", 0)), rows, linkages

    def _all(self, party: Any) -> list[Fraction]:
        reservation, rows, linkages = party
        return [reservation, *(one for row in rows for one in row), *(worth for _, worth in linkages)]

    def combination(self, given: Any) -> Any:
        need(isinstance(given, dict) and given, "a combination names alternatives on points")
        try:
            return tuple(sorted((self.ids.index(k), self.names[self.ids.index(k)].index(a)) for k, a in given.items()))
        except ValueError:
            raise Refused(f"{given!r} names what is not in the problem") from None

    def package(self, given: Any) -> tuple[int, ...]:
        chosen = self.combination(given)
        need(len(chosen) == len(self.ids), "the package does not settle every point")
        return tuple(a for _, a in chosen)

    def party(self, given: Any) -> int:
        need(given in self.parties, f"there is no party {given!r}")
        return self.parties.index(given)

    def worth(self, package: Any) -> list[int]:
        return [measure.of(package) for measure in self.values]

    def gains(self, values: Any) -> list[int]:
        return [value - least for value, least in zip(values, self.reservations, strict=True)]

    def allowed(self, package: Any) -> bool:
        return not any(holds(one, package) for one in self.barred)

    def accepts(self, package: Any) -> bool:
        return self.allowed(package) and min(self.gains(self.worth(package))) >= 0

    def listed(self, which: str) -> list[tuple[Any, list[int]]]:
        """All packages that are `possible` (not forbidden), `allowed` or in the `zone`, with their values."""
        if not self._listed:
            if prod(map(len, self.names)) > MOST_PACKAGES:
                raise Relied("there are too many packages to look at each")
            every = product(*(range(len(names)) for names in self.names))
            possible = [(one, self.worth(one)) for one in every if not any(holds(f, one) for f in self.forbidden)]
            allowed = [(one, values) for one, values in possible if self.allowed(one)]
            zone = [(one, values) for one, values in allowed if min(self.gains(values)) >= 0]
            self._listed = {"possible": possible, "allowed": allowed, "zone": zone}
        return self._listed[which]

    def gain(self, i: int, factor: int = 1) -> Measure:
        worth, linkages, _ = self.values[i]
        return Measure(
            [[factor * one for one in row] for row in worth],
            {when: factor * one for when, one in linkages.items()},
            -factor * self.reservations[i],
        )

    def all_gains(self) -> list[Measure]:
        return [self.gain(i) for i in range(len(self.parties))]

    def measured_from(self, values: Any) -> Case:
        """The same problem with these values for reservation values."""
        other = Case(self.raw)
        other.reservations = list(values)
        return other

    def moved(self, party: int, when: Any, by: int) -> Case:
        """The same problem with one worth moved (`when` empty: the reservation value)."""
        other = Case(self.raw)
        if not when:
            other.reservations[party] += by
        elif len(when) == 1:
            ((k, a),) = when
            other.values[party].worth[k][a] += by
        else:
            other.values[party].linkages[when] = other.values[party].linkages.get(when, 0) + by
        return other

    def digest(self) -> str:
        """SHA-256 of the problem in one form, however it was written."""
        self._digest = self._digest or digest(self.raw)
        return self._digest
