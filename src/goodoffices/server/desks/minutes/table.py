"""Understandings, synchronization, track reports and undertakings, in words."""

from __future__ import annotations

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.talks import synchronization as y
from goodoffices.talks import tracks as t
from goodoffices.talks import understanding as u
from goodoffices.talks import undertakings as o


def _claimed(s: Scribe, act: u.ClaimUnderstanding) -> Said:
    found = s.state.understanding.claims.get(s.entry.number)
    standing = found.standing if found is not None else "claimed"
    status = {"word": standing, "code": standing.replace("partly ", ""), "family": "understanding"}
    return Said(f"claimed that {s.parties(act.by)} understood{s.on(act.point)}:", act.text, status=status)


def _restated(s: Scribe, act: u.Restate) -> Said:
    return Said("said back what it understood the claim to be:", act.text, (act.claim,))


def _confirmed(s: Scribe, act: u.ConfirmUnderstanding) -> Said:
    return Said("confirmed that it was so understood:", refs=(act.claim,))


def _corrected(s: Scribe, act: u.CorrectUnderstanding) -> Said:
    return Said("corrected the claim; this is what was understood:", act.text, (act.claim,))


def _opened(s: Scribe, act: y.OpenSynchronization) -> Said:
    after = f" after {act.after}" if act.after else ""
    return Said(f"opened a synchronization of positions{after}, “{s.text(act.title)}”: points {', '.join(act.points)}.")


def _position(s: Scribe, act: y.DeclarePosition) -> Said:
    found = s.state.synchronization.positions.get(s.entry.number)
    current = s.state.synchronization.columns.get((act.sheet, act.point, act.party)) == s.entry.number
    if found is None or not current:
        status = {"word": "superseded", "code": "superseded"}
    elif found.confirmed is None:
        status = {"word": "declared (unconfirmed)", "code": "declared-unconfirmed"}
    else:
        status = {"word": "confirmed", "code": "cleared"}
    refs = (act.sheet, *((act.stance,) if act.stance is not None else ()))
    return Said(
        f"set down the position of {s.party(act.party)} on {s.point(act.point)}:", act.words, refs, status=status
    )


def _position_confirmed(s: Scribe, act: y.ConfirmPosition) -> Said:
    return Said("confirmed its position as set down in", refs=(act.position,))


def _closed(s: Scribe, act: y.CloseSynchronization) -> Said:
    return Said("closed the synchronization, as it stands, of", refs=(act.sheet,))


def _drafted(s: Scribe, act: t.DraftTrackReport) -> Said:
    about = f" on points {', '.join(act.points)}" if act.points else ""
    return Said(f"drafted a report of this track to plenary{about}, “{s.text(act.title)}”:", act.text)


def _cleared(s: Scribe, act: t.ClearTrackReport) -> Said:
    return Said("cleared, as it stands, the report drafted in", refs=(act.report,))


def _undertook(s: Scribe, act: o.Undertake) -> Said:
    found = s.state.undertakings.undertakings.get(s.entry.number)
    due = f", by {s.day(act.due)}" if act.due else ", no date set"
    done = found is not None and found.discharged is not None
    status = {"word": "discharged", "code": "discharged"} if done else None
    return Said(f"undertook towards {s.parties(act.to)}{due}:", act.what, status=status)


def _discharged(s: Scribe, act: o.Discharge) -> Said:
    return Said(f"said that the undertaking is discharged{rest(act.note)}:", refs=(act.undertaking,))


SAID = {
    u.ClaimUnderstanding: _claimed,
    u.Restate: _restated,
    u.ConfirmUnderstanding: _confirmed,
    u.CorrectUnderstanding: _corrected,
    y.OpenSynchronization: _opened,
    y.DeclarePosition: _position,
    y.ConfirmPosition: _position_confirmed,
    y.CloseSynchronization: _closed,
    t.DraftTrackReport: _drafted,
    t.ClearTrackReport: _cleared,
    o.Undertake: _undertook,
    o.Discharge: _discharged,
}
