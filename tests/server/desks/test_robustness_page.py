"""The page of robustness: who has it, what is sent, what is kept, and that nobody else learns of it."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices.server.desks import estimates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.jobs import keeping, worker
from goodoffices.server.jobs import robustness as job_of
from goodoffices.server.jobs.models import Job
from goodoffices.settlement.reading import decode_ranges
from goodoffices.valuations.robust import robust
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, HOST, SEATS, SELM, SOC, TALKS

SECRET = "a secret of the estimates"
PROBLEM: dict[str, Any] = {
    "title": SECRET,
    "points": [{"id": "border", "alternatives": ["A", "B"]}],
    "parties": [
        {"id": "akra", "reservation": [2, 9], "worth": {"border": {"A": [3, 8], "B": 1}}},
        {"id": "selm", "reservation": 1, "worth": {"border": {"A": [0, 3], "B": 2}}},
    ],
}


def send(
    reader: Reader, problem: object = PROBLEM, name: str = "mine.json", draws: str = "1000", seat: str = SOC
) -> Any:
    data = problem if isinstance(problem, bytes) else json.dumps(problem).encode()
    return reader.post(seat, "robustness/", {"file": SimpleUploadedFile(name, data), "draws": draws})


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") :]).split())


def test_a_mediator_has_it_and_no_party_the_host_or_the_public(reader: Reader) -> None:
    assert "robustness/" in reader.text(SOC, "board/")
    for seat in set(SEATS) - {SOC, CHIEF}:
        assert reader.get(seat, "robustness/").status_code == 404, seat
        assert send(reader, seat=seat).status_code == 404
        if seat != "public":
            assert "robustness/" not in reader.text(seat, "board/")
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("mode", "office", "may"),
    [
        ("negotiation", "mediator", True), ("negotiation", "co-mediator", True), ("negotiation", "secretariat", False),
        ("negotiation", "head", False), ("role-play", "secretariat", True), ("role-play", "head", False),
        ("role-play", "mediator", True), ("record", "mediator", False), ("", "public", False),
    ],
)  # fmt: skip
def test_in_a_role_play_whoever_runs_it_has_it_too(mode: str, office: str, may: bool, reader: Reader) -> None:
    from dataclasses import replace

    from goodoffices.server.desks.desk import desk_of

    registry = reader.script.registry
    desk: Desk = desk_of(TALKS, SOC, registry.play(TALKS, SOC), registry.now())
    assert estimates.may(replace(desk, mode=mode, office=office)) is may


def test_what_is_sent_is_reckoned_as_the_library_does_and_is_gone_then(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert send(reader).status_code == 303
    job = Job.objects.get()
    assert SECRET not in job.given
    waiting = reader.text(SOC, "robustness/")
    assert "<progress" in waiting
    assert f'hx-get="/t/{TALKS}/as/{SOC}/jobs/{job.token}/"' in waiting
    assert SECRET not in waiting
    monkeypatch.setattr(job_of, "CORES", 1)
    assert worker.work(0) == 1
    job.refresh_from_db()
    assert (job.state, job.given, job.done, job.of) == ("done", "", 1000, 1000)
    assert SECRET not in job.found
    text = plain(reader.text(SOC, "robustness/"))
    expected = robust(decode_ranges(json.dumps(PROBLEM).encode()), draws=1000)
    for one in expected.packages:
        assert f"in {one.acceptable} of 1000 draws" in text
    assert SECRET in text
    assert "A share of draws is no probability that a package will be accepted." in text
    assert "akra , reservation value (2 to 9)" in text
    drawn = ElementTree.fromstring(reader.get(SOC, f"robustness/{job.token}/picture.svg").content)
    told = drawn.find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert f"in {expected.packages[0].acceptable:,} of 1,000 draws" in (told.text or "")


def test_nobody_else_sees_that_it_was_asked(reader: Reader) -> None:
    def desks() -> dict[str, str]:
        token = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')
        return {seat: token.sub(r"\1", reader.text(seat, "board/")) for seat in (CHIEF, AKRA, HOST)}

    desks()  # from here on they have looked
    before = desks()
    send(reader)
    reader.text(SOC, "robustness/")  # which tells that it was sent, to whoever sent it
    job = Job.objects.get()
    for seat in set(SEATS) - {SOC}:
        for address in (f"jobs/{job.token}/", f"robustness/{job.token}/picture.svg"):
            there, nowhere = reader.get(seat, address), reader.get(seat, address.replace(job.token, "no"))
            assert (there.status_code, there.content) == (404, nowhere.content)
        assert reader.post(seat, f"jobs/{job.token}/", {"do": "forget"}).status_code == 404
    assert desks() == before
    assert Job.objects.count() == 1


def test_it_is_stopped_and_let_go_of_by_buttons_and_the_page_looks_again_by_itself(reader: Reader) -> None:
    send(reader)
    job = Job.objects.get()
    part = reader.get(SOC, f"jobs/{job.token}/")
    assert "hx-trigger" in part.content.decode()
    assert "HX-Refresh" not in part.headers
    assert reader.post(SOC, f"jobs/{job.token}/", {"do": "nonsense"}).status_code == 404
    assert reader.post(SOC, f"jobs/{job.token}/", {"do": "stop"}).status_code == 303
    over = reader.get(SOC, f"jobs/{job.token}/")
    assert over.headers["HX-Refresh"] == "true"
    assert "hx-trigger" not in over.content.decode()
    assert "Stopped before anything was known." in reader.text(SOC, "robustness/")
    assert reader.post(SOC, f"jobs/{job.token}/", {"do": "forget"}).status_code == 303
    assert not Job.objects.exists()


def test_a_few_at_a_time(reader: Reader) -> None:
    for _ in range(keeping.MOST):
        assert send(reader).status_code == 303
    refused = send(reader)
    assert refused.status_code == 422
    assert "are under way" in refused.content.decode()


@pytest.mark.parametrize(
    ("problem", "name", "draws", "said"),
    [
        (b"{", "x.json", "1000", "is not JSON"),
        (b"\xff\xfe", "x.json", "1000", "not UTF-8"),
        (b"[" * 100_000, "x.json", "1000", "nested too deeply"),
        (b"points = 1", "x.toml", "1000", "points"),
        (b" " * (257 * 1024), "x.json", "1000", "longer than 256 KB"),
        (PROBLEM, "x.json", "999", "how many draws"),
        ({**PROBLEM, "parties": []}, "x.json", "1000", "parties"),
        (
            {**PROBLEM, "parties": [{"id": "akra", "reservation": 1, "worth": {"border": {"A": 1, "B": 2}}}]},
            "x.json", "1000", "No number of this file is a range",
        ),
        (
            {**PROBLEM, "parties": [{"id": "akra", "reservation": [9, 1], "worth": {"border": {"A": 1, "B": 2}}}]},
            "x.json", "1000", "akra",
        ),
        (
            {**PROBLEM, "parties": [{"id": "akra", "reservation": [0, 1e25], "worth": {"border": {"A": 1, "B": 2}}}]},
            "x.json", "1000", "too large",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_reckoned_is_said_before_anybody_waits(
    reader: Reader, problem: object, name: str, draws: str, said: str
) -> None:
    response = send(reader, problem, name, draws)
    assert response.status_code == 422
    assert said in response.content.decode().replace("&#x27;", "'")
    assert not Job.objects.exists()


def test_no_file_is_said_too(reader: Reader) -> None:
    assert "Choose a file." in reader.post(SOC, "robustness/", {"draws": "1000"}).content.decode()
    assert reader.get(SELM, "robustness/").status_code == 404
