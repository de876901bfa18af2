"""Leaks that are planted, one by one, each of which the comparison of two worlds must see."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import override_settings
from django.utils.http import http_date

from goodoffices.server.desks import desk as desks
from goodoffices.server.desks import labels, position
from goodoffices.server.desks.forms import labels as form_labels
from goodoffices.server.desks.pages import board
from goodoffices.server.store.models import Leaf, Room
from tests.server.pair import Pair, heard_in
from tests.server.surface import Ask, otherwise
from tests.server.worlds import CAUCUS, DORN, TALKS

PAGES = [
    Ask(f"/t/{TALKS}/as/{DORN}/{page}") for page in ("", "board/", "rooms/", f"rooms/{CAUCUS}/", "rooms/no@where/")
]


def test_no_leak_without_a_plant(pair: Pair) -> None:
    assert pair.differences(DORN, PAGES) == []


def counts_rooms(get_response):  # type: ignore[no-untyped-def]  # a middleware, as Django has them
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.content += f"<!-- one of {Room.objects.count()} rooms -->".encode()
        return response

    return answer


def tags_the_store(get_response):  # type: ignore[no-untyped-def]
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        newest = sorted(bytes(leaf) for leaf in Leaf.objects.values_list("leaf_hash", flat=True))
        response.headers["ETag"] = f'"{hash(tuple(newest)) & 0xFFFF:x}"'
        return response

    return answer


def dates_the_store(get_response):  # type: ignore[no-untyped-def]
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Last-Modified"] = http_date(Leaf.objects.count() * 60)
        return response

    return answer


def sets_a_cookie(get_response):  # type: ignore[no-untyped-def]
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.set_cookie("seen", str(Leaf.objects.count()))
        return response

    return answer


@pytest.mark.parametrize(
    "middleware",
    [counts_rooms, tags_the_store, dates_the_store, sets_a_cookie],
    ids=["a count", "an ETag", "a Last-Modified", "a cookie"],
)
def test_a_planted_middleware_is_seen(pair: Pair, middleware) -> None:  # type: ignore[no-untyped-def]
    name = f"{__name__}.{middleware.__name__}"
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, name]):
        assert len(pair.differences(DORN, PAGES)) == len(PAGES)


def only_sometimes(get_response):  # type: ignore[no-untyped-def]
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for number, leaks in enumerate(SOMETIMES.values()):
            if leaks(request, response):
                response.headers[f"X-Leak-{number}"] = str(Room.objects.count())
        return response

    return answer


SOMETIMES: dict[str, Callable[[HttpRequest, HttpResponse], bool]] = {
    "of HEAD alone": lambda request, _: request.method == "HEAD",
    "of OPTIONS alone": lambda request, _: request.method == "OPTIONS",
    "to a method that is not done": lambda _, response: response.status_code == 405,
    "to a forged form": lambda _, response: response.status_code == 403,
    "to an empty form": lambda request, response: request.method == "POST" and response.status_code < 400,
    "to a cache that asks again": lambda request, _: "If-None-Match" in request.headers,
    "to a cache that asks by date": lambda request, _: "If-Modified-Since" in request.headers,
    "to who takes compressed answers": lambda request, _: "gzip" in request.headers.get("Accept-Encoding", ""),
    "to who asks for a part": lambda request, _: "Range" in request.headers,
    "to scripts": lambda request, _: "HX-Request" in request.headers,
    "with static files": lambda request, _: request.path.startswith("/static/"),
    "with allauth's pages": lambda request, _: request.path.startswith("/accounts/2fa/"),
    "at the root of the API": lambda request, _: request.path == "/api/",
}


@pytest.mark.slow
def test_a_leak_in_one_kind_of_answer_is_seen(pair: Pair) -> None:
    """Nothing is answered in a way that the comparison does not ask for."""
    with override_settings(MIDDLEWARE=[f"{__name__}.only_sometimes", *settings.MIDDLEWARE]):
        seen = " ".join(pair.differences(DORN, filter(_told_apart, otherwise(DORN))))
    assert [what for number, what in enumerate(SOMETIMES) if f"'X-Leak-{number}'" not in seen] == []


def _told_apart(ask: Ask) -> bool:
    """A few addresses of each kind: the whole is asked for by the comparison itself."""
    few = ("/api/", "/static/", "/accounts/2fa/", f"/t/{TALKS}/as/{DORN}/board/", f"/t/{TALKS}/as/{DORN}/papers/",
           f"/t/{TALKS}/as/{DORN}/language/", f"/t/{TALKS}/as/{DORN}/press/")  # fmt: skip
    return ask.path.startswith(few) or "rooms/" in ask.path


def test_a_planted_redirect_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hidden room to the list of rooms, as one might do it in kindness."""
    found = desks.not_found

    def not_found(request, exception=None):  # type: ignore[no-untyped-def]
        name = unquote(request.path).rstrip("/").rpartition("/")[2]
        return HttpResponseRedirect("/") if Room.objects.filter(name=name).exists() else found(request, exception)

    monkeypatch.setattr(desks, "not_found", not_found)
    assert [d.split(": ")[1] for d in pair.differences(DORN, PAGES)] == ["status 404 and 302"]


def test_a_planted_choice_in_a_form_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list to choose from that is made of all rooms, and not of those that the reader sees."""
    made = labels.room_name

    def room_name(desk, room):  # type: ignore[no-untyped-def]
        more = Room.objects.filter(talks__name=desk.talks).exclude(name__in=desk.play.rooms).order_by("pk")
        return f"{made(desk, room)} or {' or '.join(more.values_list('name', flat=True))}"

    monkeypatch.setattr(form_labels, "room_name", room_name)
    form = Ask(f"/t/{TALKS}/as/{DORN}/rooms/plenary/act/Park/")
    assert pair.differences(DORN, [form]) != []


def test_a_planted_global_id_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = board.page

    def page(request, desk, template, title, **context):  # type: ignore[no-untyped-def]
        row = Room.objects.get(talks__name=desk.talks, name="plenary")
        return shown(request, desk, template, f"{title} {row.pk}", **context)

    monkeypatch.setattr(board, "page", page)
    assert [d.split(":")[0] for d in pair.differences(DORN, PAGES)] == [f"GET /t/{TALKS}/as/{DORN}/board/"]


def test_a_planted_refusal_of_a_hidden_room_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    def room(self, name):  # type: ignore[no-untyped-def]
        state = self.play.rooms.get(name)
        if state is None and Room.objects.filter(name=name).exists():
            raise PermissionError
        if state is None:
            raise desks.Http404
        return state

    monkeypatch.setattr(desks.Desk, "room", room)
    seen = pair.differences(DORN, PAGES)
    assert [d.split(": ")[1] for d in seen] == ["status 404 and 500"]


def test_a_planted_id_of_an_event_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    written = position.written
    monkeypatch.setattr(position, "written", lambda at: written({**at, "rooms": Room.objects.count()}))
    bare, full = pair.of(DORN)
    assert heard_in(bare, DORN, []) != heard_in(full, DORN, [])
