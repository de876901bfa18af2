"""In which language a reader wants the recorded words first, where there is a choice."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from goodoffices.server.desks.desk import LANGUAGE_COOKIE, Desk, as_seat


@as_seat
def language(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep the choice in a cookie of this browser, and go back to the page that one came from."""
    back = request.headers.get("referer", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else desk.url("desk"))
    if request.GET.get("to") in desk.languages:
        response.set_cookie(
            LANGUAGE_COOKIE, request.GET["to"], max_age=365 * 86400, samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response
