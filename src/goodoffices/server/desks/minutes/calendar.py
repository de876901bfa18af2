"""The calendar and the paper register, in words."""

from __future__ import annotations

from goodoffices.server.desks import dates
from goodoffices.server.desks.labels import language_in_english, listed
from goodoffices.server.desks.left import assessor
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.talks import calendar as c
from goodoffices.talks import papers as p
from goodoffices.talks import sessions as e
from goodoffices.talks.act import party_of


def _announced(s: Scribe, act: c.ScheduleRound | c.Reschedule) -> Said:
    verb = "announced" if isinstance(act, c.ScheduleRound) else "announced anew"
    by = f", according to {act.announced_by}" if act.announced_by else ""
    more = rest(act.place, act.expected, act.note)
    status = {"word": act.status, "code": act.status, "family": "date"}
    return Said(f"{verb} round {act.round}{by}: {s.day(act.dates)}{more}.", status=status)


def _agenda(s: Scribe, act: e.AdoptAgenda) -> Said:
    if act.proposal is not None:
        return Said(f"adopted the agenda of round {act.round} proposed in", refs=(act.proposal,))
    items = "\n".join(f"{i}. {s.text(item.text)}{s.on(item.point)}" for i, item in enumerate(act.items, 1))
    return Said(f"proposed an agenda of round {act.round}:", items)


def _convened(s: Scribe, act: e.Convene) -> Said:
    verb = "opened" if act.status == "opened" else "put on the programme"
    starts = dates.when(act.starts, s.desk.zone)["words"]
    ends = f" to {dates.when(act.ends, s.desk.zone)['words']}" if act.ends else ""
    people = f"for: {listed(act.who)}" if act.who else ""
    spoken = f"languages: {listed(language_in_english(tag) for tag in act.languages)}" if act.languages else ""
    of = f" of round {act.round}" if act.round is not None else ""
    more = rest(act.place, act.format, people, spoken, act.expected)
    return Said(f"{verb} session {act.session}{of}, “{s.text(act.title)}”: {starts}{ends}{more}.")


def _attended(s: Scribe, act: e.NoteAttendance) -> Said:
    people = "\n".join(f"{a.person} ({s.party(a.party)}){f', {a.note}' if a.note else ''}" for a in act.present)
    where = f" at session {act.session}" if act.session else ""
    return Said(f"noted who is present{where}{rest(act.note)}:", people)


def _adjourned(s: Scribe, act: e.Adjourn) -> Said:
    until = (
        f"until {dates.when(act.until, s.desk.zone)['words']}" if act.until else "; nothing is said of when it resumes"
    )
    return Said(f"adjourned session {act.session}{' ' if act.until else ''}{until}.")


def _closed(s: Scribe, act: c.CloseRound) -> Said:
    held = f", held {s.day(act.dates)}" if act.dates else ""
    return Said(f"closed round {act.round}{held}{rest(act.note)}.")


def _assessed(s: Scribe, act: c.AssessRound) -> Said:
    filed = act.source is not None or (act.party is not None and act.party != party_of(s.entry.seat))
    about = f"round {act.round}" if act.round is not None else "the talks"
    what = f"filed how {assessor(s.desk, s.entry, act)} assessed {about}:" if filed else f"assessed {about}:"
    left: tuple[str, ...] = ()
    if act.left is not None:
        count = f" ({act.left.sort}{f' {act.left.count}' if act.left.count is not None else ''})"
        left = (f"What it calls left: “{s.text(act.left.words)}”{count}.",)
    return Said(what, act.words, conditions=left)


def _circulated(s: Scribe, act: p.CirculatePaper) -> Said:
    copies = f"{len(act.copies)} numbered copies" if act.copies else ""
    digest = f"SHA-256 {act.sha256[:16]}…" if act.sha256 else ""
    what = f"circulated {act.symbol}, “{s.text(act.title)}” ({act.sort}){rest(copies, digest)}."
    return Said(
        what, act.text, status={"word": act.marking, "code": act.marking.replace(" ", "-"), "family": "marking"}
    )


def _marked(s: Scribe, act: p.MarkPaper) -> Said:
    return Said(f"marked as “{act.marking}” the paper of", refs=(act.paper,))


def _collected(s: Scribe, act: p.CollectPaper) -> Said:
    return Said(f"collected copies {listed(map(str, act.copies))} of the paper of", refs=(act.paper,))


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
