"""Understandings, synchronization, track reports and undertakings, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.languages import strung
from goodoffices.talks import synchronization as y
from goodoffices.talks import tracks as t
from goodoffices.talks import understanding as u
from goodoffices.talks import undertakings as o


def _claimed(s: Scribe, act: u.ClaimUnderstanding) -> Said:
    found = s.state.understanding.claims.get(s.entry.number)
    standing = found.standing if found is not None else "claimed"
    status = {"word": standing, "code": standing.replace("partly ", ""), "family": "understanding"}
    given = {"parties": s.parties(act.by), "point": s.point(act.point)}
    if act.point is not None:
        what = _("claimed that %(parties)s understood on %(point)s:") % given
    else:
        what = _("claimed that %(parties)s understood:") % given
    return Said(what, act.text, status=status)


def _restated(s: Scribe, act: u.Restate) -> Said:
    return Said(_("said back what it understood the claim to be:"), act.text, (act.claim,))


def _confirmed(s: Scribe, act: u.ConfirmUnderstanding) -> Said:
    return Said(_("confirmed that it was so understood:"), refs=(act.claim,))


def _corrected(s: Scribe, act: u.CorrectUnderstanding) -> Said:
    return Said(_("corrected the claim; this is what was understood:"), act.text, (act.claim,))


def _opened(s: Scribe, act: y.OpenSynchronization) -> Said:
    given = {"after": act.after, "title": s.text(act.title), "points": strung(act.points)}
    if act.after:
        # Translators: after is what the parties had just done, in their words; points are numbers
        what = _("opened a synchronization of positions after %(after)s, “%(title)s”: points %(points)s.") % given
    else:
        what = _("opened a synchronization of positions, “%(title)s”: points %(points)s.") % given
    return Said(what)


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
    given = {"party": s.party(act.party), "point": s.point(act.point)}
    return Said(_("set down the position of %(party)s on %(point)s:") % given, act.words, refs, status=status)


def _position_confirmed(s: Scribe, act: y.ConfirmPosition) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("confirmed its position as set down in"), refs=(act.position,))


def _closed(s: Scribe, act: y.CloseSynchronization) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("closed the synchronization, as it stands, of"), refs=(act.sheet,))


def _drafted(s: Scribe, act: t.DraftTrackReport) -> Said:
    given = {"title": s.text(act.title), "points": strung(act.points)}
    if act.points:
        what = _("drafted a report of this track to plenary on points %(points)s, “%(title)s”:") % given
    else:
        what = _("drafted a report of this track to plenary, “%(title)s”:") % given
    return Said(what, act.text)


def _cleared(s: Scribe, act: t.ClearTrackReport) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("cleared, as it stands, the report drafted in"), refs=(act.report,))


def _undertook(s: Scribe, act: o.Undertake) -> Said:
    found = s.state.undertakings.undertakings.get(s.entry.number)
    given = {"parties": s.parties(act.to), "day": s.day(act.due)}
    if act.due:
        what = _("undertook towards %(parties)s, by %(day)s:") % given
    else:
        what = _("undertook towards %(parties)s, no date set:") % given
    done = found is not None and found.discharged is not None
    status = {"word": "discharged", "code": "discharged"} if done else None
    return Said(what, act.what, status=status)


def _discharged(s: Scribe, act: o.Discharge) -> Said:
    what = _("said that the undertaking is discharged%(more)s:") % {"more": rest(act.note)}
    return Said(what, refs=(act.undertaking,))


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
