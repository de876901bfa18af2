"""Collisions: what a change of the text would run into, told before it is made and never resolved silently.

It is a question about one room's own record. No act is refused for what it answers.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from goodoffices.documents.placing import Placed, placed
from goodoffices.drafting.brackets import Offer, collisions
from goodoffices.talks.act import Act, Entry, PartyId, PointId, RoomId, SeatId
from goodoffices.talks.alternatives import Amend, Correct, Propose, Withdraw
from goodoffices.talks.play import RoomState, StateOfPlay, fold
from goodoffices.talks.standing import void
from goodoffices.talks.wordings import Alternative

Sort = Literal["same words", "moved on", "withdrawn", "condition void", "left on earlier words"]


class Collision(NamedTuple):
    """One thing that an act runs into.

    *Same words*: `alternative` is in place of words that the act is in place of too. *Moved on*, *withdrawn*: the words
    of `alternative` that the act is put into stand no longer; entry `entry` is why. *Condition void*: the acceptance of
    `party` on `alternative`, in entry `entry`, cites words that would no longer stand. *Left on earlier words*:
    `alternative` was put into words that would no longer stand, and would become an option for the whole point.
    """

    sort: Sort
    point: PointId
    alternative: int
    entry: int
    party: PartyId | None = None


def before(play: StateOfPlay, room: RoomId, seat: SeatId, act: Act, now: datetime) -> tuple[Collision, ...]:
    """What `act` of `seat` would run into in `room`, as it stands `now`; nothing for an act that changes no words.

    Time O(size of the room's state). Raises `KeyError` for a room that is not read.
    """
    state = play.rooms[room]
    if not isinstance(act, Propose | Amend | Correct | Withdraw):
        return ()
    after = fold(room, [Entry(room, state.number + 1, seat, now, act)], state)
    return (*_base(state, act), *_same(after, act), *_void(state, after), *_left(state, after, act.point))


def _base(state: RoomState, act: Propose | Amend | Correct | Withdraw) -> list[Collision]:
    """Whether the words that the act is put into stand."""
    if not isinstance(act, Propose | Amend) or act.place is None:
        return []
    base = state.alternatives.of(act.point, act.place.wording)
    if base is None or (base.wording.number == act.place.wording and base.withdrawn is None):
        return []
    if base.withdrawn is not None:
        return [Collision("withdrawn", act.point, base.number, base.withdrawn)]
    return [Collision("moved on", act.point, base.number, base.wording.number)]


def _same(after: RoomState, act: Propose | Amend | Correct | Withdraw) -> list[Collision]:
    """Which other alternatives are in place of words that the act is in place of too."""
    own = act.alternative if isinstance(act, Amend | Correct) else after.number
    found = after.alternatives.alternatives.get((act.point, own))
    if found is None or found.wording.put is None or found.wording.number != after.number:
        return []
    live = [a for a in after.alternatives.on(act.point) if a.withdrawn is None]
    options = placed(after, live, _root(after, found))
    others = {one for language in found.wording.put.place.runs for one in _touching(own, options, language)}
    known = after.alternatives.alternatives
    return [Collision("same words", act.point, n, known[act.point, n].wording.number) for n in sorted(others)]


def _root(state: RoomState, alternative: Alternative) -> Alternative:
    """The alternative into whose words, directly or by others, this one is put."""
    while alternative.wording.put is not None:
        base = state.alternatives.of(alternative.point, alternative.wording.put.place.wording)
        if base is None or base.wording.number >= alternative.wording.number:
            break
        alternative = base
    return alternative


def _touching(own: int, options: dict[int, Placed], language: str) -> list[int]:
    """The alternatives whose run in a language touches that of `own`, on the same words."""
    offers = [
        Offer(number, *option.place.runs[language], option.words.get(language, ""), option.on)
        for number, option in options.items()
        if option.place is not None and language in option.place.runs
    ]
    return [other for pair in collisions(offers) if own in pair for other in pair if other != own]


def _void(state: RoomState, after: RoomState) -> list[Collision]:
    """The acceptances whose conditions cite words that stand now and would not then."""
    return [
        Collision("condition void", point, alternative, stance.number, stance.party)
        for (point, alternative), stances in state.stances.current.items()
        for stance in stances.values()
        if not void(state, stance) and void(after, stance)
    ]


def _left(state: RoomState, after: RoomState, point: PointId) -> list[Collision]:
    """The alternatives that were put into words that stand now and would not then."""
    return [
        Collision("left on earlier words", point, a.number, a.wording.number)
        for a in after.alternatives.on(point)
        if a.withdrawn is None
        and a.wording.number <= state.number
        and a.wording.put is not None
        and _stands(state, point, a.wording.put.place.wording)
        and not _stands(after, point, a.wording.put.place.wording)
    ]


def _stands(state: RoomState, point: PointId, wording: int) -> bool:
    found = state.alternatives.of(point, wording)
    return found is not None and found.withdrawn is None and found.wording.number == wording
