"""Who may open a class's pages, and what all of them show of students and seats."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from markdown_it import MarkdownIt

from goodoffices.kits.seating import OBSERVER
from goodoffices.server.classroom import codes
from goodoffices.server.classroom.casting import Cast
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.classroom.names import Student
from goodoffices.server.desks.desk import not_found
from goodoffices.server.desks.labels import direction
from goodoffices.talks.act import SeatId, Texts

_WRITTEN = MarkdownIt("commonmark", {"html": False}).enable("table")


def as_teacher(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer a page of a class to its teacher: the view gets `(request, klass, **kw)`. To others there is none.

    What the class itself does not have (`Http404`) is the same page, byte for byte.
    """

    @wraps(view)
    def answer(request: HttpRequest, name: str, **kw: Any) -> HttpResponseBase:
        klass = Class.objects.filter(name=name, teacher_id=request.user.pk).first() if request.user.pk else None
        try:
            return not_found(request) if klass is None else view(request, klass, **kw)
        except Http404:
            return not_found(request)

    return answer


def row(student: Student, cast: Cast | None = None) -> dict[str, Any]:
    """A student as a list prints one."""
    return {
        "id": student.place.pk,
        "name": student.name,
        "code": codes.shown(student.code),
        "state": state(student),
        "seat": seat_words(student, cast),
        "table": student.at.table if student.at is not None else None,
    }


def state(student: Student) -> str:
    """In a word: here, not here, or expected."""
    if student.place.absent:
        return "not here"
    return "here" if student.place.joined is not None else "expected"


def seat_words(student: Student, cast: Cast | None = None) -> str:
    """Whom a student plays: the name and the party, “observes”, or nothing."""
    table = student.place.table
    if student.at is None or table is None:
        return ""
    if student.place.seat == OBSERVER:
        return _("observes")
    return words_of(table, student.place.seat, cast)


def words_of(table: TableOf, seat: SeatId, cast: Cast | None = None) -> str:
    """Who is played on a seat: the name, the office and the party."""
    place = (cast or Cast()).place(table.talks, seat)
    if place is None or not place.person:
        return seat
    who = {"person": place.person, "office": place.office, "party": place.party.text}
    if place.party.text.casefold() == place.office.casefold():
        return _("%(person)s, %(office)s") % who
    # Translators: who plays what, such as “Ada Brun, head of delegation, Akra”.
    return _("%(person)s, %(office)s, %(party)s") % who


def written(request: HttpRequest, texts: Texts) -> dict[str, str]:
    """A text of the kit in the reader's language, as HTML: what it says is Markdown, and nothing in it is run."""
    language = spoken(request, texts)
    tokens = _WRITTEN.parse(texts.get(language, ""))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):  # below the headings of the page
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    return {
        "lang": language,
        "dir": direction(language),
        "html": _WRITTEN.renderer.render(tokens, _WRITTEN.options, {}),
    }


def spoken(request: HttpRequest, texts: Texts) -> str:
    """The first language of the reader's in which there is such a text, else the kit's first.

    What was chosen for the pages comes before what the browser asks for.
    """
    wanted = [asked for asked, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())]
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        wanted.insert(0, get_language() or "en")
    for asked in wanted:
        for language in texts:
            if asked.split("-")[0] == language.lower().split("-")[0]:
                return language
    return next(iter(texts), "en")
