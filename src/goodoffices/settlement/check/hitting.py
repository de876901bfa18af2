"""Sets of limits that hit all blockers."""

from __future__ import annotations

from typing import Any

from goodoffices.settlement.check.verdicts import Relied


def hitting(sets: list[set[Any]]) -> set[frozenset[Any]]:
    """All smallest sets that hit each of these."""
    found: set[frozenset[Any]] = {frozenset()}
    for one in sets:
        kept = {h for h in found if h & one}
        grown = {h | {x} for h in found - kept for x in one}
        found = kept | {h for h in grown if not any(k <= h for k in kept)}
        if len(found) > 20_000:
            raise Relied("too many sets hit the blockers to be listed again")
    return found


def hits(sets: list[set[Any]], size: int) -> bool:
    """Whether so many members can hit all of these sets."""
    if not sets:
        return size >= 0
    apart: list[set[Any]] = []
    for one in sorted(sets, key=len):
        if all(one.isdisjoint(other) for other in apart):
            apart.append(one)
    return len(apart) <= size and any(hits([one for one in sets if x not in one], size - 1) for x in apart[0])
