"""Coming in by a link of one use: an invitation to a seat, or a new password for its holder.

A link that was never made, was used, is over or was overtaken leads to the same bytes as a page that does not exist.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from goodoffices.server.desks import dates
from goodoffices.server.doors import holding, invitations, limits, places
from goodoffices.server.doors.forms import NewAccount, NewPassword
from goodoffices.server.doors.models import TAKEN, Account, Invitation
from goodoffices.server.doors.pages import shown, trouble

_PAGES = require_http_methods(["GET", "HEAD", "POST"])


@_PAGES
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """An invitation: whoever is signed in takes the seat, whoever is not makes an account or signs in first."""
    if shown.stranger(request):
        return trouble.too_many(request)
    found = invitations.find(token)
    place = places.place(found.talks, found.seat) if found is not None else None
    if found is None or place is None:
        return shown.nowhere(request)
    account = request.user if isinstance(request.user, Account) else None
    form = NewAccount(request.POST if request.method == "POST" and account is None else None)
    if request.method == "POST":
        if not limits.count("form", limits.client(request)):
            return trouble.too_many(request)
        if account is not None and not _own(found, account):
            return _taken(request, token, account)
        if account is None and form.is_valid():
            joined = _joined(request, token, form)
            if joined is not None:
                return joined
    context = {
        "title": _("Your seat is waiting"),
        "place": place,
        "expires": dates.moment(found.expires, ZoneInfo("UTC")),
        "account": account,
        "own": account is not None and _own(found, account),
        "form": form,
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
    }
    return render(request, "doors/invitation.html", context)


def _own(found: Invitation, account: Account) -> bool:
    return found.replaces is not None and found.replaces.account_id == account.pk


def _taken(request: HttpRequest, token: str, account: Account) -> HttpResponseBase:
    held = invitations.accept(token, account)
    if held is None:  # somebody else was faster
        return shown.nowhere(request)
    return redirect("desks:desk", talks=held.talks, seat=held.seat)


def _joined(request: HttpRequest, token: str, form: NewAccount) -> HttpResponseBase | None:
    """The account and the seat, both or neither; None, with the form saying so, if the name was taken meanwhile."""
    try:
        with transaction.atomic():
            account = Account.objects.create_user(form.cleaned_data["username"], form.cleaned_data["password"])
            held = invitations.accept(token, account)
            if held is None:  # somebody else was faster
                transaction.set_rollback(True)
    except IntegrityError:
        form.add_error("username", TAKEN)
        return None
    if held is None:
        return shown.nowhere(request)
    record_authentication(request, account, "password")  # just chosen, and typed twice
    return perform_login(request, account, redirect_url=reverse("doors:welcome"))


@_PAGES
@sensitive_post_parameters()
def sign_in(request: HttpRequest, token: str) -> HttpResponseBase:
    """A lost password: choose a new one. A second step, where the account has one, is still asked for."""
    if shown.stranger(request):
        return trouble.too_many(request)
    found = holding.find_sign_in(token)
    if found is None:
        return shown.nowhere(request)
    account = found.held.account
    form = NewPassword(request.POST if request.method == "POST" else None, account=account)
    if request.method == "POST" and not limits.count("form", limits.client(request)):
        return trouble.too_many(request)
    if form.is_valid():
        let_in = holding.use_sign_in(token, form.cleaned_data["password"])
        if let_in is None:
            return shown.nowhere(request)
        record_authentication(request, let_in, "password")
        return perform_login(request, let_in, redirect_url="/")
    context = {"title": _("Choose a new password"), "account": account, "form": form}
    return render(request, "doors/sign_in.html", context)
