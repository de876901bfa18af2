"""A text that comes from elsewhere: a title, and points with their words, ready to be tabled as a new one."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from goodoffices.talks.act import Texts

_NUMBERED: Final = re.compile(r"(?:(?:article|section|point|§)\s*)?\d{1,4}[a-z]?\s*[.):–—-]?\s+(?=\S)", re.IGNORECASE)


class FreshPoint(NamedTuple):
    """A point in the order of the file; its number is for whoever tables it."""

    title: Texts
    words: Texts


class Fresh(NamedTuple):
    """What a file holds that no text of the house is in."""

    title: Texts
    points: tuple[FreshPoint, ...]
    left_out: tuple[str, ...] = ()
    """What is in the file and is no words: "a picture", "a table" … Nothing is dropped unsaid."""


def unnumbered(heading: str) -> str:
    """A heading without the number before it.

    >>> unnumbered("Article 7 – Level of the lake"), unnumbered("2027 and after")
    ('Level of the lake', '2027 and after')
    """
    found = _NUMBERED.match(heading)
    if found is None or (found[0].strip().isdigit() and len(found[0].strip()) > 3):
        return heading
    return heading[found.end() :]
