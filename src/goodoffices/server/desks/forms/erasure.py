"""Erasure by order of law: which entry, and why."""

from __future__ import annotations

from goodoffices.server.desks.forms.base import ActForm
from goodoffices.talks.act import PUBLIC


class Erase(ActForm):
    kind = "Erase"
    title = "Erase words by order of law"
    lead = (
        "Makes this server forget the words of one entry of this room, for ever. Its number, author and time stay, "
        "with the proof that something was entered, and so does this act. It cannot reach what was taken home, "
        "printed or backed up before, nor the same words in other entries and rooms."
    )
    submit = "Erase the words"
    grave = True
    confirm = "Erase the words of this entry for ever? Nobody can bring them back."

    def build(self) -> None:
        self.number("entry", "Entry", 1, max(self.state.number, 1), help="Its number in this room.", required=True)
        readers = "everybody who reads the public record" if self.room == PUBLIC else "everybody who reads this room"
        self.words(
            "reason", "Reason", help=f"Read by {readers}. Do not repeat the words themselves.", required=True, rows=3
        )
        self.line("order", "By what order", help="The law, the order of a court, or the request, with its date.")


FORMS = {Erase.kind: Erase}
