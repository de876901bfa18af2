"""What may be done as a job: a name, and the function that does it.

A function is given a text and a `Watch`, and returns a text. It tells how far it is, stops soon when it is told to,
with what is known by then, and raises `Refused` with words for the reader where it cannot be done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from django.utils.module_loading import import_string

TASKS = {
    "robustness": "goodoffices.server.jobs.robustness.reckon",
    "document": "goodoffices.server.jobs.writing.write",
    "debrief": "goodoffices.server.classroom.reckoning.reckon",
}


class Refused(Exception):
    """It cannot be done; in words for its reader."""


class Watch(Protocol):
    """How work tells how far it is, and learns that it is to stop."""

    def tell(self, done: int, of: int) -> None:
        """Say that `done` of `of` is done."""

    def stopped(self) -> bool:
        """Whether to stop."""


Task = Callable[[str, Watch], str]


def task(kind: str) -> Task:
    """The function of a kind. Raises `KeyError`."""
    found: Task = import_string(TASKS[kind])
    return found
