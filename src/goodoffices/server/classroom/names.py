"""What a class, its students and its tables are called, with what is sealed of them opened once."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from goodoffices.kits import Kit, read
from goodoffices.kits.seating import Seating
from goodoffices.server.classroom import sealed
from goodoffices.server.classroom.models import Class, Place, TableOf
from goodoffices.server.store.master import when_forgotten

RESERVED = frozenset({"new", "teach", "mine"})
MOST = 40


@dataclass(frozen=True)
class Student:
    """A place with what is known of the student who has it."""

    place: Place
    name: str
    more: dict[str, str]
    code: str

    @property
    def at(self) -> Seating | None:
        table = self.place.table
        return Seating(table.number, self.place.seat) if table is not None and table.closed is None else None


def students(klass: Class) -> list[Student]:
    """Everybody on the roster, in its order."""
    return [student(place) for place in klass.places.select_related("table", "account").order_by("number")]


def student(place: Place) -> Student:
    kept = sealed.get(place.kept)
    return Student(place, kept["name"], kept["more"], kept["code"])


def tables(klass: Class) -> list[TableOf]:
    """The tables at which people sit, in order: of a table that was begun anew, the last copy."""
    return list(klass.tables.filter(closed=None, next=None).order_by("number"))


def slug(words: str) -> str:
    """A class's name in an address, made of what it is called; “class” if nothing of it can stand there."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST].strip("-") or "class"


def kit_of(klass: Class) -> Kit:
    """The kit as the class keeps it."""
    return kit_in(sealed.get_kit(bytes(klass.kit)))


@lru_cache(maxsize=8)
def kit_in(packed: bytes) -> Kit:
    """The kit in a file. Raises `KitError`."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kit.zip"
        file.write_bytes(packed)
        return read(file)


when_forgotten(kit_in.cache_clear)
