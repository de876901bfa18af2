"""Founding, the people: parties admitted, delegations, credentials, seats, powers."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.building import choices
from goodoffices.server.desks.forms.fields import Option
from goodoffices.server.desks.forms.labels import quoted, verb
from goodoffices.server.desks.labels import OFFICES, ROLES
from goodoffices.talks.act import SECRETARIAT
from goodoffices.talks.authority import AUTHORITY
from goodoffices.talks.founding import NotifyDelegation as NotifyDelegationAct

IN_CAPITAL = ("principal", "aide", "secretary", "adviser", "press")
POWERS = {
    "Initial": "initial the text",
    "ConfirmAdReferendum": "confirm what was accepted ad referendum",
    "Sign": "sign",
    "Ratify": "declare ratification",
}


def acts(kinds: Iterable[str]) -> list[Option]:
    """Acts by their names in words."""
    return choices({kind: verb(kind) for kind in kinds})


class AdmitParty(ActForm):
    kind = "AdmitParty"
    title = "Admit a party"
    lead = (
        "Enters a party to the talks, with its name and its roles. It seats nobody, and decides nothing about its "
        "claims."
    )
    submit = "Admit"

    def build(self) -> None:
        self.line("party", "Short name", help="For addresses: lower-case letters, digits and hyphens, as “akra”.",
                  required=True, limit=30)  # fmt: skip
        self.texts("name", "Name", small=True)
        self.tick("roles", choices(ROLES), "Roles", help="A party may have several.")
        self.texts("footnote", "Footnote", help="Where the name is disputed.", required=False, small=True)


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
        self.rows("delegates", "Delegation, in protocol order", self._delegate, each="Delegate", needs=("person",),
                  help="Empty a row to leave it out.")  # fmt: skip

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


def _notified(form: ActForm) -> list[Option]:
    return options.parties(form, only=form.state.founding.delegations, but=(form.desk.party,))


class SeatPerson(ActForm):
    kind = "SeatPerson"
    title = "Seat a person"
    lead = "Gives a person a seat, with its office. An invitation lets the person in; this alone shows nobody anything."
    submit = "Seat"

    def build(self) -> None:
        capital = self.state.door.kind == "capital"
        vacant = [seat.id for seat in self.state.founding.seats.values() if seat.vacant]
        example = f"{self.desk.party}.capital.president" if capital else f"{self._party()}.head"
        help_ = f"The party, a dot and a name, as “{example}”."
        self.line("seat", "Seat", limit=80, required=True,
                  help=help_ + (f" Vacant now: {', '.join(vacant)}." if vacant else ""))  # fmt: skip
        offices = IN_CAPITAL if capital else [o for o in OFFICES if o not in ("principal", "aide", "public")]
        self.pick("office", choices({office: OFFICES[office] for office in offices}), "Office")
        self.line("person", "Name of the person", required=True)
        self.line("title", "Title", help="Such as “Ambassador”.")

    def _party(self) -> str:
        others = (party for party in self.desk.play.plenary.founding.parties)
        return next(others, "akra") if self.desk.party == SECRETARIAT else self.desk.party


class VacateSeat(ActForm):
    kind = "VacateSeat"
    title = "Vacate a seat"
    lead = "Says that a person has left a seat. The seat keeps what it could read, for whoever takes it next."
    submit = "Vacate"

    def build(self) -> None:
        taken = [seat.id for seat in self.state.founding.seats.values() if not seat.vacant]
        chosen = taken if self.desk.office == "secretariat" else options.own_party(self, taken)
        self.pick("seat", options.seats(self, chosen), "Which seat")
        self.line("reason", "Reason", help="Entered only if you give one.")


class Empower(ActForm):
    kind = "Empower"
    title = "Empower somebody to act"
    lead = (
        "Lets another seat of your party do the named acts in your place, until a day that you set. You keep them too."
    )
    submit = "Empower"

    def build(self) -> None:
        others = [
            s.id for s in self.state.founding.seats.values() if s.party == self.desk.party and s.id != self.desk.seat
        ]
        self.pick("seat", options.seats(self, others), "Whom", empty="Your party has no other seat here.")
        starred = dict.fromkeys(
            kind for (kind, where), terms in AUTHORITY.items()
            for term in terms
            if term.endswith("*") and (term == "aide*" or self.state.door.kind != "capital")
            and (where == "capital") == (self.state.door.kind == "capital")
        )  # fmt: skip
        self.tick("acts", acts(starred), "For which acts")
        self.date("until", "Until", help="The last day; without one, until revoked.", day=True)


class Revoke(ActForm):
    kind = "Revoke"
    title = "Revoke a power"
    lead = "Ends what a seat was empowered to do. What it did until now stands."
    submit = "Revoke"

    def build(self) -> None:
        held = [(seat, act) for seat, act in self.state.founding.powers if seat.startswith(f"{self.desk.party}.")]
        empty = "Nobody of your party holds a power on this record."
        self.pick("seat", options.seats(self, dict.fromkeys(seat for seat, _ in held)), "Whose power", empty=empty)
        self.tick("acts", acts(dict.fromkeys(act for _, act in held)), "For which acts", required=False,
                  help="With none ticked, all of them.")  # fmt: skip


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


_ALL = (AdmitParty, NotifyDelegation, AcceptCredentials, ObjectToCredentials, SeatPerson, VacateSeat, Empower, Revoke,
        PresentFullPowers)  # fmt: skip
FORMS = {form.kind: form for form in _ALL}
