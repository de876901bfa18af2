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
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from goodoffices.records import StoreBusy, StoreError, StoreFull, StoreLost, StoreSealed
from goodoffices.server.store.errors import give_up, meaning


def _page(status: int, title: str, words: str) -> HttpResponse:
    said = {"title": title, "words": words, "LANGUAGE_CODE": get_language(), "LANGUAGE_BIDI": get_language_bidi()}
    return HttpResponse(render_to_string("doors/trouble.html", said), status=status)


def too_many(request: HttpRequest) -> HttpResponse:
    """The answer to a client that tries too often; allauth's limits end here as well (`handler429`)."""
    return _page(429, _("Too many tries"), _("Nothing was done. Wait a few minutes, then try again."))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form without its token against forgery."""
    return _page(
        403,
        _("The form was not accepted"),
        _(
            "Nothing was done. The page was open since before you signed in or out, or this browser keeps no cookies: "
            "go back, reload the page, and send the form again."
        ),
    )


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer to a request that cannot be read, or holds more than a form may."""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        words = _("Nothing was done. Go back, and send at most %(most)s files at a time.") % {"most": most}
        return _page(400, _("Too many files at once"), words)
    if isinstance(exception, RequestDataTooBig):
        words = _("Nothing was done. Go back, and send less: what is long goes as a file.")
        return _page(413, _("Too much at once"), words)
    words = _("Nothing was done. Go back, reload the page, and try again.")
    return _page(400, _("The request cannot be read"), words)


def failed(request: HttpRequest) -> HttpResponse:
    """The answer to what went wrong in the server: the store's troubles by name, anything else as a fault of ours."""
    error = sys.exc_info()[1]
    if isinstance(error, DatabaseError | InterfaceError):
        error = meaning(error) or error
        if isinstance(error, StoreLost):
            give_up()
    if isinstance(error, StoreFull):
        words = _("Nothing was done. Reading goes on; tell the secretariat.")
        return _page(503, _("The server’s disk is full"), words)
    if isinstance(error, StoreBusy):
        return _page(503, _("The server is busy"), _("Nothing was done. Try again in a moment."))
    if isinstance(error, StoreSealed):
        words = _(
            "Nothing was read or done. Tell whoever operates the server: its master key is not there, or not the right "
            "one, or what is kept was changed."
        )
        return _page(503, _("The server cannot open what it keeps"), words)
    if isinstance(error, StoreError):
        words = _("Try again in a moment; what was entered stands.")
        return _page(503, _("The server cannot reach its records"), words)
    words = _("Look whether it was done before you try again, and tell the operator.")
    return _page(500, _("Something failed on the server"), words)
