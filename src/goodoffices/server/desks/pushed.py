"""What a live page is sent: rows of its board that changed, its reader's own marks, new entries, and a notice of them.

Rows are rendered once for each state of the records that they are made from, and shared by all who read that room in
the same language; what is a reader's own is rendered for that reader alone.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from goodoffices.server.desks import dates, left, own, rows, teaching
from goodoffices.server.desks.counts import counted
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.elsewhere import elsewhere, with_points
from goodoffices.server.desks.labels import party_names, room_name
from goodoffices.server.desks.minutes import entry_lines
from goodoffices.server.desks.position import Position
from goodoffices.talks.act import PLENARY, PUBLIC, PointId, RoomId, party_of
from goodoffices.talks.calendar import AssessRound
from goodoffices.talks.instructing import instructor
from goodoffices.talks.press import RecordClaim

ENTRIES = 50  # at the end of a minute book, before it must be loaded anew
KEPT = 64  # boards kept in memory, each for pages that come from an earlier state of it

_OWN = '<template><td role="cell" class="own" data-party="{}" id="own-{}" hx-swap-oob="true">{}</td></template>'

_boards: OrderedDict[tuple[object, ...], rows.Rows] = OrderedDict()
_changes: OrderedDict[tuple[object, ...], tuple[rows.Rows | None, rows.Rows, str]] = OrderedDict()
_lock = threading.Lock()


def _version(room: RoomId, at: Position) -> tuple[int, ...]:
    """What the rows of `room` depend on: how far its record, plenary's and the public one have come."""
    return tuple(at.get(name, 0) for name in (room, PLENARY, PUBLIC))


def board(desk: Desk, room: RoomId, at: Position) -> rows.Rows:
    """The rows of `room` as they are now, kept for telling later what has changed since."""
    made = rows.rows(desk, room)
    _keep(_boards, _key(desk, room, at), made)
    return made


def _key(desk: Desk, room: RoomId, at: Position) -> tuple[object, ...]:
    """Under what the rows are kept: the words of the parties, and what is said of them, in the reader's languages."""
    return desk.talks, room, desk.language, get_language(), _version(room, at)


def changed_rows(desk: Desk, room: RoomId, before: Position, now: Position) -> str:
    """The rows of `room` that are not what they were at `before`, with the counts; all, where that is not known."""
    made = board(desk, room, now)
    with _lock:
        earlier = _boards.get(_key(desk, room, before))
        key = (id(earlier), id(made))  # both are kept with the answer, so that nothing else can take their place
        found = _changes.get(key)
    if found is not None:
        return found[2]
    if earlier is None:
        new = list(made.rows)
    elif earlier.parties != made.parties:  # other columns: the page must be loaded anew
        new = []
    else:
        new = [p for p in made.rows if p in earlier.rows and earlier.rows[p].data != made.rows[p].data]
    html = _rows(made, new, count=room != PUBLIC)  # in public nobody takes a stance: nothing is counted there
    _keep(_changes, key, (earlier, made, html))
    return html


def _rows(made: rows.Rows, points: list[PointId], *, count: bool) -> str:
    if not points:
        return ""
    data = [made.rows[point].data for point in points]
    changed = get_template("desks/parts/live_rows.html").render({"rows": data, "compact": made.compact})
    if not count:
        return changed
    return changed + get_template("desks/parts/counts.html").render({"counted": counted(made), "oob": True})


def own_marks(desk: Desk, room: RoomId, points: Iterable[PointId]) -> str:
    """The private marks of this reader's mandate on the points of `room`, for its own page alone."""
    found = own.marks(desk, desk.play.rooms[room], points)
    head = _("Your mandate")
    lines = ((head, point, mark_safe(marks)) for point, marks in found.items())  # noqa: S308  # rendered
    return format_html_join("", _OWN, lines)


def beside(desk: Desk, room: RoomId, before: Position) -> str:
    """What stands beside the board of `room`, where it may have changed: what each calls left, and other rooms."""
    moved = {name for name, state in desk.play.rooms.items() if state.number > before.get(name, 0)}
    parts = []
    new = (e for name in moved & {PLENARY, PUBLIC} for e in desk.play.rooms[name].entries[before.get(name, 0) :])
    if any(isinstance(entry.act, AssessRound | RecordClaim) for entry in new):
        context = {"declared": left.as_declared(desk), "more_declared_url": left.more_url(desk), "oob": True}
        parts.append(get_template("desks/pages/parts/declared.html").render(context))
    if moved & {other for other in with_points(desk) if other not in (room, PUBLIC)}:
        context = {"elsewhere": elsewhere(desk, room), "oob": True}
        parts.append(get_template("desks/pages/parts/elsewhere.html").render(context))
    return "".join(parts)


def teaching_strip(desk: Desk, before: Position) -> str:
    """That the table is paused or goes on, and until when its part lasts, where the instructor has done something."""
    seat = instructor(desk.play)
    if seat is None or not any(entry.seat == seat for entry in desk.play.plenary.entries[before.get(PLENARY, 0) :]):
        return ""
    context = {"talks": teaching.strip(desk), "oob": True}
    return get_template("desks/parts/teaching.html").render(context)


def book(desk: Desk, room: RoomId, since: int) -> str:
    """All that a minute book shows beyond what its page was loaded with: sent twice, it is shown once."""
    state = desk.play.rooms[room]
    new = state.entries[since : since + ENTRIES]
    context = {"entries": entry_lines(desk, state, new, since=since), "oob": True}
    if since:
        context["day_before"] = dates.day(state.entries[since - 1].time.astimezone(desk.zone).date())
    if since + len(new) < state.number:
        context["more_url"] = desk.entry_url(room, since + len(new) + 1)
    return get_template("desks/parts/live_book.html").render(context)


def notice(desk: Desk, before: Position) -> str:
    """A notice of what others have entered since, with a link to the first of it; empty if nobody else has."""
    said, url = [], ""
    for room, state in desk.play.rooms.items():
        new = [entry for entry in state.entries[before.get(room, 0) :] if entry.seat != desk.seat]
        if new:
            by = party_names(desk, dict.fromkeys(party_of(entry.seat) for entry in new))
            words = ngettext(
                "%(room)s: %(n)s new entry, by %(who)s", "%(room)s: %(n)s new entries, by %(who)s", len(new)
            )
            said.append(words % {"room": room_name(desk, room), "n": len(new), "who": by})
            url = url or desk.entry_url(room, new[0].number)
    if not said:
        return ""
    return get_template("desks/parts/notice.html").render({"words": f"{'; '.join(said)}.", "url": url})


def _keep(kept: OrderedDict[tuple[object, ...], Any], key: tuple[object, ...], value: object) -> None:
    with _lock:
        kept[key] = value
        kept.move_to_end(key)
        while len(kept) > KEPT:
            kept.popitem(last=False)


def forget() -> None:
    """Keep nothing of what was made before: pages that come from an earlier state get all of it anew."""
    with _lock:
        _boards.clear()
        _changes.clear()
