"""Kits: role-plays ready to teach with. Reading, checking, scoring, carrying as one file, playing one for a try."""

from goodoffices.kits.archive import pack, unpack
from goodoffices.kits.faults import Fault, KitError
from goodoffices.kits.model import Direction, Inject, Kit, KitSeat, Stage
from goodoffices.kits.reading import is_kit, read
from goodoffices.kits.scoring import Linked, Part, Scored, Sheet, named_in, score, sheet

__all__ = [
    "Direction",
    "Fault",
    "Inject",
    "Kit",
    "KitError",
    "KitSeat",
    "Linked",
    "Part",
    "Scored",
    "Sheet",
    "Stage",
    "is_kit",
    "named_in",
    "pack",
    "read",
    "score",
    "sheet",
    "unpack",
]
