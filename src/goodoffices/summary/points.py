"""Points as they stand room by room, and what is left by the record."""

from __future__ import annotations

import re
from datetime import datetime

from goodoffices.summary.told import Item, fields, states
from goodoffices.talks import standing
from goodoffices.talks.act import PUBLIC, PointId
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.standing import Standing
from goodoffices.talks.wordings import Wording

# In the public room nobody takes a stance on a point, so its record can say nothing of how one stands.
NOT_ON_RECORD = "not on record"


def points(play: StateOfPlay, now: datetime) -> list[Item]:
    """Every point that one reads of: its status, alternatives and stances, each under the room whose record it is."""
    tables = {state.room: (state, _statuses(play, state, now)) for state in states(play) if _has_points(state)}
    known = sorted({point for _, statuses in tables.values() for point in statuses}, key=_in_order)
    return [_point(play, tables, point) for point in known]


def _has_points(state: RoomState) -> bool:
    return bool(state.points.points or state.alternatives.by_point)


def _statuses(play: StateOfPlay, state: RoomState, now: datetime) -> dict[PointId, Standing]:
    """How the points stand that this room's own record knows."""
    own = {*state.points.points, *state.alternatives.by_point}
    return {p: s for p, s in standing.statuses(play, state.room, now).items() if p in own}


def _in_order(point: PointId) -> tuple[object, ...]:
    """Plenary's points by number, then those that rooms have of their own."""
    return (
        point[:1].isdigit() is False,
        tuple((0, int(part)) if part.isdigit() else (1, part) for part in re.findall(r"\d+|\D+", point)),
    )


def _point(play: StateOfPlay, tables: dict[str, tuple[RoomState, dict[PointId, Standing]]], point: PointId) -> Item:
    here = [state for state, statuses in tables.values() if point in statuses]
    known = play.point(point) or next((s.points.points[point] for s in here if point in s.points.points), None)
    return {
        "number": point,
        "title": known.title if known is not None else {},
        "status": [_status(state, tables[state.room][1][point]) for state in here],
        "alternatives": [item for state in here for item in _alternatives(state, point)],
        "stances": {state.room: found for state in here if (found := _stances(state, point))},
        "referrals": [item for state in here for item in _referrals(state, point)],
    }


def _status(state: RoomState, found: Standing) -> Item:
    names = ("room", "rung", "words", "alternative", "wording", "among", "ad_referendum", "on_conditions")
    item = fields(found, *names, "by_silence", "parked")
    return {**item, "rung": NOT_ON_RECORD, "words": NOT_ON_RECORD} if state.room == PUBLIC else item


def _alternatives(state: RoomState, point: PointId) -> list[Item]:
    found: list[Item] = []
    for number in state.alternatives.by_point.get(point, ()):
        alternative = state.alternatives.alternatives[point, number]
        found.append(
            {
                "room": state.room,
                **fields(alternative, "number", "by", "marking", "compromise", "merged", "withdrawn"),
                "wording": alternative.wording.number,
                "text": alternative.wording.text,
                "put": _put(alternative.wording),
                "wordings": [fields(wording, "number", "text") for wording in alternative.wordings],
            }
        )
    return found


def _put(wording: Wording) -> Item | None:
    """In the place of which run of which words an alternative's own stand; None for a whole point."""
    put = wording.put
    return {"wording": put.place.wording, "runs": put.place.runs, "text": put.text} if put is not None else None


def _stances(state: RoomState, point: PointId) -> list[Item]:
    """Every party's last word on each alternative of this room; `void` if a condition of it has fallen away."""
    found: list[Item] = []
    for number in state.alternatives.by_point.get(point, ()):
        present = state.alternatives.alternatives[point, number].wording.number
        for stance in state.stances.on(point, number):
            found.append(
                {
                    "alternative": number,
                    **fields(stance, "wording", "party", "stance", "reservation", "conditions", "note", "declared"),
                    "entry": stance.number,
                    "confirmed": stance.confirmed,
                    "on_present_wording": stance.wording == present,
                    "void": standing.void(state, stance),
                }
            )
    return found


def _referrals(state: RoomState, point: PointId) -> list[Item]:
    return [
        {"room": state.room, **fields(offer, "number", "by", "words", "accepted")}
        for offer in state.points.referrals.values()
        if offer.point == point
    ]


def left(play: StateOfPlay, now: datetime) -> list[Item]:
    """What is left by the record of each room with points: how many are neither agreed nor agreed ad referendum.

    Every point is counted once: a parked one as left, one that is agreed on conditions as that and not as agreed.
    """
    return [_left(state, _statuses(play, state, now)) for state in states(play) if _has_points(state)]


def _left(state: RoomState, statuses: dict[PointId, Standing]) -> Item:
    counts: dict[str, list[PointId]] = {"agreed": [], "agreed ad referendum": [], "on conditions": [], "left": []}
    for point, found in statuses.items():
        if found.parked or found.rung not in counts:
            counts["left"].append(point)
        else:
            counts["on conditions" if found.on_conditions else found.rung].append(point)
    left_ = [] if state.room == PUBLIC else counts["left"]
    parked = [point for point in left_ if statuses[point].parked]
    if state.room == PUBLIC:
        words = f"{len(statuses)} points; how they stand is not on public record"
    else:
        words = f"{len(left_)} of {len(statuses)} points are neither agreed nor agreed ad referendum"
        words += f", {len(parked)} of them parked" if parked else ""
        words += f"; {len(counts['on conditions'])} only on conditions" if counts["on conditions"] else ""
    return {
        "room": state.room,
        "points": len(statuses),
        "agreed": len(counts["agreed"]),
        "agreed_ad_referendum": len(counts["agreed ad referendum"]),
        "on_conditions": len(counts["on conditions"]),
        "left": None if state.room == PUBLIC else len(left_),
        "left_points": sorted(left_, key=_in_order),
        "parked": sorted(parked, key=_in_order),
        "words": words,
    }
