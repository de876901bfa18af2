"""A seat's desk: who reads, what that seat can see, and the one way in which every page of a seat is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, wraps
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation.trans_real import parse_accept_lang_header

from goodoffices.server.desks.labels import Words, in_words
from goodoffices.server.doors import access, limits
from goodoffices.server.doors.pages import trouble
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, PartyId, RoomId, SeatId, Talks, Texts, party_of
from goodoffices.talks.asof import zone_of
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.play import RoomState, StateOfPlay

LANGUAGE_COOKIE = "words"  # the language in which a reader wants the recorded words first


@dataclass(frozen=True)
class Desk:
    """One reading of the talks by one seat. Whatever a page shows is computed from `play`, and from nothing else."""

    talks: Talks
    seat: SeatId
    play: StateOfPlay
    party: PartyId
    office: str  # an `Office`, or "public"
    person: str
    title: str  # of the talks, in the reader's language
    zone: ZoneInfo
    language: str
    languages: tuple[str, ...]  # of the talks, in their order
    mode: str  # of the talks: negotiation, role-play or record; "" where no record that is read says so
    now: datetime
    as_of: date | None = None

    def url(self, name: str, /, **kw: object) -> str:
        """The address of a page of this seat; it stays on the day that the reader looks at."""
        address = reverse(f"desks:{name}", kwargs={"talks": self.talks, "seat": self.seat, **kw})
        return f"{address}?as-of={self.as_of}" if self.as_of else address

    def entry_url(self, room: RoomId, number: int) -> str:
        """The address of an entry in the minute book of its room."""
        address = self.url("room", room=room)
        return f"{address}{'&' if '?' in address else '?'}{urlencode({'at': number})}#entry-{number}"

    def act_url(self, room: RoomId, kind: str, **initial: object) -> str:
        """The address of the form of an act, with what is known of it filled in."""
        address = reverse("desks:act", kwargs={"talks": self.talks, "seat": self.seat, "room": room, "kind": kind})
        given = {name: value for name, value in initial.items() if value is not None}
        return f"{address}?{urlencode(given, doseq=True)}" if given else address

    def room(self, room: RoomId) -> RoomState:
        """The state of a room that this seat reads; a page that does not exist for any other."""
        state = self.play.rooms.get(room)
        if state is None:
            raise Http404
        return state

    @property
    def capital(self) -> RoomState | None:
        """The room of the reader's own party, for those who sit in it."""
        return self.play.capital(self.party)

    def first(self, languages: Iterable[str]) -> list[str]:
        """Languages in their order, but the reader's first."""
        return sorted(languages, key=lambda tag: tag != self.language)

    def words(self, texts: Texts) -> Words:
        """A text in the reader's language, or in the next best that it has."""
        return in_words(texts, self.language, self.languages)

    def say(self, texts: Texts) -> str:
        """The same, as plain words."""
        return self.words(texts).text


def open_desk(request: HttpRequest, talks: Talks, seat: SeatId) -> Desk:
    """The desk of `seat`, if this account may use it.

    Raises `Http404` alike for talks and seats that are hidden from the account and for those that do not exist.
    """
    if not access.may_use(request.user, talks, seat):
        raise Http404
    registry = store.get_registry()
    as_of = day_of(request.GET.get("as-of", ""))
    play = registry.play(talks, seat, as_of)
    if as_of is not None and not _reads(play, seat):  # nothing was on record then: the page says so, and shows today
        as_of, play = None, registry.play(talks, seat)
    if not _reads(play, seat):
        raise Http404
    asked = [request.COOKIES.get(LANGUAGE_COOKIE, "")]
    asked += [language for language, _ in parse_accept_lang_header(request.headers.get("accept-language", ""))]
    return desk_of(talks, seat, play, registry.now(), asked=asked, as_of=as_of)


def desk_of(
    talks: Talks,
    seat: SeatId,
    play: StateOfPlay,
    now: datetime,
    *,
    asked: Iterable[str] = (),
    as_of: date | None = None,
) -> Desk:
    """The desk of a seat that is known to be the reader's; `asked`: the languages that the reader wants, best first."""
    own = play.seat(seat)
    title, languages, mode = _founded(play)
    language = _language(asked, languages)
    return Desk(
        talks=talks,
        seat=seat,
        play=play,
        party=party_of(seat),
        office=own.office if own is not None else PUBLIC_SEAT,
        person=own.person if own is not None else "",
        title=in_words(title, language, languages).text or talks,
        zone=zone_of(play),
        language=language,
        languages=languages,
        mode=mode,
        now=now,
        as_of=as_of,
    )


def _reads(play: StateOfPlay, seat: SeatId) -> bool:
    """Whether there is anything for this seat in what it can see."""
    return bool(play.rooms) and (seat == PUBLIC_SEAT or play.seat(seat) is not None)


def day_of(written: str) -> date | None:
    """A day as an address has it; None for what is none: the page says so (`frame.page`), and shows today."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _founded(play: StateOfPlay) -> tuple[Texts, tuple[str, ...], str]:
    """The talks' title, languages and mode; for readers of the public room alone, what its own record says."""
    founded = play.plenary.founding.founded
    if founded is not None and isinstance(founded.act, FoundTalks):
        return founded.act.title, founded.act.languages, founded.act.mode
    public = play.rooms.get(PUBLIC)
    title = public.door.title if public is not None else {}
    return title, tuple(title), ""


def _language(asked: Iterable[str], languages: tuple[str, ...]) -> str:
    """The reader's language among the talks': the first that it asks for, else the talks' first."""
    for wanted in asked:
        for language in languages:
            if wanted.lower() == language.lower() or wanted.lower().startswith(f"{language.lower()}-"):
                return language
    return languages[0] if languages else "en"


View = Callable[..., HttpResponseBase]
Onward = Callable[[HttpRequest, Talks, SeatId], HttpResponseBase | None]

ONWARD: list[Onward] = []
"""Where somebody who held a seat until lately is sent on to; None for everybody else, who learns nothing."""


def as_seat(view: View) -> View:
    """Answer a page as a seat: the view gets `(request, desk, **kw)`.

    Whatever is hidden or missing is the same page, byte for byte. Nothing that a seat reads is kept by a cache.
    """

    @wraps(view)
    def answer(request: HttpRequest, talks: Talks, seat: SeatId, **kw: Any) -> HttpResponseBase:
        try:
            desk = open_desk(request, talks, seat)
            whose = limits.client(request) if seat == PUBLIC_SEAT else f"{talks}/{seat}"
            often = request.method == "POST" and not limits.count("act", whose)
            response = trouble.too_many(request) if often else view(request, desk, **kw)
        except Http404:
            onward = (found for lead in ONWARD if (found := lead(request, talks, seat)) is not None)
            response = next(onward, None) or not_found(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what is hidden and for what does not exist: the same bytes, whoever asks and for whatever, in each
    language of the interface."""
    return HttpResponseNotFound(_not_found(get_language()), headers={"Cache-Control": "no-store"})


@cache
def _not_found(language: str | None) -> str:
    return render_to_string("desks/404.html", {"LANGUAGE_CODE": language, "LANGUAGE_BIDI": get_language_bidi()})
