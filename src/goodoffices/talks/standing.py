"""How firmly a point is agreed by one room's record: the first of the two ladders."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from goodoffices.talks.acceptances import Acceptances
from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.stances import Stance
from goodoffices.talks.wordings import Alternative

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


def _standing(resolved: Acceptances, point: PointId) -> Standing:
    """How `point` stands: on the alternative that is agreed most firmly; of several, on the one agreed last."""
    state, live = resolved.state, resolved.live.get(point, [])
    known = state.points.points.get(point)
    parked = known is not None and known.parked is not None
    agreed = [_agreement(resolved, alternative, parked) for alternative in live if resolved.agreed(alternative)]
    if agreed:
        return max(agreed, key=lambda found: found[0])[1]
    # Words that came from another room are not taken up here before somebody says something of them.
    taken_up = any(not a.token or state.stances.on(point, a.number) for a in live)
    return Standing(state.room, point, "proposed" if taken_up else "not discussed", parked=parked)


def _agreement(resolved: Acceptances, alternative: Alternative, parked: bool) -> tuple[tuple[bool, int], Standing]:
    """How firmly, and since when, an agreed alternative is agreed, and what is said of it."""
    joined = resolved.joined(alternative)
    among = dict.fromkeys(join.party for join in joined)
    waiting = tuple(join.party for join in joined if join.ad_referendum)
    found = Standing(
        room=resolved.state.room,
        point=alternative.point,
        rung="agreed ad referendum" if waiting else "agreed",
        alternative=alternative.number,
        wording=alternative.wording.number,
        among=tuple(among),
        ad_referendum=waiting,
        without=tuple(party for party in resolved.here if party not in among),
        on_conditions=any(join.conditions for join in joined),
        by_silence=any(join.by_silence for join in joined),
        parked=parked,
    )
    return (not waiting, max(join.number for join in joined)), found


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
    return _standing(Acceptances(play, room, now, (point,)), point)


def statuses(play: StateOfPlay, room: RoomId, now: datetime | None = None) -> dict[PointId, Standing]:
    """How every point known in `room` stands there; a point of plenary that was never taken up is not discussed."""
    resolved = Acceptances(play, room, now)
    state = resolved.state
    known = dict.fromkeys((*play.plenary.points.points, *state.points.points, *state.alternatives.by_point))
    return {point: _standing(resolved, point) for point in known}


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
