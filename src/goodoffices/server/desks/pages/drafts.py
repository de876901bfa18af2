"""The drafts of one text in a room: as a mediator steers them, as a delegation marks them, as everybody reads them.

Whatever the page says of marks is made from the caucuses that the reader sits in. Only the mediation team is told who
has reacted, what was marked, and what the system proposes next; a delegation sees its own marks, and others see none.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.server.desks import acts, dates, proposing
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, point_title, room_name
from goodoffices.server.desks.pages.drafts_grid import Grid, grid
from goodoffices.server.desks.pages.drafts_marking import marking
from goodoffices.server.desks.pages.drafts_picture import picture as drawn
from goodoffices.server.desks.pages.drafts_shown import draft_of, final, joined, rows
from goodoffices.server.desks.pages.questions_picture import asking
from goodoffices.server.languages import told
from goodoffices.server.languages.terms import MARKS, term_in
from goodoffices.talks.act import PLENARY, RoomId
from goodoffices.talks.authority import who_may
from goodoffices.talks.drafted import delegations, series
from goodoffices.talks.drafts import Draft
from goodoffices.talks.play import RoomState

LEFT = 5  # drafts that may still go round, unless the mediator says otherwise


@require_safe
@as_seat
def drafts(request: HttpRequest, desk: Desk, room: str) -> HttpResponse:
    """The draft that went round last in a series, or the one asked for, beside the one before it."""
    state = _room(desk, room)
    draft = _asked(request, state)
    found = grid(desk, room, series(state, draft.number)) if draft is not None else None
    team = proposing.mediates(desk)
    asks = marking(desk, room, draft) if draft is not None and not team else None
    fields = asks.get("points", {}) if asks is not None else {}
    read = sorted({where.room for where in desk.play.rooms.values() for key in where.drafts.marked if key[0] == room})
    return page(
        request,
        desk,
        "drafts.html",
        gettext("Drafts"),
        rooms=(room, PLENARY, *read),
        room=room,
        current=room,
        team=team,
        draft=draft_of(desk, state, draft) if draft is not None else None,
        rows=[{**row, "field": fields.get(row["point"])} for row in rows(desk, state, draft)],
        marking=asks,
        reacted=_reacted(desk, room, draft, found) if draft is not None and found is not None and team else [],
        grid=_table(desk, room, found) if found is not None else None,
        picture_url=joined(desk.url("drafts-picture", room=room), f"series={draft.series}")
        if draft is not None
        else "",
        final=final(desk, state, draft) if draft is not None else None,
        tabs=_tabs(desk, state, draft),
        left=_number(request.GET.get("left")) or LEFT,
        proposal=_proposal(request, desk, state, draft) if team else None,
        actions=_actions(desk, state, draft),
    )


@require_safe
@as_seat
def picture(request: HttpRequest, desk: Desk, room: str) -> HttpResponse:
    """The drafts of a series over time, with the marks that the reader reads."""
    state = _room(desk, room)
    draft = _asked(request, state)
    if draft is None:
        raise Http404
    found = grid(desk, room, series(state, draft.number))
    words = gettext("Drafts in %(room)s, %(talks)s") % {"room": room_name(desk, room), "talks": desk.title}
    return HttpResponse(drawn(words, found), content_type="image/svg+xml")


def _room(desk: Desk, room: RoomId) -> RoomState:
    """A room in which drafts go round; a page that does not exist for any other."""
    state = desk.room(room)
    if not who_may("CirculateDraft", state.door.kind):
        raise Http404
    return state


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 16 else 0


def _asked(request: HttpRequest, state: RoomState) -> Draft | None:
    """The draft that an address names, or the last of the series that it names; else the last of all."""
    kept = state.drafts
    number = _number(request.GET.get("draft")) or kept.last.get(_number(request.GET.get("series")), 0)
    return kept.drafts.get(number) or (kept.drafts[max(kept.drafts)] if kept.drafts else None)


def _reacted(desk: Desk, room: RoomId, draft: Draft, found: Grid) -> list[dict[str, Any]]:
    """For the mediation team: who has reacted to a draft, who has not, and of whom the reader cannot know."""
    said = found.said[[one.number for one in found.drafts].index(draft.number)]
    with_whom = {p for s in desk.play.rooms.values() if s.door.kind == "caucus" for p in s.door.parties()}
    rows = []
    for party in delegations(desk.play, room):
        given = said.get(party)
        caucus = next(
            (s.room for s in desk.play.rooms.values() if (room, draft.number, party) in s.drafts.marked), None
        )
        rows.append(
            {
                "party": party_name(desk, party),
                "reacted": given is not None,
                "in_caucus": party in with_whom,
                "live": _LIVE[given.could_live] if given is not None else None,
                "note": given.note if given is not None else "",
                "at": dates.moment(given.time, desk.zone) if given is not None else None,
                "url": desk.entry_url(caucus, given.number) if given is not None and caucus is not None else "",
            }
        )
    return rows


_LIVE = {
    True: {"word": _("could live with it"), "code": "can-live-with"},
    False: {"word": _("could not live with it"), "code": "oppose"},
    None: {"word": _("did not say of the whole"), "code": "no-stance"},
}


def _table(desk: Desk, room: RoomId, found: Grid) -> dict[str, Any]:
    """The series in words: points by drafts, and below them who could live with each."""
    here = desk.url("drafts", room=room)
    return {
        "drafts": [
            {"place": one.place, "number": one.number, "url": joined(here, f"draft={one.number}")}
            for one in found.drafts
        ],
        "lines": [
            {
                "point": line.point,
                "title": line.title,
                "cells": [
                    {
                        "words": cell.words,
                        "changed": cell.changed,
                        "marks": [
                            {"party": found.names[party], "word": term_in(MARKS, mark), "mark": mark}
                            for party, mark in cell.marks
                        ],
                    }
                    for cell in line.cells
                ],
            }
            for line in found.lines
        ],
        "whole": [
            [{"party": found.names[party], **_LIVE[could]} for party, could in found.whole(place) if party in said]
            for place, said in enumerate(found.said)
        ]
        if found.parties
        else [],
    }


def _tabs(desk: Desk, state: RoomState, draft: Draft | None) -> list[dict[str, Any]]:
    here = desk.url("drafts", room=state.room)
    return [
        {
            "name": gettext("Series %(number)s") % {"number": i},
            "url": joined(here, f"series={number}"),
            "current": draft is not None and number == draft.series,
        }
        for i, number in enumerate(state.drafts.last, 1)
    ]


def _proposal(request: HttpRequest, desk: Desk, state: RoomState, draft: Draft | None) -> dict[str, Any] | None:
    """What the system proposes, where the mediator has asked for it."""
    left = min(_number(request.GET.get("left")), proposing.MOST)
    open_ = draft if draft is not None and draft.series not in state.drafts.asked else None
    last = state.drafts.drafts[state.drafts.last[open_.series]] if open_ is not None else None
    found = proposing.proposal(desk, state.room, last, left) if left else None
    if found is None:
        return None
    after: object = last.number if last is not None else "none"
    return {
        "words": told(found.words),
        "reasons": [
            {"point": one.point, "title": point_title(desk.play, desk, one.point, state.room), "words": told(one.words)}
            for one in found.reasons
        ],
        "unchanged": last is not None and bool(found.settles) and not found.reasons,
        "action": acts.link(
            desk, state.room, "CirculateDraft", gettext("Look at it, and circulate it"), after=after, left=left
        )
        if found.settles and (last is None or found.reasons)
        else None,
    }


def _actions(desk: Desk, state: RoomState, draft: Draft | None) -> list[dict[str, str]]:
    asked = draft is not None and draft.series in state.drafts.asked
    last = state.drafts.last[draft.series] if draft is not None else None
    goes_on = draft is not None and not asked
    found = [
        acts.link(desk, state.room, "CirculateDraft", gettext("Circulate the next draft"), after=last)
        if goes_on
        else None,
        acts.link(
            desk,
            state.room,
            "CirculateDraft",
            gettext("Begin a new series") if draft else gettext("Circulate a first draft"),
            after="none",
        ),
        acts.link(desk, state.room, "AskFinal", draft=draft.number) if draft is not None and goes_on else None,
        asking(desk, state, draft) if draft is not None else None,
    ]
    return acts.links(*found)
