"""The kit's timetable, stretched to the minutes that the class has, and set at every table at once."""

from __future__ import annotations

from collections.abc import Sequence
from secrets import token_hex

from msgspec.structs import replace

from goodoffices.kits import Kit
from goodoffices.kits import Stage as KitStage
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.phrases import counted, phrase
from goodoffices.server.classroom import names, story
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, Refusal
from goodoffices.talks.instructing import SetTimetable, Stage
from goodoffices.talks.kinds import encode


def stretched(stages: tuple[KitStage, ...], minutes: int) -> tuple[KitStage, ...]:
    """The stages in whole minutes that add up to `minutes`, each in proportion, and none without a minute."""
    whole = sum(stage.minutes for stage in stages)
    minutes = max(minutes, len(stages))
    ends, passed, before = [], 0, 0
    for i, stage in enumerate(stages):
        passed += stage.minutes
        end = round(passed * minutes / whole)
        before = min(max(end, before + 1), minutes - (len(stages) - 1 - i))
        ends.append(before)
    return tuple(
        replace(stage, minutes=end - start) for stage, start, end in zip(stages, [0, *ends], ends, strict=False)
    )


def begin(klass: Class, tables: Sequence[TableOf] | None = None) -> list[str]:
    """Set the timetable at every table, or at these, from now on; what a table refused, in words."""
    kit = names.kit_of(klass)
    refused: list[str] = []
    act = encode(_act(kit, klass.minutes))
    for table in names.tables(klass) if tables is None else tables:
        outcome = get_registry().submit(table.talks, INSTRUCTOR, PLENARY, act, f"class-{token_hex(16)}")
        if isinstance(outcome, Refusal):
            refused.append(phrase("Table {number}: {refusal}", number=table.number, refusal=outcome.message))
    if not refused and tables is None:
        story.note(
            klass,
            "begun",
            counted(
                "The timetable of {number} minutes began.", "The timetable of {number} minutes began.", klass.minutes
            ),
        )
    return refused


def _act(kit: Kit, minutes: int) -> SetTimetable:
    return SetTimetable(stages=tuple(Stage(stage.title, stage.minutes) for stage in stretched(kit.stages, minutes)))
