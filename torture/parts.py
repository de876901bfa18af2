"""Harnesses that take hours, in parts: what each part came to can be kept, and is not done again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was done, how often, what was counted, and whether it is as it has to be."""

    what: str
    times: int
    found: dict[str, int] = field(default_factory=dict)
    good: bool = True
    words: str = ""
    """What there is to say beside; why it was not done, for instance."""

    def __str__(self) -> str:
        said = [f"{number:,} {what}" for what, number in self.found.items() if what != "seconds"]
        if seconds := self.found.get("seconds"):
            said.append(f"{60 * self.times / seconds:,.0f} a minute")
        verdict = "as it has to be" if self.good else "WRONG"
        return f"{verdict:15}  {self.what}: {self.times:,} times; {', '.join([*said, *filter(None, [self.words])])}"


@dataclass(frozen=True, slots=True)
class Part:
    """A harness, how often it hurts the record in full, and how often at most in one part."""

    harness: Callable[[int, int], Iterator[Row]]
    """Given how often, and a seed, which is the number of the part."""
    full: int
    at_once: int


def in_parts(name: str, part: Part, times: int | None, kept: Path | None) -> Iterator[Row]:
    """Run a harness so many times (None: in full), part after part, and yield what all parts came to.

    Parts that the file `kept` holds are taken from there; those that are run are added to it.
    """
    left, rows = times or part.full, list[Row]()
    done = _kept(kept)
    for number in range(1, -(-left // part.at_once) + 1):
        count = min(left, part.at_once)
        left -= count
        if (name, number, count) not in done:
            found = list(part.harness(count, number))
            _keep(kept, name, number, count, found)
            done[name, number, count] = found
        rows += done[name, number, count]
    yield from added(rows)


def added(rows: list[Row]) -> list[Row]:
    """Rows about the same as one."""
    found: dict[str, Row] = {}
    for row in rows:
        before = found.get(row.what, Row(row.what, 0))
        counts = Counter(before.found)
        counts.update(row.found)
        words = row.words or before.words
        found[row.what] = Row(row.what, before.times + row.times, dict(counts), before.good and row.good, words)
    return list(found.values())


def _kept(file: Path | None) -> dict[tuple[str, int, int], list[Row]]:
    if file is None or not file.exists():
        return {}
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return {(one["harness"], one["part"], one["times"]): [Row(**row) for row in one["rows"]] for one in lines}


def _keep(file: Path | None, name: str, number: int, times: int, rows: list[Row]) -> None:
    if file is not None:
        line = {"harness": name, "part": number, "times": times, "rows": [asdict(row) for row in rows]}
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"{json.dumps(line, ensure_ascii=False)}\n")
