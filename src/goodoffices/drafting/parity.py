"""Parity: whether a text in two languages has the same brackets and the same numbers, for those who compare them.

Words are not compared: that a paragraph says the same in two languages is for people to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from goodoffices.drafting.brackets import Bracket, Key, Node, Words

_NUMBER = regex.compile(
    r"\p{Nd}{1,3}(?:[.,\u066C'’ \u00A0\u202F]\p{Nd}{3})+(?!\p{Nd})(?:[.,\u066B]\p{Nd}+)?|\p{Nd}+(?:[.,\u066B]\p{Nd}+)?"
)
_SQUARE = regex.compile(r"[\[\]]")


class Difference(NamedTuple):
    """What one language has that the other lacks: numbers as written, options by their keys, typed brackets."""

    numbers: tuple[str, ...] = ()
    options: tuple[Key, ...] = ()
    brackets: int = 0
    """How many typed square brackets more than the other."""
    order: bool = False
    """Whether both have the same options, in another order or nested otherwise."""

    def __bool__(self) -> bool:
        return self != Difference()


def difference(first: Sequence[Node], second: Sequence[Node]) -> tuple[Difference, Difference]:
    """What each of two languages has that the other lacks.

    Numbers are the same whatever separates their groups and their decimals: 1,234.5 and 1 234,5.
    """
    numbers = _numbers(first), _numbers(second)
    options = _keys(first), _keys(second)
    square = _typed(first), _typed(second)
    order = sorted(options[0]) == sorted(options[1]) and _shape(first) != _shape(second)
    one, other = (
        Difference(
            numbers=_more(numbers[i], numbers[1 - i]),
            options=tuple(key for key in options[i] if key not in options[1 - i]),
            brackets=max(0, square[i] - square[1 - i]),
            order=order,
        )
        for i in (0, 1)
    )
    return one, other


def _strings(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Words):
            yield node.words
        else:
            for option in node.options:
                yield from _strings(option.nodes)


def _numbers(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    """Each number as its digits alone, and as it is written."""
    found = (match[0] for words in _strings(nodes) for match in _NUMBER.finditer(words))
    return [("".join(str(int(c)) for c in number if c.isdecimal()), number) for number in found]


def _more(first: Sequence[tuple[str, str]], second: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    left = Counter(digits for digits, _ in second)
    found: list[str] = []
    for digits, number in first:
        if left[digits]:
            left[digits] -= 1
        else:
            found.append(number)
    return tuple(found)


def _keys(nodes: Iterable[Node]) -> list[Key]:
    found: list[Key] = []
    for node in nodes:
        if isinstance(node, Bracket):
            for option in node.options:
                found += [option.key] if option.key is not None else []
                found += _keys(option.nodes)
    return found


def _shape(nodes: Iterable[Node]) -> list[object]:
    return [[(o.key, _shape(o.nodes)) for o in node.options] for node in nodes if isinstance(node, Bracket)]


def _typed(nodes: Iterable[Node]) -> int:
    return sum(len(_SQUARE.findall(words)) for words in _strings(nodes))
