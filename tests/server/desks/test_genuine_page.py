"""Whether a file is a released version, asked on a page: of the unreleased the answer is that of any file."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from goodoffices.server.doors import limits
from tests.documents.test_word_opening import HOSTILE
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_point import plain

FORMS = ("word", "html", "akoma", "markdown")


@pytest.fixture(autouse=True)
def not_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test asks as often as it likes; the limit has a test of its own."""
    monkeypatch.setitem(limits.RATES, "check", (10_000, 60))


def check(reader: Reader, seat: str, data: bytes, name: str = "sent") -> HttpResponse:
    return reader.post(seat, "genuine/", {"file": SimpleUploadedFile(name, data)})


def main(answer: HttpResponse) -> str:
    """What the page says, without the token of its form."""
    return re.sub(r'value="[^"]{40,}"', "", answer.content.decode().partition("<main")[2])


@pytest.mark.parametrize("form", FORMS)
def test_a_frozen_text_is_told_from_a_draft_and_from_one_that_was_changed(closing_reader: Reader, form: str) -> None:
    data = closing_reader.get(AKRA, f"text/plenary/{form}/").content
    for seat in (AKRA, SELM, CHIEF):
        said = plain(check(closing_reader, seat, data).content.decode())
        assert "Genuine" in said
        assert "byte for byte what this program writes" in said
    draft = closing_reader.get(AKRA, f"text/plenary/{form}/?at=30").content
    answer = check(closing_reader, AKRA, draft)
    assert answer.status_code == 200
    assert main(answer) == main(check(closing_reader, AKRA, b"milk and bread"))
    assert "Genuine" not in plain(main(answer))


def test_words_that_were_published_are_known_to_all(reader: Reader) -> None:
    play = reader.script.registry.play("river", "public")
    said = [entry.act.text["en"] for entry in play.rooms["public"].entries if type(entry.act).__name__ == "Publish"]
    for seat in (AKRA, "public"):
        page = plain(check(reader, seat, said[0].encode()).content.decode())
        assert "it stands in the public record" in page


def test_of_what_is_hidden_or_a_draft_the_answer_is_that_of_any_file(closing_reader: Reader) -> None:
    nonsense = {seat: main(check(closing_reader, seat, b"milk and bread")) for seat in (AKRA, SOC, CHIEF, "public")}
    for form in FORMS:
        track = closing_reader.get(SOC, f"text/{TRACK}/{form}/").content
        plenary = closing_reader.get(AKRA, f"text/plenary/{form}/?at=30").content
        for seat, answer in nonsense.items():
            assert main(check(closing_reader, seat, track)) == answer, (seat, form)
            assert main(check(closing_reader, seat, plenary)) == answer, (seat, form)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("no zip", "nothing")])
def test_a_hostile_file_is_refused_with_a_reason(reader: Reader, name: str) -> None:
    made, why = HOSTILE[name]
    data = made()
    answer = check(reader, AKRA, data)
    assert answer.status_code == 422
    assert re.search(f"{why}|longer than 20 MB|no XML|of no format", plain(answer.content.decode()))


def test_who_asks_too_often_waits(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.RATES, "check", (2, 600))
    assert [check(reader, "public", b"x").status_code for _ in range(3)] == [200, 200, 429]
    assert check(reader, CHIEF, b"x").status_code == 200


def test_without_a_file_it_asks_for_one(reader: Reader) -> None:
    assert reader.post(AKRA, "genuine/", {}).status_code == 422
    for seat in (AKRA, "public"):
        assert "Check it" in reader.text(seat, "genuine/")
    assert "genuine/" in reader.text(AKRA, "text/")
    assert "genuine/" in reader.text("public", "record/")
