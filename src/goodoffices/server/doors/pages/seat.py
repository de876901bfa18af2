"""My seat: who holds it, handing it over, tokens for programs, and locking it at once."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.doors import holding, invitations, keys, limits, story
from goodoffices.server.doors.access import open_seats
from goodoffices.server.doors.forms import TokenName
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.doors.pages import shown, trouble
from goodoffices.talks.founding import Seat


@require_http_methods(["GET", "HEAD", "POST"])
@as_seat
def seat(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """`seat/`. The public has no seat to look after."""
    own = desk.play.seat(desk.seat)
    account = request.user
    if own is None or not isinstance(account, Account):
        raise Http404
    held = open_seats().filter(account=account, talks=desk.talks, seat=desk.seat).first()
    if held is None:
        raise Http404
    if request.method == "POST":
        return _do(request, desk, own, held)
    return _page(request, desk, own, held, TokenName())


def _do(request: HttpRequest, desk: Desk, own: Seat, held: SeatAccount) -> HttpResponseBase:
    what = request.POST.get("do", "")
    if what == "lock":
        holding.lock(held)
        logout(request)
        messages.success(request, _("The seat is locked, its tokens are void, and you are signed out everywhere."))
        return redirect("doors:landing")
    if what == "hand over" and not (held.demo or held.shared):
        return _hand_over(request, desk, own)
    if what == "withdraw" and not held.demo:
        invitations.withdraw(desk.talks, desk.seat)
        messages.success(request, _("The link for your successor is void."))
    elif what == "token":
        return _token(request, desk, own, held)
    elif what == "revoke":
        keys.revoke(held, request.POST.get("name", ""))
        messages.success(request, _("The token is void."))
    return redirect(_here(desk))


@reauthentication_required
def _hand_over(request: HttpRequest, desk: Desk, own: Seat) -> HttpResponseBase:
    if not limits.count("give", f"{desk.talks}/{desk.seat}"):
        return trouble.too_many(request)
    token = invitations.invite(desk.talks, own, by=desk.seat)
    return shown.link(
        request, desk, reverse("doors:invitation", args=[token]), title=_("Hand the seat over"),
        until=desk.now + invitations.GOOD_FOR, back=_here(desk), current="seat", kind="hand over", person="",
    )  # fmt: skip


@reauthentication_required
def _token(request: HttpRequest, desk: Desk, own: Seat, held: SeatAccount) -> HttpResponseBase:
    if not limits.count("give", f"{desk.talks}/{desk.seat}"):
        return trouble.too_many(request)
    form = TokenName(request.POST)
    if form.is_valid():
        token = keys.make(held, form.cleaned_data["name"])
        if token is not None:
            context = {"token": token, "name": form.cleaned_data["name"], "back_url": _here(desk)}
            return shown.in_frame(request, desk, "token.html", _("A token for a program"), "seat", **context)
        words = _("There is a token of that name, or there are %(most)s: revoke one first.") % {"most": keys.MOST}
        form.add_error("name", words)
    return _page(request, desk, own, held, form)


def _here(desk: Desk) -> str:
    return reverse("doors:seat", kwargs={"talks": desk.talks, "seat": desk.seat})


def _page(request: HttpRequest, desk: Desk, own: Seat, held: SeatAccount, form: TokenName) -> HttpResponseBase:
    waiting = None if held.demo else invitations.standing(desk.talks, own)
    context: dict[str, Any] = {
        "held": held,
        "since": dates.moment(held.since, desk.zone),
        "waiting": dates.moment(waiting.expires, desk.zone) if waiting is not None else None,
        "tokens": [{"name": kept.name, "made": dates.moment(kept.made, desk.zone)} for kept in keys.standing(held)],
        "form": form,
        "story": [] if held.demo else story.of(desk, own),
    }
    return shown.in_frame(request, desk, "seat.html", _("My seat"), "seat", **context)
