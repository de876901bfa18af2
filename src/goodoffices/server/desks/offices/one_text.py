"""What drafts of one text ask of this seat: marks, a yes or no, or, of the mediators, the next draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, proposing
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import room_name, who
from goodoffices.server.desks.order import in_order
from goodoffices.server.desks.pages.drafts_marking import caucuses
from goodoffices.talks.drafted import delegations, marks, stands
from goodoffices.talks.drafts import Draft
from goodoffices.talks.play import RoomState


def cards(desk: Desk) -> Iterator[dict[str, Any]]:
    """The last draft of each series that goes on, and final questions, where they wait for this seat."""
    for room in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[room]
        for series, last in state.drafts.last.items():
            draft = state.drafts.drafts[last]
            if series in state.drafts.asked:
                yield from _final(desk, state, series)
            elif proposing.mediates(desk):
                yield from _marked(desk, state, draft)
            else:
                yield from _unmarked(desk, state, draft)


def _card(desk: Desk, state: RoomState, number: int, **more: str) -> dict[str, Any]:
    return {
        "room": room_name(desk, state.room),
        "by": who(desk, state.entries[number - 1].seat),
        "words": "",
        "url": desk.url("drafts", room=state.room),
        **more,
    }


def _unmarked(desk: Desk, state: RoomState, draft: Draft) -> Iterator[dict[str, Any]]:
    """A draft that this seat may mark, and its party has not."""
    asked = desk.party in delegations(desk.play, state.room)
    if asked and desk.party not in marks(desk.play, state.room, draft.number) and caucuses(desk, state.room, draft):
        more = {
            "kind": _("Draft to mark, in confidence"),
            "title": _("Draft %(place)s") % {"place": draft.place},
            "action": _("Read and mark it"),
        }
        yield _card(desk, state, draft.number, **more)


def _marked(desk: Desk, state: RoomState, draft: Draft) -> Iterator[dict[str, Any]]:
    """A draft that every delegation has marked, as far as this mediator reads, who may act on it."""
    said = marks(desk.play, state.room, draft.number)
    everybody = delegations(desk.play, state.room)
    if everybody and all(party in said for party in everybody) and acts.may(desk, state.room, "CirculateDraft"):
        title = _("Draft %(place)s: every delegation has marked it") % {"place": draft.place}
        yield _card(desk, state, draft.number, kind=_("One text"), title=title, action=_("See the marks"))


def _final(desk: Desk, state: RoomState, series: int) -> Iterator[dict[str, Any]]:
    """A final question that this seat may answer, and its party has not."""
    final = state.drafts.finals[state.drafts.asked[series]]
    draft = state.drafts.drafts[final.draft]
    if desk.party in final.answers or desk.party not in delegations(desk.play, state.room):
        return
    if acts.may(desk, state.room, "AnswerFinal") and all(stands(state, one) for one in draft.settles):
        title = _("Draft %(place)s: yes or no") % {"place": draft.place}
        yield _card(desk, state, final.number, kind=_("Final yes or no"), title=title, action=_("Read and answer it"))
