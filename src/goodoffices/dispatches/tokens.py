"""Words of a text as they are compared: without case and accents, by search and by what finds the same report again."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100  # letters of a word that count
_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of `text` in their order.

    >>> tokens("Zaporizhzhia: l’été, 20-point PLAN")
    ['zaporizhzhia', 'l', 'ete', '20', 'point', 'plan']
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return [word[:LONGEST] for word in _WORD.findall(bare.casefold())]
