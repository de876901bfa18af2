"""How firmly a point is agreed by one room's record: the first of the two ladders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from msgspec import Struct

from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.alternatives import Alternative, at_table
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.silence import OpenSilence, outcome
from goodoffices.talks.stances import Condition, Stance

PointRung = Literal["not discussed", "proposed", "agreed ad referendum", "agreed"]


class Standing(Struct, frozen=True):
    """How a point stands in one room: never more than the record of that room says."""

    room: RoomId
    point: PointId
    rung: PointRung
    alternative: int | None = None  # on which alternative, and which of its wordings, it is agreed
    wording: int | None = None
    among: tuple[PartyId, ...] = ()  # the parties that agreed
    ad_referendum: tuple[PartyId, ...] = ()  # whose capitals have yet to concur
    without: tuple[PartyId, ...] = ()  # negotiating parties at this table that have not joined
    on_conditions: bool = False
    by_silence: bool = False
    parked: bool = False

    @property
    def words(self) -> str:
        """The status as it is printed."""
        said: str = self.rung
        if self.rung == "agreed ad referendum":
            said += f" ({', '.join(self.ad_referendum)})"
        if self.on_conditions:
            said += ", on conditions"
        if self.by_silence:
            said += ", by silence procedure"
        if self.without:
            said += f", without {', '.join(self.without)}"
        return f"parked ({said})" if self.parked else said


class _Join(Struct, frozen=True):
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
    """

    def __init__(
        self, play: StateOfPlay, room: RoomId, now: datetime | None, points: Iterable[PointId] | None = None
    ) -> None:
        self.state: RoomState = play.rooms[room]
        self.rules = play.rules
        self.parties = play.plenary.founding.negotiating
        self.here = tuple(p for p in at_table(self.state) if p in self.parties)
        self.silent = dict(self._silences(now)) if now is not None and self.rules.silence_on_substance else {}
        self.joins: dict[_Key, dict[PartyId, _Join]] = {}
        waiting = list(self.state.alternatives.by_point if points is None else points)
        seen: set[PointId] = set()
        while waiting:
            point = waiting.pop()
            if point not in seen:
                seen.add(point)
                for alternative in self._live(point):
                    joins = self.joins[point, alternative.number] = self._joined(alternative)
                    waiting += [c.point for j in joins.values() for c in j.conditions if c.point is not None]
        self._resolve()

    def _live(self, point: PointId) -> list[Alternative]:
        return [a for a in self.state.alternatives.on(point) if a.withdrawn is None]

    def _silences(self, now: datetime) -> Iterator[tuple[tuple[PointId, int], tuple[int, tuple[PartyId, ...]]]]:
        for number, entry in self.state.silence.opened.items():
            act = entry.act
            if not isinstance(act, OpenSilence) or act.point is None or act.wording is None:
                continue
            if outcome(self.state, number, now) == "adopted":
                yield (act.point, act.wording), (number, act.to)

    def _joined(self, alternative: Alternative) -> dict[PartyId, _Join]:
        point = self.state.points.points.get(alternative.point)
        since = (point.reopened if point is not None else None) or 0
        joins: dict[PartyId, _Join] = {}
        said = self.state.stances.on(alternative.point, alternative.number)
        for stance in said:
            if stance.wording == alternative.wording.number and stance.number > since and self._joins(stance):
                waits = stance.stance == "accept ad referendum" and stance.confirmed is None
                joins[stance.party] = _Join(stance.party, waits, stance.conditions, stance.number)
        number, silent = self.silent.get((alternative.point, alternative.wording.number), (0, ()))
        if number > since:
            spoke = {stance.party for stance in said}
            for party in (party for party in silent if party not in spoke):
                joins[party] = _Join(party, False, (), number, by_silence=True)
        return joins

    def _joins(self, stance: Stance) -> bool:
        if stance.stance == "can live with":
            return self.rules.can_live_with_suffices
        return stance.stance in ("accept", "accept ad referendum")

    def _resolve(self) -> None:
        changed = True
        while changed:
            changed = False
            for joins in self.joins.values():
                for party, join in list(joins.items()):
                    if not all(self._holds(condition) for condition in join.conditions):
                        del joins[party]
                        changed = True

    def _holds(self, condition: Condition) -> bool:
        if condition.point is None:
            return False  # conduct: whether it is met is for its party to say, by a stance without the condition
        live = self._live(condition.point)
        return any(self.agreed(a) for a in live if condition.wording in (None, a.wording.number))

    def counted(self, alternative: Alternative) -> tuple[PartyId, ...]:
        """The negotiating parties that decide on the words as they stand.

        Those that were at this table when the words were put, and of the others whoever has spoken on them since: to
        come later unsettles nothing, to oppose does; and a party that is shown out still counts.
        """
        there = tuple(p for p in alternative.wording.parties if p in self.parties)
        spoke = {
            stance.party
            for stance in self.state.stances.on(alternative.point, alternative.number)
            if stance.wording == alternative.wording.number
        }
        return (*there, *(p for p in self.parties if p not in there and p in spoke))

    def agreed(self, alternative: Alternative) -> bool:
        """Whether the decision rule is met on the words as they stand.

        Sufficient consensus is for tables that have as many parties as it asks for, and those; at others all decide.
        """
        joins = self.joins.get((alternative.point, alternative.number), {})
        counted = self.counted(alternative)
        joined = [p for p in counted if p in joins]
        enough, needed = max(2, self.rules.sufficient), set(self.rules.sufficient_with)
        if self.rules.decision == "sufficient consensus" and len(counted) >= enough and needed <= set(counted):
            return len(joined) >= enough and needed <= set(joined)
        return len(counted) >= 2 and len(joined) == len(counted)

    def settled(self, point: PointId, wording: int) -> bool:
        """Whether `point` is agreed, at least ad referendum, on exactly this wording."""
        found = self.state.alternatives.of(point, wording)
        return found is not None and found.withdrawn is None and found.wording.number == wording and self.agreed(found)

    def standing(self, point: PointId) -> Standing:
        """How `point` stands: on the alternative that is agreed most firmly; of several, on the one agreed last."""
        known = self.state.points.points.get(point)
        parked = known is not None and known.parked is not None
        live = self._live(point)
        best: tuple[tuple[bool, int], Standing] | None = None
        for alternative in live:
            if not self.agreed(alternative):
                continue
            joins = self.joins[point, alternative.number]
            joined = [joins[p] for p in self.counted(alternative) if p in joins]
            waiting = tuple(j.party for j in joined if j.ad_referendum)
            among = tuple(j.party for j in joined)
            found = Standing(
                room=self.state.room,
                point=point,
                rung="agreed ad referendum" if waiting else "agreed",
                alternative=alternative.number,
                wording=alternative.wording.number,
                among=among,
                ad_referendum=waiting,
                without=tuple(p for p in self.here if p not in among),
                on_conditions=any(j.conditions for j in joined),
                by_silence=any(j.by_silence for j in joined),
                parked=parked,
            )
            firmness = (not waiting, max(j.number for j in joined))
            if best is None or firmness > best[0]:
                best = firmness, found
        if best is not None:
            return best[1]
        # Words that came from another room are not taken up here before somebody says something of them.
        taken_up = any(not a.token or self.state.stances.on(point, a.number) for a in live)
        return Standing(self.state.room, point, "proposed" if taken_up else "not discussed", parked=parked)


def void(state: RoomState, stance: Stance) -> bool:
    """Whether a stance cites a withdrawn or superseded wording: then it is neither acceptance nor opposition."""
    for condition in stance.conditions:
        if condition.point is not None and condition.wording is not None:
            cited = state.alternatives.of(condition.point, condition.wording)
            if cited is None or cited.withdrawn is not None or cited.wording.number != condition.wording:
                return True
    return False


def status(play: StateOfPlay, room: RoomId, point: PointId, now: datetime | None = None) -> Standing:
    """How `point` stands in `room`, by that room's stances only. `now` decides whether silence procedures have run."""
    return Acceptances(play, room, now, (point,)).standing(point)


def statuses(play: StateOfPlay, room: RoomId, now: datetime | None = None) -> dict[PointId, Standing]:
    """How every point known in `room` stands there; a point of plenary that was never taken up is not discussed."""
    resolved = Acceptances(play, room, now)
    state = resolved.state
    known = dict.fromkeys((*play.plenary.points.points, *state.points.points, *state.alternatives.by_point))
    return {point: resolved.standing(point) for point in known}


def settled(play: StateOfPlay, room: RoomId, point: PointId, wording: int, now: datetime | None = None) -> bool:
    """Whether `point` is agreed in `room`, at least ad referendum, on exactly this wording."""
    return Acceptances(play, room, now, (point,)).settled(point, wording)


def referral(
    play: StateOfPlay, room: RoomId, offer: int
) -> Literal["unanswered", "accepted by some", "accepted by all"]:
    """How an offer to leave a point to the principals stands: it counts only when all have accepted it.

    All: the negotiating parties that were at the table when it was made, but for the one that made it. Raises
    `KeyError` for an entry that offers none.
    """
    found = play.rooms[room].points.referrals[offer]
    asked = [p for p in found.table if p in play.plenary.founding.negotiating and p != found.by]
    accepted = [p for p in asked if p in found.accepted]
    if asked and len(accepted) == len(asked):
        return "accepted by all"
    return "accepted by some" if accepted else "unanswered"
