"""Who joins in agreeing on which words of one room: acceptances under conditions, and the rule of decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.alternatives import at_table
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.silence import OpenSilence, outcome
from goodoffices.talks.stances import Condition, Stance
from goodoffices.talks.wordings import Alternative


class Join(Struct, frozen=True):
    """An acceptance that may count: under which conditions, by which entry."""

    party: PartyId
    ad_referendum: bool
    conditions: tuple[Condition, ...]
    number: int
    by_silence: bool = False


_Key = tuple[PointId, int]  # an alternative


class Acceptances:
    """Who joins on which alternative of one room, with conditions resolved to their greatest fixed point.

    All acceptances are let stand at first; those whose conditions do not hold are dropped, until those that are left
    support each other: the largest such set, since no acceptance ever keeps another from holding (Tarski, 1955).
    Only `points`, and the points that their conditions lead to, are looked at; all of them if it is None.
    Time O(alternatives × parties), and as much again for the conditions of each round that drops an agreed alternative.
    """

    def __init__(
        self, play: StateOfPlay, room: RoomId, now: datetime | None, points: Iterable[PointId] | None = None
    ) -> None:
        self.state: RoomState = play.rooms[room]
        self.rules = play.rules
        self.pauses = play.plenary.instructing.pauses
        self.parties = dict.fromkeys(play.plenary.founding.negotiating)  # in their order, and quick to look up
        self.here = tuple(p for p in at_table(self.state) if p in self.parties)
        self.silent = dict(self._silences(now)) if now is not None and self.rules.silence_on_substance else {}
        self.live: dict[PointId, list[Alternative]] = {}
        self.joins: dict[_Key, dict[PartyId, Join]] = {}
        self.deciding: dict[_Key, tuple[PartyId, ...]] = {}
        waiting = list(self.state.alternatives.by_point if points is None else points)
        while waiting:
            point = waiting.pop()
            if point not in self.live:
                self.live[point] = [a for a in self.state.alternatives.on(point) if a.withdrawn is None]
                for alternative in self.live[point]:
                    key = point, alternative.number
                    joins = self.joins[key] = self.stated(alternative)
                    self.deciding[key] = self.counted(alternative)
                    waiting += [c.point for j in joins.values() for c in j.conditions if c.point is not None]
        self.held = {key for key in self.joins if self._decided(key)}
        self._resolve()

    def _silences(self, now: datetime) -> Iterator[tuple[tuple[PointId, int], tuple[int, tuple[PartyId, ...]]]]:
        for number, entry in self.state.silence.opened.items():
            act = entry.act
            if not isinstance(act, OpenSilence) or act.point is None or act.wording is None:
                continue
            if outcome(self.state, number, now, self.pauses) == "adopted":
                yield (act.point, act.wording), (number, act.to)

    def since(self, point: PointId) -> int:
        """The entry that reopened `point` last: what was said of it up to there no longer counts."""
        known = self.state.points.points.get(point)
        return (known.reopened if known is not None else None) or 0

    def stated(self, alternative: Alternative) -> dict[PartyId, Join]:
        """The acceptances of the words as they stand, whether or not their conditions hold."""
        since = self.since(alternative.point)
        joins: dict[PartyId, Join] = {}
        said = self.state.stances.on(alternative.point, alternative.number)
        for stance in said:
            if stance.wording == alternative.wording.number and stance.number > since and self._joins(stance):
                waits = stance.stance == "accept ad referendum" and stance.confirmed is None
                joins[stance.party] = Join(stance.party, waits, stance.conditions, stance.number)
        number, silent = self.silent.get((alternative.point, alternative.wording.number), (0, ()))
        if number > since:
            spoke = {stance.party for stance in said}
            for party in (party for party in silent if party not in spoke):
                joins[party] = Join(party, False, (), number, by_silence=True)
        return joins

    def _joins(self, stance: Stance) -> bool:
        if stance.stance == "can live with":
            return self.rules.can_live_with_suffices
        return stance.stance in ("accept", "accept ad referendum")

    def _resolve(self) -> None:
        """Drop acceptances whose conditions do not hold, and with them what is no longer agreed, until all hold."""
        conditional = [(key, join) for key, joins in self.joins.items() for join in joins.values() if join.conditions]
        while True:
            dropped = [(key, join) for key, join in conditional if not all(map(self._holds, join.conditions))]
            for key, join in dropped:
                self.joins[key].pop(join.party, None)
            touched = {key for key, _ in dropped} & self.held
            lost = {key for key in touched if not self._decided(key)}
            if not lost:
                return
            self.held -= lost

    def _holds(self, condition: Condition) -> bool:
        if condition.point is None:
            return False  # conduct: whether it is met is for its party to say, by a stance without the condition
        live = self.live.get(condition.point, ())
        return any(self.agreed(a) for a in live if condition.wording in (None, a.wording.number))

    def counted(self, alternative: Alternative) -> tuple[PartyId, ...]:
        """The negotiating parties that decide on the words as they stand.

        Those that were at this table when the words were put, and of the others whoever has spoken on them since: to
        come later unsettles nothing, to oppose does; and a party that is shown out still counts.
        """
        there = dict.fromkeys(p for p in alternative.wording.parties if p in self.parties)
        spoke = {
            stance.party
            for stance in self.state.stances.on(alternative.point, alternative.number)
            if stance.wording == alternative.wording.number
        }
        return (*there, *(p for p in self.parties if p in spoke and p not in there))

    def decision(self, counted: Iterable[PartyId]) -> tuple[int, frozenset[PartyId]]:
        """How many of the parties that decide have to join, and which of them in any case.

        Sufficient consensus is for tables that have as many parties as it asks for, and those; at others all decide.
        """
        there = frozenset(counted)
        enough, needed = max(2, self.rules.sufficient), frozenset(self.rules.sufficient_with)
        if self.rules.decision == "sufficient consensus" and len(there) >= enough and needed <= there:
            return enough, needed
        return max(2, len(there)), frozenset()

    def _decided(self, key: _Key) -> bool:
        """Whether the acceptances that are left meet the decision rule."""
        joined = {party for party in self.deciding[key] if party in self.joins[key]}
        enough, needed = self.decision(self.deciding[key])
        return len(joined) >= enough and needed <= joined

    def agreed(self, alternative: Alternative) -> bool:
        """Whether the decision rule is met on the words as they stand, among those looked at."""
        return (alternative.point, alternative.number) in self.held

    def joined(self, alternative: Alternative) -> list[Join]:
        """The acceptances that hold, of those whose word counts."""
        key = alternative.point, alternative.number
        return [self.joins[key][party] for party in self.deciding[key] if party in self.joins[key]]

    def settled(self, point: PointId, wording: int) -> bool:
        """Whether `point` is agreed, at least ad referendum, on exactly this wording."""
        found = self.state.alternatives.of(point, wording)
        return found is not None and found.withdrawn is None and found.wording.number == wording and self.agreed(found)
