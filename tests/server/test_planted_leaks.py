"""Leaks that are planted, one by one, each of which the comparison of two worlds must see."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from goodoffices.server.desks import desk as desks
from goodoffices.server.desks import position
from goodoffices.server.desks.pages import board
from goodoffices.server.store.models import Leaf, Room
from tests.server.pair import Pair, heard_in
from tests.server.surface import Ask
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


@pytest.mark.parametrize("middleware", [counts_rooms, tags_the_store], ids=["a count", "an ETag"])
def test_a_planted_middleware_is_seen(pair: Pair, middleware) -> None:  # type: ignore[no-untyped-def]
    name = f"{__name__}.{middleware.__name__}"
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, name]):
        assert len(pair.differences(DORN, PAGES)) == len(PAGES)


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
