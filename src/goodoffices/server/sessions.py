"""Sessions in the database, sealed: a message that waits to be shown can hold the title of a room."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase

from goodoffices.records import StoreSealed
from goodoffices.server.store.beside import close, reveal

_ABOUT = "session"


class SessionStore(InDatabase):
    """One session. What cannot be opened is a session that is over: its account signs in again."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return close(super().encode(session_dict), _ABOUT)

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        try:
            return super().decode(reveal(str(session_data), _ABOUT))
        except StoreSealed:
            return {}
