"""Starting a job, finding one's own, stopping it, and letting go of it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet

from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.tasks import TASKS
from goodoffices.server.store.beside import close, reveal
from goodoffices.talks.act import SeatId, Talks

MOST = 3
"""So many jobs of one seat may be under way."""

KEPT = timedelta(days=1)
"""How long what a job found is kept."""

UNDER_WAY = ("waiting", "running")


def start(talks: Talks, seat: SeatId, seating: int, kind: str, given: str, now: datetime) -> Job | None:
    """A job that waits to be worked on; None if the seat has `MOST` under way already. Raises `KeyError`."""
    assert kind in TASKS
    with transaction.atomic():
        if mine(talks, seat, seating).filter(state__in=UNDER_WAY).count() >= MOST:
            return None
        token = secrets.token_hex(16)
        return Job.objects.create(
            token=token, talks=talks, seat=seat, seating=seating, kind=kind, made=now,
            given=close(given, about(token, "given")),
        )  # fmt: skip


def mine(talks: Talks, seat: SeatId, seating: int) -> QuerySet[Job]:
    """The jobs of a person in a seat, the newest first."""
    return Job.objects.filter(talks=talks, seat=seat, seating=seating).order_by("-made", "-pk")


def about(token: str, what: str) -> str:
    """What the seal of a part of a job is bound to."""
    return f"job {token} {what}"


def result(job: Job) -> str:
    """What an ended job found, or why it failed. Raises `StoreSealed`."""
    return reveal(job.found, about(job.token, "found")) if job.found else ""


def stop(job: Job) -> None:
    """Ask a job to stop with what is known; one that waits is over at once."""
    waiting = Job.objects.filter(pk=job.pk, state="waiting")
    if not waiting.update(state="stopped", given="", stop=True, ended=job.made):
        Job.objects.filter(pk=job.pk, state="running").update(stop=True)


def forget(job: Job) -> None:
    """Delete a job, with all that it was given and has found; one that is being worked on is dropped by its worker."""
    Job.objects.filter(pk=job.pk).delete()


def tidy(now: datetime, using: str = DEFAULT_DB_ALIAS) -> None:
    """Delete what is older than a day, ended or not."""
    Job.objects.using(using).filter(made__lt=now - KEPT).delete()
