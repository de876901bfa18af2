"""Undertakings: given, and discharged."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.server.desks.labels import party_name, party_names


class Undertake(ActForm):
    kind = "Undertake"
    title = _("Undertake something")
    lead = _("Enters what your party owes to others, and by when. It binds your party alone, and asks nothing of them.")
    submit = _("Undertake it")

    def build(self) -> None:
        self.texts("what", gettext("What your party undertakes"))
        self.tick("to", options.parties(self, but=(self.desk.party,)), gettext("Towards"))
        self.date("due", gettext("Due"))


class Discharge(ActForm):
    kind = "Discharge"
    title = _("Say that an undertaking is discharged")
    lead = _(
        "Says, as its debtor, that it is done, or, as one to whom it is owed, that it is released. The record shows "
        "who said so; it proves nothing more."
    )
    submit = _("Discharged")

    def build(self) -> None:
        party = self.desk.party
        owed = (u for u in self.state.undertakings.undertakings.values() if party == u.party or party in u.to)
        dated = gettext("%(words)s (%(party)s to %(others)s, due %(due)s, entry %(number)s)")
        undated = gettext("%(words)s (%(party)s to %(others)s, entry %(number)s)")
        found = [
            Option(
                str(u.number),
                (dated if u.due else undated)
                % {
                    "words": quoted(self.desk, u.what),
                    "party": party_name(self.desk, u.party),
                    "others": party_names(self.desk, u.to),
                    "due": in_words(u.due) if u.due else "",
                    "number": u.number,
                },
                u.number,
                u.what,
            )
            for u in owed
            if u.discharged is None
        ]
        self.pick(
            "undertaking",
            found,
            gettext("Which undertaking"),
            empty=gettext("Your party has no open undertaking here."),
        )
        self.line("note", gettext("Note"))


FORMS = {form.kind: form for form in (Undertake, Discharge)}
