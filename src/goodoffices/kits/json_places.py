"""Where in a JSON text a value stands: the reader of the standard library does not say."""

from __future__ import annotations

import json
import re

Path = tuple[str, ...]

_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[-+.\w]+')


def places(text: str) -> dict[Path, int]:
    """The line of every value of well-formed JSON. An object in a list goes by its “id”, if it has one, else by place.

    >>> places('{"points": [\\n {"id": "border"},\\n {"id": "water"}]}')["points", "water"]
    3
    """
    return {path: text.count("\n", 0, start) + 1 for path, start in _value(text, _skip(text, 0), ())[1].items()}


def nearest(text: str, named: list[str]) -> int:
    """The line of the value whose path holds most of these names; 1 where none does.

    Names are those that a message about the text puts in quotation marks. Of several values it is that of the name that
    comes first, and of these the shallowest.
    """
    found = places(text)

    def told(path: Path) -> tuple[int, int, int]:
        first = next((i for i, name in enumerate(named) if name in path), len(named))
        return sum(name in path for name in set(named)), -first, -len(path)

    best = max(found, key=told)
    return found[best] if told(best)[0] else 1


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _token(text: str, at: int) -> str:
    found = _TOKEN.match(text, at)
    assert found is not None
    return found[0]


def _value(text: str, at: int, path: Path) -> tuple[int, dict[Path, int]]:
    """Where the value that begins at `at` ends, and where it and everything in it begins."""
    found = {path: at}
    if text[at] not in "{[":
        return at + len(_token(text, at)), found
    keyed, number = text[at] == "{", 0
    next_ = _skip(text, at + 1)
    while text[next_] not in "}]":
        number += 1
        if keyed:
            name = _token(text, next_)
            start = _skip(text, _skip(text, next_ + len(name)) + 1)
            end, inner = _value(text, start, (*path, json.loads(name)))
        else:
            end, inner = _value(text, next_, ())
            given = _token(text, inner[("id",)]) if ("id",) in inner and text[inner[("id",)]] == '"' else str(number)
            own = str(json.loads(given))
            inner = {(*path, own, *rest): start for rest, start in inner.items()}
        found |= inner
        next_ = _skip(text, end)
        if text[next_] == ",":
            next_ = _skip(text, next_ + 1)
    return next_ + 1, found
