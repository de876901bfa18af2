"""Which packages could all sides accept: exact, certified analysis of points, worths, linkages and limits.

Pure analysis for researchers and mediators alike: it knows nothing of talks, rooms or servers.
"""

from goodoffices.settlement.counting import Count, count
from goodoffices.settlement.frontier import Frontier, FrontierTooLarge, frontier
from goodoffices.settlement.problem import Linkage, Package, Party, Point, Problem, ProblemError, SizeError
from goodoffices.settlement.reading import decode, read, read_ranges
from goodoffices.settlement.writing import digest, encode
from goodoffices.settlement.zone import Zone, zone

__all__ = [
    "Count",
    "Frontier",
    "FrontierTooLarge",
    "Linkage",
    "Package",
    "Party",
    "Point",
    "Problem",
    "ProblemError",
    "SizeError",
    "Zone",
    "count",
    "decode",
    "digest",
    "encode",
    "frontier",
    "read",
    "read_ranges",
    "zone",
]
