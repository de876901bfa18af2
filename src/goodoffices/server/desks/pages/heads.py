"""The heads of the rooms' logs, for the seat's own browser, which remembers them and compares.

A browser asks for all heads first; then, room by room, for the proof that what it remembers is a beginning of what is
there, with the checkpoint that the house signs.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from goodoffices.proving import NoHouse
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.store import registry as store


@require_safe
@as_seat
def heads(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Every room's size and root; or, with `room` and `old`, the proof since that size."""
    registry = store.get_registry()
    if "room" not in request.GET:
        found = registry.roots(desk.talks, desk.seat)
        return JsonResponse(
            {"rooms": [{"room": room, "size": size, "root": root.hex()} for room, (size, root) in found.items()]}
        )
    old = request.GET.get("old", "")
    if not (old.isascii() and old.isdecimal() and len(old) < 16):
        raise Http404
    try:
        proved = registry.consistency(desk.talks, desk.seat, request.GET["room"], int(old))
    except NoHouse:
        return JsonResponse({"unsigned": True})
    if proved is None:
        raise Http404
    return JsonResponse({"path": [each.hex() for each in proved.path], "checkpoint": proved.checkpoint.text})
