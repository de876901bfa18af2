"""Papers (sheets, minutes, stage reports) as files to be saved: Word and PDF."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from goodoffices.documents.paper import Paper
from goodoffices.documents.pdf import Unprintable, write_paper_pdf
from goodoffices.documents.word.papers import write_paper
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.downloads import FORMATS
from goodoffices.talks.act import RoomId

WRITERS: Final = {"word": write_paper, "pdf": write_paper_pdf}
UNPRINTABLE = _("No PDF can be made on this server now. Save it as Word, or print this page.")


def files(url: str) -> list[dict[str, str]]:
    """The buttons that save a paper; `url` is where it is saved as Word."""
    address, mark, query = url.partition("?")
    place = address.removesuffix("word/")
    return [{"label": str(FORMATS[form].label), "url": f"{place}{form}/{mark}{query}"} for form in WRITERS]


def known(form: str) -> None:
    """Raises `Http404` for a form in which no paper is written."""
    if form not in WRITERS:
        raise Http404


def answer(request: HttpRequest, paper: Paper, form: str, name: str, page: str) -> HttpResponse:
    """A paper as a file; where none can be made, its page says so."""
    try:
        made = WRITERS[form](paper)
    except Unprintable:
        messages.error(request, str(UNPRINTABLE))
        return HttpResponseRedirect(page)
    kind = FORMATS[form]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}{kind.suffix}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made, content_type=kind.media_type, headers=headers)


def name(desk: Desk, room: RoomId, *parts: object) -> str:
    """What a file is called: by its talks, its room, and what it is."""
    said = "".join(c if c.isalnum() or c in "-." else "-" for c in room)
    return "-".join(map(str, (desk.talks, said, *parts)))
