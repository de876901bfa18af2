"""Seats: given and vacated, empowered and no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any, cast, get_args

from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.acts import DO
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.labels import OFFICES, party_name
from goodoffices.talks.act import INSTRUCTOR, SECRETARIAT, Office, Refusal, SeatId, party_of
from goodoffices.talks.authority import AUTHORITY
from goodoffices.talks.seats import RULES
from goodoffices.talks.seats import SeatPerson as SeatPersonAct
from goodoffices.talks.table import Table

GIVEN: tuple[Office, ...] = get_args(Office)
MANY = 24  # seats to choose from, beyond which they stand in a list that opens


def acts(kinds: Iterable[str]) -> list[Option]:
    """Acts by their names in words."""
    return [Option(kind, str(DO[kind]), kind) for kind in kinds]


class SeatPerson(ActForm):
    kind = "SeatPerson"
    title = _("Seat a person")
    lead = _(
        "Gives a person a seat, with its office. An invitation lets the person in; this alone shows nobody anything."
    )
    submit = pgettext_lazy("a verb on a button", "Seat")

    def build(self) -> None:
        seats = self._seats()
        empty = gettext("There is no seat here that you could give.")
        self.pick("seat", seats, gettext("Which seat"), folded=len(seats) > MANY or None, empty=empty)
        self.line("person", gettext("Name of the person"), required=True)
        self.line("title", pgettext("of a person", "Title"), help=gettext("Such as “Ambassador”."))
        small = gettext("In small letters, digits and hyphens, as “water” for an adviser on water.")
        self.line("name", gettext("Another name for a new seat"), limit=40, help=small)

    def _seats(self) -> list[Option]:
        """Seats that the reader may give: of each party the vacant ones, and for each office one under a free name."""
        known = self.state.founding.seats
        capital = self.state.door.kind == "capital"
        parties: tuple[str, ...] = (self.desk.party,)
        if capital:
            parties = (self.room.removeprefix("capital."),)
        elif self.desk.office in (SECRETARIAT, INSTRUCTOR):
            parties = (*self.state.founding.parties, SECRETARIAT)
        found = []
        for party in parties:
            vacant = {seat.id: seat.office for seat in known.values() if seat.vacant and seat.party == party}
            where = f"{party}.capital" if capital else party
            free = {_next(where, office, known): office for office in GIVEN}
            found += [self._seat(*each) for each in (vacant | free).items() if self._may_give(*each)]
        return found

    def _seat(self, seat: SeatId, office: Office) -> Option:
        name = str(OFFICES[office])
        said = gettext("%(office)s (%(seat)s)")
        if seat in self.state.founding.seats:
            said = gettext("%(office)s (%(seat)s, now vacant)")
        label = said % {"office": name[:1].upper() + name[1:], "seat": seat}
        return Option(seat, label, {"seat": seat, "office": office}, group=party_name(self.desk, party_of(seat)))

    def _may_give(self, seat: SeatId, office: Office) -> bool:
        """Whether no rule of the table keeps the reader from giving this seat."""
        table = Table(self.desk.play, self.desk.seat, self.state, self.desk.now)
        rule = cast("Callable[[Table, SeatPersonAct], Refusal | None]", RULES[SeatPersonAct])
        return rule(table, SeatPersonAct(seat=seat, office=office, person="Somebody")) is None

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        name = act.pop("name", "").strip().lower().replace(" ", "-")
        return act | {"seat": f"{act['seat'].rpartition('.')[0]}.{name}"} if name and "seat" in act else act


def _next(where: str, office: str, known: Mapping[SeatId, object]) -> SeatId:
    """The first name for a seat of this office that no seat has: “akra.adviser”, “akra.adviser-2” …"""
    called = "desk" if office == SECRETARIAT else office
    numbered = (f"{where}.{called}{f'-{n}' if n > 1 else ''}" for n in count(1))
    return next(seat for seat in numbered if seat not in known)


class VacateSeat(ActForm):
    kind = "VacateSeat"
    title = _("Vacate a seat")
    lead = _(
        "Says that a person has left a seat. It undoes nothing that was done from it, and the seat keeps what it read."
    )
    submit = _("Vacate")

    def build(self) -> None:
        seats = self.state.founding.seats.values()
        taken = [seat.id for seat in seats if not seat.vacant and seat.office != INSTRUCTOR]
        chosen = taken if self.desk.office in (SECRETARIAT, INSTRUCTOR) else options.own_party(self, taken)
        self.pick("seat", options.seats(self, chosen), gettext("Which seat"))
        self.line("reason", gettext("Reason"), help=gettext("Entered only if you give one."))


class Empower(ActForm):
    kind = "Empower"
    title = _("Empower somebody to act")
    lead = _(
        "Lets another seat of your party do the named acts in your place, until a day that you set. You keep them too."
    )
    submit = _("Empower")

    def build(self) -> None:
        others = [
            s.id for s in self.state.founding.seats.values() if s.party == self.desk.party and s.id != self.desk.seat
        ]
        self.pick(
            "seat", options.seats(self, others), gettext("Whom"), empty=gettext("Your party has no other seat here.")
        )
        starred = dict.fromkeys(
            kind for (kind, where), terms in AUTHORITY.items()
            for term in terms
            if term.endswith("*") and (term == "aide*" or self.state.door.kind != "capital")
            and (where == "capital") == (self.state.door.kind == "capital")
        )  # fmt: skip
        self.tick("acts", acts(starred), gettext("For which acts"))
        self.date("until", gettext("Until"), help=gettext("The last day; without one, until revoked."), day=True)


class Revoke(ActForm):
    kind = "Revoke"
    title = _("Revoke a power")
    lead = _("Ends what a seat was empowered to do. What it did until now stands.")
    submit = _("Revoke")

    def build(self) -> None:
        held = [(seat, act) for seat, act in self.state.founding.powers if seat.startswith(f"{self.desk.party}.")]
        empty = gettext("Nobody of your party holds a power on this record.")
        self.pick(
            "seat", options.seats(self, dict.fromkeys(seat for seat, _ in held)), gettext("Whose power"), empty=empty
        )
        self.tick("acts", acts(dict.fromkeys(act for _, act in held)), gettext("For which acts"), required=False,
                  help=gettext("With none ticked, all of them."))  # fmt: skip


FORMS = {form.kind: form for form in (SeatPerson, VacateSeat, Empower, Revoke)}
