"""`goodoffices serve` on PostgreSQL: a few connections serve everybody, and a lost one is nobody's trouble."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import psycopg
import pytest

from goodoffices.server.database import POOL
from tests.databases import create
from tests.server.served import DESK, TALKS, founded, serving

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
_numbers = count()
PAGES = 25  # open at once: each of their requests lasts as long as its page


@pytest.fixture
def url(postgresql: str) -> str:
    """The address of an empty database."""
    return create(postgresql, f"served_{next(_numbers)}")


def connected(url: str) -> int:
    """How many others are connected to that database."""
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchone()
    assert found is not None
    return int(found[0])


def cut(url: str) -> None:
    """End every other connection, as a restart of the database does, and wait for the end."""
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pid, pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    assert ended


def test_a_few_connections_serve_everybody(tmp_path: Path, url: str) -> None:
    data = tmp_path / "data"
    invitation = founded(data, DATABASE_URL=url)
    with serving(data, "--http", DATABASE_URL=url) as server, ExitStack() as opened:
        person = server.person()
        person.joins(invitation, "jana")
        token = person.token()
        lines = [opened.enter_context(person.line()).iter_lines() for _ in range(PAGES)]
        assert [next(line) for line in lines] == [": live"] * PAGES
        assert connected(url) <= 4, "open pages hold none"
        with ThreadPoolExecutor(40) as pool:
            assert set(pool.map(lambda _: person.get(f"{DESK}board/").status_code, range(200))) == {200}
        assert connected(url) <= int(POOL["max_size"])
        cut(url)
        statuses = [person.get(f"{DESK}board/").status_code for _ in range(10)]
        assert statuses[1:] == [200] * 9, "the first that finds a lost connection gives up all of them"
        done = person.client.post(
            f"/api/talks/{TALKS}/rooms/plenary/acts",
            json={"kind": "AdmitParty", "party": "akra", "name": {"en": "Akra"}, "roles": ["host"]},
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "k"},
        )
        assert done.status_code == 201, done.text
        for line in lines:
            assert next(said for said in line if said and not said.startswith(":")).startswith("id: ")
    assert connected(url) == 0


def test_processes_sign_in_and_count_together(tmp_path: Path, url: str) -> None:
    """With several workers a limit is one limit, and who signed in through one is known to the others."""
    data = tmp_path / "data"
    invitation = founded(data, DATABASE_URL=url)
    with serving(data, "--http", "--workers", "3", DATABASE_URL=url) as server:
        server.person().joins(invitation, "jana")
        statuses = []
        for number in range(9):  # each over a connection of its own, so that different workers answer
            guesser = server.person()
            statuses.append(guesser.send("/accounts/login/", login="jana", password=f"wrong {number}").text)
        assert sum("Too many" in said for said in statuses) >= 3, "five failures, whichever worker counted them"
        shown = {server.person().get("/").status_code for _ in range(9)}
        assert shown == {200}
