"""A file that a reader sends from a page: read whole, if there is one and it is not too long."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

MB = 2**20
KB = 2**10
TEXT = 20 * MB
"""Bytes of a text that is sent, at most."""


class NotSent(ValueError):
    """Why there is no file to read, in the words of the page."""


def whole(request: HttpRequest, most: int = TEXT) -> tuple[str, bytes]:
    """The name of the file of a form, and its bytes. Raises `NotSent` without one, and for one beyond `most` bytes."""
    sent = request.FILES.get("file")
    if sent is None or not sent.name:
        raise NotSent(_("Choose a file."))
    data = sent.read(most + 1)
    if len(data) > most:
        if most >= MB:
            raise NotSent(_("The file is longer than %(n)s MB.") % {"n": most // MB})
        raise NotSent(_("The file is longer than %(n)s KB.") % {"n": most // KB})
    return str(sent.name), data
