"""What a seat alone is told before it acts without a page: how that stands to its mandate, and words of closed rooms.

It is computed from what the seat reads; it enters nothing and holds nobody back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import clearing, colliding, publishing
from goodoffices.server.desks.committing import Commitment, commitments
from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import Act, RoomId
from goodoffices.talks.lines import ClearStatement

_POINT = {
    "inside": _("To commit your party on point %(point)s is inside your mandate."),
    "refer": _("To commit your party on point %(point)s is not settled by your mandate; you may ask before you go on."),
    "outside": _("To commit your party on point %(point)s is outside your mandate."),
}
_ALTERNATIVE = {
    "inside": _("To commit your party on point %(point)s, alternative %(name)s is inside your mandate."),
    "refer": _(
        "To commit your party on point %(point)s, alternative %(name)s is not settled by your mandate; you may ask "
        "before you go on."
    ),
    "outside": _("To commit your party on point %(point)s, alternative %(name)s is outside your mandate."),
}


@dataclass(frozen=True)
class Before:
    """How an act commits the seat's party, what else to know first, and where its words stand in closed rooms."""

    mandate: list[Commitment]
    lines: tuple[str, ...]
    echoes: list[dict[str, Any]]

    def sentences(self) -> Iterator[str]:
        """The same for people, a sentence each."""
        for c in self.mandate:
            yield str((_ALTERNATIVE if c.label else _POINT)[c.mark]) % {"point": c.point, "name": c.label}
        yield from self.lines
        for echo in self.echoes:
            said = gettext("Entry %(number)s of %(room)s, a closed room, has these words too: “%(words)s”.")
            yield said % {"number": echo["number"], "room": echo["id"], "words": echo["words"]}


def before(desk: Desk, room: RoomId, act: Act) -> Before:
    """What is to be told before `act` is entered in `room`; nothing where there is nothing to tell."""
    given = msgspec.to_builtins(act)
    kind = given["kind"]
    first = publishing.caution(desk, kind, given)
    echoes = list(first.echoes)
    if isinstance(act, ClearStatement) and act.cleared:
        echoes = clearing.of_draft(desk, room, act.draft)
    lines = (*first.lines, *colliding.sentences(desk, room, act)) if room in desk.play.rooms else first.lines
    return Before(commitments(desk, room, kind, given), lines, echoes)
