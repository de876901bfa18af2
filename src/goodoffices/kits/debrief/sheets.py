"""A feedback sheet for each seat: what it did and what came of it, in figures; never a score of anybody's character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from goodoffices.kits.debrief.ending import WITH_PACKAGE, Ending, Share
from goodoffices.kits.debrief.offers import Offer
from goodoffices.kits.debrief.replaying import Frame
from goodoffices.kits.model import Kit
from goodoffices.talks.act import PartyId, SeatId, party_of
from goodoffices.talks.play import StateOfPlay


class Sheet(Struct, frozen=True):
    """One seat's. `share` is None for a seat whose party has no worths, such as a mediator's.

    `own` and `others` are places in the path of offers: what its party put, and those whole packages of others that
    were worth more to its party than what it ended with. `given_way` is what its party's whole packages came down by,
    for itself, from the first to the last.
    """

    seat: SeatId
    party: PartyId
    person: str
    acts: dict[str, int]  # how many of each kind
    share: Share | None
    own: tuple[int, ...]
    others: tuple[int, ...]
    given_way: Fraction | None
    missed: Fraction | None  # what the missed trade would have added for its party

    @property
    def first(self) -> int | None:
        """The place of the first offer of its party."""
        return self.own[0] if self.own else None


def sheets(
    kit: Kit, play: StateOfPlay, path: Sequence[Offer], replay: Sequence[Frame], end: Ending
) -> tuple[Sheet, ...]:
    """A sheet for every seat that the kit has for students."""
    done: dict[SeatId, Counter[str]] = {}
    for frame in replay:
        if frame.kind:
            done.setdefault(frame.seat, Counter())[frame.kind] += 1
    return tuple(_sheet(play, seat.id, path, end, dict(sorted(done.get(seat.id, {}).items()))) for seat in kit.seats)


def _sheet(play: StateOfPlay, seat: SeatId, path: Sequence[Offer], end: Ending, acts: dict[str, int]) -> Sheet:
    party, holder = party_of(seat), play.seat(seat)
    share = next((one for one in end.shares if one.party == party), None)
    own = tuple(place for place, offer in enumerate(path) if offer.party == party)
    whole = [path[place].worth[party] for place in own if path[place].whole and party in path[place].worth]
    had = share.worth if share is not None else None
    others = tuple(
        place
        for place, offer in enumerate(path)
        if offer.party != party and offer.whole and had is not None and offer.worth[party] > had
    )
    smallest = end.trades.smallest if end.trades is not None and end.ended in WITH_PACKAGE else None
    missed = smallest.gains.get(party) if smallest is not None else None
    given_way = whole[0] - whole[-1] if whole else None
    person = holder.person if holder is not None and not holder.vacant else ""
    return Sheet(seat, party, person, acts, share, own, others, given_way, missed)
