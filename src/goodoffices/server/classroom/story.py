"""What happened to a class at its doors, in words for its teacher."""

from __future__ import annotations

from goodoffices.server.classroom import sealed
from goodoffices.server.classroom.models import Class, ClassEvent
from goodoffices.server.store.registry import get_registry


def note(klass: Class, kind: str, words: str) -> None:
    """Note what happened, now."""
    ClassEvent.objects.create(klass=klass, at=get_registry().now(), kind=kind, kept=sealed.put(words))


def last(klass: Class, count: int = 30) -> list[tuple[ClassEvent, str]]:
    """What happened last, the newest first."""
    return [(event, sealed.get(event.kept)) for event in klass.events.order_by("-at", "-pk")[:count]]
