"""The page of press reports: who files there, what is told of what was sent, and what a search finds."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices.dispatches.findable import findable
from tests.dispatches.bad import BAD
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, TALKS

PRESS = "akra.press"
STORY = b"date 2020-03-01 Talks open at the mill\n\nThe talks opened, the miller said, and <b>nobody</b> was late.\n"
PAGE = b"<!DOCTYPE html><title>Talks</title><script>alert(1)</script><p>The talks opened at the weir."


@pytest.fixture
def filer(actor: Reader) -> Reader:
    actor.script.registry._finding = findable
    return actor


def send(reader: Reader, *files: tuple[str, bytes], seat: str = PRESS, **given: str) -> tuple[str, str]:
    """Send files; the page that one is led to, and what is told on it."""
    data = {"files": [SimpleUploadedFile(name, sent) for name, sent in files], **given}
    response = reader.post(seat, "dispatches/", data)
    assert response.status_code == 303, response.status_code
    page = reader.client.get(response.headers["Location"]).content.decode()
    said = re.findall(r'<div class="said[^"]*"[^>]*>(.*?)</div>', page, re.DOTALL)
    return page, " ".join(re.sub(r"<[^>]+>", " ", " ".join(said)).split())


def test_what_is_filed_stands_first_and_is_marked(filer: Reader) -> None:
    page, said = send(filer, ("story.txt", STORY), publisher="The Gull")
    assert "Filed in the public record: entry" in said
    first = page.partition("<article")[2].partition("</article>")[0]
    assert "Just filed" in first
    assert "The Gull" in first
    assert "Talks open at the mill" in first
    assert "&lt;b&gt;nobody&lt;/b&gt;" in first
    again, said = send(filer, ("story.txt", STORY))
    assert "Versions of reports filed before" in said
    assert "A version of <a" in again


def test_what_is_not_filed_is_told_file_by_file(filer: Reader) -> None:
    many = [(f"{n}.zip", b"PK\x03\x04") for n in range(12)]
    _, said = send(filer, ("a.txt", b"No date."), ("b.txt", b"x" * (21 * 2**20)), *many)
    assert "“a.txt”: It does not say when it was published" in said
    assert "“b.txt” has 20 MB; at most 20 MB" in said or "“b.txt” has 21 MB" in said
    assert "Not filed: 6 more." in said
    _, said = send(filer)
    assert "No file was sent" in said


def test_what_is_hard_to_file_is_filed_as_it_is_or_refused_by_name(filer: Reader) -> None:
    for bad in BAD:
        page, said = send(filer, (bad.name, bad.data))
        if bad.said:
            assert "Not filed" in said, bad.name
            assert bad.said in unescape(said), bad.name
        else:
            assert "Filed in the public record: entry" in said, bad.name
            assert escape(bad.noted) in page, bad.name
        for running in ("<script>alert(", "<img src=x", "<script>fetch", "\x1b", "\u202e"):
            assert running not in page, bad.name


def test_of_more_files_than_one_form_holds_the_page_says_what_to_do(filer: Reader) -> None:
    many = [SimpleUploadedFile(f"{n}.txt", STORY) for n in range(101)]
    before = filer.script.registry.heads(TALKS, "public")
    answer = filer.post(PRESS, "dispatches/", {"files": many})
    assert answer.status_code == 400
    assert "send at most 100 files at a time" in answer.content.decode()
    long = filer.post(PRESS, "dispatches/", {"publisher": "x" * (5 * 2**20)})
    assert long.status_code == 413
    assert "what is long goes as a file" in long.content.decode()
    assert filer.script.registry.heads(TALKS, "public") == before


def test_filed_html_is_given_to_be_saved_and_never_shown_as_a_page(filer: Reader) -> None:
    page, _ = send(filer, ("talks.html", PAGE), published="2020-03-01")
    address = re.search(r'href="([^"]*/dispatches/\d+/original/)"', page)
    assert address is not None
    assert "<script>alert" not in page
    for seat in (PRESS, "public", AKRA):
        got = filer.client.get(address[1].replace(PRESS, seat))
        assert got.content == PAGE
        assert got.headers["Content-Type"] == "application/octet-stream"
        assert got.headers["Content-Disposition"].startswith("attachment; filename=")
        assert got.headers["Content-Disposition"].endswith('.html.txt"')
        assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert filer.get("public", "dispatches/1/original/").status_code == 404
    assert filer.get("public", "dispatches/99999/original/").status_code == 404


def test_who_may_not_file_is_not_offered_it_and_files_nothing(filer: Reader) -> None:
    assert "data-filing" not in filer.text("public", "dispatches/")
    before = filer.script.registry.heads(TALKS, "public")
    answer = filer.post("public", "dispatches/", {"files": [SimpleUploadedFile("a.txt", STORY)]})
    assert answer.status_code == 404
    assert filer.script.registry.heads(TALKS, "public") == before
    assert "data-filing" in filer.text(CHIEF, "dispatches/")


def test_a_search_finds_reports_and_claims_and_says_where_there_are_none(filer: Reader) -> None:
    send(filer, ("story.txt", STORY))
    found = filer.text("public", "dispatches/?q=MILLER+%22talks+opened%22")
    assert "Talks open at the mill" in found
    assert "Just filed" not in found
    for nothing in ("nowhere", "%00", "%22", "*", "a" * 900, "%E2%80%AE"):
        assert "No report and no claim has all of these words." in filer.text("public", f"dispatches/?q={nothing}")


def test_many_are_shown_a_page_at_a_time(filer: Reader) -> None:
    send(filer, *((f"{n}.txt", STORY + b"%d" % n) for n in range(35)))
    page = filer.text("public", "dispatches/")
    assert page.count("<article") == 30
    onward = re.search(r'href="(\?before=\d+)"', page)
    assert onward is not None
    assert filer.text("public", f"dispatches/{onward[1]}").count("<article") >= 5
    assert filer.get("public", "dispatches/?before=nonsense&filed=x").status_code == 200
