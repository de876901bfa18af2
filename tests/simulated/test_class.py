"""A small class, played over HTTP from the codes to the debrief; the benchmark “class” plays a whole one.

Two tables of four play the sixty-minute kit: a broadcast, an inject, pauses, a lost telephone, two who never come, a
table that begins late, and a server that is killed in the middle.
"""

import asyncio
from copy import copy
from dataclasses import replace

import pytest

from tests.simulated.checks import Found, check, judged, leaks
from tests.simulated.course import Class, Plan, simulated

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def klass(tmp_path_factory: pytest.TempPathFactory) -> Class:
    plan = Plan(tables=2, seconds=10, seeds=(1,), short=True)
    return asyncio.run(simulated(tmp_path_factory.mktemp("simulated"), plan))


@pytest.fixture(scope="module")
def found(klass: Class) -> Found:
    return check(klass)


def test_the_class_went_through_all_that_goes_wrong(klass: Class) -> None:
    assert len(klass.seats) == 8 + 2  # and the instructor's at each table
    assert {one.by.table for one in klass.entered} == {1, 2}
    assert {one.kind for one in klass.entered} >= {"TakeStance", "SeekInstructions", "Direct", "FreezeText", "Sign"}
    assert klass.repeated
    lost = [student for student in klass.students.values() if student.lost]
    assert len(lost) == 1
    assert not lost[0].listening
    assert sum(student.again for student in klass.students.values()) + klass.teacher.again > 0


def test_every_act_is_there_once_nobody_saw_another_table_and_the_debrief_is_what_the_records_say(found: Found) -> None:
    assert found.problems == []
    assert len(found.served) == 3 * 8
    assert len(found.news) > 50


def test_an_act_that_was_lost_or_not_acknowledged_and_a_debrief_that_says_something_else_are_found(
    klass: Class,
) -> None:
    one = next(one for one in klass.entered if one.kind == "TakeStance")
    lost = replace(one, number=one.number + 1000, mark="zq1kffffffff")
    rows = klass.figures.decode().splitlines(keepends=True)
    place = next(i for i, row in enumerate(rows) if ",worth," in row and ",end," in row)
    other = copy(klass)
    other.entered = [lost, *(each for each in klass.entered if each is not one)]
    other.figures = "".join([*rows[:place], rows[place].rstrip() + "1\r\n", *rows[place + 1 :]]).encode()
    words = "\n".join(judged(other, pages=0)[0])
    for wanted in (
        "acknowledged, and not in the record: ('plenary', " + str(lost.number),
        "the words zq1kffffffff of TakeStance stand 0 times",
        "in the record, and never acknowledged: ('plenary', " + str(one.number),
        "in the debrief, ",
    ):
        assert wanted in words


def test_a_word_of_another_table_or_of_another_capital_is_found(klass: Class) -> None:
    reader = klass.seats[1, "selm.head"].browser
    elsewhere = next(one for one in klass.entered if one.by.table == 2)
    capital = next(one for one in klass.entered if one.by.table == 1 and one.room == "capital.akra")
    before = set(reader.told)
    assert leaks(klass) == []
    for word in (elsewhere.mark, capital.mark, elsewhere.by.talks, "zn10x"):
        reader.told = {*before, word.encode()}
        assert len(leaks(klass)) == 1, word
    reader.told = set()
    assert "received nothing" in leaks(klass)[0]
    reader.told = before
