"""A long text as a file: written as a job, with progress, the same bytes as at once, and nobody else's."""

import re
from collections.abc import Iterator

import pytest

from goodoffices.server.desks import downloads
from goodoffices.server.desks.pages import exports
from goodoffices.server.jobs import keeping, worker, writing
from goodoffices.server.jobs.models import Job
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, TRACK
from tests.server.desks.test_text import plain

pytestmark = pytest.mark.django_db(transaction=True)
WHERE = "text/exports/"


@pytest.fixture(autouse=True)
def long_ago(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every text is long."""
    monkeypatch.setattr(downloads, "LONG", {})
    monkeypatch.setattr(downloads, "LONGEST", 0)
    monkeypatch.setattr(worker, "BEAT", 0.02)
    yield
    Job.objects.all().delete()


@pytest.fixture
def here(actor: Reader, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The worker reads what the pages read."""
    monkeypatch.setattr(writing, "get_registry", lambda: actor.script.registry)
    return actor


def export(reader: Reader, seat: str = AKRA, **sent: str) -> int:
    return reader.post(seat, WHERE, {"room": "plenary", "form": "word", **sent}).status_code


def saved(reader: Reader, seat: str = AKRA) -> str:
    link = re.search(r'href="[^"]*/as/[^/]+/(exports/[0-9a-f]{32}/)"', reader.text(seat, WHERE))
    assert link is not None
    return link[1]


@pytest.mark.parametrize("form", [form for form in downloads.FORMATS if form != "pdf"])
def test_it_is_what_would_be_saved_at_once(here: Reader, form: str) -> None:
    assert f'name="form" value="{form}"' in here.text(AKRA, "text/")
    assert export(here, form=form) == 303
    assert "Save the file" not in here.text(AKRA, WHERE)
    assert worker.work(0) == 1
    answer, at_once = here.get(AKRA, saved(here)), here.get(AKRA, f"text/plenary/{form}/")
    assert answer.content == at_once.content
    assert answer.headers["Content-Disposition"] == at_once.headers["Content-Disposition"]


def test_it_is_the_text_that_was_looked_at_though_that_has_moved_on(here: Reader) -> None:
    before = here.get(AKRA, "text/plenary/html/").content
    export(here, form="html")
    here.script.do(SELM, "plenary", "Propose", point="1", text={"en": "Later words."})
    worker.work(0)
    assert here.get(AKRA, saved(here)).content == before


def test_a_redline_and_a_partys_copy_are_written_too(here: Reader) -> None:
    export(here, form="html", against="20", copy="selm")
    worker.work(0)
    words = plain(here.get(AKRA, saved(here)).content.decode())
    assert "Changes are marked against entry 20" in words
    assert "the copy of Selm" in words


def test_progress_is_told_point_by_point(here: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    tell = worker._Watch.tell
    monkeypatch.setattr(worker._Watch, "tell", lambda self, *how: (told.append(how), tell(self, *how))[1])
    export(here)
    worker.work(0)
    points = len(here.script.registry.play("river", AKRA).rooms["plenary"].points.points)
    assert told == [(done, points) for done in range(1, points + 1)]


def test_what_is_stopped_leaves_nothing(here: Reader) -> None:
    export(here)
    job = Job.objects.get()
    Job.objects.update(stop=True, state="waiting")
    worker._Watch.stopped, stopped = (lambda self: True), worker._Watch.stopped  # type: ignore[method-assign]
    try:
        worker.work(0)
    finally:
        worker._Watch.stopped = stopped  # type: ignore[method-assign]
    job.refresh_from_db()
    assert (job.state, job.found) == ("stopped", "")
    assert "nothing was written" in plain(here.text(AKRA, WHERE))


def test_it_is_its_readers_alone(here: Reader) -> None:
    export(here)
    worker.work(0)
    there = saved(here)
    assert here.get(AKRA, there).status_code == 200
    nothing = here.get(SELM, "exports/nonsense/")
    for seat in (SELM, CHIEF, "akra.capital.president"):
        answer = here.get(seat, there)
        assert (answer.status_code, answer.content) == (404, nothing.content)
        assert "Save the file" not in here.text(seat, WHERE)
    assert here.get("public", WHERE).status_code == 404
    assert here.get("public", there).status_code == 404


def test_what_is_hidden_or_is_none_is_not_begun(here: Reader) -> None:
    assert export(here, CHIEF, room=TRACK) == 404
    assert export(here, form="nonsense") == 404
    assert export(here, copy="nobody") == 404
    assert not Job.objects.exists()


def test_who_has_lost_the_room_gets_nothing(here: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    export(here)
    monkeypatch.setattr(writing, "desk_of", lambda *_, **__: (_ for _ in ()).throw(writing.Http404))
    worker.work(0)
    assert "not yours to read any more" in plain(here.text(AKRA, WHERE))


def test_only_so_many_are_under_way(here: Reader) -> None:
    for _ in range(keeping.MOST + 1):
        export(here)
    assert Job.objects.count() == keeping.MOST
    assert exports.FULL % {"n": keeping.MOST} in plain(here.text(AKRA, WHERE))


def test_a_pdf_tells_its_pages(here: Reader) -> None:
    export(here, form="pdf")
    worker.work(0)
    job = Job.objects.get()
    assert job.state == "done"
    assert job.of >= job.done > 0
    assert here.get(AKRA, saved(here)).content.startswith(b"%PDF")
