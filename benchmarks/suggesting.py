"""How much of what a careful reader marked is suggested, and how much of what is suggested is right, sort by sort.

The rules have been written, and the weights learned, on the development part of the labelled dispatches, and on nothing
of a part held out, where there is one; `tests/dispatches/labelled/README.md` tells what was found in each part when it
was measured. `python -m benchmarks.learning` prints what is found in talks that the weights have not seen.
"""

from collections.abc import Iterator

from benchmarks.figure import Figure, Reading
from tests.dispatches.scoring import Score
from tests.dispatches.suggesting import scored

CLOSE = ("quotation", "date")  # held to 0.95 both ways; all others together to 0.85 and 0.75


def together(scores: list[Score]) -> Score:
    """The counts of several sorts as one."""
    return Score(sum(s.right for s in scores), sum(s.suggested for s in scores), sum(s.labelled for s in scores))


def run() -> Iterator[Figure | Reading]:
    """Every sort of both parts as a reading; the limits on the part held out."""
    for split in ("development", "held-out"):
        scores, _ = scored(split)
        for sort, s in sorted(scores.items()):
            note = (
                f"precision {s.precision:.3f} ({s.right} of {s.suggested}), recall {s.recall:.3f} ({s.right} of "
                f"{s.labelled})"
            )
            yield Reading(f"{split}, {sort}", note)
    scores, _ = scored("held-out")
    if not scores:
        return  # sealed elsewhere, until it is measured
    others = together([s for sort, s in scores.items() if sort not in CLOSE])
    for name, s, precision, recall in [
        *((sort, scores[sort], 0.95, 0.95) for sort in CLOSE),
        ("the other sorts", others, 0.85, 0.75),
    ]:
        yield Figure(f"held out, {name}: precision", s.precision, "", precision, at_most=False)
        yield Figure(f"held out, {name}: recall", s.recall, "", recall, at_most=False)
