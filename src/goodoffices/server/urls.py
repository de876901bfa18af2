"""Every address of the server."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("goodoffices.server.doors.account_urls")),
    path("", include("goodoffices.server.doors.urls")),
    path("", include("goodoffices.server.desks.urls")),
]
