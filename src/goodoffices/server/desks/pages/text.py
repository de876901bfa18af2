"""The text of a room: its points with brackets and whose they are, at any entry or day, against any earlier one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.documents import face
from goodoffices.documents.alternat import copy_of
from goodoffices.documents.pdf import Unprintable
from goodoffices.documents.text import NegotiatingText, PointOfText
from goodoffices.server.desks import bracketed, dates, downloads, looked, versions
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.elsewhere import with_points
from goodoffices.server.desks.forms.closing import aloud
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import direction, language_name, party_name, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.desks.pages.parts import languages
from goodoffices.server.desks.versions import Version
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT, RoomId

UNPRINTABLE = _("No PDF can be made on this server now. Save another format, or print this page.")
_COMMITMENT = {
    "draft: nobody has committed to it": _("Draft: nobody has committed to it."),
    "frozen: agreed point by point, not yet initialled": _("Frozen: agreed point by point, not yet initialled."),
    "checked: the languages were compared, not yet initialled": _(
        "Checked: the languages were compared, not yet initialled."
    ),
    "initialled": _("Initialled."),
    "confirmed by the capitals": _("Confirmed by the capitals."),
    "signed": _("Signed."),
    "in force": _("In force."),
    "suspended: a point of the frozen text was reopened": _("Suspended: a point of the frozen text was reopened."),
}


@require_safe
@as_seat
def text(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The text of plenary, or of the room asked for."""
    choices = with_points(desk)
    room = request.GET.get("room") or (choices[0] if choices else next(iter(in_order(desk.play.rooms.values()))))
    desk.room(room)
    seen = looked.look(desk, room)
    return show(request, desk, room, versions.version(desk, room, request.GET), choices, seen)


def show(
    request: HttpRequest,
    desk: Desk,
    room: RoomId,
    found: Version,
    choices: list[RoomId],
    seen: int,
    *,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of a version; `wrong`: why the reader is shown it instead of what was asked for."""
    state, whole = desk.play.rooms[room], found.text
    language = desk.language if desk.language in found.languages else (*found.languages, desk.language)[0]
    return page(
        request,
        desk,
        "text.html",
        face.title(whole, language) or gettext("The text"),
        rooms=(room, PLENARY, PUBLIC),
        room=room,
        current="text",
        status=status,
        title_lang=language,
        title_dir=direction(language),
        choices=[{"name": room_name(desk, r), "url": _address(desk, room=r), "current": r == room} for r in choices],
        room_id=room,
        points=[_point(desk, found, one) for one in whole.points],
        gone=_gone(found),
        wrong=wrong or found.wrong,
        at=found.at,
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
        last=state.number,
        entry=whole.origin.entry,
        moment=dates.moment(state.entries[whole.origin.entry - 1].time, desk.zone) if whole.origin.entry else None,
        commitment=_COMMITMENT[whole.origin.commitment],
        against=found.against if found.earlier is not None else "",
        against_words=_against(desk, found.earlier) if found.earlier is not None else "",
        since_url=_address(desk, room=room, against=seen) if 0 < seen < state.number and found.at is None else "",
        seen=seen,
        languages=[
            {"tag": tag, "name": language_name(tag), "chosen": tag in found.languages} for tag in whole.languages
        ],
        files=_files(desk, room, found),
        exports_url=desk.url("exports") if desk.seat != PUBLIC_SEAT else "",
        asked=[(name, value) for name, values in found.query.items() for value in _values(values)],
        copies=[
            {"party": party_name(desk, party), "url": _file(desk, room, "word", found, copy=party)}
            for party in whole.origin.audience
        ],
        returned_url=desk.url("text-returned") if desk.as_of is None and desk.seat != PUBLIC_SEAT else "",
        new_url=f"{desk.url('text-new')}?{urlencode({'room': room})}" if desk.as_of is None else "",
        genuine_url=desk.url("genuine"),
        digest=aloud(whole.origin.sha256),
        legend=bracketed.legend(),
    )


@require_safe
@as_seat
def file(request: HttpRequest, desk: Desk, room: str, form: str) -> HttpResponse:
    """The same version as a file, to be saved."""
    desk.room(room)
    if form not in downloads.FORMATS:
        raise Http404
    found = versions.for_good(desk, room, versions.version(desk, room, request.GET))
    copy = request.GET.get("copy", "")
    if copy:
        try:
            found = found._replace(text=copy_of(found.text, copy))
        except ValueError:
            raise Http404 from None
    try:
        made = downloads.written(form, found)
    except Unprintable:
        seen = looked.look(desk, room)
        return show(request, desk, room, found, with_points(desk), seen, wrong=str(UNPRINTABLE), status=503)
    return downloads.answer(made, form, downloads.name(form, found.text))


def _point(desk: Desk, found: Version, one: PointOfText) -> dict[str, Any]:
    room = found.text.origin.room
    written = desk.first(tag for tag in found.languages if tag in one.nodes) or list(found.languages[:1])
    changed = found.earlier is not None and bracketed.changed(found.text, one, found.earlier)
    title = desk.words(one.title)
    return {
        "id": one.point,
        "title": title.text,
        "lang": title.lang,
        "dir": title.dir,
        "url": desk.url("point", room=room, point=one.point),
        "status": bracketed.status(one.status),
        "more": bracketed.more(found.text, one, title.lang),
        "words": bracketed.point(found.text, one, written, found.earlier if changed else None),
        "changed": changed,
        "beside": languages.beside(desk, room, one) if found.at is None else [],
    }


def _gone(found: Version) -> str:
    """The points of the earlier text that are in this one no more."""
    now = {one.point for one in found.text.points}
    gone = [one.point for one in found.earlier.points if one.point not in now] if found.earlier is not None else []
    return strung(gettext("point %(point)s") % {"point": point} for point in gone)


def _against(desk: Desk, earlier: NegotiatingText) -> str:
    entry = earlier.origin.entry
    when = dates.moment(earlier.origin.moment, desk.zone)["words"]
    if not entry:
        return gettext("%(moment)s, when there was no text") % {"moment": when}
    return gettext("the text as it stood on %(moment)s, up to entry %(number)s") % {"moment": when, "number": entry}


def _address(desk: Desk, **query: object) -> str:
    address = desk.url("text")
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query, doseq=True)}"


def _file(desk: Desk, room: RoomId, form: str, found: Version, **more: object) -> str:
    address = desk.url("text-file", room=room, form=form)
    query = urlencode({**found.query, **more}, doseq=True)
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address


def _values(asked: object) -> tuple[object, ...]:
    return asked if isinstance(asked, tuple) else (asked,)


def _files(desk: Desk, room: RoomId, found: Version) -> list[dict[str, Any]]:
    size = downloads.size(found)
    return [
        {"label": form.label, "form": key, "url": _file(desk, room, key, found), "slow": downloads.long(key, size)}
        for key, form in downloads.FORMATS.items()
        if found.text.points
    ]
