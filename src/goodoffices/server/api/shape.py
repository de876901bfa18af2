"""One shape for whatever the API does not do, also where it was not the API that answered."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from goodoffices.server.api.answers import Refused, no_such_thing, refuse

_INSTEAD = {
    400: Refused("invalid", "The request cannot be read."),
    403: Refused("not yours", "The request was not accepted."),
    405: Refused("no method", "This is not done here with that method; “Allow” says with which it is."),
    413: Refused("invalid", "The request is too long."),
    503: Refused("busy", "The records cannot be reached now. Send the same again in a moment."),
}
_FAILED = Refused("failed", "Something failed on the server. Send the same again, with its key: it is entered once.")


def one_shape(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: under `/api/` each refusal is JSON of the one shape, of the server's as of the table's.

    What is answered depends on the status alone, and on nothing that was asked for.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not request.path_info.startswith("/api/") or response.status_code < 400:
            return response
        if response.headers.get("Content-Type") == "application/json":
            return response
        if response.status_code == 404:
            return no_such_thing(request)
        said = refuse(_INSTEAD.get(response.status_code, _FAILED))
        said.status_code = response.status_code
        if response.has_header("Allow"):
            said.headers["Allow"] = response.headers["Allow"]
        return said

    return answer
