"""A file from elsewhere as a new text: all that it holds is shown, and what it leaves out; then it may be tabled.

The file is read and let go. What is tabled is an act like any other, with the words that were shown.
"""

from __future__ import annotations

import json
import secrets
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.documents import elsewhere
from goodoffices.documents.fresh import Fresh
from goodoffices.documents.word.foreign import as_text
from goodoffices.documents.word.opening import Unreadable
from goodoffices.documents.word.taking import claim_of
from goodoffices.intake import read_act
from goodoffices.server.desks import acts, uploads
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.forms.options import numbered
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import direction, language_name, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.languages import told
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT, Language, Refusal, RoomId
from goodoffices.talks.kinds import encode
from goodoffices.talks.points import TableText
from goodoffices.talks.rules import decide

SHOWN = 400  # points that are shown one by one
LONGEST = 64  # characters of the token that joins what is sent twice
OURS = _("This file was saved from a text of this house. Take in its changes under “Take in an edited Word file”.")


@as_seat
def fresh(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the file, show the text that it would be, table it."""
    if desk.seat == PUBLIC_SEAT or desk.as_of is not None:
        raise Http404
    if request.method != "POST":
        return _show(request, desk, request.GET.get("room", ""))
    if "act" in request.POST:
        return _table(request, desk)
    room, language = request.POST.get("room", ""), request.POST.get("language", "")
    desk.room(room)
    try:
        name, data = uploads.whole(request)
        if language not in _languages(desk):
            return _show(request, desk, room, wrong=gettext("Say in which language the words are."))
        if elsewhere.is_word(data) and claim_of(data) is not None:
            return _show(request, desk, room, wrong=str(OURS))
        found = elsewhere.fresh(data)
    except (uploads.NotSent, Unreadable) as error:
        return _show(request, desk, room, wrong=told(error.args[0]))
    name = name[:200]
    title = PurePath(name).stem.strip() or "A text"
    act = as_text(found, language, title, _prefix(room), numbered(request.POST.get("first")) or _next(desk, room))
    return _show(request, desk, room, _told(desk, room, found, act, name))


def _show(
    request: HttpRequest, desk: Desk, room: RoomId, found: dict[str, Any] | None = None, *, wrong: str = ""
) -> HttpResponse:
    rooms = _rooms(desk)
    room = room if room in desk.play.rooms else rooms[0]
    return page(
        request,
        desk,
        "fresh.html",
        gettext("Take in a text from elsewhere"),
        rooms=(room,),
        room=room,
        current="text",
        status=422 if wrong else 200,
        wrong=wrong,
        most=uploads.TEXT // uploads.MB,
        found=found,
        choices=[{"id": one, "name": room_name(desk, one), "chosen": one == room} for one in rooms],
        languages=[{"tag": tag, "name": language_name(tag)} for tag in _languages(desk)],
        may=acts.may(desk, room, "TableText"),
        again_url=desk.url("text-new"),
        text_url=desk.url("text"),
        returned_url=desk.url("text-returned"),
    )


def _rooms(desk: Desk) -> list[RoomId]:
    """Where this seat may table a text, or, for one that may nowhere, where it may look how one would read."""
    every = [room for room in in_order(desk.play.rooms.values()) if desk.play.rooms[room].door.kind != PUBLIC]
    return [room for room in every if acts.may(desk, room, "TableText")] or every


def _languages(desk: Desk) -> list[Language]:
    return desk.first(desk.languages or ("en",))


def _prefix(room: RoomId) -> str:
    """What comes before the numbers of a room's own points."""
    return "" if room == PLENARY else f"{room.partition('@')[0]}."


def _next(desk: Desk, room: RoomId) -> int:
    """A number after all those of the room's points: so no point that is on the table is touched unasked."""
    prefix = _prefix(room)
    known = [*desk.play.rooms[room].points.points, *desk.play.rooms[room].alternatives.by_point]
    numbers = [numbered(point.removeprefix(prefix)) for point in known if point.startswith(prefix)]
    return max(numbers, default=0) + 1


def _told(desk: Desk, room: RoomId, found: Fresh, act: TableText, name: str) -> dict[str, Any]:
    written = encode(act)
    outcome: object = read_act(written)
    if not isinstance(outcome, Refusal):
        outcome = decide(desk.play, desk.seat, room, act, desk.now)
    known = {*desk.play.rooms[room].points.points, *desk.play.rooms[room].alternatives.by_point}
    return {
        "name": name,
        "room": room,
        "room_name": room_name(desk, room),
        "title": _sides(act.title),
        "points": [
            {"id": one.point, "title": _sides(one.title), "words": _sides(one.text), "known": one.point in known}
            for one in act.points[:SHOWN]
        ],
        "count": len(act.points),
        "more": max(0, len(act.points) - SHOWN),
        "left_out": [told(one) for one in found.left_out],
        "refusal": told(outcome.message) if isinstance(outcome, Refusal) else "",
        "act": written.decode(),
        "batch": secrets.token_hex(16),
    }


def _sides(texts: dict[Language, str]) -> list[dict[str, str]]:
    return [{"lang": tag, "dir": direction(tag), "text": words} for tag, words in texts.items()]


def _table(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Submit the text that was shown; the same sent twice is entered once."""
    room = request.POST.get("room", "")
    desk.room(room)
    raw, batch = request.POST["act"], request.POST.get("batch", "")[:LONGEST]
    if not _tables(raw):
        raise Http404
    outcome = store.get_registry().submit(desk.talks, desk.seat, room, raw, f"text-{batch}")
    if isinstance(outcome, Refusal):
        return _show(request, desk, room, wrong=told(outcome.message))
    stands = gettext("The text stands as entry %(number)s in the record of %(room)s.")
    messages.success(request, stands % {"number": outcome.number, "room": room_name(desk, room)})
    return HttpResponseRedirect(f"{desk.url('text')}?room={room}", status=303)


def _tables(raw: str) -> bool:
    """Whether this is a text to be tabled: nothing else is entered from here, whatever was sent."""
    try:
        sent = json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return isinstance(sent, dict) and sent.get("kind") == "TableText"
