"""Which seats a seat may open: invite to, lock, unlock, and help back in. It follows from what that seat sees."""

from __future__ import annotations

from goodoffices.talks.act import SECRETARIAT, SeatId, capital_of
from goodoffices.talks.founding import Seat
from goodoffices.talks.instructing import instructor
from goodoffices.talks.play import StateOfPlay

# The secretariat opens the doors of those whom it may seat; the rest of a delegation is its head's affair.
SEATED_BY_SECRETARIAT = frozenset({"head", "mediator", "observer"})

OPENERS = frozenset({"secretariat", "head", "mediator", "principal", "instructor"})


def opens(play: StateOfPlay, office: str) -> bool:
    """Whether an office opens seats at all. Under a declared instructor no other does: who plays whom is a lesson's
    affair, and whoever opened another player's seat would read what that one was told in confidence.
    """
    return office in OPENERS and (office == "instructor" or instructor(play) is None)


def may_open(play: StateOfPlay, seat: SeatId) -> tuple[Seat, ...]:
    """The occupied seats that `seat` may open, in the order in which they were seated; its own is handed over instead.

    The secretariat: its own seats, heads, mediators and observers. A head of delegation: the rest of it, and whoever
    sits in its capital. A mediator: its own team. A principal: its capital. The declared instructor of a
    role-play: every seat, and nobody else then any. Nobody else opens a seat.
    """
    own = play.seat(seat)
    if own is None or own.vacant or not opens(play, own.office):
        return ()
    plenary = list(play.plenary.founding.seats.values())
    capital = play.capital(own.party)
    inside = capital is not None and play.inside(seat, capital_of(own.party))
    behind = list(capital.founding.seats.values()) if capital is not None and inside else []
    if own.office == "secretariat":
        found = [s for s in plenary if s.party == SECRETARIAT or s.office in SEATED_BY_SECRETARIAT]
    elif own.office == "head":
        found = [s for s in plenary if s.party == own.party] + behind
    elif own.office == "mediator":
        found = [s for s in plenary if s.party == own.party]
    elif own.office == "principal":
        found = behind
    elif own.office == "instructor":
        found = list({s.id: s for state in play.rooms.values() for s in state.founding.seats.values()}.values())
    else:
        found = []
    return tuple(s for s in found if s.id != seat and not s.vacant)
