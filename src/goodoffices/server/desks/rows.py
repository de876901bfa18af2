"""The rows of a board: points of one room, each with the words of its parties. Rendered once and shared by its readers.

A row is made from the records of the room, of plenary and of the public room, which every member of the room reads; it
holds nothing private and no address of a seat. What is a reader's own (mandate marks, what is new) is put in beside.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goodoffices.server.desks import stances
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, point_title
from goodoffices.server.desks.order import columns, natural
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY, PUBLIC, PartyId, PointId, RoomId
from goodoffices.talks.declarations import Declaration
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.silence import outcome
from goodoffices.talks.standing import Standing, statuses

WORDS_FOR = 8  # up to so many parties a cell has room for words; beyond, the compact board shows one mark a party
KEPT = 128  # boards kept in memory

_OWN = 'hx-preserve="true">'  # the end of the tag of the cell that stays private


class Row:
    """One point's row. `html` is the same for every reader of its language; `for_one` puts in what one alone sees.

    Rows are kept for each language of the interface, and rendered in it when they are first asked for.
    """

    def __init__(self, data: dict[str, Any], *, compact: bool) -> None:
        self.data = data
        self.compact = compact

    def _render(self, **more: object) -> str:
        part = get_template(f"desks/parts/board_row{'_compact' if self.compact else ''}.html")
        return part.render({"row": {**self.data, **more}})

    @cached_property
    def html(self) -> str:
        return self._render()

    @cached_property
    def _moved(self) -> str:
        return self._render(moved=True)

    def for_one(self, own: str, *, moved: bool) -> str:
        """The row with a reader's own mandate marks, and marked as moved if it did since that reader last looked."""
        html = self._moved if moved else self.html
        return html.replace(_OWN, _OWN + own, 1) if own else html


@dataclass(frozen=True)
class Rows:
    """The rows of one room at one state of its record."""

    states: Mapping[RoomId, RoomState]  # what they were made from
    silences: tuple[str, ...]
    parties: tuple[PartyId, ...]
    standings: Mapping[PointId, Standing]
    rows: Mapping[PointId, Row]

    @property
    def compact(self) -> bool:
        return len(self.parties) > WORDS_FOR

    def made_from(self, states: Mapping[RoomId, RoomState], silences: tuple[str, ...]) -> bool:
        """Whether these rows are of exactly these states, with the same silence procedures run out."""
        same = self.states.keys() == states.keys() and all(self.states[room] is states[room] for room in states)
        return same and self.silences == silences


_kept: OrderedDict[tuple[object, ...], Rows] = OrderedDict()
_lock = threading.Lock()


def shared(desk: Desk, room: RoomId) -> Desk:
    """The desk reduced to what every member of `room` reads: its record, plenary's and the public one."""
    rooms = {name: state for name, state in desk.play.rooms.items() if name in (room, PLENARY, PUBLIC)}
    return replace(desk, play=StateOfPlay(rooms))


def rows(desk: Desk, room: RoomId) -> Rows:
    """The rows of `room`, from memory if nothing that they are made from has changed."""
    common = shared(desk, room)
    state = common.room(room)
    pauses = common.play.plenary.instructing.pauses
    silences = tuple(outcome(state, number, desk.now, pauses) for number in state.silence.opened)
    key = (desk.talks, room, state.number, desk.language, get_language(), desk.as_of)
    with _lock:
        found = _kept.get(key)
        if found is not None and found.made_from(common.play.rooms, silences):
            _kept.move_to_end(key)
            return found
    made = _made(common, state, silences)
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _made(desk: Desk, state: RoomState, silences: tuple[str, ...]) -> Rows:
    parties = tuple(columns(desk.play, state))
    compact = len(parties) > WORDS_FOR
    standings = statuses(desk.play, state.room, desk.now)
    names = {party: party_name(desk, party) for party in parties}
    declared: dict[PointId, list[Declaration]] = {}
    for d in state.door.declarations.values():
        if d.standing == "unconfirmed" and d.stance is not None and d.point is not None:
            declared.setdefault(d.point, []).append(d)
    made: dict[PointId, Row] = {}
    for point in sorted(standings, key=natural):
        cells = _cells(state, point, parties, declared.get(point, ()))
        suffix = f"?as-of={desk.as_of}" if desk.as_of else ""
        data = {
            "id": point,
            "number": point,
            "title": point_title(desk.play, desk, point, state.room) or _("(no title on record)"),
            "url": f"../points/{state.room}/{point}/{suffix}",
            "status": stances.standing(desk, standings[point]),
            "cells": [_one(marks) for marks in cells]
            if compact
            else [{"party": names[party], "marks": marks} for party, marks in zip(parties, cells, strict=True)],
        }
        made[point] = Row(data, compact=compact)
    return Rows(desk.play.rooms, silences, parties, standings, made)


def _cells(
    state: RoomState, point: PointId, parties: Iterable[PartyId], declared: Iterable[Declaration]
) -> list[list[dict[str, Any]]]:
    """For each party its marks on the live alternatives of a point, oldest alternative first."""
    names = stances.labels(state, point)
    live = [
        (names[number], alternative, state.stances.current.get((point, number), {}))
        for number in names
        if (alternative := state.alternatives.alternatives[point, number]).withdrawn is None
    ]
    unconfirmed = {(d.party, state.alternatives.roots.get((point, d.wording or 0))): d for d in declared}
    cells: list[list[dict[str, Any]]] = []
    for party in parties:
        marks: list[dict[str, Any]] = []
        for name, alternative, taken in live:
            stance = taken.get(party)
            if stance is not None:
                marks.append({**stances.mark(state, alternative, stance), "alt": name, "at": stance.number})
            elif party in alternative.by:
                marks.append({"word": _("proposes"), "code": "proposed", "alt": name, "at": 0})
            waiting = unconfirmed.get((party, alternative.number))
            if waiting is not None:
                said = {"word": _("declared (unconfirmed)"), "code": "declared-unconfirmed"}
                marks.append({**said, "note": term(waiting.stance or ""), "alt": name, "at": 0})
        cells.append(marks or [{"word": _("no stance"), "code": "no-stance"}])
    return cells


def _one(marks: list[dict[str, Any]]) -> dict[str, Any]:
    """The one mark of a party that the compact board has room for: its latest stance on the point."""
    return max(marks, key=lambda mark: mark.get("at", 0))


def forget() -> None:
    """Keep nothing of what was made before."""
    with _lock:
        _kept.clear()
