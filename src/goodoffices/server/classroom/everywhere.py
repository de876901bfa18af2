"""The same at many tables: each act is entered as the instructor's of its table, and each table says what became of it.

Nothing joins the tables: what one refuses does not undo what others did. So every outcome is told, table by table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import override
from msgspec import Struct
from msgspec.structs import replace

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.phrases import phrase
from goodoffices.receipts import trouble
from goodoffices.records import StoreError
from goodoffices.server.classroom.models import TableOf
from goodoffices.server.languages import LANGUAGES
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Act, Refusal, RoomId, Texts
from goodoffices.talks.filing import FileDispatch
from goodoffices.talks.kinds import encode
from goodoffices.talks.mandates import NoteOralInstruction

Wanted = tuple[RoomId, Act]


class NotHere(Exception):
    """A table at which it cannot be done at all; the message says why."""


class Outcome(Struct, frozen=True):
    """What became of it at one table: how many acts were entered now or before, and what was refused, in words."""

    table: int
    entered: int
    refused: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """What the teacher is to know of a table at which not all of it was entered; nothing of any other."""
        found: list[str] = []
        if self.entered and self.refused:
            part = phrase(
                "Table {number}: {entered} of {all} entered, and the others not.",
                number=self.table, entered=self.entered, all=self.entered + len(self.refused),
            )  # fmt: skip
            found.append(part)
        for refusal in dict.fromkeys(self.refused):
            found.append(phrase("Table {number}: {refusal}", number=self.table, refusal=refusal))
        return found


def enter(tables: Iterable[TableOf], wanted: Callable[[TableOf], Sequence[Wanted]], key: str) -> list[Outcome]:
    """Enter what is `wanted` at each table. Sent again with the same `key`, nothing is entered twice."""
    return [_at(table, wanted, key) for table in tables]


def _at(table: TableOf, wanted: Callable[[TableOf], Sequence[Wanted]], key: str) -> Outcome:
    try:
        acts = wanted(table)
    except NotHere as why:
        return Outcome(table.number, 0, (why.args[0],))
    except StoreError as error:  # the other tables are still asked
        return Outcome(table.number, 0, (trouble(error).message,))
    entered, refused = 0, []
    for room, act in acts:
        outcome = get_registry().submit(table.talks, INSTRUCTOR, room, encode(act), _key(key, room, act))
        if isinstance(outcome, Refusal):
            refused.append(outcome.message)
        else:
            entered += 1
    return Outcome(table.number, entered, tuple(refused))


def in_every_language(words: Callable[[], str]) -> Texts:
    """What the pages say as `words`, in each of their languages that has words of its own for it."""
    text: Texts = {}
    for code, _name in LANGUAGES:
        with override(code):
            said = words()
        if code == "en" or said != text["en"]:
            text[code.replace("zh-hans", "zh-Hans")] = said
    return text


def _key(key: str, room: RoomId, act: Act) -> str:
    """A key of this act alone: a page that was gone back to, and filled in otherwise, asks for something else."""
    mark = hashlib.sha256(room.encode() + b"\0" + encode(timeless(act))).hexdigest()[:24]
    return f"class {key} {mark}"


def timeless(act: Act) -> Act:
    """An act without the moment at which it was made: what it is, whenever it is sent."""
    if isinstance(act, FileDispatch):
        return replace(act, published="")
    if isinstance(act, NoteOralInstruction):
        return replace(act, at=None)
    return act
