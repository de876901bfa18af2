"""A file from elsewhere as a new text: shown whole with what it leaves out, tabled only when somebody says so."""

import io
import json
import re
import unicodedata
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from docx import Document

from tests.documents.test_word_foreign import saved, treaty
from tests.documents.test_word_opening import HOSTILE
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_point import plain

WHERE = "text/new/"
MARKDOWN = b"# Treaty\n\n## Level\n\nThe level is kept.\n\n## Commission\n\n![map](a.png) It meets.\n"
AKOMA = (
    b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill><body>'
    b"<article><heading>Level</heading><content><p>The level is kept.</p></content></article>"
    b"<article><heading>Commission</heading><content><p>It meets.</p></content></article></body></bill></akomaNtoso>"
)


def take_in(reader: Reader, seat: str, data: bytes, name: str = "treaty.docx", **more: str) -> HttpResponse:
    sent = {"room": "plenary", "language": "en", **more, "file": SimpleUploadedFile(name, data)}
    return reader.post(seat, WHERE, sent)


def shown(page: str) -> dict[str, str]:
    """What the form of a preview sends."""
    main = page.partition("<main")[2]
    return {
        name: unescape(v)
        for name, v in re.findall(r'<input type="hidden" name="(room|batch|act)" value="([^"]*)"', main)
    }


def number(reader: Reader, room: str = "plenary") -> int:
    return reader.script.registry.play("river", SOC).rooms[room].number


@pytest.mark.parametrize(
    ("data", "name"),
    [(saved(treaty()), "t.docx"), (MARKDOWN, "t.md"), (AKOMA, "t.xml")],
    ids=["word", "markdown", "akoma"],
)
def test_it_is_shown_first_and_then_tabled(actor: Reader, data: bytes, name: str) -> None:
    before = number(actor)
    known = set(actor.script.registry.play("river", SOC).rooms["plenary"].points.points)
    page = take_in(actor, SOC, data, name).content.decode()
    assert number(actor) == before, "nothing is tabled by looking"
    said = plain(page)
    assert "The text as it would be tabled" in said
    assert "The level is kept." in said
    if name == "t.md":
        assert "a picture" in said
    for _ in range(2):  # sent twice, it is entered once
        assert actor.post(SOC, WHERE, shown(page)).status_code == 303
        assert number(actor) == before + 1
    points = actor.script.registry.play("river", SOC).rooms["plenary"].points.points
    fresh = [points[one].title.get("en") for one in points if one not in known]
    assert [title for title in fresh if title] == ["Level", "Commission"]
    assert "The level is kept." in actor.text(AKRA, "text/")


def test_points_on_the_table_are_touched_only_where_that_is_said(actor: Reader) -> None:
    page = take_in(actor, SOC, MARKDOWN, "t.md").content.decode()
    assert "on the table already" not in page
    again = take_in(actor, SOC, MARKDOWN, "t.md", first="1").content.decode()
    assert "This point is on the table already." in again


def test_who_may_table_nothing_looks(actor: Reader) -> None:
    page = take_in(actor, SELM, MARKDOWN, "t.md").content.decode()
    assert "Table this text" not in page
    assert "The level is kept." in page
    before = number(actor)
    act = {"kind": "TableText", "title": {"en": "Ours"}, "points": []}
    answer = actor.post(SELM, WHERE, {"room": "plenary", "batch": "a", "act": json.dumps(act)})
    assert answer.status_code == 422
    assert number(actor) == before


def test_nothing_but_a_text_is_entered_from_here(actor: Reader) -> None:
    for act in ('{"kind": "Say", "text": {"en": "x"}}', "[]", "x", "", "[" * 100_000):
        assert actor.post(SOC, WHERE, {"room": "plenary", "batch": "a", "act": act}).status_code == 404


def test_letters_with_marks_are_spelled_as_the_record_spells_them(actor: Reader) -> None:
    data = unicodedata.normalize("NFD", "# Traité\n\n## Été\n\nLa rive où l’on passe.\n").encode()
    page = take_in(actor, SOC, data, "t.md").content.decode()
    assert "It would be refused" not in page
    assert actor.post(SOC, WHERE, shown(page)).status_code == 303


def test_words_that_no_record_holds_are_refused_before_anything_is_entered(actor: Reader) -> None:
    page = plain(take_in(actor, SOC, "# A\n\n## B\n\nleft \u202e right\n".encode(), "t.md").content.decode())
    assert "It would be refused" in page
    long = plain(take_in(actor, SOC, b"# A\n\n" + b"## B\n\n" + b"word " * 260_000, "t.md").content.decode())
    assert "It would be refused" in long


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason_on_both_pages(reader: Reader, name: str) -> None:
    made, why = HOSTILE[name]
    data = made()
    reason = f"{why}|longer than 20 MB|no headings|file is empty"
    for answer in (
        take_in(reader, SOC, data),
        reader.post(SELM, "text/returned/", {"file": SimpleUploadedFile("back.docx", data)}),
    ):
        assert answer.status_code == 422
        assert re.search(reason, plain(answer.content.decode())), plain(answer.content.decode())[-900:]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declarations"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declarations"),
        (b"<a>" * 100_000, "broken"),
        (b"<a/>", "no Akoma Ntoso"),
        (b"\xff\xfe\x00words", "no text in UTF-8"),
        (b"no headings at all", "no headings"),
        (b"%PDF-1.7 words", "no headings|UTF-8"),
        (b'---\ngoodoffices: "text 1"\n---\n<!-- {"point": 1} -->\n', "cannot be read|later version"),
    ],
)
def test_so_is_hostile_xml_and_markdown(reader: Reader, data: bytes, why: str) -> None:
    answer = take_in(reader, SOC, data, "t.xml")
    assert answer.status_code == 422
    assert re.search(why, plain(answer.content.decode()))


def test_a_hidden_room_is_none_and_the_public_takes_in_nothing(reader: Reader) -> None:
    assert take_in(reader, CHIEF, MARKDOWN, "t.md", room=TRACK).status_code == 404
    hidden, none = (take_in(reader, CHIEF, MARKDOWN, "t.md", room=room) for room in (TRACK, "no@where"))
    assert hidden.content == none.content
    assert reader.get("public", WHERE).status_code == 404
    assert reader.get(AKRA, f"{WHERE}?as-of=2027-03-10").status_code == 404
    ours = reader.get(SOC, "text/plenary/word/").content
    assert "saved from a text of this house" in plain(take_in(reader, SOC, ours).content.decode())


def test_the_script_of_a_file_is_shown_as_words(reader: Reader) -> None:
    document = Document()
    document.add_heading("<script>alert(1)</script>", 1)
    document.add_paragraph("<img src=x onerror=alert(1)>")
    document.save(out := io.BytesIO())
    page = take_in(reader, SOC, out.getvalue(), "<b>.docx").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page
