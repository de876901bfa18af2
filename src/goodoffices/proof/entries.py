"""Reading the entries of one room of a bundle: quickly where they are spelled as nearly all are, else one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from goodoffices.proof.leaf import Leaf, commitment, leaf_hash, read_leaf
from goodoffices.proof.lines import Stop, value_of
from goodoffices.proof.merkle import Growing
from goodoffices.proof.noted import Noted, may_note
from goodoffices.proof.quick import Quick
from goodoffices.proof.values import CanonicalError

MAX_FINDINGS: Final = 20
"""After so many faults a verifier stops: the file is not worth reading on."""
FEW: Final = 4
"""So few lines that cannot be read together are read one by one."""

Told: TypeAlias = Callable[[str, bytes, bool], object]
"""Told of each entry, in the order of the file: its room, the hash of its leaf, and whether its words are gone."""


class Entries:
    """The entries of one room, from the first on; what is wrong with them is added to `findings`."""

    def __init__(self, talks: str, room: str, quick: Quick, findings: list[str], told: Told | None = None) -> None:
        self.tree, self.noted = Growing(), Noted(talks, room)
        self.erased, self.last = list[int](), ""
        self._talks, self._room, self._quick, self._findings, self._told = talks, room, quick, findings, told
        quick.enter(room)

    def read(self, first: int, lines: Sequence[bytes], place: int) -> None:
        """Read lines, the first of which is line `first` of the file and entry `place` of the room.

        Raises `lines.Stop` where the file is not worth reading on.
        """
        more = 10 ** len(str(place)) - place  # entries whose numbers have as many digits
        if len(lines) > more:
            self.read(first, lines[:more], place)
            self.read(first + more, lines[more:], place + more)
            return
        read = self._quick.read(lines, place, self.last)
        if read is not None:
            self.last = read.last
            self._take(read.leaves, False)
            if may_note(read.payloads):
                for at, raw in enumerate(lines):
                    self._note(first + at, raw, place + at)
        elif len(lines) > FEW:
            half = len(lines) // 2
            self.read(first, lines[:half], place)
            self.read(first + half, lines[half:], place + half)
        else:
            for at, raw in enumerate(lines):
                self._one(first + at, raw, place + at)

    def _take(self, hashes: Sequence[bytes], gone: bool) -> None:
        self.tree.extend(hashes)
        if self._told is not None:
            for each in hashes:
                self._told(self._room, each, gone)

    def _note(self, number: int, raw: bytes, place: int) -> None:
        if wrong := self.noted.read(raw):
            self._find(number, place, wrong)

    def _find(self, number: int, place: int, wrong: str) -> None:
        self._findings.append(f"line {number}, entry {place} of {self._room!a}: {wrong}")
        if len(self._findings) >= MAX_FINDINGS:
            raise Stop("more is wrong with this bundle than is worth listing")

    def _one(self, number: int, raw: bytes, place: int) -> None:
        """Read an entry strictly, and report what is wrong with it; its author is read more quickly from then on."""
        value = value_of(number, raw)
        if value.keys() != {"leaf", "payload", "salt"} or not isinstance(value["leaf"], str):
            raise Stop(f"line {number}: entry {place} of {self._room!a} was expected, and something else is there")
        written, gone = value["leaf"].encode("utf-8", "surrogatepass"), value["payload"] is None
        leaf: Leaf | None = None
        try:
            leaf = read_leaf(written)
            wrong = self._fault(leaf, value["payload"], value["salt"], place)
        except CanonicalError as error:
            wrong = f"the leaf {error}"
        self._take([leaf_hash(written)], gone)
        if gone:
            self.erased.append(place)
        self.last = leaf.time if leaf is not None else self.last
        if wrong:
            self._find(number, place, wrong)
        elif leaf is not None:
            self._quick.learn(leaf)
            self._note(number, raw, place)

    def _fault(self, leaf: Leaf, payload: Any, salt: Any, place: int) -> str:
        """What is wrong with an entry whose leaf can be read; empty: nothing."""
        if (leaf.talks, leaf.room, leaf.number) != (self._talks, self._room, place):
            return f"the leaf is of entry {leaf.number} of {leaf.room!a} in {leaf.talks!a}"
        if leaf.time < self.last:
            return "the entry is older than the one before it"
        if payload is None and salt is None:
            return ""
        try:
            committed = commitment(bytes.fromhex(salt), payload.encode())
        except (TypeError, ValueError, AttributeError):
            return "the payload or its salt is not readable"
        if committed != leaf.commitment or bytes.fromhex(salt).hex() != salt:
            return "the payload is not the one that was entered"
        return ""
