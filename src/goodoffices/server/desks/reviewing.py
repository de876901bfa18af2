"""Suggested claims on their way to a decision: where each stands in the text, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from goodoffices.dispatches.claiming import suggestions
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.models import Dropped
from goodoffices.talks.act import PUBLIC, Entry
from goodoffices.talks.filing import RecordClaim, claims_under
from goodoffices.talks.play import RoomState


@dataclass(frozen=True)
class Offered:
    """A suggestion with its place in the list, and what became of it: recorded as an entry, dropped by this seat."""

    place: int
    mark: str
    found: Suggestion
    recorded: Entry | None
    dropped: bool

    @property
    def undecided(self) -> bool:
        return self.recorded is None and not self.dropped


@dataclass(frozen=True)
class Piece:
    """A run of the text under the same suggestions, and those that end with it."""

    text: str
    under: tuple[Offered, ...]
    begin: tuple[Offered, ...]
    end: tuple[Offered, ...]


def link(desk: Desk, number: int) -> dict[str, str] | None:
    """A button to the page on which the suggestions from a report are decided, for who may record claims."""
    may = acts.may(desk, PUBLIC, "RecordClaim")
    url = desk.url("review", number=number)
    return {"label": _("Decide what it says"), "url": url, "kind": "review"} if may else None


def offered(desk: Desk, number: int) -> list[Offered]:
    """What is suggested from the report filed as entry `number`, in the order of its text."""
    found = suggestions(desk.play, number)
    gone = set(_dropped(desk, number).values_list("suggestion", flat=True))
    claims = _claims(desk.play.rooms[PUBLIC], number)
    return [
        Offered(place, mark, one, claims.get((one.sort, one.start, one.end, nth)), mark in gone)
        for place, (one, mark, nth) in enumerate(_marked(found), 1)
    ]


def _marked(found: list[Suggestion]) -> Iterator[tuple[Suggestion, str, int]]:
    """Each with a name that stays the same as long as the same is suggested; it holds none of the report's words."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for one in found:
        key = one.sort, one.start, one.end
        seen[key] += 1
        again = f"-{seen[key]}" if seen[key] > 1 else ""
        yield one, f"{one.sort.replace(' ', '-')}-{one.start}-{one.end}{again}", seen[key]


def _claims(public: RoomState, number: int) -> dict[tuple[str, int, int, int], Entry]:
    """The claims that stand from this report, by sort and span, and how many of the same stand before each."""
    found: dict[tuple[str, int, int, int], Entry] = {}
    seen: Counter[tuple[str, int, int]] = Counter()
    for entry in reversed([*claims_under(public, "dispatch", number)]):
        act = entry.act
        if isinstance(act, RecordClaim) and act.start is not None and act.end is not None:
            key = act.claim, act.start, act.end
            seen[key] += 1
            found[(*key, seen[key])] = entry
    return found


def pieces(text: str, found: Iterable[Offered]) -> list[Piece]:
    """The text cut where a suggestion begins or ends."""
    spans = [one for one in found if 0 <= one.found.start < one.found.end <= len(text)]
    cuts = sorted({0, len(text), *(one.found.start for one in spans), *(one.found.end for one in spans)})
    made = []
    for start, end in pairwise(cuts):
        under = tuple(one for one in spans if one.found.start <= start and end <= one.found.end)
        begin = tuple(one for one in under if one.found.start == start)
        made.append(Piece(text[start:end], under, begin, tuple(one for one in under if one.found.end == end)))
    return made


def drop(desk: Desk, number: int, marks: Iterable[str]) -> None:
    """Remember, beside the record, what this seat does not want from a report."""
    rows = [Dropped(talks=desk.talks, seat=desk.seat, dispatch=number, suggestion=mark, at=desk.now) for mark in marks]
    Dropped.objects.bulk_create(rows, ignore_conflicts=True)


def bring_back(desk: Desk, number: int, marks: Iterable[str]) -> None:
    """Suggest again what was dropped."""
    _dropped(desk, number).filter(suggestion__in=list(marks)).delete()


def _dropped(desk: Desk, number: int):
    return Dropped.objects.filter(talks=desk.talks, seat=desk.seat, dispatch=number)
