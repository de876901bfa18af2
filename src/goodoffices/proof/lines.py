"""The lines of a file that is verified: each one canonical JSON object, none longer than an entry can be."""

from __future__ import annotations

import json
from typing import Any

from goodoffices.proof.bundle import MAX_LINE, spelled


class Stop(Exception):
    """Nothing below this line can be understood; the message says why."""


def value_of(number: int, raw: bytes) -> dict[str, Any]:
    """What a line says, held to its one spelling. Raises `Stop`, naming the line."""
    if len(raw) > MAX_LINE:
        raise Stop(f"line {number} is longer than any entry")
    try:
        value = json.loads(raw)
        canonical = isinstance(value, dict) and spelled(value) == raw
    except (ValueError, RecursionError):
        raise Stop(f"line {number} is not JSON") from None
    if not canonical:
        raise Stop(f"line {number} is not in canonical form")
    return value  # type: ignore[no-any-return]  # it is a dictionary, as seen above
