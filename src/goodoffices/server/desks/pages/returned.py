"""An edited Word file that came back: everything that it brings is shown, some is chosen, and that is tabled.

The file is read and let go: it is kept nowhere. What is tabled are acts like any others, in the name of the party whose
head sends them, whoever the file says made the changes.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.documents.word.opening import Unreadable
from goodoffices.documents.word.tabling import Apart
from goodoffices.documents.word.taking import Line, NotHere, Preview, claim_of, preview
from goodoffices.documents.word.told import what
from goodoffices.drafting.redline import Piece, redline
from goodoffices.registry import Receipt
from goodoffices.server.desks import acts, colliding, uploads
from goodoffices.server.desks.dates import short_day
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.forms.alternatives import MARKINGS
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import direction, language_name, listed, room_name
from goodoffices.server.languages import strung, told
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC_SEAT, Refusal, RoomId
from goodoffices.talks.kinds import encode

AROUND = 60  # characters of the text on each side of a change
LONGEST = 64  # characters of the token that joins what is sent twice
ELSEWHERE = _(
    "This file was not saved from a text of this house, or lost what said so. Save the text again as Word, and take "
    "the changes over into that file."
)
NOT_HERE = _("This file is of no text that you read here.")


@as_seat
def returned(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for the file, show what it brings, table what was chosen."""
    if desk.seat == PUBLIC_SEAT or desk.as_of is not None:
        raise Http404
    if request.method != "POST":
        return _show(request, desk)
    if "batch" in request.POST:
        return _table(request, desk)
    try:
        name, data = uploads.whole(request)
        claim = claim_of(data)
        if claim is None:
            return _show(request, desk, wrong=str(ELSEWHERE))
        if claim.talks != desk.talks:
            raise NotHere
        found = preview(data, claim, desk.play, desk.seat, desk.now)
    except (uploads.NotSent, Unreadable) as error:
        return _show(request, desk, wrong=told(error.args[0]))
    except NotHere:
        return _show(request, desk, wrong=str(NOT_HERE))
    return _show(request, desk, found, name=name[:200])


def _show(
    request: HttpRequest, desk: Desk, found: Preview | None = None, *, name: str = "", wrong: str = ""
) -> HttpResponse:
    room = found.claim.room if found is not None else None
    return page(
        request,
        desk,
        "returned.html",
        gettext("Take in an edited Word file"),
        rooms=(room,) if room is not None else (),
        room=room,
        current="text",
        status=422 if wrong else 200,
        wrong=wrong,
        most=uploads.TEXT // uploads.MB,
        found=_told(desk, found, name) if found is not None else None,
        again_url=desk.url("text-returned"),
        text_url=desk.url("text"),
    )


def _told(desk: Desk, found: Preview, name: str) -> dict[str, Any]:
    room = found.claim.room
    refused = [line for line in found.lines if line.refusal is not None]
    return {
        "name": name,
        "room": room,
        "room_name": room_name(desk, room),
        "entry": found.claim.entry,
        "behind": desk.play.rooms[room].number > found.claim.entry,
        "may": acts.may(desk, room, "Propose"),
        "warnings": [told(warning) for warning in found.warnings],
        "groups": list(_groups(desk, found)),
        "refused": [_line(desk, found, line) for line in refused],
        "remarks": [{**one._asdict(), "where": one.point} for one in found.remarks],
        "unplaced": [{**one._asdict(), "why": told(one.why)} for one in found.unplaced],
        "batch": secrets.token_hex(16),
        "markings": MARKINGS,
    }


def _groups(desk: Desk, found: Preview) -> Iterator[dict[str, Any]]:
    """What can be tabled, each as one act: a change, or both ends of a move."""
    known = {line.number: line for line in found.lines}
    for numbers in ([int(number) for number in group.split("+")] for group in what(found)):
        try:
            yield _group(desk, found, [known[number] for number in numbers], encode(found.act(numbers)))
        except Apart:
            for number in numbers:
                yield _group(desk, found, [known[number]], encode(found.act([number])))


def _group(desk: Desk, found: Preview, lines: list[Line], act: bytes) -> dict[str, Any]:
    return {
        "key": "-".join(str(line.number) for line in lines),
        "numbers": listed(str(line.number) for line in lines),
        "act": act.decode(),
        "lines": [_line(desk, found, line) for line in lines],
    }


def _line(desk: Desk, found: Preview, line: Line) -> dict[str, Any]:
    change, state = line.change, desk.play.rooms[found.claim.room]
    return {
        "number": line.number,
        "point": change.point,
        "label": line.label,
        "pieces": _pieces(found, line),
        "lang": change.language,
        "dir": direction(change.language),
        "name": language_name(change.language),
        "author": change.author,
        "date": _day(change.date),
        "tracked": change.tracked,
        "move": change.move,
        "seen": [
            *(told(caution) for caution in line.cautions),
            *(colliding.said(desk, state, one) for one in line.collisions),
        ],
        "refusal": told(line.refusal.message) if line.refusal is not None else "",
    }


def _day(stamp: str) -> str:
    """The day of a tracked change, as the file has it: programs write their own clock as if it were UTC."""
    try:
        return short_day(date.fromisoformat(stamp[:10]))
    except ValueError:
        return ""


def _pieces(found: Preview, line: Line) -> list[Piece]:
    """The change against the words that it is on, with some of what stands around it."""
    change, place = line.change, line.act.place
    pieces = redline(change.replaced, change.words)
    base = found.state.alternatives.words(change.point, place.wording) if place is not None else None
    if place is None or base is None or change.language not in place.runs:
        return pieces
    text = base.text.get(change.language, "")
    start, end = place.runs[change.language]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    begins, ends = ("…" if start > AROUND else ""), ("…" if end + AROUND < len(text) else "")
    return [Piece("same", begins + before), *pieces, Piece("same", after + ends)]


def _table(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Submit what was chosen, one act after the other; the same sent twice is entered once."""
    room, batch = request.POST.get("room", ""), request.POST["batch"][:LONGEST]
    desk.room(room)
    marking = request.POST.get("marking", "formal")
    entered: list[Receipt] = []
    for key in dict.fromkeys(request.POST.getlist("chosen")):
        raw = _act(request.POST.get(f"act.{key}", ""), marking)
        outcome = store.get_registry().submit(desk.talks, desk.seat, room, raw, _once(batch, raw))
        if isinstance(outcome, Refusal):
            change = {"numbers": listed(key.split("-")), "why": told(outcome.message)}
            messages.error(request, gettext("Not entered, change %(numbers)s: %(why)s") % change)
        else:
            entered.append(outcome)
    if entered:
        numbers = strung(str(receipt.number) for receipt in entered)
        words = gettext("Entered in the record of %(room)s: %(numbers)s.")
        messages.success(request, words % {"room": room_name(desk, room), "numbers": numbers})
    elif not request.POST.getlist("chosen"):
        messages.warning(request, gettext("Nothing was chosen, and nothing was entered."))
    return HttpResponseRedirect(_text_url(desk, room), status=303)


def _act(written: str, marking: str) -> str:
    """The act of a change as it is submitted. Only words are proposed here, whatever was sent."""
    try:
        act = json.loads(written)
    except ValueError:
        raise Http404 from None
    if not isinstance(act, dict) or act.get("kind") != "Propose" or marking not in MARKINGS:
        raise Http404
    return json.dumps({**act, "marking": marking}, ensure_ascii=False)


def _once(batch: str, raw: str) -> str:
    return hashlib.sha256(f"{batch} {raw}".encode()).hexdigest()


def _text_url(desk: Desk, room: RoomId) -> str:
    return f"{desk.url('text')}?room={room}"
