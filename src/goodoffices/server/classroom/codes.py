"""Codes: six letters that nobody takes for others, to be typed on a telephone.

17 letters give 24 million codes, and a code is good until somebody has used it; with the limit on wrong ones
(`limits.RATES`), whoever guesses for an hour and a half finds one of two hundred with a chance of about one in 670.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from goodoffices.server.classroom.models import Place

LETTERS: Final = "BCDFGHJKMNPRTVWXY"  # without L, Q, S, Z and digits, and without vowels, which would make words
LENGTH: Final = 6
_ALIKE: Final = str.maketrans("ВСНКМРТХУΒΗΚΜΝΡΤΧΥ", "BCHKMPTXYBHKMNPTXY")  # Cyrillic, then Greek


def fresh(where: str) -> str:
    """A new code, which no other place has."""
    random = import_string(settings.GOODOFFICES_RANDOMNESS)
    number = 0
    while True:
        number += 1
        drawn = int.from_bytes(random("class code", where, number), "big")
        code = ""
        for _ in range(LENGTH):
            drawn, letter = divmod(drawn, len(LETTERS))
            code += LETTERS[letter]
        if not Place.objects.filter(digest=digest(code)).exists():
            return code


def read(typed: str) -> str:
    """A code as it was meant: without spaces and hyphens, in capitals, from whatever keyboard the letters come.

    A telephone that writes Russian, Greek or Chinese has letters that look the same and are others.
    """
    plain = unicodedata.normalize("NFKC", re.sub(r"[\s\-–.\u200e\u200f\u061c]", "", typed))
    return plain.upper().translate(_ALIKE)


def shown(code: str) -> str:
    """A code as it is printed: in two groups."""
    return f"{code[:3]} {code[3:]}"


def digest(code: str) -> str:
    """What a code is looked up by. It is keyed: there are so few codes that a plain hash would tell them."""
    key = f"class code {settings.SECRET_KEY}".encode()
    return hmac.new(key, code.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def find(typed: str) -> Place | None:
    """The place that a code leads to, used or not; None for any other word."""
    code = read(typed)
    if len(code) != LENGTH or not set(code) <= set(LETTERS):
        return None
    return Place.objects.filter(digest=digest(code)).select_related("klass", "table", "account").first()
