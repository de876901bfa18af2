"""Comparing a bundle with an earlier one: who has the keys can write a new past, but none that agrees with the old.

A bundle alone shows that the house signed what it holds. That the house did not sign something else before, only an
earlier bundle can show: every room of the older one must be a beginning of the same room in the newer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goodoffices.proof.bundle import Handover, Head
from goodoffices.proof.handover import follow
from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.verify import Report, verify


@dataclass(frozen=True, slots=True)
class Room:
    """What is compared of a room: the hash of each leaf, and which entries have their words."""

    leaves: list[bytes] = field(default_factory=list)
    erased: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Comparison:
    """Two bundles, each verified by itself, and what of the newer one contradicts the older one."""

    old: Report
    new: Report
    findings: list[str] = field(default_factory=list)
    apart: str = ""
    """Why they could not be compared, where both are sound."""
    erased: int = 0
    """How many entries had their words in the older one and have them no more."""
    rooms: dict[str, Room] = field(default_factory=dict)
    """What the newer one holds of each room."""

    @property
    def sound(self) -> bool:
        """Whether both are sound, and the newer one only adds to the older one."""
        return self.old.sound and self.new.sound and not self.apart and not self.findings


def compare(old: Iterable[bytes], new: Iterable[bytes], trusted: Sequence[VerifierKey] = ()) -> Comparison:
    """Verify two bundles, each given line by line, and hold the newer one against the older one.

    Without `trusted` keys each is judged by its own, and these must be the same, or have handed over. Nothing is
    compared unless both are sound by themselves.
    """
    before: dict[str, Room] = {}
    after: dict[str, Room] = {}
    now = noted(new, after, trusted)
    handed = now.head.earlier if now.sound and now.head is not None else ()
    found = Comparison(noted(old, before, trusted, handed), now, rooms=after)
    if not (found.old.sound and found.new.sound and found.old.head and found.new.head):
        return found
    found.apart = _apart(found.old.head, found.new.head)
    if found.apart:
        return found
    for room, kept in before.items():
        if room in after:
            found.findings.extend(_deviation(room, kept, after[room]))
            found.erased += sum(now and not then for then, now in zip(kept.erased, after[room].erased, strict=False))
        elif found.old.head.seat == found.new.head.seat:
            found.findings.append(f"room {room!a}: it had {len(kept.leaves)} entries and is not there any more")
    return found


def noted(
    lines: Iterable[bytes],
    rooms: dict[str, Room],
    trusted: Sequence[VerifierKey],
    handed: Sequence[Handover] = (),
) -> Report:
    """Verify the lines of a bundle, and note what is compared."""

    def told(room: str, leaf: bytes, erased: bool) -> None:
        kept = rooms.setdefault(room, Room())
        kept.leaves.append(leaf)
        kept.erased.append(erased)

    report = verify(lines, trusted, told, handed)
    for room in report.rooms:
        rooms.setdefault(room.room, Room())  # one without entries
    return report


def _apart(old: Head, new: Head) -> str:
    """What makes two bundles none of one record, in this order; empty if they are."""
    if (old.house, old.talks) != (new.house, new.talks):
        return "the two bundles are of different houses or talks"
    if set(old.keys) != set(new.keys) and not follow(new.house, old.keys, new.keys, new.earlier):
        return "the house signs with other keys than before: ask it why, and hear the fingerprints from those you know"
    if old.seat == new.seat and new.exported < old.exported:
        return "the bundle given as the earlier one was made later than the other: exchange them"
    return ""


def _deviation(room: str, old: Room, new: Room) -> Iterator[str]:
    """Where the newer record of a room departs from the older one, if it does."""
    for number, (then, now) in enumerate(zip(old.leaves, new.leaves, strict=False), 1):
        if then != now:
            yield (
                f"room {room!a}, entry {number}: it is another one than in the earlier bundle: "
                "the record was forked or rewritten"
            )
            return
    if len(new.leaves) < len(old.leaves):
        yield (
            f"room {room!a}: it had {len(old.leaves)} entries and now has {len(new.leaves)}: entries were taken away"
        )
