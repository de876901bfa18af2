"""How far the records have come, for the one watcher of this process. No page and no answer holds any of it."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS

from goodoffices.server.store.models import Room
from goodoffices.talks.act import Talks


def heads(using: str = DEFAULT_DB_ALIAS) -> dict[Talks, frozenset[tuple[int, int]]]:
    """Of each talks, what differs as soon as any of its rooms has grown. One query."""
    found: dict[Talks, set[tuple[int, int]]] = {}
    rows = Room.objects.using(using).filter(number__gt=0).values_list("talks__name", "pk", "number")
    for talks, room, number in rows:
        found.setdefault(talks, set()).add((room, number))
    return {talks: frozenset(rooms) for talks, rooms in found.items()}
