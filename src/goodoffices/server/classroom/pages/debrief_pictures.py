"""The pictures of a debrief, drawn once for all who read the same language, and kept as long as they are true."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from importlib.util import find_spec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from goodoffices.kits.debrief import Measured, TableDebrief
from goodoffices.server.classroom import debriefing
from goodoffices.server.classroom.debriefing import Found
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages.debrief_reader import Reader, as_reader, table
from goodoffices.server.languages import told

KEPT = 64
_TEXT = re.compile(r"(<text\b[^>]*>)([^<]+)</text>")
_kept: OrderedDict[tuple[object, ...], str] = OrderedDict()
_lock = threading.Lock()  # one is drawn at a time: a class that asks for the same one at once waits for it


def drawable() -> bool:
    """Whether this machine has what draws."""
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


@require_safe
@as_reader
def of_class(request: HttpRequest, klass: Class, reader: Reader) -> HttpResponseBase:
    """`/class/NAME/debrief/picture.svg`: every table."""
    known = _known(klass)

    def draw() -> str:
        from goodoffices.kits.debrief.pictures import class_picture

        tables = [_said(one) for one in debriefing.shown(klass, known)]
        return class_picture(Measured(debriefing.kit_of(klass)), tables, told)

    return _answer(_drawn((klass.pk, known.digest, known.at, debriefing.seed(klass), get_language()), draw))


@require_safe
@as_reader
def of_table(request: HttpRequest, klass: Class, reader: Reader, number: int) -> HttpResponseBase:
    """`/class/NAME/debrief/tables/N/picture.svg`: what each offer of a table was worth."""
    known = _known(klass)
    one = table(reader, debriefing.shown(klass, known), number)

    def draw() -> str:
        from goodoffices.kits.debrief.pictures import path_picture

        return path_picture(debriefing.kit_of(klass), _said(one), told) or ""

    drawn = _drawn((klass.pk, known.digest, known.at, debriefing.seed(klass), get_language(), number), draw)
    if not drawn:
        raise Http404
    return _answer(drawn)


def _known(klass: Class) -> Found:
    known = debriefing.found(klass)
    if known is None or not drawable():
        raise Http404
    return known


def _said(one: debriefing.Shown) -> TableDebrief:
    return replace(one.debrief, name=told(one.debrief.name))


def _drawn(key: tuple[object, ...], draw: Callable[[], str]) -> str:
    with _lock:
        if key not in _kept:
            _kept[key] = directed(draw())
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return _kept[key]


def directed(drawn: str) -> str:
    """A picture whose texts run as the language of the pages does; where each of them stands does not change."""
    if not get_language_bidi():
        return drawn
    return _TEXT.sub(lambda found: f"{found[1]}\u2067{found[2]}\u2069</text>", drawn)


def _answer(drawn: str) -> HttpResponse:
    return HttpResponse(drawn, "image/svg+xml")
