"""In a class the teacher alone opens seats: no student comes to another's seat, whatever the office is."""

import pytest
from django.core.cache import cache

from goodoffices.examples import shipped
from goodoffices.server.classroom import names, opening, roster
from goodoffices.server.classroom.models import Class
from goodoffices.server.doors.models import Invitation, SeatAccount, SignInLink
from goodoffices.server.doors.opening import may_open
from goodoffices.server.store.registry import get_registry
from tests.server.classroom.conftest import joined


@pytest.fixture
def lake(db: None) -> Class:
    """A class of six at one table of the lake: three heads, the mediator, the secretariat, a deputy."""
    cache.clear()
    people = roster.read(b"Ana\nBo\nChi\nDana\nEli\nFay\n")
    return opening.open_class("lake", opening.packed(shipped()["lake-mirna-60"]), people, 1, opening.teacher())


def test_no_office_of_a_student_invites_locks_or_lets_in(lake: Class) -> None:
    [table] = names.tables(lake)
    phones = {one.name: (joined(lake, one.name), one.place.seat) for one in names.students(lake)}
    assert "secretariat.chief" in {seat for _phone, seat in phones.values()}
    everybody = {seat for _phone, seat in phones.values()} | {"akra.capital.principal"}
    for phone, seat in phones.values():
        address = f"/t/{table.talks}/as/{seat}/seats/"
        assert phone.get(address).status_code == 404
        assert address not in phone.get(f"/t/{table.talks}/as/{seat}/").content.decode()
        for other in everybody:
            for what in ("invite", "sign-in link", "lock"):
                phone.post(address, {"do": what, "seat": other})
    assert not Invitation.objects.exists()
    assert not SignInLink.objects.exists()
    assert not SeatAccount.objects.exclude(locked=None).exists()


def test_the_instructor_opens_every_seat(lake: Class) -> None:
    [table] = names.tables(lake)
    play = get_registry().play(table.talks, "instructor.lead")
    opened = {one.id for one in may_open(play, "instructor.lead")}
    assert {"akra.head", "akra.capital.principal", "secretariat.chief"} <= opened
