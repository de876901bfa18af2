"""Erasure by order of law: which entry, and why."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms.base import ActForm
from goodoffices.talks.act import PUBLIC


class Erase(ActForm):
    kind = "Erase"
    title = _("Erase words by order of law")
    lead = _(
        "Makes this server forget the words of one entry of this room, for ever. Its number, author and time stay, "
        "with the proof that something was entered, and so does this act. It cannot reach what was taken home, "
        "printed or backed up before, nor the same words in other entries and rooms."
    )
    submit = _("Erase the words")
    grave = True
    confirm = _("Erase the words of this entry for ever? Nobody can bring them back.")

    def build(self) -> None:
        self.number(
            "entry",
            gettext("Entry"),
            1,
            max(self.state.number, 1),
            help=gettext("Its number in this room."),
            required=True,
        )
        how = gettext("Read by everybody who reads this room. Do not repeat the words themselves.")
        if self.room == PUBLIC:
            how = gettext("Read by everybody who reads the public record. Do not repeat the words themselves.")
        self.words(
            "reason",
            gettext("Reason"),
            help=how,
            required=True,
            rows=3,
        )
        self.line(
            "order",
            gettext("By what order"),
            help=gettext("The law, the order of a court, or the request, with its date."),
        )


FORMS = {Erase.kind: Erase}
