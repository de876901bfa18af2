"""Jobs: done once, told as they go, stopped with what is known, begun anew after a death, and never another's."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from goodoffices.server.jobs import keeping, tasks, worker
from goodoffices.server.jobs.models import Job
from goodoffices.server.jobs.tasks import Refused, Watch

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BEAT", 0.02)


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch) -> Callable[[tasks.Task], None]:
    def of(work: tasks.Task) -> None:
        monkeypatch.setattr(worker, "task", lambda kind: work)

    return of


def start(given: str = "words", seat: str = "med.chief", seating: int = 5) -> Job:
    job = keeping.start("lake", seat, seating, "robustness", given, NOW)
    assert job is not None
    return job


def now_of(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_it_is_done_and_what_was_given_is_gone(does) -> None:  # type: ignore[no-untyped-def]
    does(lambda given, watch: given.upper())
    job = start()
    assert "words" not in job.given, "it lies sealed"
    assert worker.work(0) == 1
    done = now_of(job)
    assert (done.state, done.given, keeping.result(done)) == ("done", "", "WORDS")
    assert "WORDS" not in done.found
    assert worker.work(0) == 0


def test_the_oldest_is_first_and_one_that_fails_holds_up_no_other(does) -> None:  # type: ignore[no-untyped-def]
    seen = []

    def work(given: str, watch: Watch) -> str:
        seen.append(given)
        if given == "bad":
            raise Refused("The file has no points.")
        if given == "worse":
            raise RuntimeError("secret of the file")
        return given

    does(work)
    jobs = [start(given, seat=f"s{place}.head") for place, given in enumerate(("bad", "worse", "good"))]
    assert worker.work(0) == 3
    assert seen == ["bad", "worse", "good"]
    assert [now_of(job).state for job in jobs] == ["failed", "failed", "done"]
    assert [keeping.result(now_of(job)) for job in jobs] == ["The file has no points.", worker.FAILED, "good"]
    assert {now_of(job).given for job in jobs} == {""}


def slowly(given: str, watch: Watch) -> str:
    for done in range(1, 2000):
        watch.tell(done, 2000)
        if watch.stopped():
            return f"up to {done}"
        time.sleep(0.005)
    return "all"


@pytest.fixture
def working() -> Iterator[Callable[..., threading.Thread]]:
    threads = []

    def begin(ending: Callable[[], bool] = lambda: False) -> threading.Thread:
        def run() -> None:
            from django.db import connections

            try:
                worker.work(0, ending)
            finally:
                connections.close_all()

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        return threads[-1]

    yield begin
    for thread in threads:
        thread.join(20)


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_it_says_how_far_it_is_and_stops_with_what_is_known(does, working) -> None:  # type: ignore[no-untyped-def]
    does(slowly)
    job = start()
    thread = working()
    until(lambda: now_of(job).done > 3)
    assert (now_of(job).state, now_of(job).of) == ("running", 2000)
    keeping.stop(job)
    thread.join(20)
    done = now_of(job)
    assert done.state == "stopped"
    assert keeping.result(done) == f"up to {done.done}"


def test_one_that_waits_is_stopped_at_once_and_never_begun(does) -> None:  # type: ignore[no-untyped-def]
    does(slowly)
    job = start()
    keeping.stop(job)
    assert (now_of(job).state, now_of(job).given) == ("stopped", "")
    assert worker.work(0) == 0


def test_one_that_is_let_go_of_while_it_runs_is_dropped(does, working) -> None:  # type: ignore[no-untyped-def]
    does(slowly)
    job = start()
    thread = working()
    until(lambda: now_of(job).done > 0)
    keeping.forget(job)
    thread.join(20)
    assert not thread.is_alive()
    assert not Job.objects.exists()


def test_its_time_is_limited(does, working, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(worker, "LIMIT", 0.1)
    does(slowly)
    job = start()
    working().join(20)
    assert now_of(job).state == "stopped"
    assert keeping.result(now_of(job)).startswith("up to")


def test_a_worker_that_ends_with_its_server_leaves_the_job_to_the_next(does, working) -> None:  # type: ignore[no-untyped-def]
    does(slowly)
    job, ending = start(), threading.Event()
    thread = working(ending.is_set)
    until(lambda: now_of(job).done > 0)
    ending.set()
    thread.join(20)
    left = now_of(job)
    assert (left.state, left.tries, bool(left.given)) == ("waiting", 0, True)
    does(lambda given, watch: given)
    assert worker.work(0) == 1
    assert keeping.result(now_of(job)) == "words"


def test_a_dead_workers_job_is_begun_anew_once_and_then_said_to_have_failed(does) -> None:  # type: ignore[no-untyped-def]
    does(lambda given, watch: given)
    long_ago = datetime.now(UTC) - timedelta(seconds=2 * worker.STALE)
    job = start()
    Job.objects.filter(pk=job.pk).update(state="running", tries=1, beat=long_ago)
    assert worker.work(0) == 1
    assert now_of(job).state == "done"
    twice = start()
    Job.objects.filter(pk=twice.pk).update(state="running", tries=2, beat=long_ago)
    assert worker.work(0) == 0
    assert (now_of(twice).state, now_of(twice).given) == ("failed", "")


def test_one_that_shows_signs_of_life_is_left_to_its_worker(does) -> None:  # type: ignore[no-untyped-def]
    does(lambda given, watch: given)
    job = start()
    Job.objects.filter(pk=job.pk).update(state="running", tries=1, beat=datetime.now(UTC))
    assert worker.work(0) == 0


def test_a_worker_thought_dead_writes_nothing_any_more(does) -> None:  # type: ignore[no-untyped-def]
    def overtaken(given: str, watch: Watch) -> str:
        Job.objects.filter(pk=job.pk).update(tries=2)
        return "late"

    job = start()
    does(overtaken)
    worker.work(0)
    assert (now_of(job).state, now_of(job).found) == ("running", "")


def test_a_seat_has_a_few_under_way_whatever_others_have(does) -> None:  # type: ignore[no-untyped-def]
    for _ in range(keeping.MOST):
        start()
    assert keeping.start("lake", "med.chief", 5, "robustness", "x", NOW) is None
    assert start(seat="other.chief")
    does(lambda given, watch: given)
    worker.work(0)
    assert start()


def test_a_successor_in_the_seat_sees_nothing_of_it() -> None:
    job = start(seating=5)
    assert list(keeping.mine("lake", "med.chief", 5)) == [job]
    assert not keeping.mine("lake", "med.chief", 9)
    assert not keeping.mine("river", "med.chief", 5)
    assert not keeping.mine("lake", "akra.head", 5)


def test_after_a_day_it_is_gone() -> None:
    start()
    keeping.tidy(NOW + keeping.KEPT)
    assert Job.objects.count() == 1
    keeping.tidy(NOW + keeping.KEPT + timedelta(seconds=1))
    assert not Job.objects.exists()


def test_every_kind_has_a_function_and_a_page() -> None:
    from goodoffices.server.jobs.shown import PAGES

    assert PAGES.keys() == tasks.TASKS.keys()
    assert all(callable(tasks.task(kind)) for kind in tasks.TASKS)


def test_a_debrief_that_a_class_waits_for_comes_first(does) -> None:  # type: ignore[no-untyped-def]
    seen: list[str] = []
    does(lambda given, watch: seen.append(given) or "")
    start("one seat")
    later = NOW + timedelta(minutes=1)
    assert keeping.start("friday-1", "instructor.lead", 0, "debrief", "a class", later) is not None
    assert worker.work(0) == 2
    assert seen == ["a class", "one seat"]
