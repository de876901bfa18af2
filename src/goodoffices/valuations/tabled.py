"""What has been said, in one room, of each alternative that stands on the table: the ground for packages.

An alternative can be agreed once enough of the parties that decide on it have joined. Of each of these the last word
that counts is one of three: it *joins*, perhaps on conditions; it is *against*; or it is *open* (nothing that counts,
a reservation, awaiting instructions, can live with, will follow consensus, or an acceptance whose condition is void).
Which words count, who decides and what is enough is as `talks.acceptances` has it: nothing here is more lenient than
the room's own status.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from goodoffices.talks.acceptances import Acceptances, Join
from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.stances import Condition, Stance
from goodoffices.talks.standing import void
from goodoffices.talks.wordings import Alternative


@dataclass(frozen=True, slots=True)
class Word:
    """What a party that decides has said of an alternative; `said` is its stance as recorded, or why none counts."""

    party: PartyId
    answer: Literal["joins", "open", "against"]
    said: str
    conditions: tuple[Condition, ...] = ()

    @property
    def conduct(self) -> tuple[str, ...]:
        """What the party waits for that no text can settle, in its words."""
        return tuple(condition.conduct for condition in self.conditions if condition.point is None)


@dataclass(frozen=True, slots=True)
class Tabled:
    """An alternative as it stands: `enough` of its words must join, those of `must` in any case."""

    point: PointId
    alternative: int
    wording: int
    words: tuple[Word, ...]
    enough: int
    must: frozenset[PartyId] = frozenset()


def tabled(play: StateOfPlay, room: RoomId, now: datetime | None = None) -> tuple[Tabled, ...]:
    """Every live alternative of a room, by point in the order in which points came to it.

    `now` decides whether silence procedures have run, as for `status`. Raises `KeyError` for a room not in `play`.
    """
    resolved = Acceptances(play, room, now)
    return tuple(
        _tabled(resolved, alternative)
        for point in resolved.state.alternatives.by_point
        for alternative in resolved.live[point]
    )


def _tabled(resolved: Acceptances, alternative: Alternative) -> Tabled:
    counted = resolved.counted(alternative)
    joins, since = resolved.stated(alternative), resolved.since(alternative.point)
    stances = {
        stance.party: stance
        for stance in resolved.state.stances.on(alternative.point, alternative.number)
        if stance.wording == alternative.wording.number and stance.number > since
    }
    words = tuple(_word(resolved, party, joins.get(party), stances.get(party)) for party in counted)
    enough, must = resolved.decision(counted)
    return Tabled(alternative.point, alternative.number, alternative.wording.number, words, enough, must)


def _word(resolved: Acceptances, party: PartyId, join: Join | None, stance: Stance | None) -> Word:
    if stance is None:
        return Word(party, "open", "no word") if join is None else Word(party, "joins", "silence procedure")
    if void(resolved.state, stance):
        return Word(party, "open", "condition void")
    if stance.stance == "oppose":
        return Word(party, "against", stance.stance)
    return Word(party, "open" if join is None else "joins", stance.stance, stance.conditions)


def by_point(alternatives: Iterable[Tabled]) -> dict[PointId, list[int]]:
    """The places of the alternatives of each point."""
    found: dict[PointId, list[int]] = {}
    for place, one in enumerate(alternatives):
        found.setdefault(one.point, []).append(place)
    return found
