"""Run by NegMAS's own Python: the frontier of a problem by NegMAS, timed. NegMAS is AGPL and no part of the product.

Reads `{"shape": [...], "worth": [party][point][alternative], "repeats": n}`; prints seconds, peak memory in megabytes
above that of the imports, and the value vectors that it calls efficient.
"""

import json
import sys
import time

from memory import peak_above, rest
from negmas.outcomes import make_issue
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import pareto_frontier


def main() -> None:
    asked = json.load(sys.stdin)
    issues = [make_issue(list(range(count)), f"p{k}") for k, count in enumerate(asked["shape"])]
    seconds = []
    before = rest()
    for _ in range(asked["repeats"]):
        utilities = [
            LinearAdditiveUtilityFunction(
                values=[dict(enumerate(row)) for row in worth], weights=[1.0] * len(issues), issues=issues
            )
            for worth in asked["worth"]
        ]
        start = time.process_time()
        found, _ = pareto_frontier(utilities, issues=issues)
        seconds.append(time.process_time() - start)
    peak = peak_above(before)
    print(json.dumps({"seconds": seconds, "peak": peak, "values": sorted({tuple(map(float, v)) for v in found})}))


main()
