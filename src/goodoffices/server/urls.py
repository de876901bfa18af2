"""Every address of the server."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("goodoffices.server.doors.urls")),
    path("", include("goodoffices.server.desks.urls")),
]
