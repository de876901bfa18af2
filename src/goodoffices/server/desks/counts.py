"""How many points of a room stand how, by its record alone: beside the board, and anew when one of its rows changes."""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks import left
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.rows import Rows

_LINES = (
    ("agreed", "agreed"),
    ("provisional", "agreed ad referendum or on conditions"),
    ("parked", "parked"),
    ("left", "not agreed"),
)


def counted(made: Rows) -> dict[str, Any]:
    """The counts of a board's rows, each with its points; the addresses are the rows' own, the same for all readers."""
    found = left.by_record(made.standings)
    return {
        "of": found["of"],
        "lines": [
            {
                "label": label,
                "number": len(found[name]),
                "points": [{"point": p, "url": made.rows[p].data["url"]} for p in sorted(found[name], key=natural)],
            }
            for name, label in _LINES
        ],
    }
