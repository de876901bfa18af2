"""Who may read a debrief, and when: it gives all instructions away, so it is sealed until the instructor opens it."""

from __future__ import annotations

from goodoffices.talks.act import SeatId
from goodoffices.talks.instructing import instructor
from goodoffices.talks.play import StateOfPlay


def may_read(play: StateOfPlay, seat: SeatId, *, opened: bool) -> bool:
    """Whether `seat` may read the debrief of the table that it sits at.

    The declared instructor always may; everybody else who holds a seat, once the instructor has `opened` it.
    """
    if seat == instructor(play):
        return True
    held = play.seat(seat)
    return opened and held is not None and not held.vacant
