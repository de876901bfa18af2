"""Which packages could all sides accept: exact, certified analysis of points, worths, linkages and limits.

Pure analysis for researchers and mediators alike: it knows nothing of talks, rooms or servers.
"""

from goodoffices.settlement.adjusted_winner import Division, adjusted_winner
from goodoffices.settlement.counting import Count, count
from goodoffices.settlement.egalitarian import egalitarian
from goodoffices.settlement.frontier import Frontier, FrontierTooLarge, frontier
from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
from goodoffices.settlement.leximin import leximin
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Linkage, Package, Party, Point, Problem, ProblemError, SizeError
from goodoffices.settlement.reading import decode, read, read_ranges
from goodoffices.settlement.solution import NoZone, Solution
from goodoffices.settlement.utilitarian import utilitarian
from goodoffices.settlement.writing import digest, encode
from goodoffices.settlement.zone import Zone, zone

__all__ = [
    "Count",
    "Division",
    "Frontier",
    "FrontierTooLarge",
    "Linkage",
    "NoZone",
    "Package",
    "Party",
    "Point",
    "Problem",
    "ProblemError",
    "SizeError",
    "Solution",
    "Zone",
    "adjusted_winner",
    "count",
    "decode",
    "digest",
    "egalitarian",
    "encode",
    "frontier",
    "kalai_smorodinsky",
    "leximin",
    "nash",
    "read",
    "read_ranges",
    "utilitarian",
    "zone",
]
