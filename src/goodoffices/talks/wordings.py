"""Wordings: the words on each point of one room, whose they are, and in the place of which others they stand."""

from __future__ import annotations

from msgspec import Struct, field

from goodoffices.talks.act import Marking, PartyId, PointId, Texts
from goodoffices.talks.grown import Grown
from goodoffices.talks.places import Put, within


class Wording(Struct, frozen=True):
    """The exact words of an alternative from entry `number` on, and the parties that were at the table then."""

    number: int
    text: Texts  # the whole point; empty where what it was put into is no longer on record
    parties: tuple[PartyId, ...]
    put: Put | None = None  # where its own words stand, if they were put in the place of another alternative's

    @property
    def own(self) -> Texts:
        """The words that it brought itself: all of them, or those that it puts in the place of others."""
        return self.text if self.put is None else self.put.text


class Alternative(Struct, frozen=True):
    """Words for a point by one room's record. `number` is the entry that brought it."""

    number: int
    point: PointId
    by: tuple[PartyId, ...]  # empty: delivered without attribution
    marking: Marking
    wordings: Grown[Wording]
    wording: Wording  # the words as they stand: the last of the wordings
    compromise: bool = False  # the chair's or the mediator's; nobody has committed to it
    merged: tuple[int, ...] = ()  # the wordings that it was made from
    token: str = ""  # joins it to a release, for those who may read both
    withdrawn: int | None = None


class Alternatives(Struct):
    """The slice of a room's state that this group keeps."""

    alternatives: dict[tuple[PointId, int], Alternative] = field(default_factory=dict)
    roots: dict[tuple[PointId, int], int] = field(default_factory=dict)  # wording: the alternative that it belongs to
    by_point: dict[PointId, Grown[int]] = field(default_factory=dict)

    def of(self, point: PointId, wording: int) -> Alternative | None:
        """The alternative on `point` to which the words of entry `wording` belong."""
        root = self.roots.get((point, wording))
        return self.alternatives.get((point, root)) if root is not None else None

    def words(self, point: PointId, wording: int) -> Wording | None:
        """The words of entry `wording` on `point`, standing or not."""
        found = self.of(point, wording)
        return next((w for w in found.wordings if w.number == wording), None) if found is not None else None

    def still(self, alternative: Alternative, text: Texts) -> Put | None:
        """Where on another's words an alternative's own still stand when it reads as `text`; None if all is its own."""
        put = alternative.wording.put
        base = self.words(alternative.point, put.place.wording) if put is not None else None
        return within(base.text, put, text) if put is not None and base is not None else None

    def owners(self, alternative: Alternative, wording: Wording) -> tuple[PartyId, ...]:
        """Whose words a wording of an alternative is made of: its own party's, and theirs that they are put into."""
        by, put = dict.fromkeys(alternative.by), wording.put
        while put is not None and put.place.wording < wording.number:
            base, found = (
                self.of(alternative.point, put.place.wording),
                self.words(alternative.point, put.place.wording),
            )
            if base is None or found is None:
                break
            by |= dict.fromkeys(base.by)
            wording, put = found, found.put
        return tuple(by)

    def on(self, point: PointId) -> list[Alternative]:
        """Every alternative on `point`, withdrawn ones too, in the order in which they came."""
        return [self.alternatives[point, number] for number in self.by_point.get(point, ())]
