"""Expired sessions are removed when a server starts, and daily: nothing else at the doors is forgotten."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError

from goodoffices.server import installation
from goodoffices.server.doors.models import Invitation
from tests.server.doors.people import deputy, invited, page, signed_in
from tests.server.worlds import AKRA, SELM


def ended() -> None:
    Session.objects.create(session_key="x" * 32, session_data="", expire_date=datetime.now(UTC) - timedelta(minutes=1))


def test_what_has_expired_goes_and_the_rest_stays(world: Path) -> None:
    reader = signed_in(SELM)
    invited(AKRA, deputy())
    ended()
    before = Session.objects.count()
    installation.tidy()
    assert Session.objects.count() == before - 1
    assert reader.get(page(SELM)).status_code == 200
    assert Invitation.objects.exists(), "who was let in stays to be seen"


def test_again_and_again_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    enough = threading.Event()
    times: list[int] = []

    def tidy() -> None:
        times.append(1)
        if len(times) == 3:
            enough.set()

    monkeypatch.setattr(installation, "tidy", tidy)
    end = installation.keep_tidy(pause=0.01)
    assert enough.wait(30)
    end.set()


def test_a_database_in_trouble_does_not_keep_a_server_from_starting(
    world: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.clear_expired", fails)
    installation.tidy()
    assert "could not be removed" in caplog.text
