"""A try from the opening to signature or impasse."""

from __future__ import annotations

from random import Random
from typing import Literal

from msgspec import Struct

from goodoffices.kits.model import Kit
from goodoffices.kits.scoring import Scored, score
from goodoffices.kits.trial.closing import close
from goodoffices.kits.trial.heads import Head
from goodoffices.kits.trial.mediator import Mediator
from goodoffices.kits.trial.packages import Open, agreed, still_open
from goodoffices.kits.trial.stances import accept
from goodoffices.kits.trial.table import Done, NotDone, Table
from goodoffices.settlement import Package
from goodoffices.settlement.problem import named
from goodoffices.talks.act import PLENARY, PartyId, SeatId, party_of
from goodoffices.talks.standing import statuses

ROUNDS = 20
SHEET = 0.3
"""From this share of the time on the mediator puts one sheet with a package before the heads in every round."""


class Played(Struct, frozen=True):
    """How a try ended. `package` and `scores` are there if a text was signed; `why` says what was in the way if not."""

    ended: Literal["signed", "impasse"]
    minute: int
    acts: tuple[Done, ...]
    signed_by: tuple[PartyId, ...] = ()
    package: dict[str, str] = {}
    scores: tuple[Scored, ...] = ()
    why: str = ""


def play(kit: Kit, seed: int = 1, table: Table | None = None) -> Played:
    """Have a table of a kit played by computer. The same seed gives the same course.

    Args:
        table: where it is played, for those who look at its record afterwards; by default one that is not kept.

    Raises:
        ExampleError: the talks of the kit cannot be played as far as they are given.
        TooMany: more packages are open than a try looks at.
    """
    # A course that can be had again, and nothing that anybody must not guess.
    chance = Random(seed)  # noqa: S311
    table = Table(kit) if table is None else table
    open_ = still_open(table, table.seats[0])
    try:
        heads = [Head(head_of(table, party.id), party, open_, chance) for party in kit.problem.parties]
        course(table, heads, open_, chance)
        if not settled(table, heads[0]):
            missing = [
                point
                for point, found in statuses(table.play(heads[0].seat), PLENARY, table.now).items()
                if not agreed(found) and not found.parked
            ]
            return Played("impasse", table.minute, tuple(table.done), why=f"not agreed in time: {', '.join(missing)}")
        signed_by, package = close(table, heads)
    except NotDone as error:
        return Played("impasse", table.minute, tuple(table.done), why=str(error))
    chosen = named(kit.problem, package)
    scores = tuple(score(kit, party.id, chosen) for party in kit.problem.parties)
    return Played("signed", table.minute, tuple(table.done), signed_by, chosen, scores)


def head_of(table: Table, party: PartyId) -> SeatId:
    """The seat that speaks for a party. Raises `NotDone` if there is none."""
    seats = [seat for seat in table.seats if party_of(seat) == party and table.office(seat) == "head"]
    if not seats:
        raise NotDone(f"{party} has no head of delegation: seat one in talks.toml")
    return seats[0]


def course(table: Table, heads: list[Head], open_: Open, chance: Random) -> None:
    """The rounds: each head in turn names a package by its stances, until all points are agreed or time is up."""
    kit = table.kit
    waiting = list(kit.injects)
    mediator = Mediator(table, heads, open_, chance)
    put: list[tuple[Head, Package]] = []  # by whom: nobody forgets what another has offered
    for number in range(ROUNDS + 1):
        passed = number / ROUNDS
        table.at(min(kit.minutes, round(passed * kit.minutes)))
        while waiting and waiting[0].minute <= table.minute:
            inject = waiting.pop(0)
            table.note(f"{inject.kind} to {', '.join(inject.to)}: {next(iter(inject.title.values()))}")
        sheet = mediator.puts(passed) if passed >= SHEET else []
        for head in chance.sample(heads, len(heads)):
            others = [other.named for other in heads if other is not head and other.named is not None]
            offered = [package for by, package in put if by is not head]
            package = head.names(others, offered, sheet, passed)
            if package is not None and package != head.named:
                head.named = package
                put.append((head, package))
                accept(table, head, package, open_)
                if settled(table, head):
                    return


def settled(table: Table, head: Head) -> bool:
    """Whether every point that is not parked is agreed."""
    found = statuses(table.play(head.seat), PLENARY, table.now).values()
    return all(agreed(standing) or standing.parked for standing in found)
