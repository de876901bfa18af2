"""What was erased by order of law, in words."""

from __future__ import annotations

from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.talks import erasure as e


def _erased(s: Scribe, act: e.Erase) -> Said:
    order = f" ({act.order})" if act.order else ""
    return Said(
        f"had the words of entry {act.entry} erased by order of law{order}. The reason:", act.reason, (act.entry,)
    )


SAID = {e.Erase: _erased}
