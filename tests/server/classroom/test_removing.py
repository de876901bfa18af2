"""A whole class is removed, with a receipt, and nothing of other talks; what guards the records stands again."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from goodoffices.examples import load, read, shipped
from goodoffices.server.classroom.models import Class, ClassEvent, Place, TableOf
from goodoffices.server.classroom.removing import receipt, remove_class
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.store import models as store
from goodoffices.server.store.registry import get_registry
from tests.server.classroom.conftest import joined

GUARDED = ("leaf", "subtree", "payload")


def counts() -> dict[str, int]:
    models = (
        store.Talks,
        store.Room,
        store.Leaf,
        store.Subtree,
        store.Payload,
        store.Membership,
        store.Mark,
        store.Answer,
    )
    return {model.__name__: model.objects.count() for model in models}


def test_nothing_is_left_but_the_receipt(db: None, request: pytest.FixtureRequest) -> None:
    load(read(shipped()["rail-depot"]), get_registry())
    before, head = counts(), dict(get_registry().heads("rail-depot", "kestle.head"))
    klass = request.getfixturevalue("klass")
    talks = list(klass.tables.values_list("talks", flat=True))
    entries = store.Leaf.objects.filter(room__talks__name__in=talks).count()
    student: Client = joined(klass, "Ana")
    student.get("/class/mine/")
    removed = remove_class(klass)
    assert counts() == before
    assert dict(get_registry().heads("rail-depot", "kestle.head")) == head
    assert [model.objects.count() for model in (Class, TableOf, Place, ClassEvent)] == [0, 0, 0, 0]
    assert not SeatAccount.objects.filter(talks__in=talks).exists()
    assert not Account.objects.filter(username__startswith="student-").exists()
    assert student.get("/class/mine/").status_code == 302
    assert (removed.students, removed.tables, removed.entries) == (5, 2, entries)


def test_the_receipt_names_every_room_and_nobody(klass: Class) -> None:
    roots = [f"{talks}  plenary  " for talks in klass.tables.values_list("talks", flat=True)]
    text = receipt(remove_class(klass))
    assert all(root in text for root in roots)
    assert "Students: 5" in text
    assert not any(name in text for name in ("Ana", "Chi", "Dana"))
    body, _, digest = text.rpartition("SHA-256 of the lines above: ")
    assert hashlib.sha256(body.encode()).hexdigest() == digest.strip()


@pytest.mark.parametrize("table", GUARDED)
def test_afterwards_no_row_of_a_record_can_be_deleted(klass: Class, table: str) -> None:
    load(read(shipped()["rail-depot"]), get_registry())
    remove_class(klass)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM store_{table}")


def test_a_failure_leaves_the_class_and_the_guard(klass: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counts()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(Class, "delete", fail)
    with pytest.raises(RuntimeError):
        remove_class(klass)
    assert counts() == before
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_leaf")
