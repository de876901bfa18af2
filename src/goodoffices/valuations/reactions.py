"""From drafts and their marks, as one seat reads them, to the rounds of the one-text procedure and to the next draft.

What a seat reads of the marks is what the caucuses say that it sits in: a delegation whose caucus it does not read has
not reacted, as far as it knows. Words that were amended between two drafts are another alternative: marks are about
exact words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from goodoffices.settlement.problem import Package, Point
from goodoffices.talks.act import Chosen, PartyId, PointId, RoomId
from goodoffices.talks.drafted import delegations, marks, series, stands
from goodoffices.talks.drafts import Draft, Mark, Marked
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.valuations.one_text.marks import BETTER, SAME, WORSE, Reaction, Round

if TYPE_CHECKING:
    from goodoffices.valuations.one_text.proposing import Proposal

SIGN: dict[Mark, int] = {"better": BETTER, "same": SAME, "worse": WORSE}

Heard = tuple[Package, tuple[tuple[PartyId, Reaction], ...]]


@dataclass(frozen=True, slots=True)
class Reactions:
    """A series of drafts with the marks that a seat reads, in the terms of the one-text procedure.

    Of point k the alternatives are `wordings[k]`, by their entries: all words that went round or are on the table.
    `gone` are those that are on the table no longer, by point and alternative.
    """

    points: tuple[PointId, ...]
    wordings: tuple[tuple[int, ...], ...]
    delegations: tuple[PartyId, ...]
    drafts: tuple[Draft, ...]
    heard: tuple[Heard, ...]
    gone: frozenset[tuple[int, int]]

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The drafts as they went round, each with its reactions."""
        return tuple(Round(draft, dict(given)) for draft, given in self.heard)


@dataclass(frozen=True, slots=True)
class Reason:
    """One point that the next draft changes, from which words to which, and why, for the mediation team."""

    point: PointId
    old: int
    new: int
    words: str


@dataclass(frozen=True, slots=True)
class Next:
    """The next draft as the system proposes it; `settles_it` where it is meant to be asked about, not to learn from."""

    settles: tuple[Chosen, ...]
    reasons: tuple[Reason, ...]
    settles_it: bool


def reactions(play: StateOfPlay, room: RoomId, draft: int | None = None) -> Reactions:
    """The series of `draft` in a room, or a series that is yet to begin, about every point with words on the table.

    Raises `KeyError` for a room not in `play`, and for an entry that is no draft.
    """
    state = play.rooms[room]
    gone_round = series(state, draft) if draft is not None else ()
    points = _points(state, gone_round)
    wordings = tuple(_wordings(state, point, gone_round) for point in points)
    parties = delegations(play, room)
    heard = []
    for one in gone_round:
        chosen = {each.point: each.wording for each in one.settles}
        package = tuple(known.index(chosen[point]) for point, known in zip(points, wordings, strict=True))
        said = marks(play, room, one.number)
        given = tuple((party, _reaction(said[party], points)) for party in parties if party in said)
        heard.append((package, given))
    gone = frozenset(
        (k, a)
        for k, point in enumerate(points)
        for a, wording in enumerate(wordings[k])
        if not stands(state, Chosen(point, wording))
    )
    return Reactions(points, wordings, parties, gone_round, tuple(heard), gone)


def _points(state: RoomState, gone_round: tuple[Draft, ...]) -> tuple[PointId, ...]:
    if gone_round:
        return tuple(one.point for one in gone_round[0].settles)
    return tuple(point for point in state.alternatives.by_point if _standing(state, point))


def _standing(state: RoomState, point: PointId) -> list[int]:
    return [one.wording.number for one in state.alternatives.on(point) if one.withdrawn is None]


def _wordings(state: RoomState, point: PointId, gone_round: tuple[Draft, ...]) -> tuple[int, ...]:
    went = [each.wording for one in gone_round for each in one.settles if each.point == point]
    return tuple(sorted({*went, *_standing(state, point)}))


def _reaction(said: Marked, points: tuple[PointId, ...]) -> Reaction:
    given = {one.point: SIGN[one.mark] for one in said.marks}
    return Reaction(tuple(given.get(point) for point in points) if given else (), said.could_live)


def next_draft(
    found: Reactions,
    *,
    left: int,
    most: int | None = None,
    called: Callable[[PointId, int], str] = lambda _, wording: f"entry {wording}",
    names: Mapping[PartyId, str] | None = None,
) -> Next:
    """The next draft where so many may still go round, it among them, changing at most so many points.

    `called` names words, and `names` delegations, for the reasons.

    Raises:
        MarkError: no draft is left, there is nothing to propose, or a point has no words on the table any more.
    """
    points = tuple(
        Point(point, tuple(called(point, wording) for wording in known))
        for point, known in zip(found.points, found.wordings, strict=True)
    )
    told = {party: (names or {}).get(party, party) for party in found.delegations}
    if len(set(told.values())) < len(told):  # two of one name are told apart by their ids
        told = {party: party for party in told}
    heard = tuple((draft, tuple((told[party], said) for party, said in given)) for draft, given in found.heard)
    made = _proposed(points, tuple(told.values()), heard, left, most, found.gone)
    settles = tuple(
        Chosen(point, known[a]) for point, known, a in zip(found.points, found.wordings, made.draft, strict=True)
    )
    reasons = tuple(
        Reason(
            found.points[one.point],
            found.wordings[one.point][one.old],
            found.wordings[one.point][one.new],
            one.sentence,
        )
        for one in made.changes
    )
    return Next(settles, reasons, made.settles)


# Hearing many drafts takes seconds. The same marks give the same proposal, so what is kept depends on nothing else.
@lru_cache(maxsize=32)
def _proposed(
    points: tuple[Point, ...],
    parties: tuple[str, ...],
    heard: tuple[Heard, ...],
    left: int,
    most: int | None,
    gone: frozenset[tuple[int, int]],
) -> Proposal:
    from goodoffices.valuations.one_text.proposing import propose  # its libraries take a while to load

    rounds = [Round(draft, dict(given)) for draft, given in heard]
    return propose(points, parties, rounds, left=left, most=most, withdrawn=gone)
