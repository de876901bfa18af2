"""The name of a form's field is the path of its value in the act: `text.fr`, `conditions.0.conduct`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

_INDEX = re.compile(r"\[(\d+)\]")


class _Row(dict[str, Any]):
    """A list that is still being filled: rows by the number that they have in the form."""


def assemble(values: Iterable[tuple[str, object]]) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """The nested value that paths and values make, and which rows of the form each of its lists was made of.

    What was not given (None, an empty text, list or dictionary) is left out, and with it a row in which nothing was
    given. A dictionary given as a value speaks for the fields beside it: `{"point": "7", "wording": 12}` at
    `conditions.0.wording` gives `conditions.0.point` and `conditions.0.wording`.
    """
    tree: dict[str, Any] = {}
    for path, value in values:
        if value is None or value in ("", [], {}):
            continue
        before, _, last = path.rpartition(".")
        for name, part in value.items() if isinstance(value, dict) else ((last, value),):
            _put(tree, [*before.split("."), name] if before else [name], part)
    rows: dict[str, list[int]] = {}
    return _closed(tree, "", rows), rows


def _put(tree: dict[str, Any], steps: list[str], value: object) -> None:
    for step, following in zip(steps, [*steps[1:], ""], strict=True):
        if not following:
            tree[step] = value
        else:
            tree = tree.setdefault(step, _Row() if following.isdigit() else {})


def _closed(value: Any, path: str, rows: dict[str, list[int]]) -> Any:
    if isinstance(value, _Row):
        order = sorted(value, key=int)
        rows[path] = [int(step) for step in order]
        return [_closed(value[step], f"{path}.{step}", rows) for step in order]
    if isinstance(value, dict):
        return {name: _closed(item, f"{path}.{name}".removeprefix("."), rows) for name, item in value.items()}
    return value


def in_form(path: str, rows: dict[str, list[int]]) -> str:
    """The path in the form of a path in the act: empty rows of the form are not counted in the act."""
    steps: list[str] = []
    for step in _INDEX.sub(r".\1", path).replace("[...]", "").split("."):
        kept = rows.get(".".join(steps))
        steps.append(str(kept[int(step)]) if kept is not None and step.isdigit() and int(step) < len(kept) else step)
    return ".".join(steps)


def nearest(path: str, names: Iterable[str], aliases: dict[str, str]) -> str | None:
    """The field that stands for `path`: itself, what speaks for it, the first under it, or the nearest above it."""
    known = list(names)
    while path:
        if path in known:
            return path
        if path in aliases:
            return aliases[path]
        below = next((name for name in known if name.startswith(path + ".")), None)
        if below is not None:
            return below
        path = path.rpartition(".")[0]
    return None


def general(path: str) -> str:
    """A path with every row number as `*`, for comparing a form with its act."""
    return ".".join("*" if step.isdigit() else step for step in path.split("."))


def unlike_default(value: Any) -> Any:
    """A value as JSON has it, without the fields that an act has anyway when nothing is said."""
    if isinstance(value, msgspec.Struct):
        fields = ((field, getattr(value, field.name)) for field in msgspec.structs.fields(type(value)))
        return {field.name: unlike_default(said) for field, said in fields if field.required or said != _default(field)}
    if isinstance(value, list | tuple):
        return [unlike_default(item) for item in value]
    return msgspec.to_builtins(value)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
