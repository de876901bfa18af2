"""Who sits where in a class: the first seating, and balancing it again when people come late or not at all."""

from goodoffices.kits.seating.balancing import Balance, Move, Sitting, balance
from goodoffices.kits.seating.placing import OBSERVER, Seating, SeatingError, Wish, full, roles, seat_class

__all__ = [
    "OBSERVER",
    "Balance",
    "Move",
    "Seating",
    "SeatingError",
    "Sitting",
    "Wish",
    "balance",
    "full",
    "roles",
    "seat_class",
]
