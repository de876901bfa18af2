"""The operation that takes the record home."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse

from goodoffices.exporting import Unsound
from goodoffices.proving import NoHouse
from goodoffices.server import carrying
from goodoffices.server.api.answers import NotDone, Refused
from goodoffices.server.api.routes import OR_NO_TOKEN, api, played, reading
from goodoffices.server.api.schema import responses
from goodoffices.server.api.seats import Holder, too_often
from goodoffices.server.doors import limits
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Talks
from goodoffices.talks.rules import NO_ROOM

log = logging.getLogger(__name__)
_BYTES = {
    "description": "The bundle.",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


@api.get(
    "/talks/{talks}/bundle",
    auth=reading,
    tags=["The proofs"],
    summary="Take the record home",
    openapi_extra={"security": OR_NO_TOKEN, "responses": {**responses(200, "Refused", ""), 200: _BYTES}},
)
def bundle(request: HttpRequest, talks: Talks) -> HttpResponse:
    """All that the seat reads, in one file that is verified without this server: `goodoffices verify`."""
    seat, _ = played(request, talks)
    holder: Holder = request.auth  # type: ignore[attr-defined]  # set by django-ninja
    if not limits.count("bundle", limits.client(request) if holder.talks is None else f"{talks}/{seat}"):
        raise too_often("bundle")
    try:
        found = carrying.bundle(get_registry(), talks, seat)
    except NoHouse as error:
        raise NotDone(Refused("busy", str(error))) from None
    except Unsound as error:
        log.critical("%s: %s Nothing was signed.", talks, error)
        words = "The database does not hold what was entered, so that nothing was signed. Tell the secretariat."
        raise NotDone(Refused("busy", words)) from None
    if found is None:
        raise NotDone(NO_ROOM)
    return found
