"""What the people of talks wrote themselves, which no catalogue holds, and what is the same in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from goodoffices.registry import Registry

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# Dates and lists are said by Babel, which has catalogues of its own; of the rest, what every language writes so.
SAME = (
    rf"\b(?:{_MONTHS}|{_DAYS}|and|to|Esc|Good Offices|SHA-256|RFC|WebAuthn|ssh-keygen|Word|Akoma Ntoso|Markdown|HTML|"
    r"PDF|CSV|JSON|EDTF|UTC|English|Fran\u00e7ais|French)\b"
)


def spoken(registry: Registry, talks: str, seats: Iterable[str]) -> list[str]:
    """What the talks' own people wrote, and the ids and names of seats, parties and rooms; the longest first."""
    found: set[str] = set()
    for seat in seats:
        for state in registry.play(talks, seat).rooms.values():
            found.add(state.room)
            for entry in state.entries:
                found.add(entry.seat)
                found.update(words for words in strings(entry.act) if len(words) > 2)
    return sorted(found, key=len, reverse=True)


def strings(value: Any) -> Iterator[str]:
    """Every text within a value, the names of what is held too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from (str(key), *strings(held))
    elif isinstance(value, list | tuple | set | frozenset):
        for held in value:
            yield from strings(held)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
