"""Run the benchmarks named on the command line, or all of them, each in a process of its own."""

import importlib
import subprocess
import sys

BENCHMARKS = (
    "replay", "submit", "pages", "text", "live", "frontier", "growth", "solutions", "blockers", "truth", "suggesting",
    "dispatches", "dispatches_postgresql", "proof", "receipts", "longlog", "at_rest", "conditions", "robustness",
    "word", "redline", "one_text", "elicitation", "class",
)  # fmt: skip


def one(name: str) -> int:
    """Print one line a figure; 1 if one of them missed its limit."""
    missed = 0
    for figure in importlib.import_module(f"benchmarks.{name}").run():
        print(figure, flush=True)
        missed += not figure.met
    return 1 if missed else 0


def main(names: list[str]) -> int:
    """The worst outcome of the benchmarks; 2 for a name that there is not."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark “{unknown[0]}”; there are: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    if len(names) == 1:
        return one(names[0])
    command = [sys.executable, "-m", "benchmarks"]
    return max(subprocess.run([*command, name], check=False).returncode for name in names or BENCHMARKS)


sys.exit(main(sys.argv[1:]))
