"""The first steps of new talks, for who has to take them: each done, next or later, with the form that does it.

The steps are read off the records that the seat sees; none of them is a rule, and all can be taken in another order.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import listed, party_name, party_names, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.doors import holding
from goodoffices.server.doors.opening import may_open, opens
from goodoffices.talks.act import PLENARY, PUBLIC, PartyId, capital_of
from goodoffices.talks.founding import negotiating

_DONE, _NEXT, _LATER, _CAN_WAIT = (
    {"word": "done", "code": "discharged"},
    {"word": "next", "code": "due"},
    {"word": "later", "code": "unanswered"},
    {"word": "can wait", "code": "unanswered"},
)
_SPEAKS = {"negotiating": "head", "mediator": "mediator"}  # by role, the office that has to be filled first
_THE = {"head": gettext_lazy("the head of %(party)s"), "mediator": gettext_lazy("the mediator of %(party)s")}
_SEAT = {
    "head": gettext_lazy("Seat the head of %(party)s"),
    "mediator": gettext_lazy("Seat the mediator of %(party)s"),
}
_OPEN = {
    "public": gettext_lazy("Open the public record"),
    "track": gettext_lazy("Open a track"),
    "restricted": gettext_lazy("Open a restricted meeting"),
}

Step = dict[str, Any]


def steps(desk: Desk) -> list[Step]:
    """What is to be done before the table can work; nothing once it can, in the past, and in records of real talks."""
    if desk.as_of is not None or desk.mode == "record" or desk.play.plenary.founding.founded is None:
        return []
    if desk.office == "secretariat" and desk.play.plenary.points.points and desk.play.plenary.calendar.rounds:
        return []  # the table works: what is left of these steps is on its own pages
    by_office = {"secretariat": _secretariat, "mediator": _mediator, "head": _head}
    found = by_office[desk.office](desk) if desk.office in by_office else []
    if all(step["done"] or step["optional"] for step in found):
        return []
    waiting = next(i for i, step in enumerate(found) if not step["done"] and not step["optional"])
    for i, step in enumerate(found):
        undecided = _CAN_WAIT if step["optional"] else _NEXT if i == waiting else _LATER
        step["status"] = _DONE if step["done"] else undecided
    return found


def _step(label: str, words: str, done: bool, *actions: dict[str, str] | None, optional: bool = False) -> Step:
    return {"label": label, "words": words, "done": done, "optional": optional, "actions": acts.links(*actions)}


def _secretariat(desk: Desk) -> list[Step]:
    plenary = desk.play.plenary
    founding = plenary.founding
    parties = negotiating(founding)
    admitted = party_names(desk, founding.parties)
    mediated = any("mediator" in party.roles for party in founding.parties.values())
    return [
        _step(_("Found the talks"), _("Title, time zone and languages are on record."), True),
        _step(
            _("Admit the parties"),
            _("Those who negotiate, the mediator, the host, observers. Nobody is seated by it.") if not admitted
            else _("On record: %(parties)s.") % {"parties": admitted} if mediated
            else _("On record: %(parties)s. Admit the mediator too, if there is one.") % {"parties": admitted},
            len(parties) > 1,
            acts.link(desk, PLENARY, "AdmitParty", _("Admit another party") if admitted else ""),
        ),
        _seated(desk),
        _invited(desk),
        _rules(desk),
        _rooms(desk),
        _step(
            _("Announce the first round, and convene its sessions"),
            _("A date may say how sure it is: “about 4 March”, “between 4 and 8 March”."),
            bool(plenary.calendar.rounds),
            acts.link(desk, PLENARY, "ScheduleRound"),
            acts.link(desk, PLENARY, "Convene"),
        ),
        _step(
            _("Put the text on the table"),
            _("A mediator or the chair tables it. You can give a seat the chair, or add points by number and title."),
            bool(plenary.points.points),
            acts.link(desk, PLENARY, "AppointChair"),
            acts.link(desk, PLENARY, "AddPoint"),
        ),
    ]  # fmt: skip


def _seated(desk: Desk) -> Step:
    """Whether each party has somebody who can speak for it."""
    founding = desk.play.plenary.founding
    missing: list[tuple[PartyId, str]] = [
        (party.id, office)
        for party in founding.parties.values()
        for role, office in _SPEAKS.items()
        if role in party.roles
        and not any(s.party == party.id and s.office == office and not s.vacant for s in founding.seats.values())
    ]
    names = listed(_THE[office] % {"party": party_name(desk, party)} for party, office in missing)
    return _step(
        _("Seat who speaks for each party"),
        _("Not seated yet: %(offices)s.") % {"offices": names} if missing
        else _("A head seats the rest of its delegation, and its own capital."),
        not missing and bool(negotiating(founding)),
        *(
            acts.link(
                desk, PLENARY, "SeatPerson", _SEAT[office] % {"party": party_name(desk, party)},
                seat=f"{party}.{office}",
            )
            for party, office in missing
        ),
    )  # fmt: skip


def _invited(desk: Desk) -> Step:
    """Whether those whom this seat may invite hold their seats."""
    own = may_open(desk.play, desk.seat)
    free = [seat.person or seat.id for seat in own if holding.holder(desk.talks, seat) is None]
    url = reverse("doors:seats", kwargs={"talks": desk.talks, "seat": desk.seat})
    step = _step(
        _("Invite them"),
        _("Has not come in yet: %(people)s. An invitation is a link that can be printed; it works once.")
        % {"people": listed(free)}
        if free else _("Everybody whom you seated and may invite holds the seat.") if own
        else _("An invitation is a link that can be printed; it works once."),
        bool(own) and not free,
        optional=not opens(desk.play, desk.office),
    )  # fmt: skip
    step["actions"] = [{"label": _("Invitations and seats"), "url": url}] if own else []
    return step


def _rules(desk: Desk) -> Step:
    founding = desk.play.plenary.founding
    proposed = bool(founding.proposals)
    return _step(
        _("Rules of procedure"),
        _("Adopted by every negotiating party.") if founding.in_force
        else _(
            "Proposed, and not adopted by all. The parties adopt them, each at its own desk. Until then the house "
            "rules stand."
        ) if proposed
        else _("The parties adopt them, each at its own desk. Until then the house rules stand."),
        bool(founding.in_force),
        acts.link(desk, PLENARY, "AdoptRules", _("Propose other rules") if proposed else _("Propose rules")),
        optional=True,
    )  # fmt: skip


def _rooms(desk: Desk) -> Step:
    kinds = [kind for kind in acts.may_open(desk) if kind in ("public", "track", "restricted")]
    opened = [
        room_name(desk, state.room)
        for state in (desk.play.rooms[room] for room in in_order(desk.play.rooms.values()))
        if state.room != PLENARY
    ]
    step = _step(
        _("Open rooms"),
        _("You see %(rooms)s. A head opens its own capital, a mediator caucuses: you see neither.")
        % {"rooms": listed([_("Plenary"), *opened])}
        if opened
        else _("Plenary is open. The public record is what the world may read; tracks work on certain points."),
        PUBLIC in desk.play.rooms,
        optional=True,
    )  # fmt: skip
    step["actions"] = [{"label": _OPEN[kind], "url": desk.act_url("new", "OpenRoom", room_kind=kind)} for kind in kinds]
    return step


def _opening(desk: Desk, kind: str, label: str) -> dict[str, str]:
    return {"label": label, "url": desk.act_url("new", "OpenRoom", room_kind=kind)}


def _mediator(desk: Desk) -> list[Step]:
    plenary = desk.play.plenary
    team = [seat for seat in plenary.founding.seats.values() if seat.party == desk.party and not seat.vacant]
    room = _step(
        _("Open the room of your team"),
        _("Your team alone reads it. A caucus with a party is opened in the same way."),
        "mediation" in desk.play.rooms,
        optional=True,
    )
    room["actions"] = [_opening(desk, "mediation", _("Open the room"))] if "mediation" in acts.may_open(desk) else []
    return [
        _step(
            _("Seat your team"),
            _("Co-mediators and advisers, each with an invitation."),
            len(team) > 1,
            acts.link(desk, PLENARY, "SeatPerson", seat=f"{desk.party}.co-mediator"),
            optional=True,
        ),
        room,
        _step(
            _("Announce the first round"),
            _("The secretariat may do it too."),
            bool(plenary.calendar.rounds),
            acts.link(desk, PLENARY, "ScheduleRound"),
        ),
        _step(
            _("Put the text on the table"),
            _("One text of numbered points. Nobody has committed to its words."),
            bool(plenary.points.points),
            acts.link(desk, PLENARY, "TableText"),
        ),
    ]


def _head(desk: Desk) -> list[Step]:
    """A head's own door: nothing of it is known outside."""
    capital = desk.capital
    plenary = desk.play.plenary.founding
    seated = [s for s in capital.founding.seats.values() if s.office == "principal"] if capital is not None else []
    opening = [_opening(desk, "capital", _("Open your capital"))] if "capital" in acts.may_open(desk) else []
    first = _step(
        _("Open your capital"),
        _("A room of your party alone: directives, reports, lines. Nobody else learns of it."),
        capital is not None,
    )
    first["actions"] = opening
    found = [
        first,
        _step(
            _("Seat your principal there, and invite"),
            _("Who gives you directives, or an aide for them."),
            bool(seated),
            acts.link(
                desk, capital_of(desk.party), "SeatPerson", _("Seat your principal"),
                seat=f"{desk.party}.capital.principal",
            ),
        ),
        _step(
            _("Seat your delegation"),
            _("Deputy, secretary, advisers, press officer."),
            sum(s.party == desk.party and not s.vacant for s in plenary.seats.values()) > 1,
            acts.link(desk, PLENARY, "SeatPerson", seat=f"{desk.party}.deputy"),
            optional=True,
        ),
    ]  # fmt: skip
    started = bool(desk.play.plenary.points.points) and capital is not None
    return [] if desk.party not in negotiating(plenary) or started else found
