"""An edited Word file that comes back: shown whole, then tabled as acts on the right words."""

import io
import json
import re
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_text import BASE, plain

WHERE = "text/returned/"


def edited(actor: Reader, seat: str, was: str, becomes: str, room: str = "plenary") -> bytes:
    """The text as Word, with some of its words changed and nothing tracked."""
    data = actor.get(seat, f"text/{room}/word/").content
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as sent, zipfile.ZipFile(out, "w") as anew:
        for part in sent.infolist():
            content = sent.read(part)
            if part.filename == "word/document.xml":
                assert was.encode() in content
                content = content.replace(was.encode(), becomes.encode())
            anew.writestr(part.filename, content)
    return out.getvalue()


def take_in(actor: Reader, seat: str, data: bytes) -> HttpResponse:
    return actor.post(seat, WHERE, {"file": SimpleUploadedFile("back.docx", data)})


def choices(page: str) -> dict[str, str]:
    """What the form of a preview sends, with everything that it offers chosen."""
    fields = dict(re.findall(r'<input type="hidden" name="([\w.-]+)" value="([^"]*)"', page))
    return {name: unescape(value) for name, value in fields.items()}


@pytest.fixture
def table(actor: Reader) -> Reader:
    actor.script.do(SOC, "plenary", "AddPoint", point="77", title={"en": "Levels"})
    actor.script.do(SOC, "plenary", "Propose", point="77", text={"en": BASE})
    return actor


def test_a_change_is_shown_first_and_then_tabled_on_its_words(table: Reader) -> None:
    answer = take_in(table, SELM, edited(table, SELM, "for 30 days", "for 45 days"))
    assert answer.status_code == 200
    page = answer.content.decode()
    before = table.script.registry.play("river", SELM).rooms["plenary"].number
    said = plain(page.partition("<main")[2])
    assert "Changes that have their place 1" in said
    assert "Point 77, on the words of alternative A" in said
    assert "found by comparing" in said
    assert "Without a place in the text" not in said  # but for that change the file is as it was sent
    assert re.search(r"<del>.*30.*</del><ins>.*45.*</ins>", page)
    sent = {**choices(page), "marking": "without prejudice", "chosen": ["1"]}
    for _ in range(2):  # sent twice, it is entered once
        done = table.post(SELM, WHERE, sent)
        assert done.status_code == 303
        state = table.script.registry.play("river", SELM).rooms["plenary"]
        assert state.number == before + 1
    alternative = state.alternatives.alternatives["77", state.number]
    assert alternative.by == ("selm",)
    assert alternative.marking == "without prejudice"
    assert alternative.wording.text["en"] == BASE.replace("30", "45")
    assert alternative.wording.put is not None
    assert "[30] [Selm proposes: 45] days" in plain(table.text(AKRA, "text/").partition('id="p-77"')[2])


def test_nothing_is_entered_that_is_not_chosen(table: Reader) -> None:
    page = take_in(table, SELM, edited(table, SELM, "for 30 days", "for 45 days")).content.decode()
    before = table.script.registry.play("river", SELM).rooms["plenary"].number
    table.post(SELM, WHERE, {**choices(page), "marking": "formal"})
    assert table.script.registry.play("river", SELM).rooms["plenary"].number == before


def test_who_proposes_for_nobody_looks_and_tables_nothing(table: Reader) -> None:
    page = take_in(table, CHIEF, edited(table, CHIEF, "for 30 days", "for 45 days")).content.decode()
    assert "Yours to look at, not to table" in page
    assert 'type="checkbox"' not in page.partition("<main")[2].partition("</main>")[0]
    act = {"kind": "Propose", "point": "77", "text": {"en": "Mine."}}
    sent = {"batch": "a", "room": "plenary", "chosen": ["1"], "act.1": json.dumps(act)}
    before = table.script.registry.play("river", CHIEF).rooms["plenary"].number
    assert table.post(CHIEF, WHERE, sent).status_code == 303
    assert table.script.registry.play("river", CHIEF).rooms["plenary"].number == before
    assert "Not entered, change 1" in table.text(CHIEF, "text/")


def test_only_words_are_proposed_this_way(table: Reader) -> None:
    for act in ('{"kind": "TakeStance"}', "[]", "x", ""):
        sent = {"batch": "a", "room": "plenary", "chosen": ["1"], "act.1": act}
        assert table.post(SELM, WHERE, sent).status_code == 404


def test_words_that_have_moved_on_are_not_tabled_silently(table: Reader) -> None:
    data = edited(table, SELM, "for 30 days", "for 45 days")
    state = table.script.registry.play("river", SOC).rooms["plenary"]
    base = state.number
    table.script.do(SOC, "plenary", "Amend", point="77", alternative=base, wording=base, text={"en": "No level."})
    said = plain(take_in(table, SELM, data).content.decode())
    assert "which has moved on since" in said
    assert "Changes that would be refused 1" in said
    assert "The words of alternative A of The Office on point 77 have changed since" in said


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused_with_a_reason(table: Reader, data: bytes) -> None:
    answer = take_in(table, SELM, data)
    assert answer.status_code == 422
    assert "Not taken in" in answer.content.decode() or "Choose a file." in answer.content.decode()


def test_a_file_of_a_hidden_room_is_of_no_text(reader: Reader) -> None:
    data = reader.get(SOC, f"text/{TRACK}/word/").content
    hidden = take_in(reader, CHIEF, data)
    assert hidden.status_code == 422
    assert "This file is of no text that you read here." in hidden.content.decode()
    assert reader.get("public", WHERE).status_code == 404
