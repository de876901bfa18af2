"""Characters that a page or a Word file cannot hold, shown by their pictures, one for one: no place in a text moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar, cast

PICTURES: Final[Mapping[int, str]] = {
    **{code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)},
    127: "\u2421",
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
"""Control characters by their pictures, U+2400 and on; tabs and line ends are what they are."""

_Value = TypeVar("_Value")


def shown(words: str) -> str:
    """Words as a page can hold them.

    >>> shown("level\\x01\\tand more")
    'level␁\\tand more'
    """
    return words.translate(PICTURES)


def legible(value: _Value) -> _Value:
    """The same text, or part of one, with every word as `shown`."""
    return cast(_Value, _legible(value))


def restored(words: str, original: str) -> str:
    """Words that came back, with the characters again whose pictures were sent out in their place.

    A picture that the original words hold themselves stays one: which of the two came back, nobody can tell.
    """
    hidden = {ord(PICTURES[ord(one)]): one for one in set(original) if ord(one) in PICTURES}
    return words.translate({code: one for code, one in hidden.items() if chr(code) not in original})


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, tuple):
        found = map(_legible, value)
        return type(value)(*found) if hasattr(value, "_fields") else tuple(found)
    if isinstance(value, Mapping):
        return {key: _legible(one) for key, one in value.items()}
    return value
