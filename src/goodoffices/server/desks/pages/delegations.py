"""The delegation list: parties under their agreed names, delegates in protocol order, footnotes to what is disputed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import OFFICES, party_name, party_names, roles
from goodoffices.server.languages.terms import POWERS, term_in
from goodoffices.talks.act import PLENARY, PUBLIC, PartyId
from goodoffices.talks.delegations import NotifyDelegation, ObjectToCredentials, credentials
from goodoffices.talks.founding import Party
from goodoffices.talks.play import RoomState


class Footnotes:
    """The numbered footnotes of the list, in the order in which they are called."""

    def __init__(self) -> None:
        self.texts: list[dict[str, str]] = []

    def call(self, text: str, url: str = "") -> list[int]:
        """The number of a footnote, as the list calls it; none for no text."""
        if not text:
            return []
        self.texts.append({"text": text, "url": url})
        return [len(self.texts)]


@as_seat
def delegations(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list by the record of plenary; for those who read the public record alone, by that."""
    room = PLENARY if PLENARY in desk.play.rooms else PUBLIC
    state = desk.room(room)
    notes = Footnotes()
    parties = [_party(desk, state, party, notes) for party in state.founding.parties.values()]
    return page(
        request,
        desk,
        "delegations.html",
        _("Delegations"),
        rooms=(room,),
        current="delegations",
        parties=parties,
        footnotes=notes.texts,
        secretariat=_seats(desk, state, "secretariat"),
        actions=acts.links(
            *(
                acts.link(desk, room, kind)
                for kind in ("AdmitParty", "NotifyDelegation", "SeatPerson", "PresentFullPowers")
            )
        ),
    )


def _party(desk: Desk, state: RoomState, party: Party, notes: Footnotes) -> dict[str, Any]:
    entry = state.founding.delegations.get(party.id)
    act = entry.act if entry is not None and isinstance(entry.act, NotifyDelegation) else None
    called = notes.call(desk.say(party.footnote))
    said = credentials(state.founding, party.id)
    objections: list[int] = []
    if act is not None:
        called += notes.call(act.footnote)
    for by, objection in said.items():
        if isinstance(objection.act, ObjectToCredentials):
            said_why = {"party": party_name(desk, by), "reason": desk.say(objection.act.reason)}
            text = _("%(party)s objects: %(reason)s") % said_why
            objections += notes.call(text, desk.entry_url(state.room, objection.number))
    accepted = [by for by, e in said.items() if not isinstance(e.act, ObjectToCredentials)]
    others = acts.links(
        acts.link(desk, state.room, "AcceptCredentials", party=party.id),
        acts.link(desk, state.room, "ObjectToCredentials", party=party.id),
    )
    return {
        "id": party.id,
        "name": act.name if act is not None and act.name else desk.say(party.name),
        "roles": roles(desk, party),
        "notes": called + objections,
        "delegates": [
            {
                "person": d.person,
                "title": d.title,
                "function": d.function,
                "notes": notes.call(d.footnote),
            }
            for d in act.delegates
        ]
        if act is not None
        else [],
        "notified": dates.moment(entry.time, desk.zone) if entry is not None else None,
        "url": desk.entry_url(state.room, entry.number) if entry is not None else "",
        "number": entry.number if entry is not None else None,
        "accepted": party_names(desk, accepted),
        "full_powers": _full_powers(desk, state, party.id),
        "seats": _seats(desk, state, party.id),
        "actions": others if act is not None and party.id != desk.party else [],
    }


def _seats(desk: Desk, state: RoomState, party: PartyId) -> list[dict[str, Any]]:
    return [
        {"seat": s.id, "office": OFFICES[s.office], "person": "" if s.vacant else s.person, "title": s.title}
        for s in state.founding.seats.values()
        if s.party == party
    ]


def _full_powers(desk: Desk, state: RoomState, party: PartyId) -> list[dict[str, str]]:
    by_entry: dict[int, tuple[str, list[str]]] = {}
    for (seat, kind), entry in state.founding.full_powers.items():
        found = state.founding.seats.get(seat)
        if found is not None and found.party == party:
            by_entry.setdefault(entry.number, (found.person, []))[1].append(term_in(POWERS, kind))
    return [
        {"words": f"{person}: {', '.join(kinds)}", "url": desk.entry_url(state.room, number), "number": str(number)}
        for number, (person, kinds) in by_entry.items()
    ]
