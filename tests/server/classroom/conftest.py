from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from goodoffices.examples import shipped
from goodoffices.server.classroom import names, opening, roster
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.names import Student

ROSTER = "name,group\nAna,A\nBo,A\nChi,A\nDana,B\nEli,B\n"


@pytest.fixture
def klass(db: None) -> Iterator[Class]:
    """A class of five at two tables of the labour dispute: three at the first, two at the second."""
    cache.clear()
    yield opening.open_class(
        "friday", opening.packed(shipped()["rail-depot"]), roster.read(ROSTER.encode()), 2, opening.teacher(),
        person="Ada Brun",
    )  # fmt: skip
    cache.clear()


@pytest.fixture
def teacher(klass: Class) -> Client:
    """The teacher's browser."""
    client = Client()
    answer = client.get(f"/class/teach/{opening.teacher_link(klass.teacher)}/?class=friday")
    assert answer.status_code == 302
    assert answer["Location"] == "/class/friday/wall/"
    return client


def student(klass: Class, name: str) -> Student:
    """A student as the class has it now."""
    return next(one for one in names.students(klass) if one.name == name)


def joined(klass: Class, name: str, address: str = "10.0.0.9") -> Client:
    """A telephone on which a student has typed the code."""
    client = Client(REMOTE_ADDR=address)
    answer = client.post("/class/", {"code": student(klass, name).code.lower()})
    assert answer.status_code == 302, answer.content.decode()
    return client
