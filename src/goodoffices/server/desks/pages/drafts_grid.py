"""A series of drafts as a table: points by drafts, with the marks that the reader reads. The picture shows the same."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, point_title
from goodoffices.server.desks.proposing import wording_name
from goodoffices.server.desks.stances import labels
from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.drafted import changed, delegations, marks
from goodoffices.talks.drafts import Draft, Mark, Marked
from goodoffices.talks.play import RoomState


@dataclass(frozen=True)
class Cell:
    """A point in one draft: the words that it had, whether they had changed, and the marks by party that one reads."""

    words: str
    letter: str  # of the alternative; empty where the point had none
    changed: bool
    marks: tuple[tuple[PartyId, Mark], ...]


@dataclass(frozen=True)
class Line:
    """One point over all drafts."""

    point: PointId
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """Points by drafts; of each draft, each party's last word as far as the reader reads it."""

    drafts: tuple[Draft, ...]
    lines: tuple[Line, ...]
    parties: tuple[PartyId, ...]  # those of whose marks the reader reads any
    names: dict[PartyId, str]
    said: tuple[dict[PartyId, Marked], ...]  # by draft

    def whole(self, place: int) -> list[tuple[PartyId, bool | None]]:
        """Who could live with the draft at `place`; None for one that did not say, or has not reacted."""
        return [
            (party, self.said[place][party].could_live if party in self.said[place] else None) for party in self.parties
        ]


def grid(desk: Desk, room: RoomId, drafts: tuple[Draft, ...]) -> Grid:
    """The table of a series, made from the room of its drafts and the caucuses that the reader sits in."""
    state = desk.play.rooms[room]
    said = tuple(marks(desk.play, room, one.number) for one in drafts)
    known = {party for each in said for party in each}
    parties = tuple(party for party in delegations(desk.play, room) if party in known)
    lines = []
    for point in (one.point for one in drafts[0].settles):
        cells = []
        for draft, given in zip(drafts, said, strict=True):
            wording = next((one.wording for one in draft.settles if one.point == point), None)
            on_point = tuple(
                (party, one.mark)
                for party in parties
                if party in given
                for one in given[party].marks
                if one.point == point
            )
            new = draft.after is not None and point in changed(state, draft)
            words = wording_name(state, point, wording) if wording is not None else ""
            cells.append(Cell(words, _letter(state, point, wording) if words else "", new, on_point))
        lines.append(Line(point, point_title(desk.play, desk, point, room), tuple(cells)))
    names = {party: party_name(desk, party) for party in parties}
    return Grid(drafts, tuple(lines), parties, names, said)


def _letter(state: RoomState, point: PointId, wording: int | None) -> str:
    """The letter of the alternative whose words these are; a dot where it is not known, or has no short one."""
    found = state.alternatives.of(point, wording) if wording is not None else None
    letter = labels(state, point)[found.number] if found is not None else ""
    return letter if 0 < len(letter) <= 3 else "•"
