"""Where a table ended: the package, what it is worth to whom, what there was to be had, and who was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from goodoffices.kits.debrief.missed import Trades, trades
from goodoffices.kits.debrief.walking import Package, agreed_words
from goodoffices.kits.model import Kit
from goodoffices.kits.scoring import named_in, score
from goodoffices.settlement import FrontierTooLarge, Problem, frontier
from goodoffices.settlement.problem import package_of
from goodoffices.talks.act import PLENARY, PartyId
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.standing import Standing, statuses
from goodoffices.talks.text_ladder import text_rung

Ended = Literal["signed", "agreed", "agreed ad referendum", "agreed in part", "not agreed"]
WITH_PACKAGE: tuple[Ended, ...] = ("signed", "agreed", "agreed ad referendum")


class Share(Struct, frozen=True):
    """What a table came to for one party, as its instructions value it.

    `worth` is the package's, or what no agreement is worth; None: the package has words that the kit does not value.
    `best` is the most that it could have had in a package that suits all who joined; None: there is none such, the
    party did not join, or there are too many packages to say.
    """

    party: PartyId
    joined: bool
    worth: Fraction | None
    reservation: Fraction
    red_lines: tuple[dict[str, str], ...]
    best: Fraction | None

    @property
    def claimed(self) -> Fraction | None:
        """How much more than no agreement it has; less, if negative."""
        return None if self.worth is None else self.worth - self.reservation


class Ending(Struct, frozen=True):
    """Where a table ended, never more than the record of plenary says. `points` has the status of each, as printed.

    Where fewer than all decide, frontier, zone and what was missed are reckoned for those who joined, and for no other.
    `created` adds up what they have beyond no agreement, as if one party's points were worth another's; `most` is the
    greatest such sum in any package that suits them.
    """

    ended: Ended
    text: str  # the rung of the text: draft, frozen, …
    points: dict[str, str]
    package: Package
    joined: tuple[PartyId, ...]
    left_out: tuple[PartyId, ...]
    shares: tuple[Share, ...]
    suits: bool | None  # whether it suits all who joined: it is in the zone
    trades: Trades | None
    created: Fraction | None
    most: Fraction | None

    @property
    def whole(self) -> bool:
        """Whether there is a package, in words that the kit values throughout."""
        return self.ended in WITH_PACKAGE and all(share.worth is not None for share in self.shares)

    @property
    def efficient(self) -> bool | None:
        """Whether it is on the frontier; None: there is no package, or it was not found out."""
        return None if self.trades is None else self.trades.efficient


class Measured:
    """What there is to be had by a kit, for any group of its parties; reckoned once for a class."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._found: dict[tuple[PartyId, ...], tuple[tuple[int, ...], ...] | None] = {}

    def problem(self, parties: Sequence[PartyId]) -> Problem:
        """The kit's problem for those parties alone."""
        problem = self.kit.problem
        return replace(problem, parties=tuple(one for one in problem.parties if one.id in parties))

    def frontier(self, parties: Sequence[PartyId]) -> tuple[tuple[int, ...], ...] | None:
        """The efficient values of the zone of these parties; None where there are too many to list."""
        key = tuple(one.id for one in self.kit.problem.parties if one.id in parties)
        if key not in self._found:
            try:
                self._found[key] = tuple(frontier(self.problem(key)).vectors())
            except FrontierTooLarge:
                self._found[key] = None
        return self._found[key]

    def best(self, parties: Sequence[PartyId]) -> dict[PartyId, Fraction]:
        """The most that each could have in a package that suits them all; empty where there is none, or too many."""
        rows, problem = self.frontier(parties), self.problem(parties)
        columns = zip(*rows, strict=True) if rows else ()
        return {
            one.id: Fraction(max(column), problem.scale) for one, column in zip(problem.parties, columns, strict=False)
        }

    def most(self, parties: Sequence[PartyId]) -> Fraction | None:
        """The greatest sum of what they have beyond no agreement; None where there is no zone, or too many packages."""
        rows, problem = self.frontier(parties), self.problem(parties)
        if not rows:
            return None
        return Fraction(max(map(sum, rows)) - sum(problem.reservations), problem.scale)


def ending(measured: Measured, play: StateOfPlay, now: datetime) -> Ending:
    """Where a table ended. `now` decides whether silence procedures have run."""
    kit = measured.kit
    standing = statuses(play, PLENARY, now)
    ended, joined, package, text = _ended(kit, play, standing, now)
    parties = tuple(party.id for party in kit.problem.parties)
    has = ended in WITH_PACKAGE
    scores = [score(kit, party, package) for party in parties]
    whole = has and all(one.whole for one in scores)
    best = measured.best(joined if has else parties)
    shares = tuple(
        Share(
            one.party,
            has and one.party in joined,
            one.reservation if not has else one.total if one.whole else None,
            one.reservation,
            one.red_lines if has else (),
            best.get(one.party),
        )
        for one in scores
    )
    problem = measured.problem(joined)
    found = trades(problem, package_of(problem, {k: v for k, v in package.items() if v})) if whole else None
    joining = [one for one in shares if one.joined]
    created = sum((one.claimed or Fraction(0) for one in joining), Fraction(0)) if whole or not has else None
    return Ending(
        ended,
        text,
        {point.id: _said(standing.get(kit.points[point.id])) for point in kit.problem.points},
        package,
        joined if has else (),
        tuple(party for party in parties if party not in joined) if has else (),
        shares,
        all(one.acceptable for one in scores if one.party in joined) if whole else None,
        found,
        created,
        measured.most(joined if has else parties),
    )


def _said(standing: Standing | None) -> str:
    return "not discussed" if standing is None else standing.words


def _ended(
    kit: Kit, play: StateOfPlay, standing: dict[str, Standing], now: datetime
) -> tuple[Ended, tuple[PartyId, ...], Package, str]:
    """How it ended, among whom, and on what: by the signed text, or by how the points stand."""
    state, parties = play.plenary, [party.id for party in kit.problem.parties]
    text, rung = text_rung(play, PLENARY, now)
    if text is not None and rung in ("signed", "in force"):
        package = named_in(kit, state, {one.point: one.wording for one in text.points})
        return "signed", tuple(party for party in parties if party in text.signed), package, rung
    package = named_in(kit, state, agreed_words(standing))
    agreed = [standing[kit.points[point]] for point in package]
    joined = tuple(party for party in parties if all(party in one.among for one in agreed))
    if not agreed:
        return "not agreed", (), package, rung
    if len(agreed) < len(kit.problem.points) or len(joined) < 2:
        return "agreed in part", joined, package, rung
    firm = all(one.rung == "agreed" for one in agreed)
    return "agreed" if firm else "agreed ad referendum", joined, package, rung
