"""Run as a process of its own: our frontier of the problem on standard input, timed; peak memory above the imports'."""

import json
import statistics
import subprocess
import sys
import time
from typing import Any

from benchmarks.peers.memory import peak_above, rest
from goodoffices.settlement import decode, encode, frontier
from goodoffices.settlement.problem import Problem


def alone(problem: Problem, repeats: int = 5) -> dict[str, Any]:
    """Median seconds, peak megabytes of the first run, and how many value vectors are efficient, by a fresh process.

    Median of so many runs at least; of up to 51 as long as they take less than a second together.
    """
    command = [sys.executable, "-m", "benchmarks.alone", str(repeats)]
    ran = subprocess.run(command, input=encode(problem), capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def main(repeats: int) -> None:
    problem = decode(sys.stdin.buffer.read())
    before = rest()
    found = frontier(problem)
    peak = peak_above(before)
    seconds: list[float] = []
    # Where one run takes milliseconds, whatever else the machine does would decide about five.
    while len(seconds) < repeats or (len(seconds) < 51 and sum(seconds) < 1):
        start = time.process_time()
        frontier(problem)
        seconds.append(time.process_time() - start)
    print(json.dumps({"seconds": statistics.median(seconds), "peak": peak, "size": found.size}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
