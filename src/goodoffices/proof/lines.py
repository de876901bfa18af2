"""The lines of a file that is verified: each one canonical JSON object, none longer than an entry can be."""

from __future__ import annotations

import json
from typing import Any, Final

from goodoffices.proof.bundle import MAX_LINE, spelled

OTHERS: Final = {
    b"c2sp.org/tlog-proof@": "it is a receipt, which “goodoffices verify BUNDLE --receipt FILE” holds against one",
    b"age-encryption.org/": "it is encrypted, as a backup is, which “goodoffices restore” opens",
}
"""How other files begin that people have, and what they are."""


class Stop(Exception):
    """Nothing below this line can be understood; the message says why."""


def value_of(number: int, raw: bytes) -> dict[str, Any]:
    """What a line says, held to its one spelling. Raises `Stop`, naming the line."""
    if len(raw) > MAX_LINE:
        raise Stop(f"line {number} is longer than any entry")
    if number == 1 and (other := next((words for begin, words in OTHERS.items() if raw.startswith(begin)), "")):
        raise Stop(f"line 1 is not of a bundle: {other}")
    try:
        value = json.loads(raw)
        canonical = isinstance(value, dict) and spelled(value) == raw
    except (ValueError, RecursionError):
        raise Stop(f"line {number} is not JSON") from None
    if not canonical:
        why = ": it ends as text does on Windows, so fetch the file again, unchanged" if raw.endswith(b"\r\n") else ""
        raise Stop(f"line {number} is not in canonical form{why}")
    return value  # type: ignore[no-any-return]  # it is a dictionary, as seen above
