"""What is checked of a simulated class: each acknowledged act is there once, no seat saw another table, the debrief."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass

from goodoffices.talks.act import PLENARY, party_of
from tests.cli.running import clean_environment
from tests.simulated import teacher
from tests.simulated.course import SAID, Class
from tests.simulated.student import Student


@dataclass(frozen=True)
class Found:
    """What is wrong, in words, and what was measured, in seconds."""

    problems: list[str]
    served: list[float]  # server time of a page
    waited: list[float]  # for a page, while the whole class was at it
    news: list[float]  # until an open page heard of an act that was acknowledged


def check(klass: Class) -> Found:
    problems, served = judged(klass)
    again = [f"sent again, entry {one.number} became {other}" for one, other in klass.repeated if one.number != other]
    waited = [seconds for one in klass.students.values() for seconds in one.waited]
    heard, unheard = news(klass)
    return Found([*problems, *again, *leaks(klass), *unheard], served, waited, heard)


def judged(klass: Class, pages: int = 40) -> tuple[list[str], list[float]]:
    """What the records say to it, and how long the pages of so many take a server that has nothing else to do."""
    entered = [
        {"talks": one.by.talks, "seat": one.by.seat, "room": one.room, "number": one.number, "kind": one.kind,
         "mark": one.mark}
        for one in klass.entered
    ]  # fmt: skip
    told = {"entered": entered, "figures": klass.figures.decode(), "said": SAID, "pages": pages}
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulated.judged", str(klass.data)],
        input=json.dumps(told), capture_output=True, text=True, check=False, env=clean_environment(), timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return found["problems"], found["served"]


def leaks(klass: Class) -> list[str]:
    """Every word that a telephone received and that tells of another table, or of a capital that is not its own.

    Also who received nothing at all that tells: then nothing was looked at.
    """
    whose = {one.mark: one for one in klass.entered}
    found = []
    for student in klass.students.values():
        if student.seat is None:
            continue
        told = {word.decode() for word in student.told}
        own = [word for word in told if word.startswith(f"zq{student.seat.table}k")]
        if not own:
            found.append(f"{student.name} received nothing of table {student.seat.table}")
        for word in sorted(told):
            act = whose.get(word)
            behind = act is not None and act.room.startswith("capital.")
            foreign = behind and act is not None and act.room != f"capital.{party_of(student.seat.seat)}"
            if foreign or _table_of(klass, word) not in (None, student.seat.table):
                found.append(f"{student.name} at table {student.seat.table} received {word}")
    return found


def _table_of(klass: Class, word: str) -> int | None:
    """The table of which a word tells; None for the whole class's."""
    if word == SAID:
        return None
    if word.startswith("zn"):
        student: Student | None = klass.students.get(f"Pupil {word}")
        moved = student.seat if student is not None else None
        return moved.table if moved is not None else teacher.roster(klass.plan.tables)[f"Pupil {word}"]
    found = re.match(r"zq(\d+)k", word) or re.search(r"-(\d+)$", word)
    assert found is not None, word
    return int(found[1])


def news(klass: Class) -> tuple[list[float], list[str]]:
    """For each act in plenary, how long after it each other open page of its table was told; and those never told.

    A page that was shut while the server was away is not counted for what it missed then.
    """
    seconds, unheard = [], []
    for one in klass.entered:
        if one.room != PLENARY:
            continue
        for student in klass.students.values():
            seat = student.seat
            if seat is None or seat.table != one.by.table or seat.seat == one.by.seat:
                continue
            told = next((at for at, far in student.news.heard if far.get(PLENARY, 0) >= one.number), None)
            shut = any(one.at - 1 < at < (told or one.at + 10) + 1 for at in student.news.closed)
            if student.lost or shut or not student.news.open_at(one.at):
                continue
            if told is None:
                unheard.append(f"{student.name} was never told of entry {one.number}")
            else:
                seconds.append(max(0.0, told - one.at))
    return seconds, unheard
