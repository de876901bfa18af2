"""Robustness over ranges as a job: the file as it was sent is its text, the answer is JSON."""

from __future__ import annotations

import os

import msgspec
from django.utils.translation import gettext_noop

from goodoffices.server.jobs.tasks import Refused, Watch
from goodoffices.settlement.problem import ProblemError
from goodoffices.settlement.reading import decode_ranges
from goodoffices.valuations.pool import processes
from goodoffices.valuations.robust import robust

CORES = max(1, min(4, (os.cpu_count() or 1)))


class Given(msgspec.Struct, frozen=True):
    """A problem with ranges, as its file has it, and how many draws are wanted."""

    data: str
    toml: bool
    draws: int


def reckon(given: str, watch: Watch) -> str:
    """The answer of `valuations.robust`. Raises `Refused`."""
    asked = msgspec.json.decode(given, type=Given)
    try:
        ranges = decode_ranges(asked.data.encode(), toml=asked.toml)
        with processes(CORES) as pool:
            found = robust(
                ranges, draws=asked.draws, pool=pool, progress=watch.tell, stop=watch.stopped, time_limit=5.0
            )
    except ModuleNotFoundError:
        raise Refused(gettext_noop("This server has no libraries for settlement analysis.")) from None
    except ProblemError as error:
        raise Refused(str(error)) from None
    return msgspec.json.encode(found).decode()
