"""Which packages could all sides accept: exact, certified analysis of points, worths, linkages and limits.

Pure analysis for researchers and mediators alike: it knows nothing of talks, rooms or servers. Names are imported when
they are first used, so that the checker, which needs Python alone, does not wait for the libraries of the solvers.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodoffices.settlement.adjusted_winner import Division, adjusted_winner
    from goodoffices.settlement.blockers import Blockers, blocker, blockers
    from goodoffices.settlement.certificate import Certifier
    from goodoffices.settlement.counting import Count, count
    from goodoffices.settlement.egalitarian import egalitarian
    from goodoffices.settlement.frontier import Frontier, FrontierTooLarge, frontier
    from goodoffices.settlement.improve import Improvements, improve
    from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
    from goodoffices.settlement.leximin import leximin
    from goodoffices.settlement.nash import nash
    from goodoffices.settlement.problem import Linkage, Package, Party, Point, Problem, ProblemError, SizeError
    from goodoffices.settlement.reading import decode, read, read_ranges
    from goodoffices.settlement.relaxation import Fewest, Lowered, fewest_limits, smallest_share, smallest_sum
    from goodoffices.settlement.sensitivity import Interval, Worth, stays_best, stays_efficient, stays_shut
    from goodoffices.settlement.solution import NoZone, Solution
    from goodoffices.settlement.trade import Step, path
    from goodoffices.settlement.utilitarian import utilitarian
    from goodoffices.settlement.writing import digest, encode
    from goodoffices.settlement.zone import Zone, zone

NAMES = {
    "adjusted_winner": "Division adjusted_winner",
    "blockers": "Blockers blocker blockers",
    "certificate": "Certifier",
    "counting": "Count count",
    "egalitarian": "egalitarian",
    "frontier": "Frontier FrontierTooLarge frontier",
    "improve": "Improvements improve",
    "kalai_smorodinsky": "kalai_smorodinsky",
    "leximin": "leximin",
    "nash": "nash",
    "problem": "Linkage Package Party Point Problem ProblemError SizeError",
    "reading": "decode read read_ranges",
    "relaxation": "Fewest Lowered fewest_limits smallest_share smallest_sum",
    "sensitivity": "Interval Worth stays_best stays_efficient stays_shut",
    "solution": "NoZone Solution",
    "trade": "Step path",
    "utilitarian": "utilitarian",
    "writing": "digest encode",
    "zone": "Zone zone",
}
"""What each module gives to the package."""

HOME = {name: module for module, names in NAMES.items() for name in names.split()}

__all__ = [
    "Blockers",
    "Certifier",
    "Count",
    "Division",
    "Fewest",
    "Frontier",
    "FrontierTooLarge",
    "Improvements",
    "Interval",
    "Linkage",
    "Lowered",
    "NoZone",
    "Package",
    "Party",
    "Point",
    "Problem",
    "ProblemError",
    "SizeError",
    "Solution",
    "Step",
    "Worth",
    "Zone",
    "adjusted_winner",
    "blocker",
    "blockers",
    "count",
    "decode",
    "digest",
    "egalitarian",
    "encode",
    "fewest_limits",
    "frontier",
    "improve",
    "kalai_smorodinsky",
    "leximin",
    "nash",
    "path",
    "read",
    "read_ranges",
    "smallest_share",
    "smallest_sum",
    "stays_best",
    "stays_efficient",
    "stays_shut",
    "utilitarian",
    "zone",
]


def __getattr__(name: str) -> Any:
    if name not in HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps the answers in view: importing a module named like its answer would put the module in its place."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and HOME.get(name) == name:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
