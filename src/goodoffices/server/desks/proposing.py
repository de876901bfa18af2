"""What the one-text procedure proposes to a mediator as the next draft, from the marks that this seat reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages import told
from goodoffices.talks.act import Chosen, PointId, RoomId
from goodoffices.talks.drafts import Draft
from goodoffices.talks.play import RoomState
from goodoffices.talks.rooms import MEDIATORS
from goodoffices.valuations.one_text.marks import MarkError
from goodoffices.valuations.reactions import Reason, next_draft, reactions

MOST = 99  # drafts that may still go round

TO_LEARN = _("A draft to learn from: its marks would tell most about what is still open.")
TO_ASK = _(
    "The last draft: by all marks so far it does most for everybody. It is one to ask the final yes or no about."
)
UNMARKED = _("Nobody has marked the last draft yet, as far as you read.")
NO_PART = _("The analysis is not installed on this server: choose the next draft yourself.")


@dataclass(frozen=True)
class Proposal:
    """What the next draft settles, what it changes and why; `words` say what it is for, or why there is none."""

    words: str
    settles: tuple[Chosen, ...] = ()
    reasons: tuple[Reason, ...] = ()


def mediates(desk: Desk) -> bool:
    """Whether the reader is of the mediation team: to nobody else is anything computed from marks."""
    return desk.office in MEDIATORS


def proposal(desk: Desk, room: RoomId, before: Draft | None, left: int) -> Proposal | None:
    """The next draft after `before`, or the first of a series, where `left` may still go round; None but for mediators.

    Takes seconds after many drafts on many points; asked again about the same marks, no time.
    """
    if not mediates(desk):
        return None
    state = desk.play.rooms[room]
    found = reactions(desk.play, room, before.number if before is not None else None)
    names = {party: party_name(desk, party) for party in found.delegations}
    try:
        made = next_draft(found, left=min(left, MOST), called=lambda p, w: wording_name(state, p, w), names=names)
    except MarkError as error:
        return Proposal(told(error.args[0]))
    except ModuleNotFoundError:
        return Proposal(str(NO_PART))
    words = str(TO_ASK) if made.settles_it else str(TO_LEARN)
    unmarked = bool(found.heard) and not found.heard[-1][1]
    return Proposal(f"{UNMARKED} {words}" if unmarked else words, made.settles, made.reasons)


def wording_name(state: RoomState, point: PointId, wording: int) -> str:
    """Words by the letter of their alternative, and by their entry where the alternative was worded more than once."""
    found = state.alternatives.of(point, wording)
    if found is None:
        return gettext("the words of entry %(entry)s") % {"entry": wording}
    name = labels(state, point)[found.number]
    if len(found.wordings) == 1:
        return name
    return gettext("%(name)s as of entry %(entry)s") % {"name": name, "entry": wording}
