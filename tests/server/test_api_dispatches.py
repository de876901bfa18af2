"""The public record through the API: reports filed, what they seem to say, their originals, and words found."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from goodoffices.dispatches.filing import UNNAMED
from tests.dispatches.bad import BAD, Bad
from tests.server.program import Program, refused
from tests.server.worlds import AKRA, CHIEF, TALKS

STORY = b"""date 2021-03-01 Talks open at the ford

The peace talks between Akra and Selm opened on Monday, Jo Arden, the spokesman, said.

"We are ready," Arden added. A second round is planned for March 15, he said.
"""
PAGE = b"<!DOCTYPE html><html><head><title>Talks</title><script>alert(1)</script></head><body><p>Talks opened.</body>"


def file(program: Program, data: bytes, by: str = CHIEF, **asked: str) -> Any:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return program.client.post(
        f"/api/talks/{TALKS}/dispatches?{query}", data, "application/octet-stream",
        headers={"Authorization": f"Bearer {program.tokens[by]}"},
    )  # fmt: skip


def test_a_report_is_filed_and_filed_again_as_a_version(program: Program) -> None:
    filed = file(program, STORY, name="story.txt", agency="Wire")
    assert filed.status_code == 201
    said = filed.json()
    assert (said["publisher"], said["published"], said["title"]) == (UNNAMED, "2021-03-01", "Talks open at the ford")
    assert (said["agency"], said["media_type"], said["size"]) == ("Wire", "text/plain", len(STORY))
    assert "version_of" not in said
    again = file(program, STORY, name="story.txt").json()
    assert (again["version_of"], again["same"]) == (said["number"], True)


def test_suggestions_come_with_the_act_that_records_each(program: Program) -> None:
    number = file(program, STORY).json()["number"]
    found = program.get(f"{TALKS}/dispatches/{number}/suggestions", AKRA).json()
    assert found["dispatch"] == number
    quoted = next(one for one in found["suggestions"] if one["act"]["claim"] == "quotation")
    assert quoted["printed"] == quoted["act"]["words"] == "We are ready"
    entered = program.client.post(
        f"/api/talks/{TALKS}/rooms/public/acts", json.dumps(quoted["act"]), "application/json",
        headers={"Authorization": f"Bearer {program.tokens[CHIEF]}", "Idempotency-Key": "k"},
    )  # fmt: skip
    assert entered.status_code == 201, entered.content


def test_an_original_is_given_to_be_saved_and_never_as_a_page(program: Program) -> None:
    number = file(program, PAGE, published="2021-03-01").json()["number"]
    for seat in (AKRA, None):
        got = program.get(f"{TALKS}/dispatches/{number}/original", seat)
        assert got.content == PAGE
        assert got.headers["Content-Type"] == "application/octet-stream"
        assert got.headers["Content-Disposition"] == f'attachment; filename="{TALKS}-{number}.html.txt"'
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in got.headers["Content-Security-Policy"]
    for other in (1, 99999):
        refused(program.get(f"{TALKS}/dispatches/{other}/original", AKRA), 404, "not found", "room")
        refused(program.get(f"{TALKS}/dispatches/{other}/suggestions", AKRA), 404, "not found", "room")


def test_words_are_found_the_newest_first(program: Program) -> None:
    numbers = [file(program, STORY + b"No. %d" % n).json()["number"] for n in range(3)]
    found = program.get(f"{TALKS}/search?q=ARDEN+%22selm+opened%22&limit=2").json()
    assert [entry["number"] for entry in found["entries"]] == numbers[:0:-1]
    rest = program.get(f"{TALKS}/search?q=arden&before={numbers[1]}").json()
    assert [entry["number"] for entry in rest["entries"]] == numbers[:1]
    assert program.get(f"{TALKS}/search?q=nowhere").json()["entries"] == []


@pytest.mark.parametrize("bad", BAD, ids=[ascii(bad.name) for bad in BAD])
def test_what_is_hard_to_file_is_filed_as_it_is_or_refused(program: Program, bad: Bad) -> None:
    answer = file(program, bad.data, name=quote(bad.name))
    if bad.said:
        said = answer.json()
        assert (answer.status_code, said["reason"]) == (422, "invalid")
        assert bad.said in said["message"]
        return
    assert answer.status_code == 201
    filed = answer.json()
    assert bad.noted in " ".join(filed.get("notes", ()))
    kept = program.get(f"{TALKS}/dispatches/{filed['number']}/original")
    assert kept.content == bad.data
    assert kept.headers["Content-Type"] == "application/octet-stream"
    assert not set("\x1b\u202e\x00") & set(filed["title"])


def test_what_cannot_be_filed_is_refused_and_says_why(program: Program) -> None:
    for data, asked, field, words in (
        (b"", {}, "file", "empty"),
        (b"x" * (20 * 2**20 + 1), {}, "file", "at most 20 MB"),
        (b"PK\x03\x04", {"name": "a.zip"}, "file", "neither text"),
        (b"They met.", {}, "published", "give the date of publication"),
        (b"They met.", {"published": "Monday"}, "published", "no date"),
        (b"They met.", {"published": "2206-02-04"}, "published", "still to come"),
        (STORY, {"publisher": "a%E2%80%AEb"}, "publisher", "U+202E"),
    ):
        assert words in refused(file(program, data, **asked), 422, "invalid", field)
    refused(file(program, STORY, publisher="x" * 501), 422, "invalid", "publisher")
    token = {"Authorization": "Bearer nonsense"}
    refused(program.client.post(f"/api/talks/{TALKS}/dispatches", STORY, "text/plain", headers=token), 401, "no token",
            "Authorization")  # fmt: skip
