"""A long text as a file, as a job: written point by point, by what its reader may read when it is written."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import date

import msgspec
from django.http import Http404, QueryDict
from django.utils.translation import gettext_noop

from goodoffices.documents.alternat import copy_of
from goodoffices.documents.pdf import Unprintable
from goodoffices.server.desks import downloads, versions
from goodoffices.server.desks.desk import desk_of
from goodoffices.server.jobs.tasks import Refused, Watch
from goodoffices.server.store.registry import get_registry

GONE = gettext_noop("This text is not yours to read any more, or is no longer there.")
UNPRINTABLE = gettext_noop("No PDF can be made on this server now. Save another format.")


class Given(msgspec.Struct, frozen=True):
    """Which version of which room's text, as an address of the text page has it, and in which form."""

    talks: str
    seat: str
    room: str
    form: str
    query: str
    as_of: date | None = None
    copy: str = ""


class Made(msgspec.Struct, frozen=True):
    """A file, and what it is called."""

    form: str
    name: str
    data: str  # in base 64

    def content(self) -> bytes:
        return b64decode(self.data)


class _Stopped(Exception):
    """Its reader wants it no more."""


def write(given: str, watch: Watch) -> str:
    """The file, as JSON of `Made`. Raises `Refused`."""
    asked = msgspec.json.decode(given, type=Given)

    def tell(done: int, of: int) -> None:
        if watch.stopped():
            raise _Stopped
        watch.tell(done, of)

    registry = get_registry()
    try:
        play = registry.play(asked.talks, asked.seat, asked.as_of)
        desk = desk_of(asked.talks, asked.seat, play, registry.now(), as_of=asked.as_of)
        desk.room(asked.room)
        found = versions.for_good(desk, asked.room, versions.version(desk, asked.room, QueryDict(asked.query)))
        if asked.copy:
            found = found._replace(text=copy_of(found.text, asked.copy))
        data = downloads.written(asked.form, found, tell)
    except (Http404, ValueError):
        raise Refused(GONE) from None
    except Unprintable:
        raise Refused(UNPRINTABLE) from None
    except _Stopped:
        return ""
    made = Made(asked.form, downloads.name(asked.form, found.text), b64encode(data).decode())
    return msgspec.json.encode(made).decode()
