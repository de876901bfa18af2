"""How drafts of one text stand by the record: their series, what changed, who marked them, whether words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.talks.act import PLENARY, Chosen, PartyId, PointId, RoomId

if TYPE_CHECKING:
    from goodoffices.talks.drafts import Draft, Marked
    from goodoffices.talks.play import RoomState, StateOfPlay


def series(state: RoomState, draft: int) -> tuple[Draft, ...]:
    """The drafts of the series to which a draft belongs, in the order in which they went round."""
    number = state.drafts.drafts[draft].series
    return tuple(one for one in state.drafts.drafts.values() if one.series == number)


def changed(state: RoomState, draft: Draft) -> frozenset[PointId]:
    """The points whose words differ from those of the draft before; all of them in the first of a series."""
    before = state.drafts.drafts.get(draft.after) if draft.after is not None else None
    earlier = set(before.settles) if before is not None else set()
    return frozenset(one.point for one in draft.settles if one not in earlier)


def stands(state: RoomState, chosen: Chosen) -> bool:
    """Whether these words are still on the table as they were when they went round."""
    found = state.alternatives.of(chosen.point, chosen.wording)
    return found is not None and found.withdrawn is None and found.wording.number == chosen.wording


def delegations(play: StateOfPlay, room: RoomId) -> tuple[PartyId, ...]:
    """The negotiating parties at the table of a room: those whose marks and answers are asked for."""
    counted = play.plenary.founding.negotiating
    at_table = counted if room == PLENARY else play.rooms[room].door.parties()
    return tuple(party for party in counted if party in at_table)


def marks(play: StateOfPlay, room: RoomId, draft: int) -> dict[PartyId, Marked]:
    """Each party's last word on a draft, by the caucuses in `play`; a party that is not there has not reacted there."""
    found: dict[PartyId, Marked] = {}
    for state in play.rooms.values():
        for (where, number, party), one in state.drafts.marked.items():
            earlier = found.get(party)
            if (where, number) == (room, draft) and (earlier is None or earlier.time <= one.time):
                found[party] = one
    return found
