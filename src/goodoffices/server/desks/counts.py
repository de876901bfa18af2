"""How many points of a room stand how, by its record alone: beside the board, and anew when one of its rows changes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import left
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.rows import Rows

_LINES = (
    ("agreed", _("agreed")),
    ("provisional", _("agreed ad referendum or on conditions")),
    ("parked", _("parked")),
    ("left", _("not agreed")),
)


def counted(made: Rows) -> dict[str, Any]:
    """The counts of a board's rows, each with its points; the addresses are the rows' own, the same for all readers."""
    found = left.by_record(made.standings)
    return {
        "of": found["of"],
        "lines": [
            {
                "label": str(label),
                "number": len(found[name]),
                "points": [{"point": p, "url": made.rows[p].data["url"]} for p in sorted(found[name], key=natural)],
            }
            for name, label in _LINES
        ],
    }
