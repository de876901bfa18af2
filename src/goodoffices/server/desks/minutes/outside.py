"""The public page opened and closed, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.talks import outside as o


def _opened(s: Scribe, act: o.OpenPublicPage) -> Said:
    return Said(_("opened the public page: without an account, everybody may read this record."), act.note)


def _closed(s: Scribe, act: o.ClosePublicPage) -> Said:
    return Said(_("closed the public page: without a seat, nobody reads this record."), act.note)


SAID = {o.OpenPublicPage: _opened, o.ClosePublicPage: _closed}
