"""Loss of power: whatever moment it comes at, no acknowledged act is lost and the records verify.

A worker enters acts while `recorder.c` writes down what SQLite asks of the disk. Then the power is lost at random
moments, over and over: the files that are left are opened, and the records in them are held against what had been
acknowledged by that moment.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random

from goodoffices.proof.leaf import SALT_BYTES
from goodoffices.server.store.sealing import Ring, Unsealable, unseal
from torture.disk import Disk, Step, read_recording
from torture.house import environment
from torture.worker import ROOM, TALKS

HERE = Path(__file__).parent
DATABASE, MASTER_KEY = "goodoffices.sqlite3", "master-key"


@dataclass(slots=True)
class Outcome:
    """What became of the losses of power."""

    losses: int = 0
    acknowledged: int = 0  # acts that the whole recording acknowledged
    lost: int = 0  # losses after which an acknowledged act was missing
    corrupt: int = 0  # losses after which the database or a record was not sound
    rolled_back: int = 0  # losses after which SQLite had something to undo


def recorder(folder: Path) -> Path:
    """Build the recorder with the C compiler of this machine."""
    built = folder / "recorder.so"
    source = HERE / "recorder.c"
    subprocess.run(
        ["gcc", "-O2", "-fPIC", "-shared", "-o", built, source, "-ldl", "-lpthread"], check=True, capture_output=True
    )
    return built


def record(folder: Path, acts: int, synchronous: str) -> tuple[Path, Path]:
    """Let a worker enter acts under the recorder; the folder as it was before, and the recording."""
    data, before, recording = folder / "data", folder / "before", folder / "recording"
    run("load", str(HERE.parent / "examples" / TALKS), "--data", str(data))
    shutil.copytree(data, before)
    done = subprocess.run(
        [sys.executable, "-m", "torture.worker", data, data / "acks", "power", str(acts), synchronous],
        env=environment()
        | {"LD_PRELOAD": str(recorder(folder)), "RECORD_UNDER": str(data.resolve()), "RECORD_TO": str(recording)},
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The worker did not come through: {done.stdout}{done.stderr}")
    return before, recording


def run(*arguments: str) -> None:
    """Run the command of this checkout."""
    command = [sys.executable, "-m", "goodoffices.cli", *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=HERE.parent, env=environment())


def lose_power(
    losses: int, acts: int, synchronous: str = "EXTRA", seed: int = 1, tell: Callable[[int], None] = lambda _: None
) -> Outcome:
    """Record `acts` acts once, then lose the power `losses` times at random moments of the recording."""
    chance, outcome = Random(seed), Outcome(losses)
    with tempfile.TemporaryDirectory(prefix="goodoffices-") as name:
        folder = Path(name).resolve()
        before, recording = record(folder, acts, synchronous)
        disk, steps = _laid_out(before, folder / "data"), list(read_recording(recording))
        moments = sorted(chance.randrange(len(steps)) for _ in range(losses))
        acknowledged: list[str] = []
        done = 0
        for count, moment in enumerate(moments):
            for step in steps[done : moment + 1]:
                _do(disk, step, acknowledged)
            done = moment + 1
            _judge(disk.after_loss(chance), acknowledged, folder / "left", before / MASTER_KEY, outcome)
            tell(count + 1)
        for step in steps[done:]:
            _do(disk, step, acknowledged)
        outcome.acknowledged = len(acknowledged)
    return outcome


def _laid_out(before: Path, data: Path) -> Disk:
    """The disk as it was when the recording began, under the names that the recording gives."""
    disk = Disk(before)
    disk.folder = str(data)
    disk.files = {str(data / Path(path).name): file for path, file in disk.files.items()}
    return disk


def _do(disk: Disk, step: Step, acknowledged: list[str]) -> None:
    if step.path.endswith("/acks"):
        acknowledged.extend(step.data.decode().splitlines())
    elif DATABASE in step.path or step.path == disk.folder:
        disk.do(step)


def _judge(left: dict[str, bytes], acknowledged: list[str], folder: Path, master: Path, outcome: Outcome) -> None:
    """Open what the power left, with the master key, and hold it against what had been acknowledged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in left.items():
        if name.startswith(DATABASE):
            (folder / name).write_bytes(content)
    journal = left.get(f"{DATABASE}-journal", b"")
    outcome.rolled_back += bool(journal[:8].strip(b"\0"))
    try:
        leaves, payloads = _records(folder / DATABASE, _ring(master))
    except (sqlite3.DatabaseError, Unsealable):
        outcome.corrupt += 1
        return
    numbers = sorted(leaves)
    if numbers != list(range(1, len(numbers) + 1)) or numbers != sorted(payloads):
        outcome.corrupt += 1
        return
    if any(sha256(b"\0" + raw).digest() != digest for raw, digest in leaves.values()):
        outcome.corrupt += 1
        return
    for line in acknowledged:
        _, number, key = line.split()
        said = payloads.get(int(number), b"").decode()
        if f'"symbol":"{key.replace("-", "/")}"' not in said:
            outcome.lost += 1
            return


def _ring(master: Path) -> Ring:
    lines = master.read_text().splitlines()
    return Ring(tuple(bytes.fromhex(line) for line in lines if line and not line.startswith("#")))


def _records(path: Path, ring: Ring) -> tuple[dict[int, tuple[bytes, bytes]], dict[int, bytes]]:
    """The leaves and payloads of the room, by number.

    Raises `sqlite3.DatabaseError` where the file is not sound, and `Unsealable` where a payload is not.
    """
    connection = sqlite3.connect(path)
    try:
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("not sound")
        room, wrapped = connection.execute("SELECT id, key FROM store_room WHERE name = ?", [ROOM]).fetchone()
        key = ring.unwrap(wrapped, b"goodoffices/room-key/1\0" + ROOM.encode())
        where = "FROM store_{} WHERE room_id = ?"
        leaves = connection.execute(f"SELECT number, leaf, leaf_hash {where.format('leaf')}", [room])
        found = {number: (bytes(raw), bytes(digest)) for number, raw, digest in leaves}
        payloads = connection.execute(f"SELECT number, payload {where.format('payload')}", [room])
        return found, {
            number: unseal(key, raw, b"goodoffices/payload/1\0" + found.get(number, (b"",))[0])[SALT_BYTES:]
            for number, raw in payloads
        }
    finally:
        connection.close()
