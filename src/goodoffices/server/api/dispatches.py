"""The operations of the public record: file a report, what it seems to say, its original, and searching for words."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query

from goodoffices.dispatches.claiming import claim, suggestions
from goodoffices.dispatches.filing import Given, file_all, is_real
from goodoffices.dispatches.findable import asked
from goodoffices.intake import MAX_ORIGINAL
from goodoffices.server.api.answers import WANTED, NotDone, answer
from goodoffices.server.api.routes import HIGHEST, MOST, OR_NO_TOKEN, acting, api, played, reading, shortened
from goodoffices.server.api.schema import EntriesRead, FiledRead, SuggestedRead, SuggestionsRead, responses
from goodoffices.server.api.seats import too_often
from goodoffices.server.doors import limits
from goodoffices.server.originals import attachment
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PUBLIC, Talks
from goodoffices.talks.filing import dispatch_of
from goodoffices.talks.rules import NO_ROOM

Name = Annotated[str, Query(max_length=200, description=WANTED["name"])]
Published = Annotated[str, Query(max_length=80, description=WANTED["published"])]
Publisher = Annotated[str, Query(max_length=500, description=WANTED["publisher"])]
Agency = Annotated[str, Query(max_length=500, description=WANTED["agency"])]
Words = Annotated[str, Query(max_length=500, description=WANTED["q"])]
Before = Annotated[int, Query(ge=1, le=HIGHEST, description=WANTED["before"])]
Limit = Annotated[int, Query(ge=1, le=MOST, description=WANTED["limit"])]
Number = Annotated[int, Path(ge=1, le=HIGHEST, description=WANTED["number"])]
_FILE = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_BYTES = {"description": "The bytes as they were filed.", "content": _FILE}
_FILED = {
    "requestBody": {"description": "The report’s bytes.", "required": True, "content": _FILE},
    "responses": responses(201, "FiledRead", "It is filed.", 403, 409, 507),
}


@api.post("/talks/{talks}/dispatches", auth=acting, tags=["The public record"], summary="File a press report",
          openapi_extra=_FILED)  # fmt: skip
def file(
    request: HttpRequest, talks: Talks, name: Name = "", published: Published = "", publisher: Publisher = "",
    agency: Agency = "",
) -> HttpResponse:  # fmt: skip
    """File a report: text, HTML, PDF or e-mail, at most 20 MB. What is given counts more than what the file says.

    A report that was filed before is filed as a version of the first: `version_of`; `same` if its words are the same.
    """
    seat = request.auth.in_talks(talks)  # type: ignore[attr-defined]  # set by django-ninja
    if not limits.count("act", f"{talks}/{seat}"):
        raise too_often("act")
    registry = get_registry()
    if PUBLIC not in registry.play(talks, seat).rooms:
        raise NotDone(NO_ROOM)
    given = Given(published, publisher, agency)
    (done,) = file_all(registry, talks, seat, [(name, request.read(MAX_ORIGINAL + 1))], given)
    if done.receipt is None:
        assert done.refusal is not None
        raise NotDone(done.refusal)
    version = done.version
    told = {name: done.act[name] for name in FiledRead.__struct_fields__ if name in done.act}
    filed = FiledRead(**{**told, "number": done.receipt.number, "time": done.receipt.time,
                         "same": version is not None and version.same})  # fmt: skip
    return answer(filed, 201)


@api.get("/talks/{talks}/dispatches/{number}/suggestions", auth=reading, tags=["The public record"],
         summary="What a report seems to say", openapi_extra={
             "security": OR_NO_TOKEN, "responses": responses(200, "SuggestionsRead", "Claims to accept, edit or drop."),
         })  # fmt: skip
def suggested(request: HttpRequest, talks: Talks, number: Number) -> HttpResponse:
    """The claims that a filed report seems to make, each with the act that would record it. None counts before that."""
    _, play = played(request, talks)
    state = play.rooms.get(PUBLIC)
    act = dispatch_of(state, number) if state is not None else None
    if act is None:
        raise NotDone(NO_ROOM)
    real = is_real(play)
    found = [
        SuggestedRead(one.why, one.start, one.end, act.text[one.start : one.end], claim(one, number, act, real))
        for one in suggestions(play, number)
    ]
    return answer(SuggestionsRead(number, found))


@api.get("/talks/{talks}/dispatches/{number}/original", auth=reading, tags=["The public record"],
         summary="The original of a report", openapi_extra={
             "security": OR_NO_TOKEN,
             "responses": {**responses(200, "Refused", ""), 200: _BYTES},
         })  # fmt: skip
def original(request: HttpRequest, talks: Talks, number: Number) -> HttpResponse:
    """The file that a report was opened from, to be saved: never as a page."""
    seat, _ = played(request, talks)
    found = attachment(get_registry(), talks, seat, number)
    if found is None:
        raise NotDone(NO_ROOM)
    return found


@api.get("/talks/{talks}/search", auth=reading, tags=["The public record"], summary="Search the public record",
         openapi_extra={
             "security": OR_NO_TOKEN, "responses": responses(200, "EntriesRead", "What was found, the newest first."),
         })  # fmt: skip
def search(request: HttpRequest, talks: Talks, q: Words, before: Before = HIGHEST, limit: Limit = 50) -> HttpResponse:
    """Reports and claims of the public room that have all of these words: `"last issue"` as it stands, `negoti*` as it
    begins. The next ones are those `before` the last one found."""
    seat, play = played(request, talks)
    state = play.rooms.get(PUBLIC)
    if state is None:
        raise NotDone(NO_ROOM)
    found = get_registry().search(talks, seat, asked(q), before - 1, limit)
    return answer(EntriesRead(PUBLIC, state.number, shortened(found)))
