"""Track reports: drafted in the track, cleared by its delegations, and only then delivered to plenary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Number, PartyId, PointId, Refusal, Texts, Token, party_of
from goodoffices.talks.release import fresh

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class DraftTrackReport(Act, frozen=True):
    """What the track would tell plenary, drafted by its rapporteur, secretary or chair."""

    title: Texts
    text: Texts
    token: Token
    points: tuple[PointId, ...] = ()


class ClearTrackReport(Act, frozen=True):
    """A delegation of the track clears the draft entered under `report`, as it stands."""

    report: Number


class TrackReport(Struct, frozen=True):
    """A draft and who has cleared it. `parties` are those at the track's table when it was drafted."""

    number: int
    title: Texts
    text: Texts
    points: tuple[PointId, ...]
    parties: tuple[PartyId, ...]
    token: str
    cleared: tuple[PartyId, ...] = ()


class Tracks(Struct):
    """The slice of a room's state that this group keeps."""

    reports: dict[int, TrackReport] = field(default_factory=dict)


def _drafted(s: RoomState, e: Entry, act: DraftTrackReport) -> None:
    parties = s.door.parties()
    s.tracks.reports[e.number] = TrackReport(e.number, act.title, act.text, act.points, parties, act.token)
    s.release.tokens[act.token] = e.number


def _cleared(s: RoomState, e: Entry, act: ClearTrackReport) -> None:
    report = s.tracks.reports.get(act.report)
    party = party_of(e.seat)
    if report is not None and party not in report.cleared:
        s.tracks.reports[act.report] = replace(report, cleared=(*report.cleared, party))


EVOLVE = {DraftTrackReport: _drafted, ClearTrackReport: _cleared}


def delegations(t: Table, report: TrackReport) -> tuple[PartyId, ...]:
    """The negotiating parties that clear a report: those that were at the track's table when it was drafted."""
    return tuple(p for p in report.parties if p in t.plenary.founding.negotiating)


def _may_draft(t: Table, act: DraftTrackReport) -> Refusal | None:
    if not set(t.room.door.parties()) & set(t.plenary.founding.negotiating):
        return Refusal("conflict", phrase("No delegation is in this track that could clear a report."))
    return words.first(
        words.languages(act.title, "title"),
        words.languages(act.text, "text"),
        words.token(act.token),
        fresh(t, act.token),
        *(t.known_point(point, "points") for point in act.points),
    )


def _may_clear(t: Table, act: ClearTrackReport) -> Refusal | None:
    report = t.room.tracks.reports.get(act.report)
    if report is None:
        return words.invalid("report", phrase("Entry {number} of this room drafts no report.", number=act.report))
    if t.party not in delegations(t, report):
        return Refusal("not yours", phrase("A report is cleared by the delegations that were in the track."), "report")
    if t.party in report.cleared:
        return Refusal("conflict", phrase("{party} has cleared this report already.", party=t.party), "report")
    return None


RULES = {DraftTrackReport: _may_draft, ClearTrackReport: _may_clear}
