"""Delegations: notified, their credentials, their full powers."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.talks.delegations import NotifyDelegation as NotifyDelegationAct

POWERS = {
    "Initial": pgettext_lazy("full powers", "initial the text"),
    "ConfirmAdReferendum": pgettext_lazy("full powers", "confirm what was accepted ad referendum"),
    "Sign": pgettext_lazy("full powers", "sign"),
    "Ratify": pgettext_lazy("full powers", "declare ratification"),
}


def _notified(form: ActForm) -> list[Option]:
    return options.parties(form, only=form.state.founding.delegations, but=(form.desk.party,))


class NotifyDelegation(ActForm):
    kind = "NotifyDelegation"
    title = _("Notify a delegation")
    lead = _(
        "Enters a party’s delegation list, in protocol order; it takes the place of the earlier one. It seats "
        "nobody: seats are given one by one."
    )
    submit = _("Notify the list")

    def build(self) -> None:
        only = None if self.desk.office == "secretariat" else [self.desk.party]
        found = [o for o in options.parties(self, only=only) if o.value in self.state.founding.parties]
        self.pick("party", found, gettext("Party"))
        self._as_notified(str(self.given("party") or ""))
        self.line(
            "name",
            gettext("Name of the delegation"),
            help=gettext("As agreed, where it differs from the party’s name."),
        )
        self.line("footnote", gettext("Footnote to the name"))
        self.rows(
            "delegates",
            gettext("Delegation, in protocol order"),
            self._delegate,
            each=gettext("Delegate"),
            another=gettext("Add another delegate"),
            missing=gettext("Give at least one delegate."),
            help=gettext("Empty a row to leave it out."),
            needs=("person",),
        )

    def _as_notified(self, party: str) -> None:
        entry = self.state.founding.delegations.get(party)
        if entry is None or not isinstance(entry.act, NotifyDelegationAct):
            return
        self.prefill("name", entry.act.name)
        self.prefill("footnote", entry.act.footnote)
        for number, delegate in enumerate(entry.act.delegates):
            for part in ("person", "title", "function", "footnote"):
                self.prefill(f"delegates.{number}.{part}", getattr(delegate, part))

    def _delegate(self, row: str) -> None:
        self.line(f"{row}.person", gettext("Name"))
        self.line(
            f"{row}.title", pgettext("before the name of a person", "Title"), help=gettext("Such as “Ambassador”.")
        )
        self.line(f"{row}.function", gettext("Function in the delegation"))
        self.line(f"{row}.footnote", gettext("Footnote"))


class AcceptCredentials(ActForm):
    kind = "AcceptCredentials"
    title = _("Accept credentials")
    lead = _("Accepts that a delegation speaks for its party. It accepts nothing that the delegation says.")

    def build(self) -> None:
        self.pick(
            "party",
            _notified(self),
            gettext("Of which delegation"),
            empty=gettext("No other delegation has been notified."),
        )


class ObjectToCredentials(ActForm):
    kind = "ObjectToCredentials"
    title = _("Object to credentials, or to a name")
    lead = _("Enters your party’s objection as a footnote to the list. It keeps nobody from the table.")
    submit = _("Enter the objection")

    def build(self) -> None:
        self.pick(
            "party",
            _notified(self),
            gettext("Of which delegation"),
            empty=gettext("No other delegation has been notified."),
        )
        self.texts("reason", gettext("Objection"), small=True)


class PresentFullPowers(ActForm):
    kind = "PresentFullPowers"
    title = _("Present full powers")
    lead = _(
        "Enters a document that authorises a seat to initial, sign or confirm (Vienna Convention on the Law of "
        "Treaties, article 7). The document itself stays on paper; presenting it signs nothing."
    )
    submit = _("Present them")

    def build(self) -> None:
        seats = list(self.state.founding.seats)
        chosen = seats if self.desk.office == "secretariat" else options.own_party(self, seats)
        self.pick("seat", options.seats(self, chosen), gettext("For which seat"))
        self.tick("acts", choices(POWERS), gettext("To do what"))
        self.line("issued_by", gettext("Issued by"), help=gettext("Such as “the President of Akra”."), required=True)
        self.date("issued_on", gettext("Issued on"), looking="past", required=True)
        papers = [
            Option(
                str(p.number),
                gettext("%(symbol)s %(words)s (entry %(number)s)")
                % {"symbol": p.symbol, "words": quoted(self.desk, p.title), "number": p.number},
                p.number,
            )
            for p in self.state.papers.papers.values()
        ]
        self.pick("paper", papers, gettext("Circulated as"), required=False)


FORMS = {form.kind: form for form in (NotifyDelegation, AcceptCredentials, ObjectToCredentials, PresentFullPowers)}
