"""The parts of a text that are not its words, as plain data for a file, and back from a file that somebody sent.

The words themselves stand in the file as they are read; whose words an alternative is made of follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from goodoffices.documents.text import Attribution, Missing, NegotiatingText, Note, Offered, Origin, PointOfText, Status
from goodoffices.documents.word.opening import Unreadable
from goodoffices.drafting.brackets import Node, Words, options
from goodoffices.phrases import phrase
from goodoffices.talks.act import Texts

_Tuple = TypeVar("_Tuple")
_FAULTS = (KeyError, TypeError, ValueError, AttributeError)  # msgspec's own are values that are wrong


def lost() -> Unreadable:
    """What to say of a file that came from the house and is no longer as it was."""
    return Unreadable(
        phrase("What the file says of its points cannot be read: export the text again, and edit only its words.")
    )


def described(value: object) -> Any:
    """Plain data: named tuples as objects, times as ISO 8601, without an alternative's words."""
    if isinstance(value, Offered):
        value = {name: one for name, one in value._asdict().items() if name != "words"}
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {key: described(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [described(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value


def text_from(data: Mapping[str, Any], points: Iterable[PointOfText]) -> NegotiatingText:
    """A text from what `described` gave of all but its points. Raises `Unreadable`."""
    try:
        return NegotiatingText(
            origin=_made(Origin, data["origin"]),
            title=msgspec.convert(data["title"], Texts),
            languages=msgspec.convert(data["languages"], tuple[str, ...]),
            authentic=msgspec.convert(data["authentic"], tuple[str, ...]),
            points=tuple(points),
            names=msgspec.convert(data["names"], dict[str, Texts]),
        )
    except _FAULTS as error:
        raise lost() from error


def point_from(data: Mapping[str, Any], nodes: Mapping[str, tuple[Node, ...]]) -> PointOfText:
    """A point from what `described` gave of all but its words, and these. Raises `Unreadable`."""
    try:
        point = PointOfText(
            point=msgspec.convert(data["point"], str),
            title=msgspec.convert(data["title"], Texts),
            status=msgspec.convert(data["status"], Status),
            standing=msgspec.convert(data["standing"], str),
            base=msgspec.convert(data["base"], int | None),
            offered=tuple(_offered(one, data["base"], nodes) for one in data["offered"]),
            nodes=nodes,
        )
    except _FAULTS as error:
        raise lost() from error
    known = {one.number for one in point.offered}
    if not {option.key for one in nodes.values() for option in options(one) if option.key is not None} <= known:
        raise lost()
    return point


def _offered(data: Mapping[str, Any], base: int | None, nodes: Mapping[str, tuple[Node, ...]]) -> Offered:
    attribution = _made(Attribution, data["attribution"])
    notes = tuple(_made(Note, note) for note in data["notes"])
    missing = tuple(_made(Missing, left) for left in data["missing"])
    one = _made(Offered, {**data, "words": {}, "attribution": [], "notes": [], "missing": []})
    words = {language: _own(found, None if one.number == base else one.number) for language, found in nodes.items()}
    kept = {language: found for language, found in words.items() if found}
    return one._replace(words=kept, attribution=attribution, notes=notes, missing=missing)


def _own(nodes: Iterable[Node], key: int | None) -> str:
    """The words that an alternative brought itself, wherever they stand among others'."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Words):
            found.append(node.words if node.of == key else "")
            continue
        kept = node.options[0]
        mine = next((option for option in node.options if option.key is not None and option.key == key), kept)
        inner = _own(mine.nodes, key)
        deeper = (_own(option.nodes, key) for option in node.options[1:] if option.key != key)
        found.append(inner or next(filter(None, deeper), ""))
    return "".join(found)


def _made(kind: type[_Tuple], data: Mapping[str, Any]) -> _Tuple:
    """A named tuple from an object of its fields."""
    defaults: Mapping[str, Any] = kind._field_defaults  # type: ignore[attr-defined]
    values = [data[name] if name in data else defaults[name] for name in kind._fields]  # type: ignore[attr-defined]
    return msgspec.convert(values, kind, strict=False)
