"""What anybody needs to check a record of this house: the page that verifies, and the public keys."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from goodoffices.proving import NoHouse
from goodoffices.server import carrying
from goodoffices.server.desks.desk import not_found
from goodoffices.server.store import registry as store


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """`verify.html`, to be saved and opened from the disk: served as a page it would have to be trusted like one."""
    return carrying.attachment(carrying.verifier(), carrying.VERIFIER)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The house's public keys, one to a line."""
    try:
        house = store.get_registry().house
    except NoHouse:
        return not_found(request)
    return carrying.attachment(carrying.keys(house), carrying.KEYS)
