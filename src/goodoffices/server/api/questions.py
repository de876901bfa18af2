"""The operation that has a key made for a sealed question."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goodoffices.server.api.answers import NotDone, answer
from goodoffices.server.api.routes import Key, acting, api
from goodoffices.server.api.schema import QuestionKeyRead, responses
from goodoffices.server.api.seats import too_often
from goodoffices.server.doors import limits
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Refusal, Talks
from goodoffices.valuations.sealed_box import new_key


@api.post(
    "/talks/{talks}/question-keys",
    auth=acting,
    tags=["The table"],
    summary="Have a key made for a sealed question",
    openapi_extra={"responses": responses(201, "QuestionKeyRead", "The key, for `AskSealed`.", 403, 409)},
)
def question_key(request: HttpRequest, talks: Talks, key: Key) -> HttpResponse:
    """Have the house make a key for one sealed question, which `AskSealed` then names in its `key`.

    The same request gets the same key. Deposits are sealed with it, as an age file; its other half stays in the house,
    and is shredded when the question can run no more.
    """
    seat = request.auth.in_talks(talks)  # type: ignore[attr-defined]  # set by django-ninja
    if not limits.count("act", f"{talks}/{seat}"):
        raise too_often("act")
    made = get_registry().question_key(talks, seat, key, new_key)
    if isinstance(made, Refusal):
        raise NotDone(made)
    return answer(QuestionKeyRead(made), 201)
