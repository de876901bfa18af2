"""How the pages at the doors are answered: in a seat's frame, as a link that is shown once, or as nothing at all."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from io import BytesIO
from typing import Any

import qrcode  # type: ignore[import-untyped]  # carries no types
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]  # carries no types

from goodoffices.server.desks import dates, frame
from goodoffices.server.desks.desk import Desk, not_found
from goodoffices.server.desks.labels import OFFICES, party_name
from goodoffices.server.doors import limits


def in_frame(request: HttpRequest, desk: Desk, template: str, title: str, current: str, **context: Any) -> HttpResponse:
    """A page of a seat, in the frame of its desk."""
    framed = {"title": title, "talks": frame.talks(desk), "seat": _seat(desk), "nav": frame.nav(desk, current)}
    return render(request, f"doors/{template}", {**framed, "desk": desk, "demo": settings.DEMO, **context})


def _seat(desk: Desk) -> dict[str, str]:
    party = party_name(desk, desk.party) if desk.office != "secretariat" else ""
    return {"person": desk.person, "office": str(OFFICES[desk.office]), "party": party, "change_url": "/"}


def link(
    request: HttpRequest, desk: Desk, path: str, *, title: str, until: datetime, back: str, current: str, **context: Any
) -> HttpResponse:
    """A link that is shown this once: to copy, to print, or as a picture for a telephone's camera."""
    address = request.build_absolute_uri(path)
    given = {"address": address, "picture": picture(address), "until": dates.moment(until, desk.zone), "back_url": back}
    return in_frame(request, desk, "link.html", title, current, **given, **context)


def picture(address: str) -> str:
    """The QR code of an address, as a data: URI (the page may load nothing else that is not a file of this server)."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, box_size=12, border=2).save(drawn)
    return "data:image/svg+xml;base64," + b64encode(drawn.getvalue()).decode()


def stranger(request: HttpRequest) -> bool:
    """Whether this client has followed too many links that lead nowhere."""
    return limits.spent("link", limits.client(request))


def nowhere(request: HttpRequest) -> HttpResponse:
    """The answer to a link that leads nowhere: the same bytes as for any page that is not there."""
    limits.count("link", limits.client(request))
    return not_found(request)
