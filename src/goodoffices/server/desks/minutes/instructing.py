"""What a declared instructor did for the whole table, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.talks import instructing as i


def _set(s: Scribe, act: i.SetTimetable) -> Said:
    parts = "\n".join(
        # Translators: a part of a timetable and how long it lasts
        _("%(title)s: %(minutes)s") % {"title": s.text(stage.title), "minutes": minutes(stage.minutes)}
        for stage in act.stages
    )
    whole = sum(stage.minutes for stage in act.stages)
    return Said(_("set the timetable, %(minutes)s from now on:") % {"minutes": minutes(whole)}, parts)


def minutes(number: int) -> str:
    """A number of minutes as a sentence has it."""
    return ngettext("%(n)s minute", "%(n)s minutes", number) % {"n": number}


def _paused(s: Scribe, act: i.Pause) -> Said:
    return Said(_("paused the talks%(more)s.") % {"more": rest(act.note)})


def _resumed(s: Scribe, act: i.Resume) -> Said:
    return Said(_("let the talks go on%(more)s.") % {"more": rest(act.note)})


def _extended(s: Scribe, act: i.Extend) -> Said:
    given = {"n": act.minutes, "more": rest(act.note)}
    return Said(ngettext("gave %(n)s minute more%(more)s.", "gave %(n)s minutes more%(more)s.", act.minutes) % given)


def _announced(s: Scribe, act: i.Announce) -> Said:
    return Said(_("announced:"), act.text)


SAID = {
    i.SetTimetable: _set,
    i.Pause: _paused,
    i.Resume: _resumed,
    i.Extend: _extended,
    i.Announce: _announced,
}
