"""The chronology: rounds as planned and as held, where accounts differ, and all that is told; as known on any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from goodoffices.dispatches.chronology import Axis, Facet, Known
from goodoffices.dispatches.differing import differing
from goodoffices.dispatches.exports import as_csv, as_json, claims
from goodoffices.dispatches.picture import picture as drawn
from goodoffices.dispatches.rounds import rounds
from goodoffices.server.desks import chronicle, dates
from goodoffices.server.desks.desk import Desk, as_seat, day_of
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, point_title
from goodoffices.server.desks.pages.parts import told
from goodoffices.server.languages import told as phrased
from goodoffices.server.languages.terms import DATES, term_in
from goodoffices.talks.act import PUBLIC

SIZE = 40  # things told on one page
FACETS = ("party", "speaker", "sort", "point", "round")
ANY = {
    "party": _("all parties"),
    "speaker": _("everybody"),
    "sort": _("all kinds"),
    "point": _("all points"),
    "round": _("all rounds"),
}
CALLED = {
    "party": _("Party"),
    "speaker": _("Speaker"),
    "sort": _("Kind"),
    "point": _("Point"),
    "round": _("Round"),
}


class Asked(Struct, frozen=True):
    """What a reader asks of the chronology, by its address."""

    day: date | None
    axis: Axis
    wanted: tuple[Facet, ...]
    below: int = 0
    above: int = 0

    def query(self, **more: object) -> str:
        """The same as the end of an address, with more to it."""
        given: dict[str, object] = {"known": self.day or "", "by": "happened" if self.axis == "happened" else ""}
        given |= dict(self.wanted) | more
        return urlencode({name: value for name, value in given.items() if value})


def asked(request: HttpRequest) -> Asked:
    """What an address asks for. What it says wrongly, it does not say."""
    given = request.GET
    wanted = tuple((name, given[name]) for name in FACETS if given.get(name))
    axis: Axis = "happened" if given.get("by") == "happened" else "known"
    return Asked(day_of(given.get("known", "")), axis, wanted, _key(given.get("below")), _key(given.get("above")))


def _key(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 20 else 0


@as_seat
def chronology(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The page. Its later parts hold what is told, and nothing else."""
    ask, state = asked(request), chronicle.public(desk)
    first = not (ask.below or ask.above)
    with chronicle.as_known(desk, ask.day or date.max) as known:
        part = known.page(ask.wanted, ask.axis, SIZE, ask.below, ask.above)
        found = rounds(known) if first else []
        context: dict[str, Any] = {
            "rounds": [told.round_of(desk, state, one, known) for one in reversed(found)],
            "questions": [told.question(desk, state, one) for one in differing(known, found)],
            "choices": [_choice(desk, known, ask, name) for name in FACETS],
            "count": known.count(*ask.wanted) if len(ask.wanted) < 2 else None,
        }
    here, day = desk.url("chronology"), request.GET.get("known", "")
    if day and ask.day is None:
        wrong = gettext("“%(day)s” is no day: write one such as 2026-01-28. This is all that is known.")
        messages.warning(request, wrong % {"day": day})
    return page(
        request,
        desk,
        "chronology.html",
        gettext("Chronology"),
        rooms=[PUBLIC],
        current="chronology",
        **context,
        first=first,
        days=told.days(desk, state, part.items, ask.axis),
        axis=ask.axis,
        known_day=ask.day.isoformat() if ask.day else "",
        known_words=dates.day(ask.day) if ask.day else "",
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
        filtered=bool(ask.wanted),
        all_url=_joined(here, Asked(ask.day, ask.axis, ()).query()),
        older_url=_joined(here, ask.query(below=part.older)) if part.older else "",
        newer_url=_joined(here, ask.query(above=part.newer)) if part.newer else "",
        picture_url=_joined(desk.url("chronology-picture"), ask.query()) if found else "",
        csv_url=_joined(desk.url("chronology-csv"), ask.query()),
        json_url=_joined(desk.url("chronology-json"), ask.query()),
    )


def _joined(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address


def _choice(desk: Desk, known: Known, ask: Asked, name: str) -> dict[str, Any]:
    """A filter with what there is to choose from, of what was known by then."""
    chosen = dict(ask.wanted).get(name, "")
    values = known.chronology.heard() if name == "speaker" else known.chronology.values(name)
    found = sorted((value for value in values if known.any((name, value))), key=lambda v: (v.isdigit(), len(v), v))
    if name == "speaker":
        found.sort(key=str.casefold)
    if chosen and chosen not in found:
        found.append(chosen)
    options = [{"value": value, "label": _label(desk, name, value), "chosen": value == chosen} for value in found]
    return {"name": name, "label": CALLED[name], "any": ANY[name], "options": options}


def _label(desk: Desk, name: str, value: str) -> str:
    if name == "party":
        return party_name(desk, value)
    if name == "point":
        return point_title(desk.play, desk, value, PUBLIC)
    if name == "round":
        return gettext("Round %(number)s") % {"number": value}
    return str(told.SORTS.get(value, value)) if name == "sort" else value


@as_seat
def picture(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The rounds as a picture; `?save=1` to keep it."""
    ask = asked(request)
    with chronicle.as_known(desk, ask.day or date.max) as known:
        found = rounds(known)
    title = gettext("Rounds of %(talks)s, as known on %(day)s") if ask.day else gettext("Rounds of %(talks)s")
    said = title % {"talks": desk.title, "day": dates.day(ask.day) if ask.day else ""}
    response = HttpResponse(drawn(said, found, _said, dates.short_day), content_type="image/svg+xml")
    return _named(response, desk, "rounds.svg") if request.GET.get("save") else response


def _said(words: str) -> str:
    """A phrase of the picture, or the word of the record for how a date stands, in the reader’s language."""
    return term_in(DATES, phrased(words))


@as_seat
def as_table(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The claims that were asked for, with their sources, as CSV."""
    return _named(
        HttpResponse(as_csv(_rows(request, desk)), content_type="text/csv; charset=utf-8"), desk, "claims.csv"
    )


@as_seat
def as_objects(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same as JSON."""
    return _named(HttpResponse(as_json(_rows(request, desk)), content_type="application/json"), desk, "claims.json")


def _rows(request: HttpRequest, desk: Desk) -> Iterator[dict[str, Any]]:
    ask = asked(request)
    with chronicle.as_known(desk, ask.day or date.max) as known:
        items = [item for _, item in known.newest(ask.wanted, ask.axis)]
    return claims(chronicle.public(desk), items)


def _named(response: HttpResponse, desk: Desk, name: str) -> HttpResponse:
    response.headers["Content-Disposition"] = f'attachment; filename="{desk.talks}-{name}"'
    return response
