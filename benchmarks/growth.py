"""How the frontier's time grows: with points, alternatives, parties, and its own size. One comma-separated line each.

The table is also written to `docs/pictures/growth.csv`, from which the documentation draws its picture; so run it on a
machine that does nothing else (`make bench ARGS=growth`). It ends where the frontier itself has millions of vectors: no
method can list faster than there is to list.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.alone import alone
from benchmarks.figure import Reading
from benchmarks.scenarios import scenario

TABLE = Path(__file__).parent.parent / "docs" / "pictures" / "growth.csv"

VARIED: dict[str, list[tuple[int, int, int, int]]] = {
    "points": [(3, points, 5, 1000) for points in (5, 10, 20, 30, 40, 60, 80)],
    "alternatives": [(3, 15, alternatives, 1000) for alternatives in (2, 3, 5, 8, 12, 20, 40)],
    "parties": [(parties, 12, 4, 100) for parties in (2, 3, 4, 5, 6, 7)],
    "worth points": [(3, 20, 5, total) for total in (30, 100, 300, 1000, 3000, 10000)],
}


class Row(Reading):
    """A line of the table."""

    def __str__(self) -> str:
        return f"{self.name},{self.note}"


def run() -> Iterator[Reading]:
    """A heading, then a line for each problem; three runs each, the median."""
    table = [Row("varied", "parties,points,alternatives,worth_points,efficient,milliseconds,megabytes")]
    yield table[0]
    for varied, problems in VARIED.items():
        for shape in problems:
            ours = alone(scenario(*shape), 3)
            measured = f"{ours['size']},{ours['seconds'] * 1000:.3f},{ours['peak']:.1f}"
            table.append(Row(varied, f"{','.join(map(str, shape))},{measured}"))
            yield table[-1]
    TABLE.write_text("".join(f"{row}\n" for row in table), "utf-8")
    yield Reading("growth", f"written to {TABLE.relative_to(TABLE.parents[2])}; `make docs` draws it")
