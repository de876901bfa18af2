"""What happened to a class at its doors, in words for its teacher."""

from __future__ import annotations

from goodoffices.server.classroom import sealed
from goodoffices.server.classroom.models import Class, ClassEvent
from goodoffices.server.languages import told
from goodoffices.server.store.registry import get_registry


def note(klass: Class, kind: str, words: str) -> None:
    """Note what happened, now; a phrase can be said in any language later."""
    ClassEvent.objects.create(klass=klass, at=get_registry().now(), kind=kind, kept=sealed.put(sealed.phrased(words)))


def last(klass: Class, count: int = 30) -> list[tuple[ClassEvent, str]]:
    """What happened last, the newest first, in the reader's language."""
    return [
        (event, told(sealed.words(sealed.get(event.kept)))) for event in klass.events.order_by("-at", "-pk")[:count]
    ]
