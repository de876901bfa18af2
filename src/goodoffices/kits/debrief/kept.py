"""Debriefs as text that can be kept, and read again as they were."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec

from goodoffices.kits.debrief.table import TableDebrief
from goodoffices.phrases import Phrase


def encode(tables: tuple[TableDebrief, ...]) -> str:
    """Debriefs as JSON."""
    return msgspec.json.encode(tables, enc_hook=_plain).decode()


def decode(text: str) -> tuple[TableDebrief, ...]:
    """What `encode` was given. Raises `msgspec.ValidationError` for what an earlier version wrote otherwise."""
    return msgspec.json.decode(text, type=tuple[TableDebrief, ...], dec_hook=_back)


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Phrase):
        values = {name: _part(one) for name, one in value.values.items()}
        return {"template": value.template, "values": values, "forms": value.forms}
    raise NotImplementedError(type(value).__name__)


def _part(value: Any) -> Any:
    return _plain(value) if isinstance(value, Phrase) else value


def _back(kind: type, value: Any) -> Any:
    if kind is Fraction:
        return Fraction(value)
    if kind is Phrase:
        return _phrase(value)
    raise NotImplementedError(kind.__name__)


def _phrase(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    forms = tuple(value["forms"]) if value["forms"] else None
    return Phrase(value["template"], {name: _phrase(one) for name, one in value["values"].items()}, forms)
