"""A class whose records PostgreSQL keeps: from the codes, over a server that is killed, to the debrief and removal."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.cli.running import clean_environment, goodoffices
from tests.e2e.serving import free_port
from tests.e2e.test_class import Served, start
from tests.simulated.student import Seat, Student
from tests.simulated.teacher import NAME, Teacher

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
NAMES = ("Pupil zn1x", "Pupil zn2x", "Pupil zn3x", "Pupil zn4x", "Pupil zn5x")


def test_a_class_on_postgresql(tmp_path: Path, new_database: Callable[[str], str]) -> None:
    url = new_database("postgresql")
    (tmp_path / f"{NAME}.csv").write_text("\n".join(["name", *NAMES, ""]), "utf-8")
    given = (str(tmp_path / f"{NAME}.csv"), "--kit", "rail-depot", "--tables", "2", "--teacher", "Ada Brun")
    port = free_port()
    served = start(tmp_path, *given, port=port, DATABASE_URL=url)
    try:
        student = asyncio.run(_before(served))
        served.process.kill()
        served.process.wait(timeout=30)
        played = [sys.executable, "-m", "tests.e2e.class_played", str(tmp_path / "data"), NAME]
        subprocess.run(played, check=True, timeout=240, env={**clean_environment(), "DATABASE_URL": url})
        served = start(tmp_path, "--resume", NAME, port=port, DATABASE_URL=url)
        figures = asyncio.run(_after(served, student))
    finally:
        served.process.kill()
        served.process.wait(timeout=30)
    assert figures.count(",ended,signed") == 2
    gone = ("class", "--delete", NAME, "--yes", "--receipt", str(tmp_path / "receipt.txt"))
    told = goodoffices(*gone, "--data", str(tmp_path / "data"), DATABASE_URL=url)
    assert told.returncode == 0, told.stderr
    with psycopg.connect(url) as connection:
        for table in ("store_talks", "store_leaf", "store_payload", "classroom_place", "doors_seataccount"):
            row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert row == (0,), table


async def _before(served: Served) -> Student:
    """Everybody comes but one, the tables are balanced, somebody acts and is told of another; a telephone is lost."""
    teacher = Teacher(served.base)
    students = {name: Student(served.base, name, served.codes[name], "rooms/plenary/") for name in NAMES}
    await teacher.comes(served.link)
    places = await teacher.places()
    await asyncio.gather(*(students[name].joins() for name in NAMES[:-1]))
    await teacher.absent(places[NAMES[-1]])
    await teacher.balances()
    seats = [await students[name].sits_down() for name in NAMES[:-1]]
    await teacher.press(teacher.page(), "begin")
    await teacher.everywhere("pause", note="Look up")
    await teacher.everywhere("resume")
    await teacher.injects("01-axle-box")
    acting = next(seat for seat in seats if seat.seat.endswith(".head"))
    done = await acting.act("plenary", "CirculatePaper", "", _paper("NP/1"))
    assert await acting.sends_again(done) == done.number
    for _ in range(100):
        if all(s.browser.news.far("plenary") >= done.number for s in seats if s.talks == acting.talks):
            break
        await asyncio.sleep(0.1)
    else:
        pytest.fail("somebody at the table was never told")
    lost = acting.browser
    assert isinstance(lost, Student)
    code = await teacher.new_code(lost.name, places[lost.name])
    assert (await lost.get(acting.desk)).status == 404
    found = Student(served.base, lost.name, code, "")
    await found.joins()
    for one in (teacher, found, *students.values()):
        await one.close()
    found.seat = acting
    return found


async def _after(served: Served, student: Student) -> str:
    """What was entered before is there, the seat is still the student's; then the debrief is opened."""
    again, teacher = Student(served.base, student.name, "", ""), Teacher(served.base)
    again.client.cookies = student.client.cookies
    await teacher.comes(served.link)
    assert isinstance(student.seat, Seat)
    page = await again.get(f"{student.seat.desk}papers/")
    assert "NP/1" in page.text
    assert (await teacher.get(teacher.page("tables/"))).status == 200
    figures = await teacher.debrief()
    for one in (again, teacher):
        await one.close()
    return figures.decode()


def _paper(symbol: str) -> dict[str, str]:
    words = {"symbol": symbol, "title.en": "One sheet", "text.en": "Where we stand."}
    return {**words, "sort": "non-paper", "marking": "without prejudice"}
