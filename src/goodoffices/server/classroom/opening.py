"""Opening a class: the copies of the talks, everybody's seat, and a code for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from django.db import IntegrityError, transaction

from goodoffices import kits
from goodoffices.examples import load_as
from goodoffices.kits import Kit
from goodoffices.kits.copying import INSTRUCTOR, copy
from goodoffices.kits.seating import Seating, seat_class
from goodoffices.phrases import counted, phrase
from goodoffices.registry import Registry
from goodoffices.server.classroom import codes, names, sealed, story
from goodoffices.server.classroom.models import Class, Place, TableOf, TeacherLink
from goodoffices.server.classroom.roster import Roster, Student
from goodoffices.server.doors import tokens
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.store.at_once import at_once
from goodoffices.server.store.models import Talks as StoredTalks
from goodoffices.server.store.registry import get_registry
from goodoffices.server.store.removing import remove, waiting_for_writers
from goodoffices.talks.act import Talks

MOST_TABLES = 100
LINK_GOOD_FOR = timedelta(hours=24)
TEACHER = "class-teacher"


class ClassError(ValueError):
    """The class cannot be opened so; the message says what to do."""


def packed(kit: Path) -> bytes:
    """A kit as the one file that a class keeps. Raises `KitError` and `OSError`."""
    return kit.read_bytes() if kit.is_file() else kits.pack(kit)


def default_tables(kit: Kit, people: int) -> int:
    """How many tables suit a roster: each has what it needs and, where there are enough people, one more."""
    needed = sum(seat.needed for seat in kit.seats)
    return max(1, min(people // (needed + 1) if people >= needed + 1 else 1, MOST_TABLES))


def open_class(
    name: str,
    file: bytes,
    roster: Roster,
    tables: int,
    teacher: Account,
    *,
    person: str = "",
    minutes: int | None = None,
    form: str = "",
    told: Callable[[str], None] = lambda words: None,
) -> Class:
    """Open a class: nothing of it is kept unless everybody has a seat. A form that is sent twice opens one.

    Raises:
        ClassError: the name is taken or cannot be one, or there are more tables than one class may have.
        SeatingError: the roster cannot be seated at so many tables.
        ExampleError: the kit's talks cannot be loaded.
    """
    if name != names.slug(name) or name in names.RESERVED:
        words = phrase("“{name}” cannot be a class's name: use lower-case letters, digits and hyphens.", name=name)
        raise ClassError(words)
    taken = ClassError(phrase("There is a class “{name}” already: choose another name.", name=name))
    if Class.objects.filter(name=name).exists():
        raise taken
    if tables > MOST_TABLES:
        raise ClassError(
            counted("A class has {number} tables at the most.", "A class has {number} tables at the most.", MOST_TABLES)
        )
    kit = names.kit_in(file)
    seated = seat_class(kit.seats, [one.wish for one in roster.students], tables)
    registry = get_registry()
    talks = new_talks(name, range(1, tables + 1))
    loading = load_as(copy(kit, talks[0], person), registry, talks)
    try:
        for number in range(1, tables + 1):
            with at_once():
                next(loading)
            told(f"Table {number} of {tables}")
        return _kept(name, file, kit, roster, seated, talks, teacher, person, minutes or kit.minutes, form)
    except BaseException as error:  # whoever gives up while tables are made leaves none of them either
        with waiting_for_writers(), transaction.atomic():
            remove(talks)
        if isinstance(error, IntegrityError):
            if (found := opened_by(form, teacher)) is not None:
                return found  # the same form was, a moment ago
            if Class.objects.filter(name=name).exists():
                raise taken from None  # somebody else was faster
        raise


def _kept(
    name: str,
    file: bytes,
    kit: Kit,
    roster: Roster,
    seated: Sequence[Seating],
    talks: Sequence[Talks],
    teacher: Account,
    person: str,
    minutes: int,
    form: str,
) -> Class:
    """The class with its tables and everybody's place, all of it or nothing."""
    registry = get_registry()
    now = registry.now()
    with transaction.atomic():
        klass = Class.objects.create(
            name=name, kit=sealed.put_kit(file), made=now, minutes=minutes, teacher=teacher, form=form,
            kept=sealed.put({"teacher": person, "note": sealed.phrased(roster.note)}),
        )  # fmt: skip
        made = [TableOf(klass=klass, number=i, talks=one, made=now) for i, one in enumerate(talks, 1)]
        TableOf.objects.bulk_create(made)
        for table in made:
            instruct(table, teacher, registry)
        for number, (one, at) in enumerate(zip(roster.students, seated, strict=True), 1):
            add(klass, number, one, made[at.table - 1], at)
        opened = counted(
            "{number} people at {tables} tables, with the kit {kit}.",
            "{number} people at {tables} tables, with the kit {kit}.",
            len(seated), tables=len(talks), kit=kit.name,
        )  # fmt: skip
        story.note(klass, "opened", opened)
    return klass


def opened_by(form: str, teacher: Account) -> Class | None:
    """The class that this teacher's form has opened already; None if it has not."""
    return Class.objects.filter(form=form, teacher=teacher).first() if form else None


def new_talks(name: str, tables: Sequence[int]) -> list[Talks]:
    """Names of new talks for tables of these numbers.

    Never those of a class that was removed: what was folded of it may still be about.
    """
    while True:
        mark = token_hex(2)
        found = [f"{name}-{mark}-{number}" for number in tables]
        if not StoredTalks.objects.filter(name__in=found).exists():
            return found


def instruct(table: TableOf, teacher: Account, registry: Registry) -> None:
    """Let the teacher's account hold the instructor's seat of a table."""
    seat = registry.play(table.talks, INSTRUCTOR).seat(INSTRUCTOR)
    assert seat is not None
    SeatAccount.objects.create(
        talks=table.talks, seat=INSTRUCTOR, seating=seat.number, account=teacher, since=registry.now()
    )


def add(klass: Class, number: int, student: Student, table: TableOf | None, at: Seating | None) -> Place:
    """A place for a student, with a new code."""
    code = codes.fresh(f"{klass.name}/{number}")
    return Place.objects.create(
        klass=klass, number=number, digest=codes.digest(code),
        kept=sealed.put({"name": student.name, "more": student.more, "code": code}),
        table=table, seat=at.seat if at is not None else "",
    )  # fmt: skip


def teacher() -> Account:
    """The account of whoever starts classes from the command line; nobody signs in to it but by a link."""
    return Account.objects.filter(username=TEACHER).first() or Account.objects.create_user(TEACHER)


def teacher_link(account: Account) -> str:
    """A new link of one use that signs the teacher in; its token, which is not kept. Earlier ones are void."""
    now = get_registry().now()
    with transaction.atomic():
        TeacherLink.objects.filter(account=account, used=None).delete()
        before = TeacherLink.objects.filter(account=account).count()
        token = tokens.fresh("class", str(account.pk), before + 1)
        TeacherLink.objects.create(account=account, digest=tokens.digest(token), expires=now + LINK_GOOD_FOR)
    return token


def use_teacher_link(token: str) -> Account | None:
    """The teacher whom a link signs in, once; None if it is not good, or no longer."""
    now = get_registry().now()
    found = TeacherLink.objects.filter(digest=tokens.digest(token), used=None, expires__gt=now).first()
    if found is None or not TeacherLink.objects.filter(pk=found.pk, used=None).update(used=now):
        return None
    return found.account


def unique_name(wanted: str) -> str:
    """The name, or the first of name-2, name-3 … that no class has."""
    base, number = names.slug(wanted), 1
    name = base if base not in names.RESERVED else f"{base}-class"
    while Class.objects.filter(name=name).exists():
        number += 1
        name = f"{base[: names.MOST - 4]}-{number}"
    return name


def by_wish(roster: Sequence[Student]) -> int:
    """The highest table that the roster names; 0 if it names none."""
    return max((one.wish.table or 0 for one in roster), default=0)
