"""What we take of allauth: signing in and out, passwords, the second step, passkeys.

Not its registration (an account is made through an invitation), nor its e-mail, telephone and reset pages.
"""

from allauth.account import views
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path


def password(request: HttpRequest) -> HttpResponseBase:
    """Changing the password. Whoever came by a code or a link has none, and finds the page of the account."""
    if request.user.is_authenticated and not request.user.has_usable_password():
        return redirect("doors:account")
    changed: HttpResponseBase = views.password_change(request)
    return changed


urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", password, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
