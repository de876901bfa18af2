"""Readers of the small negotiation of `script`: each a browser in a seat."""

from __future__ import annotations

from functools import cache

import pytest
from django.http import HttpResponse
from django.test import Client

from goodoffices.server.desks import history, rows
from goodoffices.server.doors import access
from goodoffices.server.store import registry as store
from tests.server.desks.script import SEATS, TALKS, Script, told


class Reader:
    """A browser that may use any seat of the script; the door itself is tested elsewhere."""

    def __init__(self, script: Script, client: Client) -> None:
        self.script = script
        self.client = client

    def get(self, seat: str, path: str, talks: str = TALKS, **more: object) -> HttpResponse:
        return self.client.get(f"/t/{talks}/as/{seat}/{path}", **more)

    def text(self, seat: str, path: str, **more: object) -> str:
        response = self.get(seat, path, **more)
        assert response.status_code == 200, (response.status_code, path)
        return response.content.decode()

    def post(self, seat: str, path: str, data: dict[str, object], **more: object) -> HttpResponse:
        return self.client.post(f"/t/{TALKS}/as/{seat}/{path}", data, **more)


def _reading(script: Script, monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr(store, "get_registry", cache(lambda: script.registry))
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS and seat in SEATS)
    rows._kept.clear()
    history._kept.clear()
    return Reader(script, Client())


@pytest.fixture(scope="session")
def _told() -> Script:
    return told()


@pytest.fixture(scope="session")
def _told_to_the_end() -> Script:
    return told(to_the_end=True)


@pytest.fixture
def reader(_told: Script, monkeypatch: pytest.MonkeyPatch, db: None) -> Reader:
    """A reader of talks that go on. Enter nothing: they are shared between tests."""
    return _reading(_told, monkeypatch)


@pytest.fixture
def closing_reader(_told_to_the_end: Script, monkeypatch: pytest.MonkeyPatch, db: None) -> Reader:
    """A reader of the same talks with the text frozen and initialled by one. Enter nothing."""
    return _reading(_told_to_the_end, monkeypatch)


@pytest.fixture
def actor(monkeypatch: pytest.MonkeyPatch, db: None) -> Reader:
    """A reader of talks of its own, who may enter what it likes."""
    return _reading(told(), monkeypatch)
