"""A delegation's own marks of a draft: in which caucus they are given, who reads them, and the questions."""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks import acts, behind, dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms.drafts import MarkDraft
from goodoffices.server.desks.labels import listed, room_name, who
from goodoffices.talks.act import RoomId
from goodoffices.talks.drafted import delegations, marks
from goodoffices.talks.drafts import Draft


def caucuses(desk: Desk, room: RoomId, draft: Draft) -> list[RoomId]:
    """The caucuses in which this seat may mark a draft: open ones in which everybody reads it, the latest first."""
    found = [
        state.room
        for state in desk.play.rooms.values()
        if state.door.kind == "caucus"
        and acts.may(desk, state.room, MarkDraft.kind)
        and all(desk.play.horizon(seat, room) >= draft.number for seat in state.door.members())
    ]
    return sorted(found, key=lambda name: desk.play.rooms[name].last or desk.now, reverse=True)


def marking(desk: Desk, room: RoomId, draft: Draft) -> dict[str, Any] | None:
    """What a delegation is asked about a draft, and what it has said; None for those who are not asked."""
    if desk.party not in delegations(desk.play, room):
        return None
    given = marks(desk.play, room, draft.number).get(desk.party)
    told: dict[str, Any] = {"given": dates.moment(given.time, desk.zone) if given is not None else None}
    places = caucuses(desk, room, draft)
    if not places:
        return told
    where = places[0]
    form = MarkDraft(desk, where, initial={"cites.0.room": room, "cites.0.number": draft.number})
    return {
        **told,
        "form": form,
        "url": desk.act_url(where, MarkDraft.kind, **{"cites.0.room": room, "cites.0.number": draft.number}),
        "points": {form.points[name]: form[name] for name in form.points},
        "whole": form["could_live"],
        "note": form["note"] if "note" in form.fields else None,
        "hidden": [(name, form[name].value()) for name in ("cites.0.number", "key", "seen")]
        + [("next", desk.url("drafts", room=room))],
        "room": room_name(desk, where),
        "room_url": desk.url("room", room=where),
        "readers": listed(who(desk, seat) for seat in desk.play.rooms[where].door.members()),
        "reports_to": behind.reports_to(desk, desk.play.rooms[where]),
    }
