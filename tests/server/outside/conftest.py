"""Small talks with a public room, read by a browser without an account."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

import pytest
from django.core.cache import cache as counts
from django.test import Client

from goodoffices.memory import MemoryRecords
from goodoffices.registry import Receipt, Registry
from goodoffices.server.doors import access
from goodoffices.server.outside import kept
from goodoffices.server.store import registry as store

CHIEF, AKRA, SELM = "secretariat.chief", "akra.head", "selm.head"
TALKS, SILENT = "river", "brook"  # of the second nothing is open


class World:
    """Two talks side by side; each act a minute after the last."""

    def __init__(self) -> None:
        self.time = datetime(2027, 3, 1, 8, tzinfo=UTC)
        self.registry = Registry(MemoryRecords(), lambda: self.time, lambda *what: sha256(repr(what).encode()).digest())
        for talks in (TALKS, SILENT):
            self.registry.found(talks)
            title = {"en": "Talks on the River", "fr": "Pourparlers"}
            self.do(CHIEF, "plenary", "FoundTalks", talks, title=title, zone="Europe/Zurich", languages=["en", "fr"])
            self.do(CHIEF, "-", "OpenRoom", talks, room_kind="public", title=title, zone="Europe/Zurich")
            for party in ("akra", "selm"):
                admitted = {"party": party, "name": {"en": party.title()}, "roles": ["negotiating"]}
                self.do(CHIEF, "plenary", "AdmitParty", talks, **admitted)
                self.do(CHIEF, "public", "AdmitParty", talks, **admitted)
                self.do(CHIEF, "plenary", "SeatPerson", talks, seat=f"{party}.head", office="head", person="P")

    def do(self, seat: str, room: str, kind: str, talks: str = TALKS, /, **act: Any) -> int:
        self.time += timedelta(minutes=1)
        raw = json.dumps({"kind": kind, **act})
        done = self.registry.submit(talks, seat, room, raw, self.time.isoformat())
        assert isinstance(done, Receipt), (kind, act, done)
        return done.number

    def get(self, path: str = "", talks: str = TALKS, **headers: str) -> Any:
        return Client(headers=headers).get(f"/public/{talks}/{path}")

    def text(self, path: str = "") -> str:
        response = self.get(path)
        assert response.status_code == 200, path
        return response.content.decode()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, db: None) -> World:
    """Talks whose page is not open yet."""
    made = World()
    monkeypatch.setattr(store, "get_registry", cache(lambda: made.registry))
    monkeypatch.setattr(access, "get_registry", cache(lambda: made.registry))
    kept.forget()
    counts.clear()
    return made


@pytest.fixture
def open_world(world: World) -> World:
    """Talks whose page is open."""
    world.do(CHIEF, "public", "OpenPublicPage")
    return world
