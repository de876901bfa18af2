"""Invitations and seats: for those who open doors to others. The list is what the reader's own records show."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.doors import holding, invitations, limits, places, story
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.doors.opening import may_open, opens
from goodoffices.server.doors.pages import shown, trouble
from goodoffices.talks.act import PLENARY, capital_of
from goodoffices.talks.founding import Seat


@require_http_methods(["GET", "HEAD", "POST"])
@as_seat
def seats(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """`seats/`, for the secretariat, heads, mediators and principals."""
    if not opens(desk.play, desk.office):
        raise Http404
    there = may_open(desk.play, desk.seat)
    if request.method == "POST":
        chosen = next((seat for seat in there if seat.id == request.POST.get("seat")), None)
        if chosen is None:
            raise Http404
        return _do(request, desk, chosen)
    rows = [_row(desk, seat) for seat in there]
    context: dict[str, Any] = {
        "groups": [
            {"party": party, "rows": list(group)} for party, group in groupby(rows, key=lambda row: row["place"].party)
        ],
        "seat_person": [
            desk.act_url(room, "SeatPerson")
            for room in (PLENARY, capital_of(desk.party))
            if room in desk.play.rooms and not (room == PLENARY and desk.office == "principal")
        ],
    }
    return shown.in_frame(request, desk, "seats.html", _("Invitations and seats"), "seats", **context)


def _row(desk: Desk, seat: Seat) -> dict[str, Any]:
    held = holding.holder(desk.talks, seat)
    waiting = invitations.standing(desk.talks, seat)
    return {
        "place": places.of(desk.talks, desk.play, seat),
        "free": held is None,
        "held": dates.moment(held.since, desk.zone) if held is not None else None,
        "locked": dates.moment(held.locked, desk.zone) if held is not None and held.locked else None,
        "waiting": dates.moment(waiting.expires, desk.zone) if waiting is not None else None,
        "story": story.of(desk, seat),
    }


def _do(request: HttpRequest, desk: Desk, seat: Seat) -> HttpResponseBase:
    """Carry out one button. What does not fit the seat's present state changes nothing: the page shows how it is."""
    what, held = request.POST.get("do", ""), holding.holder(desk.talks, seat)
    if what == "invite" and (held is None or held.locked):
        return _invite(request, desk, seat)
    if what == "withdraw":
        invitations.withdraw(desk.talks, seat.id)
        messages.success(request, _("The invitation for %(name)s is void.") % {"name": seat.person or seat.id})
    elif held is not None and what == "lock" and not held.locked:
        for each in holding.holders(desk.talks, seat):
            holding.lock(each)
        words = _("%(seat)s is locked: its sessions have ended, its tokens and links are void.")
        messages.success(request, words % {"seat": seat.id})
    elif held is not None and what == "unlock" and held.locked:
        for each in holding.holders(desk.talks, seat):
            holding.unlock(each)
        words = _("%(seat)s is open again for the account that holds it.")
        messages.success(request, words % {"seat": seat.id})
    elif held is not None and what == "sign-in link" and not held.locked:
        return _sign_in_link(request, desk, seat, held)
    return redirect(_here(desk))


@reauthentication_required
def _invite(request: HttpRequest, desk: Desk, seat: Seat) -> HttpResponseBase:
    if not limits.count("give", f"{desk.talks}/{desk.seat}"):
        return trouble.too_many(request)
    token = invitations.invite(desk.talks, seat, by=desk.seat)
    return shown.link(
        request, desk, reverse("doors:invitation", args=[token]), title=_("An invitation"),
        until=desk.now + invitations.GOOD_FOR, back=_here(desk), current="seats",
        kind="invitation", place=places.of(desk.talks, desk.play, seat),
    )  # fmt: skip


@reauthentication_required
def _sign_in_link(request: HttpRequest, desk: Desk, seat: Seat, held: SeatAccount) -> HttpResponseBase:
    if not limits.count("give", f"{desk.talks}/{desk.seat}"):
        return trouble.too_many(request)
    token = holding.sign_in_link(held, by=desk.seat)
    return shown.link(
        request, desk, reverse("doors:sign-in", args=[token]), title=_("A link for a lost password"),
        until=desk.now + holding.LINK_GOOD_FOR, back=_here(desk), current="seats",
        kind="sign-in link", place=places.of(desk.talks, desk.play, seat),
    )  # fmt: skip


def _here(desk: Desk) -> str:
    return reverse("doors:seats", kwargs={"talks": desk.talks, "seat": desk.seat})
