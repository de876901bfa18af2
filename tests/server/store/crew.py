"""Several processes that write to one store at once: `python -m tests.server.store.crew`, a job a line."""

import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.phrases import in_english
from goodoffices.registry import Receipt
from goodoffices.talks.act import Refusal
from tests.server.store.table import TALKS, registry

ROOT = Path(__file__).parents[3]
PATIENCE = 60  # seconds until members that do not meet are given up


class Step(msgspec.Struct):
    """One request; `looks` at a room first, so that `seen` names the last entry there before the others go on."""

    seat: str
    room: str
    key: str
    act: dict[str, Any]
    looks: str = ""


class Job(msgspec.Struct):
    url: str
    plans: list[list[Step]]
    in_step: bool


Outcome = Receipt | Refusal | str  # a text is an exception that came through
KINDS = {"Receipt": Receipt, "Refusal": Refusal, "str": str}


class Crew:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def run(self, url: str, plans: list[list[Step]], *, in_step: bool = False) -> list[list[Outcome]]:
        """What each process got for each step of its plan; with `in_step` the first of all at once, and so on."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(Job(url, plans, in_step)) + b"\n")
        self._process.stdin.flush()
        got = json.loads(self._process.stdout.readline())
        return [[msgspec.convert(what, KINDS[kind]) for kind, what in outcomes] for outcomes in got]


@contextmanager
def hired() -> Iterator[Crew]:
    """A crew: one process pays for the imports, and its members are forked from it, job by job."""
    command = [sys.executable, "-m", "tests.server.store.crew"]
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    with subprocess.Popen(command, env=settings, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Crew(process)


def _work(job: Job, index: int, meeting: Barrier, answers: Connection) -> None:
    from goodoffices.server.store.records import DjangoRecords
    from tests.databases import attached

    outcomes: list[Outcome] = []
    with attached(job.url) as alias:
        at = registry(DjangoRecords(alias))
        meeting.wait(PATIENCE)
        for step in job.plans[index]:
            seen = {step.looks: at.heads(TALKS, step.seat)[step.looks]} if step.looks else None
            if job.in_step:
                meeting.wait(PATIENCE)
            try:
                outcomes.append(at.submit(TALKS, step.seat, step.room, json.dumps(step.act), step.key, seen=seen))
            except Exception as error:
                outcomes.append(repr(error))
            if job.in_step:
                meeting.wait(PATIENCE)
    answers.send([(type(outcome).__name__, msgspec.to_builtins(outcome, enc_hook=in_english)) for outcome in outcomes])


def _main() -> None:
    import django

    django.setup()
    context = multiprocessing.get_context("fork")
    for line in sys.stdin.buffer:
        job = msgspec.json.decode(line, type=Job)
        meeting = context.Barrier(len(job.plans))
        pipes = [context.Pipe(duplex=False) for _ in job.plans]
        members = [
            context.Process(target=_work, args=(job, index, meeting, sender)) for index, (_, sender) in enumerate(pipes)
        ]
        for process in members:
            process.start()
        outcomes = [
            receiver.recv() if receiver.poll(PATIENCE) else ["the process did not answer"] for receiver, _ in pipes
        ]
        for process in members:
            process.join()
        sys.stdout.buffer.write(msgspec.json.encode(outcomes) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _main()
