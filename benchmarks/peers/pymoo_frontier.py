"""Run by pymoo's own Python: NSGA-II (Deb et al., 2002) on points and alternatives, set up as in its manual.

Reads `{"worth": [party][point][alternative], "evaluations": n, "population": n}`; prints seconds and the value vectors.
"""

import json
import sys
import time

import numpy as np
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.core.problem import Problem
from pymoo.operators.crossover.sbx import SBX
from pymoo.operators.mutation.pm import PM
from pymoo.operators.repair.rounding import RoundingRepair
from pymoo.operators.sampling.rnd import IntegerRandomSampling
from pymoo.optimize import minimize


class Packages(Problem):
    """Minimise what each party's value lacks."""

    def __init__(self, worth: np.ndarray) -> None:
        self.worth = worth
        parties, points, alternatives = worth.shape
        super().__init__(n_var=points, n_obj=parties, xl=0, xu=alternatives - 1, vtype=int)

    def _evaluate(self, x: np.ndarray, out: dict, *args: object, **kwargs: object) -> None:
        points = np.arange(x.shape[1])
        out["F"] = -self.worth[:, points, x.astype(int)].sum(axis=2).T


def main() -> None:
    asked = json.load(sys.stdin)
    problem = Packages(np.array(asked["worth"]))
    algorithm = NSGA2(
        pop_size=asked["population"],
        sampling=IntegerRandomSampling(),
        crossover=SBX(prob=1.0, eta=3.0, vtype=float, repair=RoundingRepair()),
        mutation=PM(prob=1.0, eta=3.0, vtype=float, repair=RoundingRepair()),
        eliminate_duplicates=True,
    )
    start = time.process_time()
    found = minimize(problem, algorithm, ("n_eval", asked["evaluations"]), seed=1)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "values": sorted({tuple(map(int, -row)) for row in found.F})}))


main()
