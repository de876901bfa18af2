"""Several things are read of a SQLite file under one lock, and nothing of it is left behind."""

import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from goodoffices.server.store.reading import at_one_moment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of SQLite alone")


def count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_talks")
        return int(cursor.fetchone()[0])


def commits_elsewhere(name: str) -> str:
    """Found talks through another connection that does not wait; what it is told if it cannot."""
    said: list[str] = []

    def write() -> None:
        with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0)) as other:
            try:
                other.execute("INSERT INTO store_talks (name) VALUES (?)", (name,))
                other.commit()
            except sqlite3.OperationalError as error:
                said.append(str(error))

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    return "".join(said)


def test_nobody_commits_between_two_things_that_are_read() -> None:
    with at_one_moment():
        before = count()
        assert "locked" in commits_elsewhere("one")
        assert count() == before
    assert commits_elsewhere("two") == ""
    assert count() == before + 1


def test_without_it_somebody_does() -> None:
    before = count()
    assert commits_elsewhere("one") == ""
    assert count() == before + 1


def test_an_error_within_leaves_no_transaction_open() -> None:
    def wrong() -> None:
        with at_one_moment(), connection.cursor() as cursor:
            count()
            cursor.execute("SELECT nothing FROM nowhere")

    with pytest.raises(DatabaseError):
        wrong()
    assert not connection.connection.in_transaction
    assert commits_elsewhere("one") == ""


def test_within_a_transaction_it_does_nothing() -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        with at_one_moment():
            count()
        count()
    assert [query["sql"] for query in asked.captured_queries].count("BEGIN") == 0
