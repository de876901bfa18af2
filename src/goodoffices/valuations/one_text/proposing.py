"""The next draft for the mediator: which points to change, how, and why, from the marks alone.

While drafts are left, a draft is proposed from whose marks most is learned; the last is the one that by all marks does
most for everybody. It is a proposal to the mediation team, which may change it or leave it: the procedure goes on from
whatever draft went round. Time: seconds for the 23rd draft of 40 points among 6 delegations.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.phrases import phrase
from goodoffices.settlement.problem import Package, Point
from goodoffices.valuations.one_text.beliefs import Beliefs, Whole
from goodoffices.valuations.one_text.marks import MarkError, Reaction, Round, check
from goodoffices.valuations.one_text.probing import probed
from goodoffices.valuations.one_text.settling import settled
from goodoffices.valuations.one_text.wording import Change, changes

UNMARKED = Reaction()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next draft, what it changes and why; `settles` where it is not meant to learn but to be asked about."""

    draft: Package
    changes: tuple[Change, ...]
    settles: bool


class OneText:
    """The procedure over its drafts: hear each as its marks come in, and ask for the next.

    `withdrawn` alternatives, by point and alternative, are never proposed.
    """

    def __init__(
        self, points: Sequence[Point], delegations: Sequence[str], withdrawn: Collection[tuple[int, int]] = ()
    ) -> None:
        if not points or not delegations:
            raise MarkError(phrase("A text needs at least one point, and one delegation to mark it."))
        self.points, self.delegations = tuple(points), tuple(delegations)
        self.rounds: list[Round] = []
        self.open_to: NDArray[np.bool_] = np.zeros((len(points), max(len(one.alternatives) for one in points)), bool)
        for k, point in enumerate(self.points):
            self.open_to[k] = [
                a < len(point.alternatives) and (k, a) not in withdrawn for a in range(self.open_to.shape[1])
            ]
            if not self.open_to[k].any():
                raise MarkError(
                    phrase(
                        "Point {point!r} has no alternative left to propose: propose or restore one.", point=point.id
                    )
                )
        self.beliefs = Beliefs(len(delegations), [len(one.alternatives) for one in points])

    def hear(self, one: Round) -> None:
        """One draft that went round, with the marks that came back. Raises MarkError where they cannot be read."""
        check(self.points, self.delegations, [*self.rounds, one])
        given = [one.reactions.get(name, UNMARKED) for name in self.delegations]
        marks = [[9 if mark is None else mark for mark in each.points] or [9] * len(self.points) for each in given]
        lived = [0 if each.could_live is None else 1 if each.could_live else -1 for each in given]
        self.beliefs.hear(np.array(one.draft), np.array(marks), np.array(lived))
        self.rounds.append(one)

    def propose(self, *, left: int, most: int | None = None) -> Proposal:
        """The next draft where so many may still go round, it among them; changing at most so many points.

        Raises:
            MarkError: no draft is left, or fewer than one point may change.
        """
        if left < 1:
            raise MarkError(phrase("No draft is left: ask for the final yes or no, or allow another draft."))
        if most is not None and most < 1:
            raise MarkError(phrase("At least one point must be free to change."))
        last: Whole | None = np.array(self.rounds[-1].draft) if self.rounds else None
        find = settled if left == 1 else probed
        draft = tuple(int(chosen) for chosen in find(self.beliefs, self.open_to, last, most))
        return Proposal(draft, changes(self.points, self.delegations, self.rounds, draft), left == 1)


def propose(
    points: Sequence[Point],
    delegations: Sequence[str],
    rounds: Sequence[Round],
    *,
    left: int,
    most: int | None = None,
    withdrawn: Collection[tuple[int, int]] = (),
) -> Proposal:
    """The same from all drafts at once: the same marks always give the same proposal.

    >>> points = [Point("border", ("A", "B"))]
    >>> marked = [Round((0,), {}), Round((1,), {"akra": Reaction((-1,)), "selm": Reaction((-1,))})]
    >>> found = propose(points, ["akra", "selm"], marked, left=1)
    >>> found.draft, found.changes[0].words
    ((0,), 'border: go back to A; B was worse than A for akra and selm.')

    Raises:
        MarkError: the drafts or marks cannot be read, or none is left.
    """
    text = OneText(points, delegations, withdrawn)
    for one in rounds:
        text.hear(one)
    return text.propose(left=left, most=most)
