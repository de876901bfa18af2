"""What the columns of a roster are called, in the languages of the pages and as schools' own programs write them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from msgspec import Struct


def _either(words: str) -> frozenset[str]:
    return frozenset(words.split(","))


_WHOLE: Final = _either(
    "name,names,full name,full names,student,students,student name,pupil,pupils,participant,participants,person,"
    "name and surname,first and last name,"
    "nom,noms,nom complet,nom et prénom,étudiant,étudiante,étudiants,élève,élèves,participante,"
    "nombre,nombres,nombre completo,nombre y apellidos,apellidos y nombre,estudiante,estudiantes,alumno,alumna,alumnos,"
    "alumno/a,имя,фио,ф.и.о.,студент,студенты,студентка,ученик,ученики,участник,участники,"
    "ім'я,ім’я,піб,п.і.б.,студенти,учень,учні,учасник,учасники,"
    "الاسم,الأسماء,الاسم الكامل,اسم الطالب,الطالب,الطلاب,姓名,名字,学生,学生姓名"
)
_FIRST: Final = _either(
    "first name,first names,firstname,first,given name,given names,forename,forenames,prénom,prénoms,nombre,nombres,"
    "nombre de pila,имя,ім'я,ім’я,الاسم الأول,名,vorname"
)
_LAST: Final = _either(
    "last name,last names,lastname,last,surname,surnames,family name,nom,nom de famille,apellido,apellidos,"
    "primer apellido,фамилия,прізвище,اسم العائلة,اللقب,الكنية,姓,nachname"
)
_EITHER: Final = _either("name,names")  # beside a surname the first name, beside a first name the surname
_TABLE: Final = _either("table,mesa,стол,стіл,الطاولة,桌")
_SEAT: Final = _either("seat,role,siège,rôle,asiento,papel,место,роль,місце,المقعد,席位")

OBSERVES: Final = _either(
    "observer,observers,observes,observateur,observatrice,observador,observadora,наблюдатель,спостерігач,مراقب,观察员"
)
"""What may stand for the seat of those who observe."""


class Columns(Struct, frozen=True):
    """Which column is what. Of names one, or those of first and last name in the order in which they are joined."""

    names: tuple[int, ...]
    between: str = " "
    table: int | None = None
    seat: int | None = None


def columns(cells: Sequence[str]) -> Columns | None:
    """Which column is what; None if these cells are no heading."""
    head = [cell.strip().casefold() for cell in cells]

    def place(names: Collection[str]) -> int | None:
        return next((i for i, cell in enumerate(head) if cell in names), None)

    first, last, whole, either = place(_FIRST), place(_LAST), place(_WHOLE), place(_EITHER)
    if first is None and last is not None:
        first = either
    elif last is None and first is not None:
        last = either
    table, seat = place(_TABLE), place(_SEAT)
    if first is not None and last is not None and first != last:
        if head[last] == "姓":
            return Columns((last, first), "", table, seat)
        return Columns((first, last), " ", table, seat)
    one = next((column for column in (whole, first, last) if column is not None), None)
    return Columns((one,), " ", table, seat) if one is not None else None
