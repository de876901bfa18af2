"""The one process that works on jobs: one after the other, until none has waited for a while.

Whoever takes a job counts up its `tries`, and writes only as long as nobody else has. A sign of life is written every
second; work that shows none for `STALE` seconds is taken to have died with its process, and is begun anew, once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, InterfaceError, connection, connections
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_noop

from goodoffices.records import StoreSealed
from goodoffices.server.jobs.keeping import about
from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.tasks import Refused, task
from goodoffices.server.store.beside import close, reveal

BEAT, STALE = 1.0, 10.0  # seconds
LIMIT = 600.0  # seconds that one job may take; then it ends with what is known
TRIES = 2

FAILED = gettext_noop("It could not be finished: something failed on the server. Send it again.")
UNREADABLE = gettext_noop("What was sent cannot be opened any more: the server’s keys were changed. Send it again.")

log = logging.getLogger(__name__)
_FIRST = Case(When(kind="debrief", then=0), default=1)


def work(idle: float, ending: Callable[[], bool] = lambda: False, pause: float = 0.5) -> int:
    """Work on what waits until none has waited for `idle` seconds, or it is `ending`; how many jobs ended."""
    ended, since = 0, time.monotonic()
    while not ending():
        try:
            job = _take()
            if job is not None:
                ended += _done(job, ending)
                since = time.monotonic()
                continue
        except (DatabaseError, InterfaceError) as error:  # it may be away for a while
            log.warning("Jobs cannot be reached: %s.", type(error).__name__)
            connection.close()
        if time.monotonic() - since >= idle:
            break
        time.sleep(pause)
    return ended


def _take() -> Job | None:
    """The job that has waited longest, taken; or one whose worker is dead. A debrief comes before what one seat asked
    for: a class waits for it."""
    now = datetime.now(UTC)
    dead = Q(state="running", beat__lt=now - timedelta(seconds=STALE))
    Job.objects.filter(dead, tries__gte=TRIES).update(state="failed", given="", found="", ended=now)
    job = Job.objects.filter(Q(state="waiting") | dead).order_by(_FIRST, "made", "pk").first()
    if job is None:
        return None
    taken = Job.objects.filter(pk=job.pk, tries=job.tries, state=job.state)
    if not taken.update(state="running", tries=F("tries") + 1, beat=now, done=0, of=0):
        return None
    return Job.objects.filter(pk=job.pk, tries=job.tries + 1).first()


def _done(job: Job, ending: Callable[[], bool]) -> bool:
    """Do it; whether it ended. If this process is to end first, the job waits for the next."""
    watch = _Watch(job, ending)
    found, state = "", "failed"
    with watch:
        try:
            found = task(job.kind)(reveal(job.given, about(job.token, "given")), watch)
            state = "stopped" if watch.stopped() else "done"
        except Refused as error:
            found = str(error)
        except StoreSealed:
            found = UNREADABLE
        except Exception as error:
            log.error("A job of the kind %s failed: %s.", job.kind, type(error).__name__)
            found = FAILED
    ours = Job.objects.filter(pk=job.pk, tries=job.tries, state="running")
    if ending() and not watch.asked:
        ours.update(state="waiting", tries=job.tries - 1, done=0, of=0)
        return False
    sealed = close(found, about(job.token, "found")) if found else ""
    ours.update(state=state, given="", found=sealed, ended=datetime.now(UTC), done=watch.done, of=watch.of)
    return True


class _Watch:
    """Writes signs of life from a thread of its own, and learns there that the work is to stop."""

    def __init__(self, job: Job, ending: Callable[[], bool]) -> None:
        self.done = self.of = 0
        self.asked = False  # its reader asked, or its time is over
        self._job, self._ending = job, ending
        self._until = time.monotonic() + LIMIT
        self._over, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._beat, name="beat", daemon=True)

    def tell(self, done: int, of: int) -> None:
        self.done, self.of = done, of

    def stopped(self) -> bool:
        return self._stop.is_set()

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT):
                try:
                    self._once()
                except (DatabaseError, InterfaceError):
                    connection.close()
        finally:
            connections.close_all()

    def _once(self) -> None:
        ours = Job.objects.filter(pk=self._job.pk, tries=self._job.tries, state="running")
        there = ours.update(beat=datetime.now(UTC), done=self.done, of=self.of)
        if not there or time.monotonic() > self._until or ours.filter(stop=True).exists():
            self.asked = True
            self._stop.set()
        elif self._ending():
            self._stop.set()
