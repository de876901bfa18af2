"""What the forms of drafts share: which drafts a party may mark, and the words of the draft that a form is about."""

from __future__ import annotations

from django.utils.translation import gettext

from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.labels import point_name
from goodoffices.server.desks.labels import every_language
from goodoffices.talks.act import RoomId
from goodoffices.talks.drafted import delegations
from goodoffices.talks.drafts import Draft


class DraftForm(ActForm):
    """A form that shows the words of the draft that it is about."""

    def about(self) -> Draft | None:
        """The draft that is chosen."""
        raise NotImplementedError

    @property
    def exhibits(self) -> list[Exhibit]:
        draft = self.about()
        shown = []
        for one in draft.settles if draft is not None else ():
            found = self.state.alternatives.words(one.point, one.wording)
            texts = every_language(dict(found.text) if found is not None else {}, self.languages)
            shown.append(Exhibit(point_name(self.desk, one.point, self.room), texts))
        return shown


def to_mark(form: ActForm) -> list[tuple[RoomId, Draft]]:
    """The drafts that the party may mark in this room: those still worked on first, of these the latest."""
    members = list(form.state.door.members())
    found = [
        (draft.series not in state.drafts.asked, state.entries[draft.number - 1].time, room, draft)
        for room, state in form.desk.play.rooms.items()
        for draft in state.drafts.drafts.values()
        if form.desk.party in delegations(form.desk.play, room)
        and all(form.desk.play.horizon(seat, room) >= draft.number for seat in members)
    ]
    found.sort(key=lambda one: one[:2], reverse=True)
    return [(room, draft) for *__, room, draft in found]


def another(value: str) -> str:
    """What became of an answer about a draft that is no longer the one that is chosen."""
    return gettext("This was about another draft than the one that is chosen: answer anew.")
