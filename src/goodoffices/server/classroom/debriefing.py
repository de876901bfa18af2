"""The debrief of a class: sealed until its teacher opens it, and then open for good; and what there is to tell."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256

import msgspec
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec.structs import replace

from goodoffices.kits import Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.debrief import Figures, TableDebrief, figures, named, pseudonymous, result
from goodoffices.kits.debrief.kept import decode
from goodoffices.kits.debrief.naming import Shuffle
from goodoffices.kits.seating import OBSERVER
from goodoffices.phrases import phrase
from goodoffices.server.classroom import everywhere, names, reckoning, sealed
from goodoffices.server.classroom.models import Class, ClassEvent, Place, Reckoned, TableOf
from goodoffices.server.jobs import keeping
from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.waking import wake
from goodoffices.server.languages import strung
from goodoffices.server.store.beside import reveal
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from goodoffices.talks.instructing import Announce

KIND = "debrief"
OPENED, ROOMS, NAMELESS, NAMED = "debrief", "debrief and rooms", "pseudonyms", "names"
MOST_EARLIER = 10
AGAIN = timedelta(minutes=1)  # how long a failure stands before it is tried once more

_WORDS = {
    OPENED: phrase("The debrief was opened to the class."),
    ROOMS: phrase("At the debrief all rooms of a table were opened to those who sit at it."),
    NAMELESS: phrase("The debrief shows no names."),
    NAMED: phrase("The debrief shows names."),
}


@dataclass(frozen=True)
class Opened:
    """When the debrief was opened, and whether with all rooms of a table for those who sit at it."""

    at: datetime
    rooms: bool


def opened(klass: Class) -> Opened | None:
    """Whether the debrief is open. Nothing closes it again."""
    events = list(klass.events.filter(kind__in=(OPENED, ROOMS)).order_by("at", "pk").values_list("at", "kind"))
    return Opened(events[0][0], any(kind == ROOMS for _at, kind in events)) if events else None


def open_to_class(klass: Class, *, rooms: bool) -> list[everywhere.Outcome]:
    """Open the debrief, or all rooms of a debrief that is open, once; tell every table, and say what came of that."""
    with transaction.atomic():
        Class.objects.select_for_update().get(pk=klass.pk)
        found = opened(klass)
        if found is None:
            _note(klass, OPENED)
        if rooms and (found is None or not found.rooms):
            _note(klass, ROOMS)
    act = Announce(text=everywhere.in_every_language(_debrief_is_open))
    return everywhere.enter(names.tables(klass), lambda table: [(PLENARY, act)], f"debrief-{klass.pk}")


def _debrief_is_open() -> str:
    return _("The debrief is open. You find it on the page of your own place in the class, and so does everybody.")


def seed(klass: Class) -> str:
    """By what the order of pseudonyms is drawn; empty where names are shown."""
    last = klass.events.filter(kind__in=(NAMELESS, NAMED)).order_by("-at", "-pk").first()
    return str(sealed.get(last.kept)["order"]) if last is not None and last.kind == NAMELESS else ""


def show_names(klass: Class, *, shown: bool) -> None:
    """Show names, or pseudonyms in an order that is drawn anew."""
    if bool(seed(klass)) == shown:
        _note(klass, NAMED if shown else NAMELESS, **({} if shown else {"order": secrets.token_hex(16)}))


def _note(klass: Class, kind: str, **more: str) -> None:
    kept = {**sealed.phrased(_WORDS[kind]), **more}
    ClassEvent.objects.create(klass=klass, at=get_registry().now(), kind=kind, kept=sealed.put(kept))


# What was reckoned


@dataclass(frozen=True)
class Found:
    """What was reckoned last; `stale`: the records have grown since, and it is being reckoned anew."""

    digest: str
    at: datetime
    stale: bool
    tables: tuple[TableDebrief, ...]


def found(klass: Class) -> Found | None:
    """What is known of the tables; None if nothing is yet. What is wanting or stale is begun as a job."""
    row = Reckoned.objects.filter(klass=klass).defer("kept").first()
    now, tables = get_registry().now(), names.tables(klass)
    stale = row is None or row.digest != reckoning.digest(tables) or (row.until is not None and row.until <= now)
    if stale:
        _begin(klass, now)
    kept = _decoded(row.pk, row.digest, row.at) if row is not None else None
    if row is None or kept is None:
        if row is not None:
            row.delete()  # an earlier version wrote it otherwise
        return None
    return Found(row.digest, row.at, stale, kept)


@lru_cache(maxsize=24)
def _decoded(row: int, digest: str, at: datetime) -> tuple[TableDebrief, ...] | None:
    kept = Reckoned.objects.filter(pk=row).values_list("kept", flat=True).first()
    try:
        return decode(reveal(kept, reckoning.ABOUT)) if kept else None
    except msgspec.ValidationError:
        return None


def _begin(klass: Class, now: datetime) -> None:
    last = job(klass)
    if last is not None and (last.state in keeping.UNDER_WAY or (last.state == "failed" and last.made > now - AGAIN)):
        wake()
        return
    keeping.start(_about(klass), INSTRUCTOR, 0, KIND, str(klass.pk), now)
    wake()


def job(klass: Class) -> Job | None:
    """The last job that reckons this class."""
    return keeping.mine(_about(klass), INSTRUCTOR, 0).filter(kind=KIND).first()


def _about(klass: Class) -> str:
    """The talks under whose name the class's jobs are: those of its first table, whatever becomes of that."""
    return str(klass.tables.order_by("pk").values_list("talks", flat=True)[0])


# As it is shown


def kit_of(klass: Class) -> Kit:
    """The class's kit, with its parties under the names that the talks have for them in the reader's language."""
    return named(names.kit_of(klass), (get_language() or "en").partition("-")[0])


@dataclass(frozen=True)
class Shown:
    """A table under the number and the name that it has in the debrief."""

    number: int
    table: TableOf
    debrief: TableDebrief


def shown(klass: Class, known: Found) -> list[Shown]:
    """The tables, with the people who sit there now, or in an order and with pseudonyms that tell of neither."""
    at = {str(table.number): table for table in names.tables(klass)}
    people: dict[tuple[int, str], list[str]] = {}
    for one in names.students(klass):
        if one.at is not None and not one.place.absent:
            people.setdefault((one.at.table, one.at.seat), []).append(one.name)
    tables = tuple(_peopled(one, at[one.name].number, people) for one in known.tables if one.name in at)
    drawn = seed(klass)
    if not drawn:
        return [Shown(at[one.name].number, at[one.name], _called(one, at[one.name].number)) for one in tables]
    order = _order(drawn)
    numbers = [one.name for one in tables]
    order(numbers)
    return [
        Shown(number, at[numbers[number - 1]], _called(one, number))
        for number, one in enumerate(pseudonymous(tables, order), 1)
    ]


def _peopled(table: TableDebrief, number: int, people: dict[tuple[int, str], list[str]]) -> TableDebrief:
    """The table with its students in place of the invented persons whom they play."""
    sheets = (replace(one, person=strung(people.get((number, one.seat), ()))) for one in table.sheets)
    return replace(table, sheets=tuple(sheets))


def _called(table: TableDebrief, number: int) -> TableDebrief:
    return replace(table, name=phrase("Table {number}", number=number))


def _order(drawn: str) -> Shuffle:
    def order(items: list[str]) -> None:
        items.sort(key=lambda item: sha256(f"{drawn}\0{item}".encode()).digest())

    return order


def person(name: str) -> str:
    """Who it was, as a page says it: a name, or a pseudonym in the reader's language."""
    number = name.removeprefix("Person ")
    return phrase("Person {number}", number=number) if name != number and number.isdecimal() else name


def classes(klass: Class, known: Found) -> list[Figures]:
    """The figures of this class first, then of earlier classes of the same teacher whose debrief was opened."""
    kit = reckoning.mark(names.kit_of(klass))
    rows = Reckoned.objects.filter(kit=kit, klass__teacher=klass.teacher, klass__pk__lt=klass.pk)
    before = rows.filter(klass__events__kind=OPENED).distinct().select_related("klass").defer("kept", "klass__kit")
    made = [figures(phrase("this class"), [result(one) for one in known.tables])]
    for row in before.order_by("-klass__pk")[:MOST_EARLIER]:
        tables = _decoded(row.pk, row.digest, row.at)
        if tables:
            made.append(figures(row.klass.made.date().isoformat(), [result(one) for one in tables]))
    return made


def sheet_of(place: Place, tables: list[Shown]) -> tuple[Shown, int] | None:
    """A student's table, and the place of the sheet of the seat among its sheets; None for who only observes."""
    if place.seat == OBSERVER:
        return None
    for one in tables:
        if place.table is not None and one.table.pk == place.table.pk:
            for number, sheet in enumerate(one.debrief.sheets):
                if sheet.seat == place.seat:
                    return one, number
    return None
