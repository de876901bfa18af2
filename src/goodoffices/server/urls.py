"""Every address of the server."""

from django.urls import include, path

from goodoffices.server.api.answers import no_such_thing
from goodoffices.server.api.routes import api

urlpatterns = [
    path("api/", api.urls),
    path("api/<path:rest>", no_such_thing),
    path("accounts/", include("goodoffices.server.doors.account_urls")),
    path("", include("goodoffices.server.doors.urls")),
    path("", include("goodoffices.server.desks.urls")),
]
