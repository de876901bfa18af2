"""What is sealed of a class: its kit, names, codes, the words of what happened; under the master key, or a new one."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from goodoffices.phrases import Phrase
from goodoffices.records import StoreSealed
from goodoffices.server.classroom.models import Class, ClassEvent, Place, Reckoned
from goodoffices.server.store.beside import MARK, close, master_of, reveal

_ABOUT = "class"
_KIT = "kit of a class"
_Row = Class | ClassEvent | Place | Reckoned
_MODELS: tuple[type[_Row], ...] = (Class, Place, ClassEvent, Reckoned)


def put(value: Any) -> str:
    """What a column holds of a value that JSON can say."""
    return close(json.dumps(value, ensure_ascii=False), _ABOUT)


def get(kept: str) -> Any:
    """The value, from what the column holds; an empty one is nothing. Raises `StoreSealed`."""
    return json.loads(reveal(kept, _ABOUT)) if kept else {}


def put_kit(file: bytes) -> bytes:
    """What the column holds of a kit, which has everybody's instructions and worths in it."""
    kept = close(b64encode(file).decode(), _KIT)
    return kept.encode() if master_of(kept) is not None else file


def get_kit(kept: bytes) -> bytes:
    """The kit's file, from what the column holds. Raises `StoreSealed`."""
    return b64decode(reveal(kept.decode(), _KIT)) if kept.startswith(MARK.encode()) else kept


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
    over = [row.kept for row in _rows()]
    over += [kit.decode() for _pk, kit in _kits() if kit.startswith(MARK.encode())]
    return {name for kept in over if (name := master_of(kept)) is not None}


def seal(anew: bool = False) -> None:
    """Seal what lies in the clear; with `anew` all, under the first master key. What no key opens is left as it is."""
    for row in _rows():
        if anew or master_of(row.kept) is None:
            with suppress(StoreSealed):
                type(row).objects.filter(pk=row.pk, kept=row.kept).update(kept=close(reveal(row.kept, _ABOUT), _ABOUT))
    for pk, kit in _kits():  # nothing changes a kit but this
        if anew or not kit.startswith(MARK.encode()):
            with suppress(StoreSealed):
                Class.objects.filter(pk=pk).update(kit=put_kit(get_kit(kit)))


def unopened(using: str = DEFAULT_DB_ALIAS) -> Iterator[str]:
    """The classes of which something is sealed under a key that is not here, in words for the operator."""
    for klass in Class.objects.using(using).order_by("name"):
        kit = bytes(klass.kit)
        closed = [] if not kit.startswith(MARK.encode()) or _opens(kit.decode(), _KIT) else ["its kit"]
        closed += [] if _opens(klass.kept, _ABOUT) else ["its teacher’s name"]
        held = {
            "names and codes of students": Place.objects.using(using)
            .filter(klass=klass)
            .values_list("kept", flat=True),
            "what happened at its doors": ClassEvent.objects.using(using)
            .filter(klass=klass)
            .values_list("kept", flat=True),
            "what was reckoned for its debrief": Reckoned.objects.using(using)
            .filter(klass=klass)
            .values_list("kept", flat=True),
        }
        for what, columns in held.items():
            count = sum(not _opens(kept, _ABOUT) for kept in columns)
            closed += [f"{what} ({count:,})"] if count else []
        if closed:
            yield f"of the class “{klass.name}” this does not open: {', '.join(closed)}"


def _opens(kept: str, about: str) -> bool:
    """Whether a column opens."""
    try:
        reveal(kept, about)
    except StoreSealed:
        return False
    return True


def _kits() -> Iterator[tuple[int, bytes]]:
    for pk, kit in Class.objects.order_by("pk").values_list("pk", "kit"):
        yield pk, bytes(kit)


def _rows() -> Iterator[_Row]:
    for model in _MODELS:
        yield from model.objects.exclude(kept="").order_by("pk")
