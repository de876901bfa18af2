"""`python -m torture [HARNESS …] [--times N] [--kept FILE]`: hurt the record, and print the figures."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from random import Random

from torture.judging import Judged
from torture.parts import Part, Row, in_parts


def power(times: int, seed: int) -> Iterator[Row]:
    """Losses of power, with the product's settings of SQLite and with weaker ones."""
    from torture.power import lose_power

    for synchronous in ("EXTRA", "NORMAL"):
        tell = _tell(f"power, {synchronous}", times)
        outcome = lose_power(times, max(60, times // 25), synchronous, seed, tell)
        found = {
            "acts acknowledged": outcome.acknowledged,
            "losses with an act lost": outcome.lost,
            "corrupt": outcome.corrupt,
            "rolled back": outcome.rolled_back,
        }
        good = (outcome.lost + outcome.corrupt == 0) == (synchronous == "EXTRA")
        note = "" if synchronous == "EXTRA" else " (weaker on purpose: the harness sees it)"
        yield Row(f"loss of power, synchronous={synchronous}{note}", times, found, good)


def kill(times: int, seed: int) -> Iterator[Row]:
    """`kill -9` of the server, on each database."""
    from tests.databases import create, postgres_programs, postgres_server
    from torture.house import House
    from torture.kill import kill_servers
    from torture.writers import SEATS

    for database in ("SQLite", "PostgreSQL"):
        if database == "PostgreSQL" and postgres_programs() is None:
            yield Row("kill -9, PostgreSQL", 0, {}, False, "not done: PostgreSQL is not installed")
            return
        with ExitStack() as stack:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodoffices-"))) / "data"
            where = {}
            if database == "PostgreSQL":
                where["DATABASE_URL"] = create(stack.enter_context(postgres_server(fsync=True)), "killed")
            house = House.founded(data, SEATS, **where)
            outcome = kill_servers(house, times, seed, _tell(f"kill, {database}", times))
        found = {**_of(outcome.acts), "seconds": round(outcome.seconds)}
        yield Row(f"kill -9, {database}", outcome.kills, found, outcome.kills == times and not outcome.acts.wrong)


def restored(times: int, seed: int) -> Iterator[Row]:
    """Backups under writers, restored elsewhere, on each database."""
    from tests.databases import create, postgres_programs, postgres_server
    from torture.drill import IN_ITS_FOLDER, drill, on_server
    from torture.house import House
    from torture.writers import SEATS

    for database in ("SQLite", "PostgreSQL"):
        if database == "PostgreSQL" and postgres_programs() is None:
            yield Row("restore drill, PostgreSQL", 0, {}, False, "not done: PostgreSQL is not installed")
            return
        with ExitStack() as stack:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="goodoffices-"))) / "data"
            where, elsewhere = {}, IN_ITS_FOLDER
            if database == "PostgreSQL":
                server = stack.enter_context(postgres_server(fsync=True))
                where["DATABASE_URL"], elsewhere = create(server, "drilled"), on_server(server)
            house = House.founded(data, SEATS, **where)
            outcome = drill(house, times, elsewhere, seed, _tell(f"restore drill, {database}", times))
        found = {
            "entries restored": outcome.entries,
            "lost in a backup": outcome.lost,
            "rooms unlike": outcome.unlike,
            "failed": outcome.failed,
            "grown meanwhile": outcome.grown,
            **_of(outcome.acts),
            "seconds": round(outcome.seconds),
        }
        yield Row(f"restore drill, {database}", outcome.drills, found, outcome.drills == times and not outcome.wrong)


def full(times: int, seed: int) -> Iterator[Row]:
    """A disk that is full, for SQLite."""
    from torture.full import NAMESPACE, fill_disk, small_disk
    from torture.house import House
    from torture.writers import SEATS

    if os.getuid() != 0:
        command = [*NAMESPACE, sys.executable, "-m", "torture", "full", "--times", str(times)]
        done = subprocess.run(command, check=False).returncode
        words = "as the line above says" if not done else "failed"
        yield Row("disk full, in a user namespace", times, {}, not done, words)
        return
    try:
        with small_disk() as disk:
            outcome = fill_disk(House.founded(disk / "data", SEATS), disk, times, seed, _tell("full", times))
    except PermissionError as error:
        yield Row("disk full", 0, {}, False, f"not done: {error}")
        return
    found = {
        "refused": outcome.refused,
        "of them entered once there was room": outcome.resumed,
        "readings": outcome.read,
        "wrong answers": outcome.wrong,
        **_of(outcome.acts),
    }
    good = outcome.refused == outcome.resumed > 0 and not outcome.wrong and not outcome.acts.wrong
    yield Row("disk full", outcome.times, found, good)


def bundles(times: int, seed: int) -> Iterator[Row]:
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
            for name, found in judged(make(count, Random(seed)), verifiers, _tell(what, count)).items():
                said = {"missed": found.missed, "for another reason": found.other, "seconds": round(found.seconds)}
                print(*found.examples[:10], sep="\n", end="\n" if found.examples else "", file=sys.stderr)
                good = (found.changes, found.missed, found.other) == (count, 0, 0)
                yield Row(f"bundles: {what}, by {name}", found.changes, said, good)


def entries(times: int, seed: int) -> Iterator[Row]:
    """Changed proofs of one entry, before both verifiers."""
    from torture.bundles import judged
    from torture.one_entry import entry_bytes_changed, heard, in_python
    from torture.page import in_browser

    with in_browser(one_entry=True) as page:
        made, verifiers = entry_bytes_changed(times, Random(seed)), {"python": in_python, "page": page}
        for name, found in judged(made, verifiers, _tell("single bytes of a proof", times), heard).items():
            unchecked = sum(number for (_, reason), number in found.reasons.items() if reason == "unchecked")
            said = {"missed": found.missed, "for another reason": found.other, "not checked by any browser": unchecked}
            print(*found.examples[:10], sep="\n", end="\n" if found.examples else "", file=sys.stderr)
            good = (found.changes, found.missed, found.other) == (times, 0, 0)
            seconds = {"seconds": round(found.seconds)}
            yield Row(f"proof of one entry: single bytes, by {name}", found.changes, said | seconds, good)


HARNESSES: dict[str, Part] = {
    "power": Part(power, 10_000, 1_000),
    "kill": Part(kill, 1_000, 100),
    "full": Part(full, 100, 100),
    "restore": Part(restored, 100, 50),
    "bundles": Part(bundles, 100_000, 10_000),
    "entries": Part(entries, 100_000, 10_000),
}
"""The harnesses, how often each hurts the record in full, and how often in one part."""


def main(arguments: list[str] | None = None) -> int:
    """Run the harnesses named, or all of them: 0 if all is as it has to be."""
    parser = argparse.ArgumentParser(prog="python -m torture", description="Hurt the record, and print the figures.")
    parser.add_argument("harness", nargs="*", metavar="HARNESS", help=f"one of {', '.join(HARNESSES)}; all by default")
    parser.add_argument("--times", type=int, metavar="N", help="how often; in full by default")
    parser.add_argument(
        "--kept", type=Path, metavar="FILE", help="keep what each part came to, and go on from there the next time"
    )
    given = parser.parse_args(arguments)
    unknown = [name for name in given.harness if name not in HARNESSES]
    if unknown:
        parser.error(f"there is no harness “{unknown[0]}”; there are: {', '.join(HARNESSES)}")
    if given.times is not None and given.times < 1:
        parser.error("--times is at least 1")
    good = True
    for name in given.harness or HARNESSES:
        for row in in_parts(name, HARNESSES[name], given.times, given.kept):
            print(row, flush=True)
            good = good and row.good
    return 0 if good else 1


def _of(acts: Judged) -> dict[str, int]:
    """What became of acts."""
    words = {"unsound": "unsound logs", "unproved": "receipts that do not hold", "odd": "odd answers"}
    return {words.get(name, name): number for name, number in asdict(acts).items()}


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
