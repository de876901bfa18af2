"""The keys of sealed questions in the database: sealed, carried over to a new master key, and gone when shredded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from goodoffices.records import QuestionKey, StoreSealed
from goodoffices.server import at_rest
from goodoffices.server.store import master, question_keys
from goodoffices.server.store.models import QuestionKey as Row
from goodoffices.server.store.records import DjangoRecords

SECRET = "AGE-SECRET-KEY-1 that nobody is to find"
KEY = QuestionKey("lake", "age1x", "med.chief", "a request", datetime(2027, 3, 1, tzinfo=UTC))


@pytest.fixture
def records(transactional_db: None) -> DjangoRecords:
    records = DjangoRecords()
    records.found("lake")
    return records


def test_a_secret_lies_sealed_and_is_bound_to_its_place(records: DjangoRecords) -> None:
    assert records.keep_key(KEY, SECRET) == "age1x"
    assert records.question_keys() == [KEY]
    assert SECRET not in Row.objects.get().secret
    assert Row.objects.get().secret.startswith("sealed:")
    assert records.secret("lake", "age1x") == SECRET
    Row.objects.update(public="age1y")
    with pytest.raises(StoreSealed):
        records.secret("lake", "age1y")
    assert len(list(question_keys.closed_for_good())) == 1


def test_a_new_master_key_is_put_over_them_and_the_old_one_can_go(
    records: DjangoRecords, settings, tmp_path: Path
) -> None:
    settings.MASTER_KEY, settings.DATA = "", tmp_path
    at_rest.prepare()
    records.keep_key(KEY, SECRET)
    before = Row.objects.get().secret
    assert question_keys.masters() == set(master.held(fresh=True).ring.names)  # type: ignore[union-attr]
    at_rest.rotate()
    assert Row.objects.get().secret != before
    assert at_rest.forget_old() == 1
    assert records.secret("lake", "age1x") == SECRET
    assert list(question_keys.closed_for_good()) == []


def test_what_lay_in_the_clear_is_sealed(records: DjangoRecords, settings) -> None:
    key, settings.MASTER_KEY = settings.MASTER_KEY, ""
    records.keep_key(KEY, SECRET)
    assert Row.objects.get().secret == SECRET
    settings.MASTER_KEY = key
    at_rest.seal()
    assert Row.objects.get().secret.startswith("sealed:")
    assert records.secret("lake", "age1x") == SECRET


def test_what_is_shredded_is_not_on_the_disk(records: DjangoRecords) -> None:
    records.keep_key(KEY, SECRET)
    records.shred("lake", "age1x")
    assert records.secret("lake", "age1x") is None
    assert records.question_keys() == []
    assert not Row.objects.exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone()[0] == 1
