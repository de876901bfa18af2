"""The original of a filed report, to be kept by whoever reads the public record: never as a page of this server."""

from __future__ import annotations

from django.http import HttpResponse

from goodoffices.registry import Registry
from goodoffices.talks.act import PUBLIC, SeatId, Talks
from goodoffices.talks.filing import dispatch_of

# A page of somebody else's is not even named as one: opened from a folder it would run what is in it.
_ENDINGS = {"text/plain": "txt", "text/html": "html.txt", "application/pdf": "pdf", "message/rfc822": "eml.txt"}


def attachment(registry: Registry, talks: Talks, seat: SeatId, number: int) -> HttpResponse | None:
    """The file that was filed as entry `number` of the public room, for saving; None if `seat` reads none."""
    state = registry.play(talks, seat).rooms.get(PUBLIC)
    act = dispatch_of(state, number) if state is not None else None
    kept = registry.original(talks, seat, number) if act is not None else None
    if act is None or kept is None:
        return None
    name = f"{talks}-{number}.{_ENDINGS.get(act.media_type, 'bin')}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(kept, content_type="application/octet-stream", headers=headers)
