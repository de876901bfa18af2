"""The languages of the interface: what a reader chose, and phrases, lists and counts said in it.

The parties' own words are never translated here: only what the product itself says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from babel import Locale
from babel.lists import format_list
from django.utils.translation import get_language, gettext, ngettext

from goodoffices.phrases import Phrase

LANGUAGES = [
    ("en", "English"), ("fr", "Français"), ("es", "Español"), ("ru", "Русский"), ("uk", "Українська"),
    ("ar", "العربية"), ("zh-hans", "简体中文"),
]  # fmt: skip
"""Code (as Django writes it) and the language's own name, in the order in which they are offered."""


def locale() -> Locale:
    """Babel's locale of the language that the reader chose."""
    return _locale(get_language() or "en")


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="-")


def told(words: Any) -> Any:
    """A phrase, and the phrases within it, in the reader's language; anything else as it is."""
    if not isinstance(words, Phrase):
        return words
    if words.forms is None:
        said = gettext(words.template)
    else:
        said = ngettext(*words.forms, words.values["number"])
    return said.format(**{name: told(value) for name, value in words.values.items()}) if words.values else said


_MARKS = {("ar", ","): "، ", ("ar", ";"): "؛ ", ("zh", ","): "、", ("zh", ";"): "；"}


def strung(items: Iterable[object], mark: str = ",") -> str:
    """Several things in a row, with the comma (or the semicolon) of the reader's language between them.

    >>> strung(["Akra", "Dovra"]), strung(["Akra", "Dovra"], ";")
    ('Akra, Dovra', 'Akra; Dovra')
    """
    return _MARKS.get((locale().language, mark), f"{mark} ").join(str(item) for item in items)


def listed(items: Iterable[object], style: str = "standard") -> str:
    """Several things as one says them: “a, b and c” (`style` "or": “a, b or c”).

    >>> listed(["Akra", "Dovra", "Selm"])
    'Akra, Dovra and Selm'
    """
    found = [str(item) for item in items]
    if (get_language() or "en") == "en":  # without the comma before “and”
        last = "or" if style == "or" else "and"
        return f" {last} ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)
    if locale().text_direction == "rtl":  # each keeps its own direction: “and” is written on to what follows it
        found = [f"\u2068{item}\u2069" for item in found]
    return format_list(found, style, locale())  # type: ignore[arg-type]
