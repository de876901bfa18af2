"""Receipts (C2SP tlog-proof v1): that one entry is in a log, with the signed checkpoint that says so."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goodoffices.proof.checkpoint import Checkpoint, verify_checkpoint
from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.merkle import verify_inclusion
from goodoffices.proof.note import NoteError, unbase64
from goodoffices.proof.signed import number

HEADER: Final = "c2sp.org/tlog-proof@v1"
SUFFIX: Final = ".tlog-proof"
MAX_PATH: Final = 63
"""The longest inclusion path that is read, in hashes."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The place of an entry in its log (0 is the first), the path to the root, the checkpoint, and extra data."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""

    def __str__(self) -> str:
        extra = (f"extra {base64.b64encode(self.extra).decode()}",) if self.extra else ()
        hashes = (base64.b64encode(each).decode() for each in self.path)
        return "\n".join((HEADER, *extra, f"index {self.index}", *hashes, "", self.checkpoint))


def read_receipt(raw: str) -> Receipt:
    """Read a receipt without verifying it. Raises `NoteError` unless it is well formed."""
    head, blank, checkpoint = raw.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines.pop(0) != HEADER:
        raise NoteError(f"a receipt begins with {HEADER} and has a checkpoint below a blank line")
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = unbase64(lines.pop(0).removeprefix("extra "), "the extra data of the receipt")
        if not extra:
            raise NoteError("the extra data of the receipt is empty: then the line is left out")
    word, _, index = lines.pop(0).partition(" ") if lines else ("", "", "")
    if word != "index":
        raise NoteError("the receipt does not say which entry it is about")
    if len(lines) > MAX_PATH:
        raise NoteError("the path in the receipt is longer than any log is high")
    path = tuple(unbase64(line, "a hash in the receipt") for line in lines)
    if any(len(each) != 32 for each in path):
        raise NoteError("a hash in the receipt is not 32 bytes")
    return Receipt(number(index, "the index in the receipt"), path, checkpoint, extra)


def verify_receipt(receipt: Receipt, leaf_hash: bytes, log: Sequence[VerifierKey]) -> Checkpoint:
    """Return the checkpoint under which the log holds an entry with this leaf hash.

    Raises `NoteError` when the checkpoint is not signed by all of the log's keys, and `merkle.ProofError` when the
    entry is not in it.
    """
    head = verify_checkpoint(receipt.checkpoint, log)
    verify_inclusion(leaf_hash, receipt.index, head.size, receipt.path, head.root)
    return head
