"""How outsiders are answered: the same bytes to everybody, of the public room alone, or nothing at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import override
from django.views.decorators.http import require_safe

from goodoffices.server.desks.desk import Desk, not_found
from goodoffices.server.desks.labels import in_words
from goodoffices.server.doors import access, limits
from goodoffices.server.doors.pages import trouble
from goodoffices.server.languages import LANGUAGES
from goodoffices.server.outside import kept
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, Talks
from goodoffices.talks.asof import zone_of
from goodoffices.talks.play import RoomState

AGE = 60  # seconds for which a cache may serve what it has: so long the page may still be read after it was closed

Make = Callable[[HttpRequest, Desk, RoomState], bytes]
View = Callable[..., HttpResponseBase]


def for_everyone(media_type: str, *, save_as: str = "") -> Callable[[Make], View]:
    """Answer an address of outsiders with the bytes that the function makes of the public room's state.

    Talks whose page is closed, that are hidden, and that do not exist, are the same answer. Nothing depends on who
    asks: no cookie is read or set, and our own words are in the language of the talks. `save_as` is the name under
    which a browser keeps the file.
    """

    def decorate(make: Make) -> View:
        @require_safe
        @wraps(make)
        def answer(request: HttpRequest, talks: Talks) -> HttpResponseBase:
            if not limits.count("outside", limits.client(request)):
                return trouble.too_many(request)
            desk = open_desk(talks)
            if desk is None:
                return not_found(request)
            state = desk.play.rooms[PUBLIC]
            address = request.build_absolute_uri(request.path)
            language = interface(desk.languages)
            with override(language):
                body = kept.body(address, state, lambda: make(request, desk, state))
            etag = quote_etag(hashlib.sha256(body).hexdigest())
            response = HttpResponse(body, content_type=media_type)
            if save_as:
                response.headers["Content-Disposition"] = content_disposition_header(True, f"{talks}-{save_as}") or ""
            response.headers["ETag"] = etag
            found = get_conditional_response(request, etag=etag, response=response) or response
            found.headers["Cache-Control"] = f"public, max-age={AGE}"
            found.headers["Content-Language"] = language
            return found

        return answer

    return decorate


def open_desk(talks: Talks) -> Desk | None:
    """The public's sight of talks, in their own first language; None unless their public page is open."""
    if not access.readable_name(talks):
        return None
    registry = store.get_registry()
    play = registry.play(talks, PUBLIC_SEAT)
    if not access.open_outside(play):
        return None
    title = play.rooms[PUBLIC].door.title
    languages = tuple(title)
    language = languages[0]
    said = in_words(title, language, languages).text or talks
    return Desk(
        talks=talks, seat=PUBLIC_SEAT, play=play, party=PUBLIC_SEAT, office=PUBLIC_SEAT, person="", title=said,
        zone=zone_of(play), language=language, languages=languages, mode="", now=registry.now(),
    )  # fmt: skip


def interface(languages: Iterable[str]) -> str:
    """The first of the talks' languages that our own words are in; English if there is none.

    >>> interface(["et", "zh"]), interface(["et"])
    ('zh-hans', 'en')
    """
    ours = {code.partition("-")[0]: code for code, _ in LANGUAGES}
    return next((ours[base] for tag in languages if (base := tag.lower().partition("-")[0]) in ours), "en")


def absolute(request: HttpRequest, name: str, talks: Talks) -> str:
    """The whole address of one of these pages."""
    return request.build_absolute_uri(reverse(f"outside:{name}", kwargs={"talks": talks}))
