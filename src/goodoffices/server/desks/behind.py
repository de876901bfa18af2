"""Who is behind a door, and what waits there for somebody: by the record of that room alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goodoffices.server.desks import acts
from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import OFFICES, listed, office, party_name, party_names, person, who
from goodoffices.talks.act import INSTRUCTOR, PLENARY, PUBLIC, SeatId, party_of
from goodoffices.talks.founding import negotiating
from goodoffices.talks.instructing import postponed
from goodoffices.talks.play import RoomState
from goodoffices.talks.rooms import OpenRoom
from goodoffices.talks.silence import OpenSilence, outcome
from goodoffices.talks.tracks import TrackReport


def inside(desk: Desk, state: RoomState) -> list[dict[str, Any]]:
    """The seats behind the door now, by party: those of plenary by its record; nobody sits in the public record."""
    if state.room == PUBLIC:
        return []
    if state.room == PLENARY:
        seats: Iterable[SeatId] = (s.id for s in state.founding.seats.values() if not s.vacant)
    else:
        seats = state.door.members()
    by_party: dict[str, list[str]] = {}
    for seat in seats:
        by_party.setdefault(party_of(seat), []).append(seat)
    own = state.founding.seats
    return [
        {
            "party": party_name(desk, party),
            "people": [
                {
                    "name": person(desk, seat, state),
                    "office": (office(desk, seat) or (OFFICES[own[seat].office] if seat in own else ""))
                    if party != INSTRUCTOR
                    else "reads this room",
                    "seat": seat,
                }
                for seat in seats_
            ],
        }
        for party, seats_ in by_party.items()
    ]


def gone(desk: Desk, state: RoomState) -> list[dict[str, Any]]:
    """Seats that left, and up to which entry each still reads the record."""
    return [
        {"name": who(desk, seat), "until": stay.until, "url": desk.entry_url(state.room, stay.until)}
        for seat, stay in state.door.stays.items()
        if stay.until is not None
    ]


def functions(desk: Desk, state: RoomState) -> list[dict[str, str]]:
    """Chair, rapporteur and secretary of the room."""
    return [
        {"label": function.capitalize(), "value": who(desk, seat)}
        for function in ("chair", "rapporteur", "room secretary")
        if (seat := state.door.functions.get(function)) is not None
    ]


def reports_to(desk: Desk, state: RoomState) -> str:
    """Whom the mediators of a caucus report to: it stands on the door."""
    opened = state.door.opened
    if opened is None or not isinstance(opened.act, OpenRoom):
        return ""
    return listed(who(desk, seat) for seat in opened.act.reports_to)


def waiting(desk: Desk, state: RoomState) -> list[dict[str, Any]]:
    """What this room waits for: declarations, releases, track reports, silence procedures, referrals that are open."""
    return [
        *_declarations(desk, state),
        *_releases(desk, state),
        *_reports(desk, state),
        *_silences(desk, state),
        *_referrals(desk, state),
    ]


def _declarations(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    for d in state.door.declarations.values():
        if d.standing != "unconfirmed":
            continue
        keeps = state.door.kind in ("caucus", "bilateral")
        confirms = "the other side" if keeps else f"the head of {party_name(desk, d.party)}"
        mine = d.party == desk.party if not keeps else party_of(d.by) != desk.party
        words = desk.words(d.text)
        yield {
            "kind": "Set down, not confirmed",
            "title": f"A declaration of {party_name(desk, d.party)}",
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": f"It counts for nothing until {confirms} confirms it.",
            "url": desk.entry_url(state.room, d.number),
            "point": d.point,
            "number": d.number,
            "actions": acts.links(
                *(
                    acts.link(desk, state.room, kind, label, record=d.number)
                    for kind, label in (("ConfirmRecord", "Confirm"), ("ContestRecord", "Contest"))
                    if mine
                ),
                acts.link(desk, state.room, "Rectify", "Put right", record=d.number),
            ),
        }


def _releases(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    for r in state.release.released.values():
        if r.target is None or r.number in state.tracks.reports or _arrived(desk, r.token):
            continue
        words = desk.words(r.text)
        missing = [p for p in r.asked if p not in (*r.consented, *r.declined)]
        note = {
            "waiting": f"Waits for the consent of {party_names(desk, missing)}.",
            "consented": "All consent: it may be delivered by a seat that sits in both rooms.",
            "declined": f"Declined by {party_names(desk, r.declined)}: the words stay here.",
        }[r.standing]
        mine = desk.party in missing
        yield {
            "kind": "Release",
            "title": f"Words of {party_names(desk, r.words_of)}",
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": note,
            "point": r.point,
            "url": desk.entry_url(state.room, r.number),
            "number": r.number,
            "actions": acts.links(
                *(
                    acts.link(desk, state.room, kind, label, release=r.number)
                    for kind, label in (("ConsentToRelease", "Consent"), ("DeclineRelease", "Decline"))
                    if mine
                ),
                acts.link(desk, r.target, "Deliver", token=r.token) if r.standing == "consented" else None,
            ),
        }


def _arrived(desk: Desk, token: str) -> bool:
    """Whether the words of a token arrived in a room that the reader reads."""
    return any(token in state.release.delivered for state in desk.play.rooms.values())


def _reports(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    parties = negotiating(desk.play.plenary.founding)
    for report in state.tracks.reports.values():
        if _arrived(desk, report.token):
            continue
        missing = [p for p in report.parties if p in parties and p not in report.cleared]
        words = desk.words(report.text)
        yield {
            "kind": "Report of the track",
            "title": desk.say(report.title),
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": f"Waits to be cleared by {party_names(desk, missing)}."
            if missing
            else "Cleared: it may go to plenary.",
            "url": desk.entry_url(state.room, report.number),
            "number": report.number,
            "actions": _report_actions(desk, state, report, missing),
        }


def _report_actions(desk: Desk, state: RoomState, report: TrackReport, missing: list[str]) -> list[dict[str, str]]:
    return acts.links(
        acts.link(desk, state.room, "ClearTrackReport", report=report.number) if desk.party in missing else None,
        acts.link(desk, PLENARY, "Deliver", "Deliver to plenary", token=report.token) if not missing else None,
    )


def _silences(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    pauses = desk.play.plenary.instructing.pauses
    for number, entry in state.silence.opened.items():
        act = entry.act
        if not isinstance(act, OpenSilence) or outcome(state, number, desk.now, pauses) != "open":
            continue
        words = desk.words(act.text)
        silent = [p for p in act.to if (number, p) not in state.silence.received]
        note = (
            f"Receipt not acknowledged by {party_names(desk, silent)}: without it nothing is adopted." if silent else ""
        )
        mine = desk.party in act.to
        yield {
            "kind": "Silence procedure",
            "title": f"Addressed to {party_names(desk, act.to)}",
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": note,
            "deadline": moment(postponed(pauses, entry.time, act.deadline, desk.now), desk.zone),
            "url": desk.entry_url(state.room, number),
            "point": act.point,
            "number": number,
            "actions": acts.links(
                acts.link(desk, state.room, "AcknowledgeReceipt", of=number) if desk.party in silent else None,
                acts.link(desk, state.room, "BreakSilence", silence=number) if mine else None,
            ),
        }


def _referrals(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    counted = negotiating(desk.play.plenary.founding)
    for offer in state.points.referrals.values():
        missing = [p for p in counted if p != offer.by and p not in offer.accepted]
        if not missing:
            continue
        words = desk.words(offer.words)
        mine = desk.party in missing
        yield {
            "kind": "Referral to the principals",
            "title": f"Point {offer.point}, offered by {party_name(desk, offer.by)}",
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": f"It counts only when all accept; no answer from {party_names(desk, missing)}.",
            "point": offer.point,
            "url": desk.entry_url(state.room, offer.number),
            "number": offer.number,
            "actions": acts.links(acts.link(desk, state.room, "AcceptReferral", offer=offer.number) if mine else None),
        }
