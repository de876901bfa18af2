"""Every address of the server."""

from django.urls import include, path

from goodoffices.server.api.answers import no_such_thing
from goodoffices.server.api.routes import api

urlpatterns = [
    path("api/", api.urls),
    path("api/<path:rest>", no_such_thing, name="api-nothing"),
    path("accounts/", include("goodoffices.server.doors.account_urls")),
    path("", include("goodoffices.server.doors.urls")),
    path("", include("goodoffices.server.desks.urls")),
]

handler400 = "goodoffices.server.doors.pages.trouble.malformed"
handler404 = "goodoffices.server.desks.desk.not_found"
handler429 = "goodoffices.server.doors.pages.trouble.too_many"
handler500 = "goodoffices.server.doors.pages.trouble.failed"
