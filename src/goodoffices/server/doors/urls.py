"""The addresses of the doors. That of the demo's one click exists in the demo only."""

from django.conf import settings
from django.urls import URLPattern, path

from goodoffices.server.doors import demo
from goodoffices.server.doors.pages import account, coming_in, landing, seat, seats

app_name = "doors"
urlpatterns: list[URLPattern] = [
    path("", landing.landing, name="landing"),
    path("accounts/", account.account, name="account"),
    path("accounts/welcome/", account.welcome, name="welcome"),
    path("invitations/<str:token>/", coming_in.invitation, name="invitation"),
    path("sign-in/<str:token>/", coming_in.sign_in, name="sign-in"),
    path("t/<str:talks>/as/<str:seat>/seat/", seat.seat, name="seat"),
    path("t/<str:talks>/as/<str:seat>/seats/", seats.seats, name="seats"),
]
if settings.DEMO:
    urlpatterns.append(path("take/", demo.take, name="take"))
