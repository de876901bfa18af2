"""Rounds as a calendar: the announcement that stands, with every other one in its description."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.documents import calendar as documents
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.pages.parts.rounds import round_of, standing
from goodoffices.server.outside.serving import absolute, for_everyone
from goodoffices.talks.calendar import CloseRound, Round
from goodoffices.talks.play import RoomState
from goodoffices.talks.sessions import Convene


@for_everyone("text/calendar; charset=utf-8")
def rounds(request: HttpRequest, desk: Desk, state: RoomState) -> bytes:
    """The calendar of rounds."""
    opened = state.door.opened
    assert opened is not None
    page = absolute(request, "page", desk.talks)
    dated = (_dated(desk, state, one, page) for _number, one in sorted(state.calendar.rounds.items()))
    return documents.calendar(desk.talks, desk.title, desk.zone.key, opened.time, dated)


def _dated(desk: Desk, state: RoomState, one: Round, page: str) -> documents.Dated:
    said = round_of(desk, state, one)
    told = [entry for entry in (*one.announcements, one.opened, one.closed) if entry is not None]
    told = list({entry.number: entry for entry in told}.values())
    code, word = said["status"]["code"], said["status"]["word"]
    when = said["dates"]
    if said["expected"]:
        when = _("%(dates)s, %(expected)s") % {"dates": when, "expected": said["expected"]}
    stands = _STANDS[code] % {"dates": when} if code in _STANDS else f"{word}: {when}."
    lines = [str(stands), *map(_line, said["history"])]
    return documents.Dated(
        number=one.number,
        title=_("%(talks)s: round %(number)s (%(status)s)")
        % {"talks": desk.title, "number": one.number, "status": word},
        status=code,
        dates=dates_of(one),
        place=said["place"],
        description="\n".join(lines),
        stamped=max(entry.time for entry in told),
        told=len(told),
        url=f"{page}#round-{said['id']}",
    )


_STANDS = {
    "planned": gettext_lazy("Planned: %(dates)s."),
    "tentative": gettext_lazy("Tentative: %(dates)s."),
    "confirmed": gettext_lazy("Confirmed: %(dates)s."),
    "denied": gettext_lazy("Denied: %(dates)s."),
    "cancelled": gettext_lazy("Cancelled: %(dates)s."),
    "opened": gettext_lazy("Opened: %(dates)s."),
    "closed": gettext_lazy("Closed: %(dates)s."),
    "not announced": gettext_lazy("Not announced: %(dates)s."),
}


def _line(a: dict[str, Any]) -> str:
    """One announcement, as it was made: when, by whom, how sure, in which words, which dates, after which report."""
    words = a["words"]
    if words and a["verbatim"]:  # quoted: only what was printed so
        words = _("“%(words)s”") % {"words": words}
    dates = f"{words} {a['dates']}" if words else a["dates"]
    said = {"at": a["at"]["words"], "who": a["by"], "status": a["status"]["word"], "dates": dates}
    if a["source"]:
        # Translators: when, by whom, “planned” or the like: which dates (according to which report)
        return _("%(at)s, %(who)s, %(status)s: %(dates)s (according to %(source)s)") % {**said, "source": a["source"]}
    return _("%(at)s, %(who)s, %(status)s: %(dates)s") % said


def dates_of(one: Round) -> str:
    """On which days it was held, else as announced, else when its opening session began; EDTF, empty if nobody said."""
    if one.closed is not None and isinstance(one.closed.act, CloseRound) and one.closed.act.dates:
        return one.closed.act.dates
    stands = standing(one)
    if stands is not None and stands.dates:
        return stands.dates
    opened = one.opened.act if one.opened is not None else None
    return opened.starts if isinstance(opened, Convene) else ""
