"""What an examination found, and how it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["well", "care", "unchecked", "wrong"]
"""As it has to be; to be looked after; could not be looked at; not what it was."""

Tell = Callable[[str, int], None]
"""Told what is being looked at, and how many entries of it have been."""

MOST = 20
"""After so many faults of one kind the others are only counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, its state, and why in words for the operator."""

    what: str
    state: State
    words: tuple[str, ...] = ()


def found(what: str, faults: Iterable[str], well: str, worse: State = "wrong") -> Finding:
    """The finding that these faults make, or, where there is none, that all is well."""
    kept, more = list[str](), 0
    for fault in faults:
        if len(kept) < MOST:
            kept.append(fault)
        else:
            more += 1
    if not kept:
        return Finding(what, "well", (well,))
    return Finding(what, worse, (*kept, f"and {more:,} more") if more else tuple(kept))


def silent(what: str, count: int) -> None:
    """Tell nobody."""
