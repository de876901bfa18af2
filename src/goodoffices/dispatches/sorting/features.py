"""What of a clause is weighed: its words, pairs of them, who says it and how, and the question it answers."""

from __future__ import annotations

import re
from itertools import pairwise

from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sorting.classes import CLASS
from goodoffices.dispatches.sorting.clauses import Clause
from goodoffices.dispatches.sorting.words import stem, words_of

_LENGTHS = (25, 60, 120, 200)  # characters: very short, short, middling, long


def _pairs(words: list[str]) -> set[str]:
    """Words, pairs of neighbours, and pairs with one word between them."""
    ends = ["^", *words, "$"]
    return {
        *words,
        *(f"{a} {b}" for a, b in pairwise(ends)),
        *(f"{a} * {b}" for a, b in zip(ends, ends[2:], strict=False)),
    }


def _own(read: Read, clause: Clause) -> list[str]:
    """The words of a clause without those that are sorted by themselves."""
    at, found = clause.unit.start, list[str]()
    for start, end in (*clause.apart, (clause.unit.end, clause.unit.end)):
        found += words_of(read, at, max(at, start))
        at = max(at, end)
    return found


def features(read: Read, clause: Clause) -> frozenset[str]:
    """What of a clause is weighed, as words of a vocabulary."""
    unit, words = clause.unit, _own(read, clause)
    classes = [CLASS.get(word, word) for word in words]
    found = _pairs(words) | {f"c:{pair}" for pair in _pairs(classes) if any(part.isupper() for part in pair.split())}
    named = [name for name in dict.fromkeys(classes) if name in CLASS.values()]
    found |= {f"both:{a} {b}" for n, a in enumerate(named) for b in named[n + 1 :]}
    found |= {f"is:{unit.kind}", f"is:{'quoted' if unit.quoted else 'told' if unit.speaker else 'report'}"}
    if clause.within:
        found.add("is:if" if clause.condition else "is:within")
    found.add(f"long:{sum(unit.end - unit.start >= size for size in _LENGTHS)}")
    if unit.told.end:
        said = words_of(read, unit.told.start, unit.told.end)
        found |= {f"said:{CLASS.get(word, word)}" for word in said} | {f"said:{word}" for word in said}
    if unit.quoted and unit.before.rstrip().endswith("?"):
        asked = re.split(r"(?<=[.?!])\s", unit.before.strip())[-1]
        asking = [stem(word) for word in re.findall(r"[a-z']+", asked.lower())]
        found |= {f"asked:{word}" for word in asking} | {f"asked:{CLASS[word]}" for word in asking if word in CLASS}
    return frozenset(found)
