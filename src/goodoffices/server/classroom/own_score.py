"""Who sees a private score, and what it is made of: the kit's worths of the reader's own party, and nobody else's.

The kit stays where the class keeps it. Nothing of it is entered in any record, and what is reckoned here is kept
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.http import HttpRequest

from goodoffices.kits import Kit, Scored, Sheet, named_in, score, sheet
from goodoffices.server.classroom import names
from goodoffices.server.classroom.models import Class, Place
from goodoffices.server.doors.models import Account
from goodoffices.server.store.master import when_forgotten
from goodoffices.talks.act import PartyId, PointId, SeatId, Talks, party_of
from goodoffices.talks.drafted import stands
from goodoffices.talks.play import StateOfPlay
from goodoffices.valuations.offers import text

_SEEN = "_own_score"


@dataclass(frozen=True)
class Own:
    """A student's seat at a table whose kit shows each seat what a package is worth to its party."""

    talks: Talks
    seat: SeatId
    kit: Kit

    @property
    def party(self) -> PartyId:
        return party_of(self.seat)

    @property
    def sheet(self) -> Sheet:
        return sheet(self.kit, self.party)

    def score(self, package: Mapping[str, str | None]) -> Scored:
        return score(self.kit, self.party, package)


@dataclass(frozen=True)
class Tabled:
    """A package in plenary: the text as it stands (entry 0), a draft or a frozen text, with what it is worth."""

    sort: str  # "text", "draft" or "frozen"
    entry: int
    scored: Scored
    changed: tuple[PointId, ...] = ()  # points of which the words no longer stand as they went round


def own(request: HttpRequest) -> Own | None:
    """The seat whose private score whoever asks may see; None for everybody else, whatever the reason."""
    if not hasattr(request, _SEEN):
        setattr(request, _SEEN, _own(request.user))
    found: Own | None = getattr(request, _SEEN)
    return found


def _own(account: object) -> Own | None:
    if not isinstance(account, Account):
        return None
    places = Place.objects.filter(account=account, table__isnull=False, table__closed=None, absent=False)
    row = places.exclude(joined=None).values_list("table__talks", "seat", "klass_id", "klass__made").first()
    if row is None:
        return None
    talks, seat, klass, made = row
    kit = _kit(klass, made)
    shown = kit.score == "shown" and any(party.id == party_of(seat) for party in kit.problem.parties)
    return Own(talks, seat, kit) if shown else None


@lru_cache(maxsize=8)
def _kit(klass: int, made: datetime) -> Kit:
    """A class's kit, without fetching the file for every page. `made`: a number may come again after a removal."""
    return names.kit_of(Class.objects.get(pk=klass, made=made))


when_forgotten(_kit.cache_clear)


def tabled(mine: Own, play: StateOfPlay, now: datetime) -> Iterator[Tabled]:
    """The packages that plenary has before it: the text as it stands, the last draft of each series, the frozen text.

    What settles no point that the kit values is left out.
    """
    plenary = play.plenary
    found: list[tuple[str, int, Mapping[PointId, int]]] = [("text", 0, text(play, now))]
    for number in plenary.drafts.last.values():
        found.append(("draft", number, {one.point: one.wording for one in plenary.drafts.drafts[number].settles}))
    if plenary.closing.texts:
        frozen = plenary.closing.texts[max(plenary.closing.texts)]
        found.append(("frozen", frozen.number, {one.point: one.wording for one in frozen.points}))
    for sort, entry, wordings in found:
        package = named_in(mine.kit, plenary, wordings)
        if package:
            settles = plenary.drafts.drafts[entry].settles if sort == "draft" else ()
            changed = tuple(one.point for one in settles if not stands(plenary, one))
            yield Tabled(sort, entry, mine.score(package), changed)
