"""The course of a simulated class, from the codes to the debrief, with all that goes wrong in one."""

import asyncio
import random
import secrets
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # carries no types

from goodoffices.examples import shipped
from goodoffices.kits import read
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.talks.act import PLENARY
from tests.e2e.serving import free_port
from tests.e2e.test_class import Served
from tests.simulated import teacher as teaching
from tests.simulated.script import Known, Step, minutes, script, short, typed
from tests.simulated.student import KEPT, Entered, Seat, Student
from tests.simulated.teacher import Teacher

KIT = "lake-mirna-60"
LAST_NEWS = 15.0  # seconds until an open page that was told nothing is given up
SAID = "zq0k00000000"  # what the teacher tells all tables


@dataclass(frozen=True)
class Plan:
    tables: int
    seconds: float  # for the whole play
    seeds: tuple[int, ...]  # of the tables' courses, again from the first after the last
    minutes: int = 6  # what the class is told that it lasts
    coming: int = 20  # telephones that come at the same moment
    looks: tuple[float, float] = (5.0, 30.0)  # seconds between two times that somebody looks about
    short: bool = False  # whether the courses are shortened


@dataclass
class Class:
    """What a class did and was told."""

    folder: Path
    plan: Plan
    served: Served
    teacher: Teacher
    students: dict[str, Student]
    port: int
    seats: dict[tuple[int, str], Seat] = field(default_factory=dict)
    entered: list[Entered] = field(default_factory=list)
    repeated: list[tuple[Entered, int]] = field(default_factory=list)  # with the number that was said the second time
    figures: bytes = b""
    worked: float = 0.0  # processor time of the server while the tables played, in seconds
    played: float = 0.0  # how long they played, in seconds
    first: asyncio.Lock = field(default_factory=asyncio.Lock)  # held while somebody at the first table acts

    @property
    def data(self) -> Path:
        return self.folder / "data"


async def simulated(folder: Path, plan: Plan) -> Class:
    """Play a whole class; its server is stopped at the end, and its database stays."""
    port = free_port()
    served = await asyncio.to_thread(teaching.opened, folder, KIT, plan.tables, plan.minutes, port)
    pages = cycle(KEPT)
    students = {name: Student(served.base, name, code, next(pages)) for name, code in served.codes.items()}
    klass = Class(folder, plan, served, Teacher(served.base), students, port)
    try:
        await _played(klass)
    finally:
        for one in (klass.teacher, *students.values()):
            await one.close()
        klass.served.process.kill()
        klass.served.process.wait(timeout=30)
    for printed in folder.glob("printed-*"):
        assert "Traceback" not in (said := printed.read_text()), said
    return klass


async def _played(klass: Class) -> None:
    await klass.teacher.comes(klass.served.link)
    seated = teaching.roster(klass.plan.tables)
    names = list(seated)
    absent = [names[1], names[-1]]
    late = [name for name, table in seated.items() if table == klass.plan.tables and name not in absent]
    there = [name for name in names if name not in absent and name not in late]
    await _come(klass, there)
    places = await klass.teacher.places()
    for name in absent:
        await klass.teacher.absent(places[name])
    await klass.teacher.balances()
    for name in there:
        await _sits_down(klass, name)
    await klass.teacher.press(klass.teacher.page(), "begin")
    start = time.monotonic()
    klass.worked = -processor_time(klass)
    tables = [_table(klass, number, start, 0.0) for number in range(1, klass.plan.tables)]
    looking = [asyncio.create_task(_looks_about(klass, name)) for name in (*there, *late)]
    other = [_late_table(klass, late, start), _teaches(klass, places, start), _goes_down(klass, start)]
    try:
        await asyncio.gather(*tables, *other)
        await _news_arrive(klass)
        klass.worked += processor_time(klass)
        klass.played = time.monotonic() - start
    finally:
        for task in looking:
            task.cancel()
        outcomes = await asyncio.gather(*looking, return_exceptions=True)
    for outcome in outcomes:
        if not isinstance(outcome, asyncio.CancelledError):
            raise AssertionError("somebody could not look about") from outcome
    for student in klass.students.values():  # at all that there is now, so that nobody's telephone goes unread
        if student.seat is not None and not student.lost:
            await student.looks_about()
    await _debrief(klass)


def processor_time(klass: Class) -> float:
    """Seconds of processor time that the server which runs now has had."""
    had = psutil.Process(klass.served.process.pid).cpu_times()
    return float(had.user + had.system)


async def _news_arrive(klass: Class) -> None:
    """Wait until each open page was told of the last act in plenary; who never is, `checks.news` says."""
    last = {one.by.table: one.number for one in klass.entered if one.room == PLENARY}
    until = time.monotonic() + LAST_NEWS
    for student in klass.students.values():
        if student.seat is None or student.lost:
            continue
        while student.news.far(PLENARY) < last[student.seat.table] and time.monotonic() < until:
            await asyncio.sleep(0.1)


async def _come(klass: Class, names: list[str]) -> None:
    at_once = asyncio.Semaphore(klass.plan.coming)

    async def come(name: str) -> None:
        async with at_once:
            await klass.students[name].joins()

    await asyncio.gather(*map(come, names))


async def _sits_down(klass: Class, name: str) -> None:
    seat = await klass.students[name].sits_down()
    assert (seat.table, seat.seat) not in klass.seats
    klass.seats[seat.table, seat.seat] = seat
    klass.seats.setdefault((seat.table, INSTRUCTOR), Seat(klass.teacher, seat.talks, seat.table, INSTRUCTOR))


async def _until(klass: Class, start: float, share: float) -> None:
    """Wait until that share of the play has passed."""
    await asyncio.sleep(max(0.0, start + share * klass.plan.seconds - time.monotonic()))


async def _table(klass: Class, number: int, start: float, begins: float) -> None:
    """The acts of a table one after the other, with pauses by chance, over the time that there is from `begins` on."""
    seed = klass.plan.seeds[(number - 1) % len(klass.plan.seeds)]
    chance, known = random.Random(number), Known()
    course = script(read(shipped()[KIT]), seed)
    steps: list[Step] = short(course) if klass.plan.short else course
    if (number, "secretariat.chief") in klass.seats:
        for i in range(3):
            steps.insert((i + 1) * len(steps) // 5, minutes(f"MIN/{i + 1}"))
    day = datetime.now(UTC).date().isoformat()
    for i, step in enumerate(steps):
        share = (i + chance.random()) / (len(steps) + 1)
        await _until(klass, start, begins + (0.92 - begins) * share)
        mark = f"zq{number}k{secrets.token_hex(4)}"
        async with klass.first if number == 1 else nullcontext():
            seat = klass.seats[number, step.seat]
            done = await seat.act(step.room, step.kind, mark, typed(step, mark, day, known))
        known[step.room, step.number] = done.number
        klass.entered.append(done)


async def _late_table(klass: Class, names: list[str], start: float) -> None:
    await _until(klass, start, 0.15)
    await _come(klass, names)
    for name in names:
        await _sits_down(klass, name)
    await _table(klass, klass.plan.tables, start, 0.2)


async def _looks_about(klass: Class, name: str) -> None:
    chance = random.Random(name)
    while True:
        await asyncio.sleep(chance.uniform(*klass.plan.looks))
        student = klass.students[name]
        if student.seat is not None:
            await student.looks_about()


async def _teaches(klass: Class, places: dict[str, str], start: float) -> None:
    """Pause, inject, broadcast, a new code for a lost telephone, more time."""
    teacher, kit = klass.teacher, read(shipped()[KIT])
    await _until(klass, start, 0.2)
    await teacher.everywhere("pause", note="Look up, please")
    await _until(klass, start, 0.25)
    await teacher.everywhere("resume")
    await _until(klass, start, 0.3)
    await teacher.injects(kit.injects[0].name)
    await _until(klass, start, 0.35)
    async with klass.first:
        await _lost(klass, places)
    await _until(klass, start, 0.65)
    await teacher.everywhere("announce", text=f"Ten minutes are left. {SAID}")
    await _until(klass, start, 0.7)
    for inject in kit.injects[1:]:
        await teacher.injects(inject.name)
    await _until(klass, start, 0.75)
    await teacher.everywhere("extend", minutes="3")


async def _lost(klass: Class, places: dict[str, str]) -> None:
    """A telephone is lost: it is shut out from then on, and the student goes on with another."""
    before = klass.seats[1, "akra.head"]
    lost = before.browser
    assert isinstance(lost, Student)
    await lost.looks_about()
    lost.lost = True
    code = await klass.teacher.new_code(lost.name, places[lost.name])
    assert code != lost.code
    answer = await lost.get(before.desk)
    assert answer.status != 200, "the lost telephone still reads"
    found = Student(klass.served.base, lost.name, code, lost.kept)
    klass.students[lost.name] = found
    klass.students[f"{lost.name} before"] = lost
    await found.joins()
    seat = await found.sits_down()
    assert (seat.talks, seat.seat) == (before.talks, before.seat)
    klass.seats[1, "akra.head"] = seat


async def _goes_down(klass: Class, start: float) -> None:
    """The server is killed, and comes again; then every seat sends its last form once more."""
    await _until(klass, start, 0.5)
    acted = Counter[int]()
    while len(acted) < klass.plan.tables or min(acted.values()) < 3:  # on a busy machine nobody may have acted by then
        await asyncio.sleep(0.1)
        acted = Counter(one.by.table for one in klass.entered)
    klass.worked += processor_time(klass)
    klass.served.process.kill()
    await asyncio.to_thread(klass.served.process.wait)
    klass.served = await asyncio.to_thread(teaching.again, klass.folder, klass.port)
    klass.worked -= processor_time(klass)  # its start is not counted
    last = {(one.by.table, one.by.seat): one for one in klass.entered}
    async with klass.first:  # so that no telephone is lost meanwhile
        for one in last.values():
            if klass.seats[one.by.table, one.by.seat] is one.by:  # a lost telephone sends nothing any more
                klass.repeated.append((one, await one.by.sends_again(one)))


async def _debrief(klass: Class) -> None:
    student = klass.seats[1, "dovra.head"].browser
    sealed = await student.get(klass.teacher.page("debrief/"))
    assert sealed.status == 404, "the debrief is open before it is opened"
    for one in klass.students.values():  # from now on everybody reads of every table
        await one.close()
    klass.figures = await klass.teacher.debrief()
