"""When something was said, read from what stands beside it in the same report.

Of two suggestions of one speaker in one sentence, what tells of the saying of one holds for both. Nothing that a report
quotes was said after the report was published: such a day was read from other words, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from goodoffices.dispatches.bounds import bounds
from goodoffices.dispatches.suggestion import Suggestion

_NEAR = 80  # characters between two suggestions of one sentence
_ENDS = re.compile(r"[.!?…]['\"’”»]?\s|\n")


def related(found: Iterable[Suggestion], text: str, published: str) -> list[Suggestion]:
    """The same suggestions, in the same order.

    >>> text = "She said on Monday that they had met, adding that the work went on. He knew."
    >>> first = Suggestion("date", 19, 36, "they had met", speaker="Vosk", said_on="2031-03-03")
    >>> second = Suggestion("quotation", 50, 66, "the work went on", speaker="Vosk")
    >>> [s.said_on for s in related([first, second], text, "2031-03-05")]
    ['2031-03-03', '2031-03-03']
    """
    told = [_by_then(one, published) for one in found]
    return [one if one.said_on or not one.speaker else _as_beside(one, told, text) for one in told]


def _by_then(one: Suggestion, published: str) -> Suggestion:
    said, last = bounds(one.said_on)[0] if one.said_on else None, bounds(published)[1]
    return replace(one, said_on="") if said is not None and last is not None and said > last else one


def _as_beside(one: Suggestion, told: list[Suggestion], text: str) -> Suggestion:
    for other in told:
        if other.speaker == one.speaker and other.said_on and _one_sentence(one, other, text):
            occasion = one.occasion or other.occasion
            return replace(one, said_on=other.said_on, occasion=occasion)
    return one


def _one_sentence(one: Suggestion, other: Suggestion, text: str) -> bool:
    first, second = sorted((one, other), key=lambda s: s.start)
    between = text[first.end : second.start]
    return len(between) <= _NEAR and not _ENDS.search(f"{text[max(0, first.end - 1) : first.end]}{between}")
