"""Which seats may reckon with estimates of everybody's worths: no party's, whose own ranges tell nothing of others."""

from __future__ import annotations

from goodoffices.server.desks.desk import Desk
from goodoffices.talks.rooms import MEDIATORS


def may(desk: Desk) -> bool:
    """Whether this seat may: a mediator's, and in a role-play the secretariat's, for the debrief."""
    if desk.as_of is not None or desk.mode not in ("negotiation", "role-play"):
        return False
    return desk.office in MEDIATORS or (desk.mode == "role-play" and desk.office == "secretariat")
