"""One's own account: how one signs in. Who one is at the table stands in the record, not here."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.server.doors import places
from goodoffices.server.doors.access import seats_of


def _context(request: HttpRequest) -> dict[str, object]:
    kinds = list(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    return {
        "account": request.user,
        "app": Authenticator.Type.TOTP in kinds,
        "keys": kinds.count(Authenticator.Type.WEBAUTHN),
        "codes": Authenticator.Type.RECOVERY_CODES in kinds,
    }


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """`/accounts/`: password, second step, passkeys, signing out."""
    return render(request, "doors/account.html", {"title": _("Your account"), **_context(request)})


@require_safe
@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """After the first sign-in: the seats, and how to keep others out of them."""
    mine = [place for talks, seat in seats_of(request.user) if (place := places.place(talks, seat)) is not None]
    return render(request, "doors/welcome.html", {"title": _("You are in"), "mine": mine, **_context(request)})
