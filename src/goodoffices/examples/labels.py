"""Labels: what `"@label"` stands for in an act of an example, by the field in which it stands."""

from __future__ import annotations

import difflib
import hashlib
import types
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from msgspec import Struct

from goodoffices.examples.folder import instant
from goodoffices.talks.act import Instant, Number, Ref, RoomId, Sha256, Token
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.kinds import KINDS


class LabelError(ValueError):
    """What is wrong with a value, and in which field of the act."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Placed(Struct, frozen=True):
    """An act that has been entered: where it stands, and its fields as they were entered."""

    room: RoomId
    number: int
    fields: dict[str, Any]


def resolve(kind: str, fields: Mapping[str, Any], known: Mapping[str, Placed], zone: ZoneInfo) -> dict[str, Any]:
    """The act's fields as plain JSON values, every label resolved and every date written out.

    Fields that the kind does not have are left for the rules of the table to refuse. Raises `LabelError`.
    """
    hints = _hints(KINDS[kind]) if kind in KINDS else {}
    reader = _Reader(known, zone)
    out = {name: reader.value(name, value, hints.get(name, Any)) for name, value in fields.items()}
    if kind == "Quote" and str(fields.get("link", "")).startswith("@"):
        source = reader.label("link", fields["link"])
        out["link"] = quote_link(str(out.get("nonce", "")), source.room, source.number)
    return out


def room(value: str, known: Mapping[str, Placed]) -> RoomId:
    """The room that an act names for itself, by id or by label."""
    return _Reader(known, ZoneInfo("UTC")).label("room", value).room if value.startswith("@") else value


def token(label: str) -> str:
    """The token that a label stands for: 64 hexadecimal digits, the same at each loading."""
    return hashlib.sha256(f"goodoffices/example/token\0{label}".encode()).hexdigest()


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


class _Reader:
    def __init__(self, known: Mapping[str, Placed], zone: ZoneInfo) -> None:
        self.known = known
        self.zone = zone

    def label(self, field: str, value: str) -> Placed:
        name = value.removeprefix("@")
        if name not in self.known:
            near = difflib.get_close_matches(name, self.known, 1)
            hint = f" Did you mean “@{near[0]}”?" if near else " An act can be referred to after it, not before."
            raise LabelError(field, f"there is no earlier act with the id “{name}”.{hint}")
        return self.known[name]

    def value(self, field: str, value: Any, hint: Any) -> Any:
        options = _options(hint)
        if isinstance(value, str) and value.startswith("@"):
            return self._labelled(field, value, options)
        if isinstance(value, datetime):
            moment = instant(value, self.zone)
            assert moment is not None
            return moment.isoformat() if Instant in options else value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, float | time):
            raise LabelError(field, "write a number with a fraction, or a time without a day, as text.")
        if isinstance(value, list):
            item = next((get_args(o)[0] for o in options if get_origin(o) is tuple), Any)
            return [self.value(f"{field}[{i}]", one, item) for i, one in enumerate(value)]
        if isinstance(value, dict):
            struct = next((o for o in options if isinstance(o, type) and issubclass(o, Struct)), None)
            hints = _hints(struct) if struct is not None else {}
            return {k: self.value(f"{field}.{k}", one, hints.get(k, Any)) for k, one in value.items()}
        return value

    def _labelled(self, field: str, value: str, options: tuple[Any, ...]) -> Any:
        name = value.removeprefix("@")
        if Number in options:
            return self.label(field, value).number
        if Ref in options:
            placed = self.label(field, value)
            return {"room": placed.room, "number": placed.number}
        if RoomId in options:
            return self.label(field, value).room
        if Token in options:
            return token(name)
        if Sha256 in options:
            return self.label(field, value).fields.get("digest", value)
        if any(get_origin(option) is dict for option in options):
            fields = self.label(field, value).fields
            words = fields.get(field) or fields.get("text")
            if not isinstance(words, dict):
                raise LabelError(field, f"the act “{name}” has no text to take over: write the words here.")
            return words
        return value


@cache
def _options(hint: Any) -> tuple[Any, ...]:
    """The alternatives of a type; one that carries a limit counts as itself and as what it limits."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(option for part in get_args(hint) for option in _options(part))
    return (hint, *_options(get_args(hint)[0])) if get_origin(hint) is Annotated else (hint,)
