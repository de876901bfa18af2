"""Answers that cannot all be true: the smallest set of them, so that the delegation sees which to look at again.

Exact, by hitting sets: every set of answers that contradict each other meets the rest of every greatest set that does
not (Reiter, "A theory of diagnosis from first principles", Artificial Intelligence 32, 1987; Ignatiev, Previti,
Liffiton and Marques-Silva, "Smallest MUS extraction with minimal hitting set dualization", CP 2015).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from goodoffices.settlement.hitting import least_hitting
from goodoffices.settlement.problem import Point
from goodoffices.valuations.elicitation.answers import Answer, Columns, rows
from goodoffices.valuations.elicitation.worths import APART, widest


def contradiction(points: Sequence[Point], answers: Sequence[Answer]) -> tuple[int, ...]:
    """The places of the fewest answers that contradict each other; nothing where none do.

    >>> from goodoffices.valuations.elicitation.answers import Compare, Order
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> contradiction(points, [Order(1, ((0,), (1,))), Compare((0, 0), (1, 0), 1), Order(0, ((1,), (0,)))])
    (1, 2)

    Raises:
        AnswerError: an answer cannot be read.
    """
    columns = Columns(points)
    said = [rows(columns, answers, place) for place in range(len(answers))]

    def fits(places: Collection[int]) -> bool:
        return widest(columns, [row for place in sorted(places) for row in said[place]])[0] > APART

    everything = range(len(answers))
    if fits(everything):
        return ()
    mended: list[list[int]] = []
    while True:
        tried = least_hitting(mended, 0) if mended else ()
        assert tried is not None
        kept = set(tried)
        if not fits(kept):
            return tuple(sorted(kept))
        for place in everything:
            if place not in kept and fits(kept | {place}):
                kept.add(place)
        mended.append([place for place in everything if place not in kept])
