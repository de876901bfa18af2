"""Every address of the server."""

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from goodoffices.server.api import before, dispatches, home, packages, proofs, questions  # noqa: F401  # each adds its operations
from goodoffices.server.api.answers import no_such_thing
from goodoffices.server.api.routes import api

# Nothing under /api/ knows of sessions, so no form's token is asked for there, and what is missing is missing.
_nothing = csrf_exempt(no_such_thing)
urlpatterns = [
    path("api/", _nothing, name="api-nothing"),
    path("api/", api.urls),
    path("api/<path:rest>", _nothing, name="api-nothing"),
    path("interface/", set_language, name="interface"),
    path("accounts/", include("goodoffices.server.doors.account_urls")),
    path("class/", include("goodoffices.server.classroom.urls")),
    path("", include("goodoffices.server.doors.urls")),
    path("", include("goodoffices.server.desks.urls")),
    path("", include("goodoffices.server.outside.urls")),
]

handler400 = "goodoffices.server.doors.pages.trouble.malformed"
handler404 = "goodoffices.server.desks.desk.not_found"
handler429 = "goodoffices.server.doors.pages.trouble.too_many"
handler500 = "goodoffices.server.doors.pages.trouble.failed"
