"""Verifying a bundle, beside the bare cryptography that it cannot do without.

The bare cryptography is, for the same bytes and in one process: for each entry SHA-256 of its leaf, of its salted
payload and of one inner node of the tree; SHA-256 of the whole file; and one Ed25519 verification for each signature in
the file. Nothing is read from lines for it: leaves and payloads lie ready. So what we take longer is what reading
strictly takes, and what ML-DSA-44 takes longer than Ed25519.

Rooms are as long, and payloads as large, as in the long example, Lake Mirna: about a hundred entries of 200 bytes; one
room of all entries is measured too, where signatures count for nothing.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.figure import Figure
from goodoffices.proof.leaf import DOMAIN
from goodoffices.proof.verify import verify
from torture.made import TRUSTED, bundle, said

ENTRIES, RUNS = 20_000, 9
SAID = (
    "No special rule is made. The operator of the Barrage shall decide, having informed the other Parties in writing.",
    "Aucune règle particulière n’est établie. L’exploitant du barrage décide, après avoir informé les autres Parties.",
)


class Bare(NamedTuple):
    """What is hashed and verified: leaves and payloads by room, the whole file, and how many signatures there are."""

    rooms: list[list[tuple[bytes, bytes]]]
    lines: Sequence[bytes]
    signatures: int


def bare(lines: Sequence[bytes]) -> Bare:
    """Take a bundle apart."""
    rooms: list[list[tuple[bytes, bytes]]] = []
    signatures = 0
    for line in lines:
        value = json.loads(line)
        if "room" in value:
            rooms.append([])
        elif "leaf" in value:
            payload = DOMAIN + bytes.fromhex(value["salt"]) + value["payload"].encode()
            rooms[-1].append((b"\0" + value["leaf"].encode(), payload))
        else:
            signatures += sum(str(note).count("\n\u2014 ") for note in value.values())
    return Bare(rooms, lines, signatures)


def cryptography(taken: Bare) -> Callable[[], None]:
    """The bare cryptography of a bundle."""
    key, message, sha256 = Ed25519PrivateKey.generate(), b"x" * 200, hashlib.sha256
    public, signature = key.public_key(), key.sign(message)

    def work() -> None:
        whole = sha256()
        for line in taken.lines:
            whole.update(line)
        for room in taken.rooms:
            level = []
            for leaf, payload in room:
                sha256(payload).digest()
                level.append(sha256(leaf).digest())
            while len(level) > 1:
                pairs = zip(level[::2], level[1::2], strict=False)
                level = [sha256(b"\1" + left + right).digest() for left, right in pairs] + level[len(level) & ~1 :]
        for _ in range(taken.signatures):
            public.verify(signature, message)

    return work


def run() -> Iterator[Figure]:
    for rooms in (200, 1):
        lines = bundle({f"room-{at}": said(f"room-{at}", ENTRIES // rooms, words=SAID) for at in range(rooms)})
        taken = bare(lines)

        def ours(lines: Sequence[bytes] = lines) -> None:
            assert verify(lines, TRUSTED).sound

        times: tuple[list[float], list[float]] = [], []
        for _ in range(RUNS):  # in turns, so that a slow spell of the machine falls on both
            for work, spent in zip((ours, cryptography(taken)), times, strict=True):
                start = time.process_time()
                work()
                spent.append(time.process_time() - start)
        own, least = (sorted(spent)[RUNS // 2] for spent in times)
        note = (
            f"{ENTRIES / own:,.0f} entries a second, {sum(map(len, lines)) / 1e6:.0f} MB in {own:.2f} s; "
            f"bare {least:.2f} s, {taken.signatures} signatures of it; medians of {RUNS}"
        )
        name = f"verify a bundle of {ENTRIES:,} entries in {rooms} room{'s' if rooms > 1 else ''}"
        yield Figure(name, least / own, "× the rate of bare SHA-256 and Ed25519", 0.4, at_most=False, note=note)
