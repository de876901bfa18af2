"""Outsiders get the same bytes, of open talks alone, and hear nothing of any others."""

import pytest
from django.test import Client

from goodoffices.server.doors import limits
from tests.server.outside.conftest import CHIEF, SILENT, TALKS, World

PATHS = ("", "statements.atom", "rounds.ics", "claims.csv", "claims.json")


@pytest.mark.parametrize("path", PATHS)
def test_closed_talks_and_none_at_all_are_the_same_answer(open_world: World, path: str) -> None:
    assert open_world.get(path).status_code == 200
    answers = [open_world.get(path, talks) for talks in (SILENT, "nowhere", "no\x00thing", "x" * 300)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.items())) for answer in answers}) == 1
    open_world.do(CHIEF, "public", "ClosePublicPage")
    closed = open_world.get(path)
    assert (closed.status_code, closed.content) == (404, answers[0].content)


def test_while_the_page_is_closed_the_public_has_no_seat_either(world: World) -> None:
    client = Client()
    for address in ("/t/river/as/public/", "/t/river/as/public/press/", "/api/talks/river/play"):
        assert client.get(address).status_code == 404, address
    assert b"Talks on the River" not in client.get("/").content
    world.do(CHIEF, "public", "OpenPublicPage")
    for address in ("/t/river/as/public/", "/t/river/as/public/press/", "/api/talks/river/play"):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("path", PATHS)
def test_a_cache_may_keep_it_for_a_while_and_asks_whether_it_changed(open_world: World, path: str) -> None:
    first = open_world.get(path)
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert "Vary" not in first.headers or "Cookie" not in first.headers["Vary"]
    assert not first.cookies
    again = open_world.get(path, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    open_world.do(CHIEF, "public", "ScheduleRound", round=1, dates="2027-03-10?", status="tentative")
    open_world.do(CHIEF, "public", "Publish", title={"en": "T"}, text={"en": "We meet."}, on_behalf_of=["secretariat"])
    filed = open_world.do(CHIEF, "public", "FileDispatch", publisher="Tern", title="T", published="2027-03-01")
    open_world.do(CHIEF, "public", "RecordClaim", claim="left", dispatch=filed, words="One.")
    changed = open_world.get(path, **{"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_it_is_the_same_bytes_whoever_asks_and_whenever(open_world: World, path: str) -> None:
    first = open_world.get(path)
    client = Client(headers={"Accept-Language": "fr", "Cookie": "words=fr", "Authorization": "Bearer x"})
    open_world.time = open_world.time.replace(year=2031)
    other = client.get(f"/public/{TALKS}/{path}?anything")
    assert (other.content, dict(other.items())) == (first.content, dict(first.items()))


def test_what_is_entered_in_other_rooms_changes_nothing(open_world: World) -> None:
    before = [open_world.get(path).content for path in PATHS]
    open_world.do(CHIEF, "plenary", "ScheduleRound", round=7, dates="2027-04-01")
    assert [open_world.get(path).content for path in PATHS] == before


def test_a_client_that_asks_too_often_is_told_so_whether_there_is_anything_or_not(
    open_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.RATES, "outside", (3, 60))
    said = [open_world.get("", talks).status_code for talks in (TALKS, SILENT, TALKS, TALKS, SILENT)]
    assert said == [200, 404, 200, 429, 429]
    assert open_world.get().headers["Cache-Control"] == "no-store"


def test_nothing_is_sent_there(open_world: World) -> None:
    assert {Client().post(f"/public/{talks}/").status_code for talks in (TALKS, SILENT, "nowhere")} == {405}
