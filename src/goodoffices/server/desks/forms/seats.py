"""Seats: given and vacated, empowered and no longer."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import verb
from goodoffices.server.desks.labels import OFFICES
from goodoffices.talks.act import SECRETARIAT
from goodoffices.talks.authority import AUTHORITY

IN_CAPITAL = ("principal", "aide", "secretary", "adviser", "press")


def acts(kinds: Iterable[str]) -> list[Option]:
    """Acts by their names in words."""
    return choices({kind: verb(kind) for kind in kinds})


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
    lead = (
        "Says that a person has left a seat. It undoes nothing that was done from it, and the seat keeps what it read."
    )
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


FORMS = {form.kind: form for form in (SeatPerson, VacateSeat, Empower, Revoke)}
