"""What the desks forget when words are erased: what this process made of them, and what lies beside the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goodoffices.dispatches import differing
from goodoffices.server.desks import chronicle, history, pushed, rows
from goodoffices.server.desks.models import Dropped, Prepared
from goodoffices.server.desks.pages import packages_kept
from goodoffices.server.outside import kept
from goodoffices.talks.act import PUBLIC, RoomId, Talks


def made_of_them() -> None:
    """Drop what this process keeps in memory of any record: it is made anew from what is left."""
    rows.forget()
    pushed.forget()
    history.forget()
    chronicle.forget()
    packages_kept.forget()
    kept.forget()
    differing._plain.cache_clear()


def beside(using: str, talks: Talks, room: RoomId, numbers: Iterable[int], **_: Any) -> None:
    """Delete what waits to be sent in the room, which may hold the same words, and what was said of an erased report.

    Whoever prepared something there prepares it again.
    """
    Prepared.objects.using(using).filter(talks=talks, room=room).delete()
    if room == PUBLIC:
        Dropped.objects.using(using).filter(talks=talks, dispatch__in=list(numbers)).delete()
