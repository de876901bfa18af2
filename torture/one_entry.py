"""Proofs of one entry with a single byte changed: both verifiers must find it, and say of which line and what.

A browser cannot check an ML-DSA-44 signature. In a bundle the seal over the whole file shows a byte changed there; a
proof of one entry has no such seal, so the page alone does not find it, and says that it did not check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from random import Random
from typing import Any, Final

from goodoffices.proof.disclosure import Place, verify_disclosure, write_disclosure
from goodoffices.proof.leaf import leaf_hash
from goodoffices.proof.merkle import inclusion_proof
from goodoffices.proof.receipt import Receipt
from torture.bundles import LETTERS, Change
from torture.made import HOUSE, TALKS, TRUSTED, record, said, sealed
from torture.reasons import CLASSES_OF_ONE, Reason, is_time

ROOM, SIZE, NUMBER = "plenary", 7, 3
UNCHECKED: Final = Reason("unchecked")


def proof() -> list[bytes]:
    """The lines of a sound proof of one entry."""
    entries = sealed(ROOM, said(ROOM, SIZE))
    path = inclusion_proof([leaf_hash(entry.leaf) for entry in entries], NUMBER - 1)
    receipt = Receipt(NUMBER - 1, path, record(ROOM, said(ROOM, SIZE)).checkpoint)
    written = write_disclosure(Place(HOUSE, TALKS, ROOM, TRUSTED), entries[NUMBER - 1], receipt)
    return written.splitlines(keepends=True)


def entry_bytes_changed(count: int, chance: Random) -> Iterator[Change]:
    """Single bytes, as in `bundles.bytes_changed`."""
    lines = proof()
    while count:
        at = chance.randrange(len(lines))
        place, line = chance.randrange(len(lines[at])), lines[at]
        byte = chance.choice(LETTERS if chance.random() < 0.5 else range(256))
        if byte == line[place]:
            continue
        changed = line[:place] + bytes([byte]) + line[place + 1 :]
        right = _right(lines, at, place, changed)
        in_browser = right | ({UNCHECKED} if at == 2 and _in_quantum_safe(line, place) else set())
        yield Change(f"byte of line {at + 1}", (*lines[:at], changed, *lines[at + 1 :]), right, in_browser)
        count -= 1


def in_python(batch: Sequence[Change]) -> list[str | None]:
    """The Python verifier: the first finding of each, or None where it is called sound."""
    found = (verify_disclosure(BytesIO(b"".join(change.lines)), TRUSTED) for change in batch)
    return [None if each.sound else each.findings[0] for each in found]


def heard(finding: str) -> Reason:
    """The reason that a verifier gave. Words of no class are of the class “unknown”."""
    what = next((name for name, words in CLASSES_OF_ONE if re.match(words, finding)), "unknown")
    line = re.match(r"line (\d+)", finding)
    return Reason(what, int(line[1]) if line else 0)


def _right(lines: Sequence[bytes], at: int, place: int, changed: bytes) -> frozenset[Reason]:
    """The right reasons when line `at` (from 0) has become `changed`, worked out from the change alone."""
    if changed.count(b"\n") != 1 or not changed.endswith(b"\n"):
        return frozenset({Reason("lines")})
    try:
        value = json.loads(changed)
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    except (ValueError, RecursionError):
        return frozenset({Reason("form", at + 1)})
    if again != changed:
        return frozenset({Reason("form", at + 1)})
    was = json.loads(lines[at])
    if value.keys() != was.keys():
        return frozenset({Reason(("head", "entry", "receipt")[at], at + 1)})
    field = next(key for key in was if value[key] != was[key])
    if at == 0:
        return frozenset({Reason("place", 2) if field in ("talks", "room") else Reason("head", 1)})
    if at == 2:
        return frozenset({Reason("receipt", 3), Reason("place", 3), Reason("root", 3)})
    return frozenset({Reason("words", 2) if field in ("payload", "salt") else _of_leaf(was["leaf"], value["leaf"])})


def _of_leaf(was: str, now: str) -> Reason:
    try:
        before, leaf = json.loads(was), json.loads(now)
    except ValueError:
        return Reason("leaf", 2)
    if not isinstance(leaf, dict) or leaf.keys() != before.keys() or _spelled(leaf) != now:
        return Reason("leaf", 2)
    field = next(key for key in before if leaf[key] != before[key])
    if field == "commitment":
        return Reason("words", 2) if re.fullmatch("[0-9a-f]{64}", leaf[field]) else Reason("leaf", 2)
    if field in ("talks", "room"):
        return Reason("place", 2)
    if field == "number" and leaf[field] >= 1:
        return Reason("place", 3)
    whole = field == "seat" or (field == "time" and is_time(leaf[field]))
    return Reason("root", 3) if whole else Reason("leaf", 2)


def _spelled(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _in_quantum_safe(line: bytes, place: int) -> bool:
    """Whether a byte of the receipt's line is in an ML-DSA-44 signature, or in the time that it signs."""
    begin = max(line.rfind(b"\\n", 0, place), 0)
    end = line.find(b"\\n", place)
    return end - begin > 2420 and place > line.find(b" ", begin + 6)
