"""Lines of a bundle dropped, doubled or put elsewhere, and the first thing that is wrong with the order then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from torture.reasons import Line, Reason

WAYS = ("dropped", "doubled", "exchanged", "moved", "room dropped", "room doubled", "rooms exchanged")


def moved(parts: Sequence[Line], chance: Random) -> tuple[str, list[int]]:
    """What was done, and which of the lines (from 0) then stand in the bundle, in their order."""
    order = list(range(len(parts)))
    what = chance.choice(WAYS)
    at, to = chance.sample(order, 2)
    if what == "dropped":
        del order[at]
    elif what == "doubled":
        order.insert(at, at)
    elif what == "exchanged":
        order[at], order[to] = to, at
    elif what == "moved":
        order.insert(to, order.pop(at))
    else:
        one, other = chance.sample(_rooms(parts), 2)
        if what == "room dropped":
            order = [line for line in order if line not in one]
        elif what == "room doubled":
            order[one.stop : one.stop] = one
        else:
            first, second = sorted((one, other), key=lambda lines: lines.start)
            between = range(first.stop, second.start)
            order[first.start : second.stop] = [*second, *between, *first]
    return what, order


def _rooms(parts: Sequence[Line]) -> list[range]:
    """The lines of each room."""
    begins = [at for at, part in enumerate(parts) if part.kind == "room"]
    return [range(at, at + parts[at].value["entries"] + 2) for at in begins]


def of_order(parts: Sequence[Line], order: Sequence[int]) -> Reason:
    """The right reason: what a reader of the lines, from the first on, finds wrong before anything else."""
    here = iter(enumerate((parts[at] for at in order), 1))
    _, head = next(here)
    if head.kind != "head":
        return Reason("head", 1)
    seen = set()
    for line, part in here:
        if part.kind == "seal":
            return _of_seals(parts, order, line)
        if part.kind != "room":
            return Reason("place", line)
        if part.room in seen:
            return Reason("twice", line)
        seen.add(part.room)
        wrong = _of_room(here, part)
        if wrong is not None:
            return wrong
    return Reason("cut")


def _of_room(here: Iterator[tuple[int, Line]], room: Line) -> Reason | None:
    """What is wrong below the line of a room, down to its checkpoint."""
    first: Reason | None = None  # the first entry out of place; a reader goes on after it
    for place in range(1, room.value["entries"] + 1):
        line, part = next(here, (0, None))
        if part is None:
            return first or Reason("cut")
        if part.kind != "entry":
            return first or Reason("place", line)
        if (part.room, part.place) != (room.room, place):
            first = first or Reason("leaf", line)
    line, part = next(here, (0, None))
    if part is None:
        return first or Reason("cut")
    if part.kind != "checkpoint":
        return first or Reason("place", line)
    return first or (Reason("signature", line) if part.room != room.room else None)


def _of_seals(parts: Sequence[Line], order: Sequence[int], line: int) -> Reason:
    """What is wrong from the first seal on: each is over all that is above it in the sound bundle."""
    for place in range(len(parts)):
        if place >= len(order):
            return Reason("cut")
        if order[place] != place:
            # A seal that is not over what is above it is wrong; so is whatever stands in the place of one.
            late = max(place + 1, line)
            kind = parts[order[late - 1]].kind if late <= len(order) else ""
            return Reason("seal", late) if kind == "seal" else Reason("place" if kind else "cut", late if kind else 0)
    return Reason("follows")
