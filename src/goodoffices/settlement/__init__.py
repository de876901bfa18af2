"""Which packages could all sides accept: exact, certified analysis of points, worths, linkages and limits.

Pure analysis for researchers and mediators alike: it knows nothing of talks, rooms or servers.
"""

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
