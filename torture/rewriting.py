"""What a house can do that has the keys: lie in a bundle that it seals, or rewrite the record and sign it all anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle
from random import Random
from typing import Final

from goodoffices.proof.bundle import RoomRecord
from torture.made import BEGIN, Said, bundle, record, resealed, sealed
from torture.reasons import Reason

Rooms = Mapping[str, Sequence[Said]]
LATER: Final = BEGIN + timedelta(days=2)
PLENARY: Final = "plenary"


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that the house sealed, what it did, and the right reason to refuse it."""

    how: str
    lines: list[bytes]
    reason: Reason
    since: bool = False


def contradictions(rooms: Rooms, chance: Random) -> Iterator[Made]:
    """Bundles that the house sealed although they contradict themselves: every verifier finds that alone.

    The first line of plenary's entries is the third of the file.
    """
    held = list(rooms[PLENARY])
    size = len(held)
    for how in cycle(("payload swapped", "entry replaced", "entry left out", "entry added", "another room's root")):
        at = chance.choice([place for place, each in enumerate(held) if not each.erased])
        true, entries = record(PLENARY, held), list(sealed(PLENARY, held))
        other = replace(held[at], words=f"{chance.random()}")
        if how == "payload swapped":
            entries[at] = replace(entries[at], payload=sealed(PLENARY, [other])[0].payload)
            reason = Reason("payload", 3 + at)
        elif how == "entry replaced":
            entries = list(sealed(PLENARY, [*held[:at], other, *held[at + 1 :]]))
            reason = Reason("root", 3 + size)
        elif how == "entry left out":
            entries, reason = entries[:-1], Reason("size", 2 + size)
        elif how == "entry added":
            entries = list(sealed(PLENARY, [*held, replace(held[-1], second=held[-1].second + 60)]))
            reason = Reason("size", 4 + size)
        else:
            true, reason = replace(true, checkpoint=record("others", held).checkpoint), Reason("signature", 3 + size)
        lying = RoomRecord(PLENARY, tuple(entries), true.checkpoint)
        rest = [record(name, said) for name, said in rooms.items() if name != PLENARY]
        yield Made(how, resealed([lying, *rest]), reason)


def rewritings(rooms: Rooms, chance: Random) -> Iterator[Made]:
    """Records that are sound in themselves and are not what was there before: an earlier bundle shows it."""
    for how in cycle(WAYS):
        held = list(rooms[PLENARY])
        changed, what = WAYS[how](held, chance)
        newer: Rooms = {**rooms, PLENARY: changed} if changed is not None else {
            name: said for name, said in rooms.items() if name != PLENARY
        }  # fmt: skip
        yield Made(how, bundle(newer, LATER), Reason(what), since=True)


Way = Callable[[list[Said], Random], tuple[list[Said] | None, str]]


def _other(**fields: Callable[[Said, Random], object]) -> Way:
    """One entry is another in these fields."""

    def change(held: list[Said], chance: Random) -> tuple[list[Said], str]:
        at = chance.randrange(len(held))
        made = {name: way(held[at], chance) for name, way in fields.items()}
        return [*held[:at], replace(held[at], **made), *held[at + 1 :]], "rewritten"  # type: ignore[arg-type]

    return change


def _dropped(held: list[Said], chance: Random) -> tuple[list[Said], str]:
    at = chance.randrange(len(held) - 1)
    return [*held[:at], *held[at + 1 :]], "rewritten"


def _doubled(held: list[Said], chance: Random) -> tuple[list[Said], str]:
    at = chance.randrange(len(held) - 1)
    return [*held[: at + 1], *held[at:]], "rewritten"


def _exchanged(held: list[Said], chance: Random) -> tuple[list[Said], str]:
    one, other = sorted(chance.sample(range(len(held)), 2))
    seconds = [each.second for each in held]
    held[one], held[other] = held[other], held[one]
    return [replace(each, second=second) for each, second in zip(held, seconds, strict=True)], "rewritten"


def _forked(held: list[Said], chance: Random) -> tuple[list[Said], str]:
    """From some entry on another history, and a longer one."""
    at = chance.randrange(len(held))
    tail = [replace(each, words=f"{chance.random()}", erased=False) for each in held[at:]]
    return [*held[:at], *tail, replace(tail[-1], second=tail[-1].second + 60)], "rewritten"


def _cut(held: list[Said], chance: Random) -> tuple[list[Said], str]:
    return held[: chance.randrange(len(held))], "taken away"


def _gone(held: list[Said], chance: Random) -> tuple[None, str]:
    return None, "room gone"


WAYS: Final[dict[str, Way]] = {
    "words rewritten": _other(words=lambda said, chance: f"{chance.random()}"),
    "author rewritten": _other(seat=lambda said, chance: "others.head"),
    "time rewritten": _other(second=lambda said, chance: said.second + chance.randrange(1, 59)),
    "salt rewritten": _other(salt=lambda said, chance: chance.randbytes(32)),
    "entry dropped, signed anew": _dropped,
    "entry doubled, signed anew": _doubled,
    "entries exchanged, signed anew": _exchanged,
    "forked": _forked,
    "cut short, signed anew": _cut,
    "room gone": _gone,
}
"""How a record is rewritten."""
