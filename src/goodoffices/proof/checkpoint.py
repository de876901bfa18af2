"""Checkpoints (C2SP tlog-checkpoint v1): how many entries a room's log has and what their root is, signed."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from goodoffices.proof.keys import QUANTUM_SAFE, SigningKey, VerifierKey
from goodoffices.proof.merkle import EMPTY_ROOT, ProofError, verify_consistency
from goodoffices.proof.note import Note, NoteError, read_note, verify_note, write_note
from goodoffices.proof.signed import tree_of

PREFIX: Final = "goodoffices"
MAX_ORIGIN: Final = 255


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of one log: who it is, how many entries it holds, their root (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise NoteError("the checkpoint of an empty log has another root than an empty log")

    @property
    def text(self) -> str:
        """The text of the note, without extension lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


class Fork(ProofError):
    """Two checkpoints of one log contradict each other: the record was forked or rewritten."""


def origin(house: str, talks: str, room: str) -> str:
    """The name of a room's log: of this installation (its own random id), these talks, this room.

    A cosignature carries at most 255 bytes of it, so a longer one gives the SHA-256 of talks and room instead.
    """
    name = "/".join((PREFIX, *(quote(part, safe="@.-_") for part in (house, talks, room))))
    if len(name) <= MAX_ORIGIN:
        return name
    return "/".join((PREFIX, quote(house, safe="@.-_"), sha256(name.encode()).hexdigest()))


def sign_checkpoint(head: Checkpoint, keys: Iterable[SigningKey], time: int) -> str:
    """Return a checkpoint signed with the log's keys at a POSIX time in seconds."""
    return write_note(head.text, (key.sign(head.text, time) for key in keys))


def cosign(checkpoint: str, key: SigningKey, time: int) -> str:
    """Return a signed checkpoint with a cosigner's line added below the others."""
    note = read_note(checkpoint)
    return write_note(note.text, (*note.lines, key.sign(note.text, time)))


def read_checkpoint(raw: str) -> tuple[Checkpoint, Note]:
    """Read a checkpoint without verifying its signatures. Raises `NoteError` unless it is well formed."""
    note = read_note(raw)
    return Checkpoint(*tree_of(note.text)), note


def verify_checkpoint(raw: str, log: Sequence[VerifierKey], *, all_of: bool = True) -> Checkpoint:
    """Return the checkpoint that the log's keys signed. Raises `NoteError` otherwise.

    With `all_of`, every one of the keys must have signed: an attacker who broke one algorithm gains nothing.
    """
    head, note = read_checkpoint(raw)
    signed = verify_note(note, log)
    if all_of and len({(key.name, key.key_id) for key in signed}) < len(log):
        missing = next(key for key in log if key not in signed)
        raise NoteError(f"{missing.name}: the {missing.words} is missing")
    for key in log:
        if key.name != head.origin:
            raise NoteError(f"the checkpoint is of {head.origin!a}, and the key is of {key.name!a}")
    return head


def cosigners(raw: str, witnesses: Iterable[VerifierKey]) -> list[tuple[VerifierKey, int]]:
    """Who of these witnesses cosigned a checkpoint, and at which POSIX time. Raises `NoteError` for a bad line."""
    note = read_note(raw)
    known = {(key.name, key.key_id): key for key in witnesses}
    found = []
    for line in note.lines:
        key = known.get((line.name, line.key_id))
        if key is not None:
            found.append((key, key.signed_at(note.text, line.signature)))
    return found


def extends(old: Checkpoint, new: Checkpoint, proof: Sequence[bytes]) -> None:
    """Raise `Fork` unless the newer checkpoint is of the same log and only adds to the older one."""
    if old.origin != new.origin:
        raise ProofError(f"the checkpoints are of two logs: {old.origin!a} and {new.origin!a}")
    if new.size < old.size:
        raise Fork(f"the log had {old.size} entries and now has {new.size}: entries were taken away")
    if new.size == old.size:
        if new.root != old.root:
            raise Fork(f"two different records of {new.size} entries were signed: the log was forked")
        return
    if old.size == 0:
        return
    try:
        verify_consistency(old.size, new.size, old.root, new.root, proof)
    except ProofError as error:
        raise Fork(
            f"the log of {new.size} entries does not begin with the {old.size} that were seen: {error}"
        ) from None


def quantum_safe(keys: Iterable[VerifierKey]) -> bool:
    """Whether one of the keys is of a kind that a quantum computer does not forge."""
    return any(key.kind == QUANTUM_SAFE for key in keys)
