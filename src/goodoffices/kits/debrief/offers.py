"""The path of offers: every package that was put at the table, by whom, and what it was worth to each party."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from goodoffices.kits.debrief.walking import (
    ACCEPTING,
    Clock,
    Package,
    Step,
    agreed_words,
    lets_stand,
    named,
    needed,
    walk,
)
from goodoffices.kits.model import Kit
from goodoffices.kits.scoring import score
from goodoffices.talks.act import PartyId, PointId, SeatId, party_of
from goodoffices.talks.alternatives import Propose
from goodoffices.talks.drafts import CirculateDraft
from goodoffices.talks.play import StateOfPlay

Put = Literal["draft", "proposal", "acceptance"]


class Offer(Struct, frozen=True):
    """A package that was put in plenary, and what what it settles is worth to each party, as its instructions value it.

    `worth` is a package's worth only if `whole`: if every point is settled by an alternative that the kit values.
    `suits` are then those to whom it is worth at least no agreement, and whose red lines it does not cross.
    """

    entry: int
    minute: int
    party: PartyId
    seat: SeatId  # that entered it; of a declaration, the one that set it down or confirmed it
    put: Put
    package: Package
    worth: dict[PartyId, Fraction]
    whole: bool
    suits: tuple[PartyId, ...]
    conditional: bool


def offers(kit: Kit, play: StateOfPlay, clock: Clock) -> tuple[Offer, ...]:
    """Every package that was put at the table, in order; one that a party puts again right after counts once.

    A draft settles what it settles; a proposal its point; an acceptance its point, and those that it has as conditions.
    What they leave open is filled from what that party accepts besides (not for a draft), then from what is agreed.
    """
    found: list[Offer] = []
    last: dict[str, Package] = {}
    for step in walk(play):
        if not clock.played(step.entry):
            continue
        for put, party, seed, conditional in _put(step):
            words = seed if put == "draft" else lets_stand(step.state, party, seed)
            package = named(kit, step.state, {**agreed_words(step.standing()), **words})
            if package and last.get(party) != package:
                last[party] = package
                entry, minute = step.entry, clock.minute(step.entry.time)
                found.append(valued(kit, entry.number, minute, party, entry.seat, put, package, conditional))
    return tuple(found)


def _put(step: Step) -> Iterator[tuple[Put, PartyId, dict[PointId, int], bool]]:
    """What an entry puts: how, who, on which points which words, and whether on conditions."""
    act, entry = step.entry.act, step.entry
    if isinstance(act, CirculateDraft):
        yield "draft", party_of(entry.seat), {one.point: one.wording for one in act.settles}, False
    elif isinstance(act, Propose):
        yield "proposal", party_of(entry.seat), {act.point: entry.number}, False
    else:
        for point, _, stance in step.stances():
            if stance.stance in ACCEPTING:
                yield "acceptance", stance.party, {**needed(stance), point: stance.wording}, bool(stance.conditions)


def valued(
    kit: Kit,
    entry: int,
    minute: int,
    party: PartyId,
    seat: SeatId,
    put: Put,
    package: Package,
    conditional: bool,
) -> Offer:
    """A package with what it is worth to each party."""
    scores = [score(kit, party.id, package) for party in kit.problem.parties]
    return Offer(
        entry,
        minute,
        party,
        seat,
        put,
        package,
        {one.party: one.total for one in scores},
        all(one.whole for one in scores),
        tuple(one.party for one in scores if one.acceptable),
        conditional,
    )
