"""Rooms and doors, in words: who came and went, what was set down, what may leave."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks.labels import REGIMES, who
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.stances import code
from goodoffices.server.languages import listed
from goodoffices.server.languages.terms import term
from goodoffices.talks import carrying as c
from goodoffices.talks import declarations as k
from goodoffices.talks import members as m
from goodoffices.talks import release as d
from goodoffices.talks import rooms as r

_KINDS = {  # within a sentence
    "plenary": gettext_lazy("plenary"),
    "restricted": gettext_lazy("restricted meeting"),
    "track": gettext_lazy("track"),
    "bilateral": gettext_lazy("bilateral"),
    "caucus": gettext_lazy("caucus"),
    "mediation": gettext_lazy("mediation team"),
    "capital": gettext_lazy("capital"),
    "public": gettext_lazy("public record"),
}


def _opened(s: Scribe, act: r.OpenRoom) -> Said:
    more = []
    if act.room_kind not in ("plenary", "public"):
        inside = listed(who(s.desk, seat) for seat in dict.fromkeys((s.entry.seat, *act.members)))
        more.append(_("behind the door: %(people)s") % {"people": inside})
    if act.regime is not None:
        # Translators: what is kept in the record of a room
        more.append(_("record: %(regime)s") % {"regime": REGIMES[act.regime]})
    if act.chair is not None:
        more.append(_("in the chair: %(person)s") % {"person": s.seat(act.chair)})
    if act.secretary is not None:
        more.append(_("secretary: %(person)s") % {"person": s.seat(act.secretary)})
    if act.rapporteur is not None:
        more.append(_("rapporteur: %(person)s") % {"person": s.seat(act.rapporteur)})
    if act.reports_to:
        people = listed(who(s.desk, seat) for seat in act.reports_to)
        more.append(_("its mediators report to %(people)s") % {"people": people})
    given = {"title": s.text(act.title), "kind": _KINDS[act.room_kind], "more": rest(*more)}
    # Translators: kind is “plenary”, “track”, “caucus” …
    return Said(_("opened “%(title)s” (%(kind)s)%(more)s.") % given)


def _brought(s: Scribe, act: m.BringIn) -> Said:
    return Said(_("brought in %(person)s, who reads the whole record.") % {"person": who(s.desk, act.seat)})


def _shown(s: Scribe, act: m.ShowOut) -> Said:
    if act.seat == s.entry.seat:
        return Said(_("left the room; what was entered up to here stays readable to this seat."))
    what = _("showed out %(person)s, who keeps what was entered up to here.")
    return Said(what % {"person": who(s.desk, act.seat)})


def _closed(s: Scribe, act: m.CloseRoom) -> Said:
    return Said(_("closed the room%(more)s. Its record stays.") % {"more": rest(act.reason)})


def _appointed(s: Scribe, act: m.AppointChair) -> Said:
    given = {"person": who(s.desk, act.seat)}
    if act.function == "chair":
        return Said(_("put %(person)s in the chair.") % given)
    if act.function == "rapporteur":
        return Said(_("appointed %(person)s as rapporteur.") % given)
    return Said(_("appointed %(person)s as room secretary.") % given)


def _spoke(s: Scribe, act: k.Say) -> Said:
    if act.point is not None:
        return Said(_("said on %(point)s:") % {"point": s.point(act.point)}, act.text)
    return Said(_("said:"), act.text)


def _declared(s: Scribe, act: k.RecordDeclared) -> Said:
    found = s.state.door.declarations.get(s.entry.number)
    standing = found.standing if found is not None else "unconfirmed"
    word = "declared (unconfirmed)" if standing == "unconfirmed" else standing
    refs: tuple[int, ...] = (found.settled,) if found is not None and found.settled is not None else ()
    refs += found.rectified if found is not None else ()
    status = {"word": word, "code": "cleared" if word == "confirmed" else code(word)}
    return Said(_what_was_declared(s, act), act.text, refs, status=status)


def _what_was_declared(s: Scribe, act: k.RecordDeclared) -> str:
    given = {
        "party": s.party(act.party),
        "point": s.point(act.point),
        "stance": term(act.stance or ""),
        "words": s.alternative(act.point, act.wording),
        "licence": term(act.licence),
    }
    asks = s.state.door.regime == "none" or s.state.door.kind in ("caucus", "bilateral")
    if act.stance is not None and act.point is not None:
        if asks:
            what = _(
                "set down what %(party)s declared on %(point)s, with the stance “%(stance)s” on %(words)s and asks to "
                "keep (%(licence)s):"
            )
        else:
            what = _("set down what %(party)s declared on %(point)s, with the stance “%(stance)s” on %(words)s:")
    elif act.stance is not None:
        if asks:
            what = _(
                "set down what %(party)s declared, with the stance “%(stance)s” on %(words)s and asks to keep "
                "(%(licence)s):"
            )
        else:
            what = _("set down what %(party)s declared, with the stance “%(stance)s” on %(words)s:")
    elif act.point is not None:
        if asks:
            what = _("set down what %(party)s declared on %(point)s and asks to keep (%(licence)s):")
        else:
            what = _("set down what %(party)s declared on %(point)s:")
    elif asks:
        what = _("set down what %(party)s declared and asks to keep (%(licence)s):")
    else:
        what = _("set down what %(party)s declared:")
    return what % given


def _confirmed(s: Scribe, act: k.ConfirmRecord) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("confirmed what was set down in"), refs=(act.record,))


def _contested(s: Scribe, act: k.ContestRecord) -> Said:
    if s.state.door.regime == "none":
        return Said(_("did not agree to keep what was set down; the words are forgotten:"), refs=(act.record,))
    return Said(_("contested what was set down; the words stay beside the contest."), act.reason, (act.record,))


def _rectified(s: Scribe, act: k.Rectify) -> Said:
    return Said(_("put right what was set down; the original stays."), act.text, (act.record,))


def _received(s: Scribe, act: k.AcknowledgeReceipt) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("acknowledged receipt of"), refs=(act.of,))


def _released(s: Scribe, act: d.Release) -> Said:
    given = {"parties": s.parties(act.words_of), "point": s.point(act.point), "room": s.room(act.target)}
    if act.point is not None:
        what = (
            _("asked that words of %(parties)s on %(point)s may leave for %(room)s, under their names:")
            if act.attributed
            else _("asked that words of %(parties)s on %(point)s may leave for %(room)s, without attribution:")
        )
    else:
        what = (
            _("asked that words of %(parties)s may leave for %(room)s, under their names:")
            if act.attributed
            else _("asked that words of %(parties)s may leave for %(room)s, without attribution:")
        )
    found = s.state.release.released.get(s.entry.number)
    status = {
        "waiting": {"word": _("awaiting consent"), "code": "awaiting"},
        "consented": {"word": _("all consent"), "code": "cleared"},
        "declined": {"word": "declined", "code": "declined"},
    }[found.standing if found is not None else "waiting"]
    return Said(what % given, act.text, status=status)


def _consented(s: Scribe, act: d.ConsentToRelease) -> Said:
    return Said(_("agreed that the words may leave the room:"), refs=(act.release,))


def _declined(s: Scribe, act: d.DeclineRelease) -> Said:
    what = _("did not agree that the words leave the room%(more)s:")
    return Said(what % {"more": rest(act.reason)}, refs=(act.release,))


def _delivered(s: Scribe, act: d.Deliver) -> Said:
    given = {"parties": s.parties(act.attribution), "point": s.point(act.point)}
    if act.point is not None:
        what = (
            _("delivered words of %(parties)s on %(point)s:")
            if act.attribution
            else _("delivered words without attribution on %(point)s:")
        )
    else:
        what = _("delivered words of %(parties)s:") if act.attribution else _("delivered words without attribution:")
    return Said(what % given, act.text)


def _quoted(s: Scribe, act: c.Quote) -> Said:
    given = {"person": act.speaker, "more": rest(act.occasion)}
    return Said(_("carried home words of %(person)s%(more)s:") % given, act.words)


def _conveyed(s: Scribe, act: c.Convey) -> Said:
    given = {"party": s.party(act.to)}
    if act.attributed:
        what = _("put to %(party)s, as theirs, under the licence of what was kept:") % given
    else:
        what = _("put to %(party)s, as the mediator’s own idea, under the licence of what was kept:") % given
    return Said(what, act.text, (act.record,))


SAID = {
    r.OpenRoom: _opened,
    m.BringIn: _brought,
    m.ShowOut: _shown,
    m.CloseRoom: _closed,
    m.AppointChair: _appointed,
    k.Say: _spoke,
    k.RecordDeclared: _declared,
    k.ConfirmRecord: _confirmed,
    k.ContestRecord: _contested,
    k.Rectify: _rectified,
    k.AcknowledgeReceipt: _received,
    d.Release: _released,
    d.ConsentToRelease: _consented,
    d.DeclineRelease: _declined,
    d.Deliver: _delivered,
    c.Quote: _quoted,
    c.Convey: _conveyed,
}
