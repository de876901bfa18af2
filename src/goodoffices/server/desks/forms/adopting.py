"""Proposals that every party adopts for itself: rules, an agenda, a press rule."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.server.desks.forms.base import ActForm
from goodoffices.talks.act import PartyId
from goodoffices.talks.founding import negotiating


class AdoptForm(ActForm):
    """The form of an act that either makes a proposal or adopts one."""

    def may_adopt(self, proposal: int, adoptions: Mapping[tuple[int, PartyId], int]) -> bool:
        """Whether the reader's party counts, and has not adopted the proposal yet."""
        counts = self.desk.party in negotiating(self.state.founding)
        return counts and (proposal, self.desk.party) not in adoptions

    def only_adopts(self, part: str) -> bool:
        """Whether one proposal is offered for adoption: then `part`, which makes one's own, is left out."""
        own = any(str(name).startswith(f"{part}.") for name in self.data)
        return bool(self.given("proposal")) and not own
