"""What was erased by order of law, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.talks import erasure as e


def _erased(s: Scribe, act: e.Erase) -> Said:
    given = {"number": act.entry, "order": act.order}
    if act.order:
        what = _("had the words of entry %(number)s erased by order of law (%(order)s). The reason:") % given
    else:
        what = _("had the words of entry %(number)s erased by order of law. The reason:") % given
    return Said(what, act.reason, (act.entry,))


SAID = {e.Erase: _erased}
