"""Who is behind a door, and what waits there for somebody: by the record of that room alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goodoffices.server.desks import acts
from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import OFFICES, listed, office, party_name, party_names, person, who
from goodoffices.talks.act import INSTRUCTOR, PLENARY, PUBLIC, Function, SeatId, party_of
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
                    "office": (office(desk, seat) or (str(OFFICES[own[seat].office]) if seat in own else ""))
                    if party != INSTRUCTOR
                    else _("reads this room"),
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
    named: dict[Function, str] = {
        "chair": _("Chair"),
        "rapporteur": _("Rapporteur"),
        "room secretary": _("Room secretary"),
    }
    here = state.door.functions
    return [{"label": label, "value": who(desk, here[name])} for name, label in named.items() if name in here]


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
        note = _("It counts for nothing until the other side confirms it.")
        if not keeps:
            note = _("It counts for nothing until the head of %(party)s confirms it.") % {
                "party": party_name(desk, d.party)
            }
        mine = d.party == desk.party if not keeps else party_of(d.by) != desk.party
        words = desk.words(d.text)
        yield {
            "kind": _("Set down, not confirmed"),
            "title": _("A declaration of %(party)s") % {"party": party_name(desk, d.party)},
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": note,
            "url": desk.entry_url(state.room, d.number),
            "point": d.point,
            "number": d.number,
            "actions": acts.links(
                *(
                    acts.link(desk, state.room, kind, label, record=d.number)
                    for kind, label in (("ConfirmRecord", _("Confirm")), ("ContestRecord", _("Contest")))
                    if mine
                ),
                acts.link(desk, state.room, "Rectify", _("Put right"), record=d.number),
            ),
        }


def _releases(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    for r in state.release.released.values():
        if r.target is None or r.number in state.tracks.reports or _arrived(desk, r.token):
            continue
        words = desk.words(r.text)
        missing = [p for p in r.asked if p not in (*r.consented, *r.declined)]
        note = {
            "waiting": _("Waits for the consent of %(parties)s."),
            "consented": _("All consent: it may be delivered by a seat that sits in both rooms."),
            "declined": _("Declined by %(parties)s: the words stay here."),
        }[r.standing] % {"parties": party_names(desk, r.declined if r.standing == "declined" else missing)}
        mine = desk.party in missing
        yield {
            "kind": pgettext("a kind of act", "Release"),
            "title": _("Words of %(parties)s") % {"parties": party_names(desk, r.words_of)},
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
                    for kind, label in (("ConsentToRelease", _("Consent")), ("DeclineRelease", _("Decline")))
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
            "kind": _("Report of the track"),
            "title": desk.say(report.title),
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": _("Waits to be cleared by %(parties)s.") % {"parties": party_names(desk, missing)}
            if missing
            else _("Cleared: it may go to plenary."),
            "url": desk.entry_url(state.room, report.number),
            "number": report.number,
            "actions": _report_actions(desk, state, report, missing),
        }


def _report_actions(desk: Desk, state: RoomState, report: TrackReport, missing: list[str]) -> list[dict[str, str]]:
    return acts.links(
        acts.link(desk, state.room, "ClearTrackReport", report=report.number) if desk.party in missing else None,
        acts.link(desk, PLENARY, "Deliver", _("Deliver to plenary"), token=report.token) if not missing else None,
    )


def _silences(desk: Desk, state: RoomState) -> Iterable[dict[str, Any]]:
    pauses = desk.play.plenary.instructing.pauses
    for number, entry in state.silence.opened.items():
        act = entry.act
        if not isinstance(act, OpenSilence) or outcome(state, number, desk.now, pauses) != "open":
            continue
        words = desk.words(act.text)
        silent = [p for p in act.to if (number, p) not in state.silence.received]
        note = ""
        if silent:
            note = _("Receipt not acknowledged by %(parties)s: without it nothing is adopted.")
            note %= {"parties": party_names(desk, silent)}
        mine = desk.party in act.to
        yield {
            "kind": _("Silence procedure"),
            "title": _("Addressed to %(parties)s") % {"parties": party_names(desk, act.to)},
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
            "kind": _("Referral to the principals"),
            "title": _("Point %(point)s, offered by %(party)s")
            % {"point": offer.point, "party": party_name(desk, offer.by)},
            "words": words.text,
            "lang": words.lang,
            "dir": words.dir,
            "note": _("It counts only when all accept; no answer from %(parties)s.")
            % {"parties": party_names(desk, missing)},
            "point": offer.point,
            "url": desk.entry_url(state.room, offer.number),
            "number": offer.number,
            "actions": acts.links(acts.link(desk, state.room, "AcceptReferral", offer=offer.number) if mine else None),
        }
