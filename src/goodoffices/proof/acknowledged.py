"""Holding receipts against a bundle: what the house acknowledged has to stand in the record that it shows now.

A receipt alone says that the house signed a log of so many entries, with some leaf at some place. Which entry that is,
and that it still stands there, only a bundle of the same room can show. What counts as evidence against the house is
what it signed: the root in the receipt. The path in it anybody could have damaged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.proof.bundle import Head
from goodoffices.proof.checkpoint import Checkpoint, origin, read_checkpoint, verify_checkpoint
from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.merkle import ProofError, root, verify_inclusion
from goodoffices.proof.note import NoteError
from goodoffices.proof.receipt import Receipt, read_receipt


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What came of one receipt; the room is empty where the bundle has none for it."""

    name: str
    """What the receipt is called, such as its file."""
    room: str = ""
    number: int = 0
    size: int = 0
    """How many entries the log had when the house signed."""
    rewritten: str = ""
    """How the bundle contradicts what the house signed."""
    apart: str = ""
    """Why the receipt could not be held against the bundle."""

    @property
    def stands(self) -> bool:
        """Whether the entry stands where it was acknowledged."""
        return not (self.rewritten or self.apart)


def written_in(text: str) -> str:
    """The receipt in a file: alone, or as `proof` of what the API answered in JSON."""
    if text.lstrip().startswith("{"):
        try:
            answer = json.loads(text)
        except (ValueError, RecursionError):
            return text
        if isinstance(answer, dict) and isinstance(answer.get("proof"), str):
            return str(answer["proof"])
    return text


def hold(name: str, text: str, head: Head, rooms: Mapping[str, Sequence[bytes]]) -> Acknowledged:
    """Hold a receipt against a sound bundle, given by its head and the hashes of each room's leaves."""
    try:
        receipt = read_receipt(written_in(text))
        signed, _ = read_checkpoint(receipt.checkpoint)
    except NoteError as error:
        return Acknowledged(name, apart=f"it is no receipt: {error}")
    number = receipt.index + 1
    room = next((each for each in rooms if origin(head.house, head.talks, each) == signed.origin), None)
    if room is None:
        return Acknowledged(name, number=number, apart=f"it is of {signed.origin!a}, which is not in this bundle")
    found = Acknowledged(name, room, number, signed.size)
    if wrong := _unsigned(receipt.checkpoint, head, signed.origin):
        return replace(found, apart=f"the house did not sign it with a key that this bundle tells of: {wrong}")
    rewritten, apart = _held(receipt, signed, rooms[room])
    return replace(found, rewritten=rewritten, apart=apart)


def _unsigned(checkpoint: str, head: Head, log: str) -> str:
    """Why the house did not sign a checkpoint, with its keys or those before them; empty if it did."""
    wrong = ""
    sets: list[Sequence[VerifierKey]] = [head.keys, *(one.keys for one in reversed(head.earlier))]
    for keys in sets:
        try:
            verify_checkpoint(checkpoint, [replace(key, name=log) for key in keys])
        except NoteError as error:
            wrong = wrong or str(error)
        else:
            return ""
    return wrong


def _held(receipt: Receipt, signed: Checkpoint, leaves: Sequence[bytes]) -> tuple[str, str]:
    """How the entries contradict what was signed, and why they could not be compared; each empty if not."""
    number = receipt.index + 1
    if number > signed.size:
        return "", f"it is damaged: of entry {number}, in a log of {signed.size}"
    if signed.size > len(leaves):
        return "", (
            f"the log had {signed.size} entries when the house signed it, and this bundle ends with entry "
            f"{len(leaves)}: take a newer one, and if that ends there too while the seat reads the room, entries "
            "were taken away"
        )
    if root(leaves[: signed.size]) != signed.root:
        return f"the first {signed.size} entries are not those that the house signed when it acknowledged {number}", ""
    try:
        verify_inclusion(leaves[receipt.index], receipt.index, signed.size, receipt.path, signed.root)
    except ProofError as error:
        return "", f"the house signed these entries, but the receipt is damaged: {error}"
    return "", ""
