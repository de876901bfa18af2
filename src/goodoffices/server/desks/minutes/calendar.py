"""The calendar and the paper register, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.server.desks import dates
from goodoffices.server.desks.labels import language_for_reader
from goodoffices.server.desks.left import assessor
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.languages import listed
from goodoffices.server.languages.terms import term
from goodoffices.talks import calendar as c
from goodoffices.talks import papers as p
from goodoffices.talks import sessions as e
from goodoffices.talks.act import party_of


def _announced(s: Scribe, act: c.ScheduleRound | c.Reschedule) -> Said:
    given = {
        "round": act.round,
        "who": act.announced_by,
        "day": s.day(act.dates),
        "more": rest(act.place, act.expected, act.note),
    }
    if isinstance(act, c.ScheduleRound):
        what = (
            _("announced round %(round)s, according to %(who)s: %(day)s%(more)s.")
            if act.announced_by
            else _("announced round %(round)s: %(day)s%(more)s.")
        )
    else:
        what = (
            _("announced anew round %(round)s, according to %(who)s: %(day)s%(more)s.")
            if act.announced_by
            else _("announced anew round %(round)s: %(day)s%(more)s.")
        )
    return Said(what % given, status={"word": act.status, "code": act.status, "family": "date"})


def _agenda(s: Scribe, act: e.AdoptAgenda) -> Said:
    if act.proposal is not None:
        # Translators: a link such as “entry 7” continues the sentence
        return Said(_("adopted the agenda of round %(round)s proposed in") % {"round": act.round}, refs=(act.proposal,))
    items = "\n".join(_item(s, place, item) for place, item in enumerate(act.items, 1))
    return Said(_("proposed an agenda of round %(round)s:") % {"round": act.round}, items)


def _item(s: Scribe, place: int, item: e.AgendaItem) -> str:
    given = {"place": place, "item": s.text(item.text), "point": s.point(item.point)}
    # Translators: an item of an agenda, and the numbered point of the text that it is about
    return (_("%(place)s. %(item)s on %(point)s") if item.point is not None else "%(place)s. %(item)s") % given


def _convened(s: Scribe, act: e.Convene) -> Said:
    languages = listed(language_for_reader(tag) for tag in act.languages)
    people = _("for: %(people)s") % {"people": listed(act.who)} if act.who else ""
    spoken = _("languages: %(languages)s") % {"languages": languages} if act.languages else ""
    given = {
        "session": act.session,
        "round": act.round,
        "title": s.text(act.title),
        "when": _span(s, act),
        "more": rest(act.place, act.format, people, spoken, act.expected),
    }
    if act.status == "opened":
        what = (
            _("opened session %(session)s of round %(round)s, “%(title)s”: %(when)s%(more)s.")
            if act.round is not None
            else _("opened session %(session)s, “%(title)s”: %(when)s%(more)s.")
        )
    else:
        what = (
            _("put on the programme session %(session)s of round %(round)s, “%(title)s”: %(when)s%(more)s.")
            if act.round is not None
            else _("put on the programme session %(session)s, “%(title)s”: %(when)s%(more)s.")
        )
    return Said(what % given)


def _span(s: Scribe, act: e.Convene) -> str:
    starts = dates.when(act.starts, s.desk.zone)["words"]
    if not act.ends:
        return starts
    # Translators: two moments, the beginning and the end of a session
    return _("%(starts)s to %(ends)s") % {"starts": starts, "ends": dates.when(act.ends, s.desk.zone)["words"]}


def _attended(s: Scribe, act: e.NoteAttendance) -> Said:
    people = "\n".join(
        f"{a.person} ({s.party(a.party)}), {a.note}" if a.note else f"{a.person} ({s.party(a.party)})"
        for a in act.present
    )
    given = {"session": act.session, "more": rest(act.note)}
    if act.session:
        return Said(_("noted who is present at session %(session)s%(more)s:") % given, people)
    return Said(_("noted who is present%(more)s:") % given, people)


def _adjourned(s: Scribe, act: e.Adjourn) -> Said:
    if act.until:
        when = dates.when(act.until, s.desk.zone)["words"]
        return Said(_("adjourned session %(session)s until %(when)s.") % {"session": act.session, "when": when})
    what = _("adjourned session %(session)s; nothing is said of when it resumes.")
    return Said(what % {"session": act.session})


def _closed(s: Scribe, act: c.CloseRound) -> Said:
    given = {"round": act.round, "more": rest(act.note)}
    if act.dates:
        return Said(_("closed round %(round)s, held %(day)s%(more)s.") % {**given, "day": s.day(act.dates)})
    return Said(_("closed round %(round)s%(more)s.") % given)


def _assessed(s: Scribe, act: c.AssessRound) -> Said:
    filed = act.source is not None or (act.party is not None and act.party != party_of(s.entry.seat))
    given = {"who": assessor(s.desk, s.entry, act), "round": act.round}
    if act.round is not None:
        what = (_("filed how %(who)s assessed round %(round)s:") if filed else _("assessed round %(round)s:")) % given
    else:
        what = (_("filed how %(who)s assessed the talks:") if filed else _("assessed the talks:")) % given
    left: tuple[str, ...] = ()
    if act.left is not None:
        sort, count = term(act.left.sort), act.left.count
        # Translators: sort is “exact”, “at least” or “not a count”
        counted = _("%(sort)s %(count)s") % {"sort": sort, "count": count} if count is not None else sort
        called = {"words": s.text(act.left.words), "count": counted}
        left = (_("What it calls left: “%(words)s” (%(count)s).") % called,)
    return Said(what, act.words, conditions=left)


def _circulated(s: Scribe, act: p.CirculatePaper) -> Said:
    out = len(act.copies)
    copies = ngettext("%(n)s numbered copies", "%(n)s numbered copies", out) % {"n": out} if act.copies else ""
    digest = f"SHA-256 {act.sha256[:16]}…" if act.sha256 else ""
    given = {
        "symbol": act.symbol,
        "title": s.text(act.title),
        "sort": term(act.sort),
        "more": rest(copies, digest),
    }
    status = {"word": act.marking, "code": act.marking.replace(" ", "-"), "family": "marking"}
    return Said(_("circulated %(symbol)s, “%(title)s” (%(sort)s)%(more)s.") % given, act.text, status=status)


def _marked(s: Scribe, act: p.MarkPaper) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("marked as “%(marking)s” the paper of") % {"marking": term(act.marking)}, refs=(act.paper,))


def _collected(s: Scribe, act: p.CollectPaper) -> Said:
    return Said(
        # Translators: a link such as “entry 7” continues the sentence
        _("collected copies %(copies)s of the paper of") % {"copies": listed(map(str, act.copies))},
        refs=(act.paper,),
    )


SAID = {
    c.ScheduleRound: _announced,
    c.Reschedule: _announced,
    e.AdoptAgenda: _agenda,
    e.Convene: _convened,
    e.NoteAttendance: _attended,
    e.Adjourn: _adjourned,
    c.CloseRound: _closed,
    c.AssessRound: _assessed,
    p.CirculatePaper: _circulated,
    p.MarkPaper: _marked,
    p.CollectPaper: _collected,
}
