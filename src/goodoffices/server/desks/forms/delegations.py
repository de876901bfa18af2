"""Delegations: notified, their credentials, their full powers."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import quoted
from goodoffices.talks.delegations import NotifyDelegation as NotifyDelegationAct

POWERS = {
    "Initial": "initial the text",
    "ConfirmAdReferendum": "confirm what was accepted ad referendum",
    "Sign": "sign",
    "Ratify": "declare ratification",
}


def _notified(form: ActForm) -> list[Option]:
    return options.parties(form, only=form.state.founding.delegations, but=(form.desk.party,))


class NotifyDelegation(ActForm):
    kind = "NotifyDelegation"
    title = "Notify a delegation"
    lead = (
        "Enters a party’s delegation list, in protocol order; it takes the place of the earlier one. It seats "
        "nobody: seats are given one by one."
    )
    submit = "Notify the list"

    def build(self) -> None:
        only = None if self.desk.office == "secretariat" else [self.desk.party]
        found = [o for o in options.parties(self, only=only) if o.value in self.state.founding.parties]
        self.pick("party", found, "Party")
        self._as_notified(str(self.given("party") or ""))
        self.line("name", "Name of the delegation", help="As agreed, where it differs from the party’s name.")
        self.line("footnote", "Footnote to the name")
        self.rows(
            "delegates",
            "Delegation, in protocol order",
            self._delegate,
            each="Delegate",
            help="Empty a row to leave it out.",
            required=True,
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
        self.line(f"{row}.person", "Name")
        self.line(f"{row}.title", "Title", help="Such as “Ambassador”.")
        self.line(f"{row}.function", "Function in the delegation")
        self.line(f"{row}.footnote", "Footnote")


class AcceptCredentials(ActForm):
    kind = "AcceptCredentials"
    title = "Accept credentials"
    lead = "Accepts that a delegation speaks for its party. It accepts nothing that the delegation says."

    def build(self) -> None:
        self.pick("party", _notified(self), "Of which delegation", empty="No other delegation has been notified.")


class ObjectToCredentials(ActForm):
    kind = "ObjectToCredentials"
    title = "Object to credentials, or to a name"
    lead = "Enters your party’s objection as a footnote to the list. It keeps nobody from the table."
    submit = "Enter the objection"

    def build(self) -> None:
        self.pick("party", _notified(self), "Of which delegation", empty="No other delegation has been notified.")
        self.texts("reason", "Objection", small=True)


class PresentFullPowers(ActForm):
    kind = "PresentFullPowers"
    title = "Present full powers"
    lead = (
        "Enters a document that authorises a seat to initial, sign or confirm (Vienna Convention on the Law of "
        "Treaties, article 7). The document itself stays on paper; presenting it signs nothing."
    )
    submit = "Present them"

    def build(self) -> None:
        seats = list(self.state.founding.seats)
        chosen = seats if self.desk.office == "secretariat" else options.own_party(self, seats)
        self.pick("seat", options.seats(self, chosen), "For which seat")
        self.tick("acts", choices(POWERS), "To do what")
        self.line("issued_by", "Issued by", help="Such as “the President of Akra”.", required=True)
        self.date("issued_on", "Issued on", looking="past", required=True)
        papers = [
            Option(str(p.number), f"{p.symbol} {quoted(self.desk, p.title)} (entry {p.number})", p.number)
            for p in self.state.papers.papers.values()
        ]
        self.pick("paper", papers, "Circulated as", required=False)


FORMS = {form.kind: form for form in (NotifyDelegation, AcceptCredentials, ObjectToCredentials, PresentFullPowers)}
