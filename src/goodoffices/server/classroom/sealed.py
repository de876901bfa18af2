"""What is sealed of a class: names, codes, and the words of what happened; under the master key, or a new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from goodoffices.phrases import Phrase
from goodoffices.records import StoreSealed
from goodoffices.server.classroom.models import Class, ClassEvent, Place, Reckoned
from goodoffices.server.store.beside import close, master_of, reveal

_ABOUT = "class"
_Row = Class | ClassEvent | Place | Reckoned
_MODELS: tuple[type[_Row], ...] = (Class, Place, ClassEvent, Reckoned)


def put(value: Any) -> str:
    """What a column holds of a value that JSON can say."""
    return close(json.dumps(value, ensure_ascii=False), _ABOUT)


def get(kept: str) -> Any:
    """The value, from what the column holds; an empty one is nothing. Raises `StoreSealed`."""
    return json.loads(reveal(kept, _ABOUT)) if kept else {}


def phrased(words: str) -> Any:
    """What JSON can say of words of ours, so that they can be said in another language later; other words as they are.

    >>> from goodoffices.phrases import phrase
    >>> phrased(phrase("{name} came.", name="Ana"))
    {'template': '{name} came.', 'values': {'name': 'Ana'}, 'forms': None}
    """
    if not isinstance(words, Phrase):
        return words
    values = {name: phrased(value) for name, value in words.values.items()}
    return {"template": words.template, "values": values, "forms": words.forms}


def words(kept: Any) -> Any:
    """What `phrased` was given."""
    if not isinstance(kept, dict):
        return kept
    one_and_many = tuple(kept["forms"]) if kept["forms"] else None
    return Phrase(kept["template"], {name: words(value) for name, value in kept["values"].items()}, one_and_many)


def masters() -> set[str]:
    """The names of the master keys that are over what is kept of classes."""
    return {name for row in _rows() if (name := master_of(row.kept)) is not None}


def seal(anew: bool = False) -> None:
    """Seal what lies in the clear; with `anew` all, under the first master key. What no key opens is left as it is."""
    for row in _rows():
        if anew or master_of(row.kept) is None:
            with suppress(StoreSealed):
                type(row).objects.filter(pk=row.pk, kept=row.kept).update(kept=close(reveal(row.kept, _ABOUT), _ABOUT))


def _rows() -> Iterator[_Row]:
    for model in _MODELS:
        yield from model.objects.exclude(kept="").order_by("pk")
