"""What comes back from one draft: marks of each point and of the whole, and nothing that is a number of worth.

A mark of a point compares this draft with the same draft in which this one point stayed as it was in the draft before:
so a delegation needs no opinion on what a change elsewhere does, and the marks of several changed points stay apart.
*Same* is what does not matter to the delegation, a change too small to notice among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.settlement.problem import Package, Point

BETTER, SAME, WORSE = 1, 0, -1

SIGNS = (BETTER, SAME, WORSE)


class MarkError(ValueError):
    """What is wrong with drafts or marks, which draft, delegation and point it concerns, and what to do."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One delegation's marks of one draft; None is an unmarked point, and a draft on which it did not say.

    `points` is empty for the first draft, which is compared with nothing, and for a delegation that marked no point.
    """

    points: tuple[int | None, ...] = ()
    could_live: bool | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One draft as it went round and who has reacted, by delegation; a delegation that is not there has not."""

    draft: Package
    reactions: Mapping[str, Reaction]


def check(points: Sequence[Point], delegations: Sequence[str], rounds: Sequence[Round]) -> None:
    """Refuse what cannot be read as drafts of these points marked by these delegations.

    >>> check([Point("border", ("A", "B"))], ["akra"], [Round((0,), {"selm": Reaction()})])
    Traceback (most recent call last):
    ...
    goodoffices.valuations.one_text.marks.MarkError: Draft 1 is marked by 'selm', which is none of the delegations.

    Raises:
        MarkError: names the draft, the delegation and the point.
    """
    for number, one in enumerate(rounds, 1):
        if len(one.draft) != len(points):
            raise MarkError(
                f"Draft {number} settles {len(one.draft)} points of {len(points)}: every draft settles every point; "
                "begin anew where points were added or taken away."
            )
        for point, chosen in zip(points, one.draft, strict=True):
            if not 0 <= chosen < len(point.alternatives):
                raise MarkError(
                    f"Draft {number} settles point {point.id!r} with alternative {chosen + 1} of "
                    f"{len(point.alternatives)}: name one that there is."
                )
        for delegation, reaction in one.reactions.items():
            if delegation not in delegations:
                raise MarkError(f"Draft {number} is marked by {delegation!r}, which is none of the delegations.")
            _check_reaction(points, number, delegation, reaction)


def _check_reaction(points: Sequence[Point], number: int, delegation: str, reaction: Reaction) -> None:
    if not reaction.points:
        return
    if number == 1:
        raise MarkError(f"{delegation!r} marked points of draft 1: there is no draft before it to compare with.")
    if len(reaction.points) != len(points):
        raise MarkError(
            f"{delegation!r} marked {len(reaction.points)} of {len(points)} points of draft {number}: "
            "leave unmarked points as None."
        )
    for point, mark in zip(points, reaction.points, strict=True):
        if mark is not None and mark not in SIGNS:
            raise MarkError(
                f"{delegation!r} marked point {point.id!r} of draft {number} as {mark!r}: "
                "it is better (1), same (0) or worse (-1)."
            )
