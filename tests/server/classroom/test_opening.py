"""Opening a class: all of it is kept or nothing, whoever else opens one or gives up meanwhile."""

import pytest

from goodoffices.examples import shipped
from goodoffices.server.classroom import names, opening, roster
from goodoffices.server.classroom.models import Class
from goodoffices.server.store.models import Room, Talks

PEOPLE = roster.read(b"Ana\nBo\nChi\nDana\n")


def opened(name: str, **more: object) -> Class:
    packed = opening.packed(shipped()["rail-depot"])
    return opening.open_class(name, packed, PEOPLE, 2, opening.teacher(), **more)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_of_two_classes_that_are_opened_under_one_name_at_once_one_is_kept() -> None:
    def at(words: str) -> None:
        if words == "Table 1 of 2":
            opened("twice")

    with pytest.raises(opening.ClassError, match="There is a class “twice” already"):
        opened("twice", told=at)
    klass = Class.objects.get()
    assert set(Talks.objects.values_list("name", flat=True)) == {table.talks for table in names.tables(klass)}
    assert len(names.students(klass)) == 4


@pytest.mark.django_db(transaction=True)
def test_whoever_gives_up_while_the_tables_are_made_leaves_none() -> None:
    def at(words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened("given-up", told=at)
    assert not Class.objects.exists()
    assert not Talks.objects.exists()
    assert not Room.objects.exists()
