"""What is wrong with the packages of a set of stances, by every combination looked at: nothing, one hopes."""

from collections.abc import Iterator

from goodoffices.talks.act import PLENARY
from goodoffices.valuations import conditions
from goodoffices.valuations.conditions import packages
from goodoffices.valuations.links import Reading
from goodoffices.valuations.singles import single_conditions
from goodoffices.valuations.tabled import Tabled, tabled
from tests.valuations.likely_stances import POINTS, Combination, best_single, case_of, needs, settled, whole

READINGS: tuple[Reading, Reading] = ("as said", "if asked")


def as_chosen(chosen: tuple[Tabled, ...]) -> Combination:
    there = {one.point: one.wording for one in chosen}
    return tuple(there.get(point) for point in POINTS)


def judge(seed: int, *, branches: int | None = None) -> Iterator[str]:
    """Every disagreement. With `branches` the solver is asked after so many (0: at once)."""
    case = case_of(seed)
    table = tabled(case.play(), PLENARY)
    kept, conditions.BRANCHES = conditions.BRANCHES, (conditions.BRANCHES if branches is None else branches)
    try:
        for reading in READINGS:
            expected = whole(case, reading == "if asked")
            keys = sorted((-settled(one), needs(case, one)) for one in expected)
            found = packages(table, reading=reading, most=1000)
            if {as_chosen(one.chosen) for one in found.packages} != set(expected) or not found.complete:
                yield f"{reading}: {len(found.packages)} of {len(expected)} packages, {found.count}"
            if [(-len(one.chosen), one.words) for one in found.packages] != keys:
                yield f"{reading}: not in order"
            few = packages(table, reading=reading, most=2)
            if [(-len(one.chosen), one.words) for one in few.packages] != keys[:2] or few.at_most != -keys[0][0]:
                yield f"{reading}: the first two are others"
    finally:
        conditions.BRANCHES = kept
    singles = single_conditions(table, most=1)
    best = singles.found[0].closes if singles.found else singles.closes
    if (singles.closes, best) != best_single(case) or not singles.proven:
        yield f"single conditions: {singles.closes}, {best} instead of {best_single(case)}"
