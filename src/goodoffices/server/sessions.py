"""Sessions in the database, sealed: a message that waits to be shown can hold the title of a room."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from goodoffices.records import StoreSealed
from goodoffices.server.store.beside import close, reveal
from goodoffices.server.store.statements import rows

_ABOUT = "session"
# Written out, like the statements of the store: every request of somebody who is signed in asks it.
_KEPT = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(InDatabase):
    """One session. What cannot be opened is a session that is over: its account signs in again."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return close(super().encode(session_dict), _ABOUT)

    def load(self) -> dict[str, Any]:
        now: Any = connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(timezone.now())
        kept = rows(DEFAULT_DB_ALIAS, _KEPT, self.session_key or "", now)
        if not kept:
            self._session_key = None
            return {}
        return self.decode(kept[0][0])

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        try:
            return super().decode(reveal(str(session_data), _ABOUT))
        except StoreSealed:
            return {}
