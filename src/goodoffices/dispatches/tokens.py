"""Words of a text as they are compared: without case and accents, by search and by what finds the same report again."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST = 100  # letters of a word that count
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[a-z0-9]+")


def tokens(text: str) -> list[str]:
    """The words of `text` in their order.

    >>> tokens("Zaporizhzhia: l’été, 20-point PLAN")
    ['zaporizhzhia', 'l', 'ete', '20', 'point', 'plan']
    """
    if text.isascii():
        found = _PLAIN.findall(text.lower())
    else:
        found = _WORD.findall(_accents().sub("", unicodedata.normalize("NFKD", text)).casefold())
    return found if len(text) <= LONGEST else [word[:LONGEST] for word in found]


@cache
def _accents() -> re.Pattern[str]:
    """Any mark that combines with the letter before it."""
    return re.compile("[" + "".join(chr(n) for n in range(0x300, 0x10000) if unicodedata.combining(chr(n))) + "]")
