"""A preview in words: what stands beside each change that an edited file brings, and all of it as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from goodoffices.documents.collisions import Collision
from goodoffices.documents.word.taking import Line, Preview
from goodoffices.phrases import Phrase, phrase

_SAID = {
    "same words": phrase("Alternative {alternative} is in the place of the same words."),
    "moved on": phrase("The words of alternative {alternative} have changed since, in entry {number}."),
    "withdrawn": phrase("Alternative {alternative} was withdrawn, in entry {number}."),
    "condition void": phrase("A condition on alternative {alternative} would become void (entry {number})."),
    "left on earlier words": phrase("Alternative {alternative} would be left on earlier words (entry {number})."),
}


def seen(line: Line) -> Iterator[str]:
    """What whoever tables a change should see first: what it would run into, and why it might be refused."""
    if line.change.move:
        yield phrase("Move {number}.", number=line.change.move)
    yield from line.cautions
    for one in line.collisions:
        yield collision(one)
    if line.refusal is not None:
        yield phrase("It would be refused: {message}", message=line.refusal.message)


def collision(one: Collision) -> str:
    """A collision as a sentence."""
    return Phrase(_SAID[one.sort].template, {"alternative": one.alternative, "number": one.entry})


def what(found: Preview) -> list[str]:
    """The lines that may be tabled, as they are named: the two ends of a move in the same words together."""
    groups: dict[object, list[int]] = {}
    for line in found.lines:
        if line.refusal is None:
            change = line.change
            key = (change.move, change.point, change.on) if change.move else (line.number,)
            groups.setdefault(key, []).append(line.number)
    return ["+".join(map(str, numbers)) for numbers in groups.values()]


def told(found: Preview) -> dict[str, Any]:
    """A preview as plain data, for programs and pages."""
    claim = found.claim
    return {
        "talks": claim.talks,
        "room": claim.room,
        "entry": claim.entry,
        "warnings": list(found.warnings),
        "proposals": [
            {
                "number": line.number,
                **line.change._asdict(),
                "label": line.label,
                "act": msgspec.to_builtins(line.act),
                "seen": list(seen(line)),
                "refused": line.refusal is not None,
            }
            for line in found.lines
        ],
        "comments": [one._asdict() for one in found.remarks],
        "unplaced": [one._asdict() for one in found.unplaced],
    }
