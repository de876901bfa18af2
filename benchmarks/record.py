"""Slices of a long run kept in a file, so that it may be cut into pieces and goes on where it was stopped.

Each line holds one slice, under a digest of the code that was measured and that measured it: what an older code has
shown is left where it is, and not added up with what this one shows.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def digest(measured: Iterable[str], but: str = "") -> str:
    """Of files and of all modules in folders, named from the root of the project; `but` a folder that says nothing."""
    files = [file for name in measured for file in sorted((ROOT / name).rglob("*.py")) or [ROOT / name]]
    if but:
        files = [file for file in files if ROOT / but not in file.parents]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def recorded(file: Path | None, code: str) -> dict[int, Any]:
    """What slices of this code have shown before; a line that was cut short is left out."""
    found: dict[int, Any] = {}
    for line in file.read_text("utf-8").splitlines() if file and file.exists() else []:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if entry["code"] == code:
            found[entry["slice"]] = entry["shown"]
    return found


def measure(
    work: Callable[[int], Any], slices: Iterable[int], known: dict[int, Any], file: Path | None, code: str, cores: int
) -> None:
    """Do what is not known yet, on so many cores (0: all), and add it to `known` and to the file."""
    missing = [number for number in slices if number not in known]
    begun = time.monotonic()
    with ProcessPoolExecutor(cores or os.cpu_count()) as pool:
        waiting = {pool.submit(work, number): number for number in missing}
        for done, future in enumerate(as_completed(waiting), 1):
            number, shown = waiting[future], future.result()
            known[number] = shown
            if file is not None:
                with file.open("a", encoding="utf-8") as lines:
                    print(json.dumps({"code": code, "slice": number, "shown": shown}), file=lines)
            left = (time.monotonic() - begun) / done * (len(missing) - done)
            told = f"{done} of {len(missing)} done, {left / 60:.0f} minutes left"
            print(f"\r{told:50}", end="" if done < len(missing) else "\n", file=sys.stderr, flush=True)


def asked(prefix: str) -> tuple[Path | None, int]:
    """The record file and the number of cores that PREFIX_RECORD and PREFIX_CORES name."""
    name = os.environ.get(f"{prefix}_RECORD")
    return Path(name) if name else None, int(os.environ.get(f"{prefix}_CORES", "0"))
