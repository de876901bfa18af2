"""What a page answers when the request was not carried out: too often, a stale form, a server in trouble.

None of them looks at the session or the database, which may be what is in trouble, or at anything of the talks.
"""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from goodoffices.records import StoreBusy, StoreError, StoreFull, StoreLost, StoreSealed
from goodoffices.server.store.errors import give_up, meaning


def _page(status: int, title: str, words: str) -> HttpResponse:
    return HttpResponse(render_to_string("doors/trouble.html", {"title": title, "words": words}), status=status)


def too_many(request: HttpRequest) -> HttpResponse:
    """The answer to a client that tries too often; allauth's limits end here as well (`handler429`)."""
    return _page(429, "Too many tries", "Nothing was done. Wait a few minutes, then try again.")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form without its token against forgery."""
    return _page(
        403,
        "The form was not accepted",
        "Nothing was done. The page was open since before you signed in or out, or this browser keeps no cookies: "
        "go back, reload the page, and send the form again.",
    )


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer to a request that cannot be read, or holds more than a form may."""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return _page(
            400, "Too many files at once", f"Nothing was done. Go back, and send at most {most} files at a time."
        )
    if isinstance(exception, RequestDataTooBig):
        return _page(413, "Too much at once", "Nothing was done. Go back, and send less: what is long goes as a file.")
    return _page(400, "The request cannot be read", "Nothing was done. Go back, reload the page, and try again.")


def failed(request: HttpRequest) -> HttpResponse:
    """The answer to what went wrong in the server: the store's troubles by name, anything else as a fault of ours."""
    error = sys.exc_info()[1]
    if isinstance(error, DatabaseError | InterfaceError):
        error = meaning(error) or error
        if isinstance(error, StoreLost):
            give_up()
    if isinstance(error, StoreFull):
        return _page(503, "The server’s disk is full", "Nothing was done. Reading goes on; tell the secretariat.")
    if isinstance(error, StoreBusy):
        return _page(503, "The server is busy", "Nothing was done. Try again in a moment.")
    if isinstance(error, StoreSealed):
        return _page(
            503,
            "The server cannot open what it keeps",
            "Nothing was read or done. Tell whoever operates the server: its master key is not there, or not the right "
            "one, or what is kept was changed.",
        )
    if isinstance(error, StoreError):
        return _page(503, "The server cannot reach its records", "Try again in a moment; what was entered stands.")
    return _page(
        500, "Something failed on the server", "Look whether it was done before you try again, and tell the operator."
    )
