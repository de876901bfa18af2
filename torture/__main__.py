"""`python -m torture [power|kill|full|restore|bundles …] [--times N]`: hurt the record, and print the figures."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random

from torture.judging import Judged


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was done, how often, what was found, and whether it is as it has to be."""

    what: str
    times: int
    found: str
    good: bool


def power(times: int) -> Iterator[Row]:
    """Losses of power, with the product's settings of SQLite and with weaker ones."""
    from torture.power import lose_power

    for synchronous in ("EXTRA", "NORMAL"):
        outcome = lose_power(times, max(60, times // 25), synchronous, tell=_tell(f"power, {synchronous}", times))
        found = f"{outcome.lost} lost, {outcome.corrupt} corrupt, {outcome.rolled_back} rolled back"
        good = (outcome.lost + outcome.corrupt == 0) == (synchronous == "EXTRA")
        note = "" if synchronous == "EXTRA" else " (weaker on purpose: the harness sees it)"
        yield Row(f"loss of power, synchronous={synchronous}{note}", times, found, good)


def kill(times: int) -> Iterator[Row]:
    """`kill -9` of the server, on each database."""
    from tests.databases import create, postgres_programs, postgres_server
    from torture.house import House
    from torture.kill import kill_servers
    from torture.writers import SEATS

    for database in ("SQLite", "PostgreSQL"):
        if database == "PostgreSQL" and postgres_programs() is None:
            yield Row("kill -9, PostgreSQL", 0, "not done: PostgreSQL is not installed", False)
            return
        with ExitStack() as stack:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodoffices-"))) / "data"
            where = {}
            if database == "PostgreSQL":
                where["DATABASE_URL"] = create(stack.enter_context(postgres_server(fsync=True)), "killed")
            outcome = kill_servers(House.founded(data, SEATS, **where), times, tell=_tell(f"kill, {database}", times))
        found = f"{_of(outcome.acts)}; {outcome.a_minute:.0f} a minute"
        yield Row(f"kill -9, {database}", outcome.kills, found, outcome.kills == times and not outcome.acts.wrong)


def restored(times: int) -> Iterator[Row]:
    """Backups under writers, restored elsewhere, on each database."""
    from tests.databases import create, postgres_programs, postgres_server
    from torture.drill import drill, in_its_folder, on_server
    from torture.house import House
    from torture.writers import SEATS

    for database in ("SQLite", "PostgreSQL"):
        if database == "PostgreSQL" and postgres_programs() is None:
            yield Row("restore drill, PostgreSQL", 0, "not done: PostgreSQL is not installed", False)
            return
        with ExitStack() as stack:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodoffices-"))) / "data"
            where, elsewhere = {}, in_its_folder
            if database == "PostgreSQL":
                server = stack.enter_context(postgres_server(fsync=True))
                where["DATABASE_URL"], elsewhere = create(server, "drilled"), partial(on_server, server)
            house = House.founded(data, SEATS, **where)
            outcome = drill(house, times, elsewhere, tell=_tell(f"restore drill, {database}", times))
        found = (
            f"{outcome.entries:,} entries restored, {outcome.lost} lost, {outcome.unlike} rooms unlike, "
            f"{outcome.failed} failed; {outcome.grown} times it grew meanwhile; {_of(outcome.acts)}"
        )
        yield Row(f"restore drill, {database}", outcome.drills, found, outcome.drills == times and not outcome.wrong)


def full(times: int) -> Iterator[Row]:
    """A disk that is full, for SQLite."""
    from torture.full import NAMESPACE, fill_disk, small_disk
    from torture.house import House
    from torture.writers import SEATS

    if os.getuid() != 0:
        command = [*NAMESPACE, sys.executable, "-m", "torture", "full", "--times", str(times)]
        done = subprocess.run(command, check=False).returncode
        yield Row("disk full, in a user namespace", times, "as the line above says" if not done else "failed", not done)
        return
    try:
        with small_disk() as disk:
            outcome = fill_disk(House.founded(disk / "data", SEATS), disk, times, tell=_tell("full", times))
    except PermissionError as error:
        yield Row("disk full", 0, f"not done: {error}", False)
        return
    acts = f"{outcome.refused} refused, {outcome.resumed} of them entered once there was room"
    found = f"{acts}; {outcome.read} readings; {outcome.wrong} wrong answers; {_of(outcome.acts)}"
    good = outcome.refused == outcome.resumed > 0 and not outcome.wrong and not outcome.acts.wrong
    yield Row("disk full", outcome.times, found, good)


def bundles(times: int) -> Iterator[Row]:
    """Changed bundles, before both verifiers."""
    from torture.bundles import bytes_changed, in_python, judged, lines_moved, signed_anew
    from torture.page import in_browser

    kinds = {
        "single bytes": (bytes_changed, times),
        "lines dropped, doubled, moved": (lines_moved, max(1, times // 10)),
        "forks, rewrites, contradictions, signed by the house": (signed_anew, max(1, times // 100)),
    }
    with in_browser() as page:
        for what, (make, count) in kinds.items():
            verifiers = {"python": in_python, "page": page}
            for name, found in judged(make(count, Random(1)), verifiers, _tell(what, count)).items():
                said = f"{found.missed} missed, {found.other} for another reason"
                print(*found.examples[:10], sep="\n", end="\n" if found.examples else "", file=sys.stderr)
                rate = f"{found.changes / found.seconds:.0f} a second"
                good = (found.changes, found.missed, found.other) == (count, 0, 0)
                yield Row(f"bundles: {what}, by {name}", found.changes, f"{said}; {rate}", good)


HARNESSES: dict[str, tuple[Callable[[int], Iterator[Row]], int]] = {
    "power": (power, 10_000),
    "kill": (kill, 1_000),
    "full": (full, 100),
    "restore": (restored, 100),
    "bundles": (bundles, 100_000),
}
"""The harnesses, and how often each hurts the record in full."""


def main(arguments: list[str] | None = None) -> int:
    """Run the harnesses named, or all of them: 0 if all is as it has to be."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="Hurt the record, and print the figures.")
    parser.add_argument("harness", nargs="*", metavar="HARNESS", help=f"one of {', '.join(HARNESSES)}; all by default")
    parser.add_argument("--times", type=int, metavar="N", help="how often; in full by default")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.harness if name not in HARNESSES]
    if unknown:
        parser.error(f"there is no harness “{unknown[0]}”; there are: {', '.join(HARNESSES)}")
    if given.times is not None and given.times < 1:
        parser.error("--times is at least 1")
    chosen = [HARNESSES[name] for name in given.harness or HARNESSES]
    good = True
    for row in chain.from_iterable(harness(given.times or times) for harness, times in chosen):
        verdict = "as it has to be" if row.good else "WRONG"
        print(f"{verdict:15}  {row.what}: {row.times:,} times; {row.found}", flush=True)
        good = good and row.good
    return 0 if good else 1


def _of(acts: Judged) -> str:
    """What became of acts, in one line."""
    said = asdict(acts)
    words = {"unsound": "unsound logs", "unproved": "receipts that do not hold", "odd": "odd answers"}
    return ", ".join(f"{number:,} {words.get(name, name)}" for name, number in said.items())


def _tell(what: str, times: int) -> Callable[[int], None]:
    """Say on standard error how far it has come, at most once in ten seconds."""
    last = time.monotonic()

    def tell(count: int) -> None:
        nonlocal last
        if time.monotonic() - last >= 10:
            last = time.monotonic()
            print(f"… {what}: {count:,} of {times:,}", file=sys.stderr)

    return tell


if __name__ == "__main__":
    sys.exit(main())
