"""Undertakings: given, and discharged."""

from __future__ import annotations

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name, party_names


class Undertake(ActForm):
    kind = "Undertake"
    title = "Undertake something"
    lead = "Enters what your party owes to others, and by when. It binds your party alone, and asks nothing of them."
    submit = "Undertake it"

    def build(self) -> None:
        self.texts("what", "What your party undertakes")
        self.tick("to", options.parties(self, but=(self.desk.party,)), "Towards")
        self.date("due", "Due")


class Discharge(ActForm):
    kind = "Discharge"
    title = "Say that an undertaking is discharged"
    lead = (
        "Says, as its debtor, that it is done, or, as one to whom it is owed, that it is released. The record shows "
        "who said so; it proves nothing more."
    )
    submit = "Discharged"

    def build(self) -> None:
        party = self.desk.party
        owed = (u for u in self.state.undertakings.undertakings.values() if party == u.party or party in u.to)
        found = [
            Option(
                str(u.number),
                f"{quoted(self.desk, u.what)} ({party_name(self.desk, u.party)} to {party_names(self.desk, u.to)}"
                + (f", due {in_words(u.due)}" if u.due else "")
                + f", entry {u.number})",
                u.number,
                u.what,
            )
            for u in owed
            if u.discharged is None
        ]
        self.pick("undertaking", found, "Which undertaking", empty="Your party has no open undertaking here.")
        self.line("note", "Note")


FORMS = {form.kind: form for form in (Undertake, Discharge)}
