"""Processes forked from a parent do what the command does, end as any process does, and share nothing that is open."""

import signal
import threading
from pathlib import Path

import pytest
from django.db import connection, connections

from torture import kill
from torture.forking import _must_be_bare
from torture.house import House, Server
from torture.kill import kill_servers
from torture.parent import parent_for

pytestmark = pytest.mark.slow


def test_what_is_forked_does_what_the_command_does(house: House, tmp_path: Path) -> None:
    with parent_for(house) as parent:
        for number in (1, 2):  # the first leaves nothing behind in the parent
            log = tmp_path / f"{number}.log"
            assert parent.run(log, "doctor", "--data", str(house.data)).wait() in (0, 3), log.read_text()
            assert "every payload is the one that was entered" in log.read_text()
        wrong = parent.run(tmp_path / "wrong.log", "nonsense")
        assert wrong.wait() == wrong.wait() == 2
        with pytest.raises(RuntimeError, match="is not there"):
            house.command(parent, "restore", str(tmp_path / "no.age"))


def test_it_is_killed_as_any_process_is(house: House) -> None:
    with parent_for(house) as parent, house.serving(parent) as server:
        assert server.process.poll() is None
        server.entries("secretariat.chief", "plenary")
        assert server.kill() == -signal.SIGKILL
        assert server.process.poll() == -signal.SIGKILL
        with pytest.raises(OSError, match="refused"):
            server.get("secretariat.chief", "rooms")


def test_nothing_is_forked_beside_a_thread() -> None:
    told = threading.Event()
    beside = threading.Thread(target=told.wait)
    beside.start()
    try:
        with pytest.raises(RuntimeError, match="not to be forked"):
            _must_be_bare()
    finally:
        told.set()
        beside.join()


@pytest.mark.django_db
def test_nothing_is_forked_beside_an_open_connection() -> None:
    connection.ensure_connection()
    assert connections["default"].connection is not None
    with pytest.raises(RuntimeError, match=r"connections \['default'\]"):
        _must_be_bare()


def test_a_server_that_ended_by_itself_does_not_count_as_killed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    once = Server.kill
    monkeypatch.setattr(kill, "LONGEST", 0)
    monkeypatch.setattr(Server, "kill", lambda server: once(server) and 1)
    with pytest.raises(RuntimeError, match="it had ended by itself, with 1"):
        kill_servers(house, 1)
