"""Run the benchmarks named on the command line, or all of them."""

import sys

from benchmarks import live, pages, replay, submit

BENCHMARKS = {"replay": replay.run, "submit": submit.run, "pages": pages.run, "live": live.run}


def main(names: list[str]) -> int:
    """Print one line a figure; 1 if one of them missed its limit, 2 for a name that there is not."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark “{unknown[0]}”; there are: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    missed = 0
    for name in names or BENCHMARKS:
        for figure in BENCHMARKS[name]():
            print(figure, flush=True)
            missed += not figure.met
    return 1 if missed else 0


sys.exit(main(sys.argv[1:]))
