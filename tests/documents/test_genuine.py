"""Whether a file is a released version: what it holds is compared, and nothing is told of what was not released."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from docx import Document
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from goodoffices.documents import alternat
from goodoffices.documents.contents import contents
from goodoffices.documents.formats import MARKS_CHANGES, SUFFIXES, write
from goodoffices.documents.gathering import gathered
from goodoffices.documents.genuine import Entered, Version, genuine, released
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.opening import Unreadable
from goodoffices.talks.act import PLENARY, PUBLIC
from tests.documents import office
from tests.talks.test_closing import BOTH, frozen
from tests.talks.world import AKRA, PRESS, SELM, SOC, TALKS, TOKENS, World, en, founded


@pytest.fixture(scope="module")
def world() -> World:
    """A frozen text in plenary; a track with a draft of its own, some words of which were delivered; a statement."""
    found = founded()
    frozen(found, BOTH)
    track = found.open(SOC, "track", "water", members=[AKRA, SELM])
    found.do(AKRA, track, "Propose", point="1", text=en("The track’s own words on water."))
    released_words = en("Words that the track lets go.")
    named = {"text": released_words, "target": PLENARY, "words_of": ["akra"], "attributed": True, "token": TOKENS[0]}
    found.do(AKRA, track, "Release", **named)
    found.do(AKRA, PLENARY, "Deliver", text=released_words, token=TOKENS[0], attribution=["akra"])
    found.do(PRESS, PUBLIC, "Publish", title=en("Talks"), text=en("The talks go on."), on_behalf_of=["akra"])
    return found


def text(world: World, room: str = PLENARY, seat: str = AKRA, entry: int | None = None) -> NegotiatingText:
    play = world.play(seat)
    return gathered(play, room, TALKS, world.now, entry=entry or play.rooms[room].number)


def track_of(world: World) -> str:
    return next(room for room in world.play(AKRA).rooms if room.startswith("water"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_frozen_text_is_genuine_in_every_format(world: World, suffix: str) -> None:
    made = text(world)
    data = write(suffix, made, languages=("fr", "en"))
    found = genuine(world.play(SELM), TALKS, data)
    assert isinstance(found, Version)
    assert found.text == made
    assert found.claim.languages == ("fr", "en")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_another_word_in_it_is_not(world: World, suffix: str) -> None:
    """The fields still name the version, and the digest: a forger leaves them as they are."""
    made = text(world)
    first = made.points[0]
    nodes = {**first.nodes, "en": (first.nodes["en"][0]._replace(words="By night."),)}
    forged = write(suffix, made._replace(points=(first._replace(nodes=nodes), *made.points[1:])))
    assert contents(forged).claim == contents(write(suffix, made)).claim
    assert genuine(world.play(AKRA), TALKS, forged) is None


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "origin", [{"commitment": "signed"}, {"entry": 3}, {"room": "nowhere"}, {"talks": "others"}, {"entry": 10**9}]
)
def test_nor_is_another_origin(world: World, suffix: str, origin: dict[str, object]) -> None:
    made = text(world)
    forged = write(suffix, made._replace(origin=made.origin._replace(**origin)))  # type: ignore[arg-type]
    assert genuine(world.play(AKRA), TALKS, forged) is None


@pytest.mark.parametrize("suffix", MARKS_CHANGES)
def test_a_redline_is_where_both_versions_were_released(world: World, suffix: str) -> None:
    last = world.play(AKRA).rooms[PLENARY].number
    now, before, draft = text(world), text(world, entry=last - 1), text(world, entry=17)
    assert isinstance(genuine(world.play(AKRA), TALKS, write(suffix, now, before)), Version)
    assert genuine(world.play(AKRA), TALKS, write(suffix, now, draft)) is None


def test_a_copy_of_an_alternat_is_genuine_and_tells_whose_it_is(world: World) -> None:
    data = write(".html", alternat.copy_of(text(world), "selm"))
    found = genuine(world.play(AKRA), TALKS, data)
    assert isinstance(found, Version)
    assert found.claim.copy == "selm"
    assert genuine(world.play(AKRA), TALKS, data.replace(b'"selm"', b'"akra"')) is None


def test_a_file_that_another_program_saved_is_judged_by_what_it_holds(world: World) -> None:
    document = Document(io.BytesIO(write(".docx", text(world))))
    document.core_properties.author = "Somebody"
    out = io.BytesIO()
    document.save(out)
    found = genuine(world.play(AKRA), TALKS, out.getvalue())
    assert isinstance(found, Version)
    assert not found.bytes_too
    document.sections[0].header.paragraphs[0].add_run(" SIGNED")
    document.save(out := io.BytesIO())
    assert genuine(world.play(AKRA), TALKS, out.getvalue()) is None


@pytest.mark.parametrize("trick", [b"<script>1</script>", b"<p hidden>x</p>", b"<style>p{display:none}</style>", b"x"])
def test_what_would_be_seen_otherwise_counts(world: World, trick: bytes) -> None:
    data = write(".html", text(world))
    assert genuine(world.play(AKRA), TALKS, data.replace(b"</body>", trick + b"</body>")) is None


def test_of_what_was_not_released_the_answer_is_that_of_any_file(world: World) -> None:
    """A draft of plenary, the track's text, for those in it and for those who are not: None, as for nonsense."""
    draft, track = text(world, entry=17), text(world, track_of(world))
    for seat in (AKRA, SELM, SOC, "public"):
        for made in (draft, track):
            for suffix in SUFFIXES:
                assert genuine(world.play(seat), TALKS, write(suffix, made)) is None
        for words in (b"The track\xe2\x80\x99s own words on water.", b"nonsense", b""):
            assert genuine(world.play(seat), TALKS, words) is None


def test_who_does_not_read_the_room_is_told_nothing_of_a_frozen_text(world: World) -> None:
    for suffix in (".html", ".md"):
        assert genuine(world.play("public"), TALKS, write(suffix, text(world))) is None


def test_delivered_and_published_words_are_found_without_any_field(world: World) -> None:
    here = genuine(world.play(SELM), TALKS, b"Words that the\ntrack lets  go.\n")
    assert isinstance(here, Entered)
    assert (here.room, here.ground) == (PLENARY, "its words were delivered at a table")
    said = genuine(world.play("public"), TALKS, b"<html><body><p>The talks go on.</p></body></html>")
    assert said == Entered(PUBLIC, said.entry, "en", "it stands in the public record")  # type: ignore[union-attr]
    assert genuine(world.play("public"), TALKS, b"Words that the track lets go.") is None


def test_a_reopened_text_is_no_longer_released_as_of_then(world: World) -> None:
    found = founded()
    number = frozen(found)
    assert released(found.play(AKRA), PLENARY, number)
    assert not released(found.play(AKRA), PLENARY, number - 1)
    found.do(AKRA, PLENARY, "Reopen", point="1")
    last = found.play(AKRA).rooms[PLENARY].number
    assert not released(found.play(AKRA), PLENARY, last)
    assert released(found.play(AKRA), PLENARY, number)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04nothing", b"%PDF-1.7 nothing", b"\xff\xfe\x00", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a"],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(world: World, data: bytes) -> None:
    with pytest.raises(Unreadable):
        genuine(world.play(AKRA), TALKS, data)


def drawn(*streams: bytes, form: bool = False) -> bytes:
    """A PDF whose pages are drawn so, packed to next to nothing."""
    writer = pypdf.PdfWriter()
    for stream in streams:
        page, content = writer.add_blank_page(200, 200), StreamObject()
        content.set_data(stream)
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode(9))
        if form:
            drawing = StreamObject()
            drawing.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
            objects = DictionaryObject({NameObject("/X"): writer._add_object(drawing)})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    writer.write(out := io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (drawn(b"BT /F 9 Tf (a) Tj ET " * 3_000), "more on its pages"),
        (drawn(*[b"(a) Tj " * 1_900] * 60), "more on its pages"),
        (drawn(b"0 " * 3_000_000), "more on its pages"),
        (drawn(b"/X Do", form=True), "drawings within"),
        (b"<html><body " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">", "more in them"),
        (b"<a " + b" ".join(b"a%d='>'" % n for n in range(100_000)) + b"/>", "more in them"),
    ],
    ids=[
        "a crowded page",
        "crowded pages",
        "a long drawing",
        "drawings in drawings",
        "attributes",
        "attributes in XML",
    ],
)
def test_what_would_take_for_ever_to_read_is_refused(world: World, data: bytes, why: str) -> None:
    assert len(data) < 2 << 20
    with pytest.raises(Unreadable, match=why):
        genuine(world.play(AKRA), TALKS, data)


def test_broken_fields_are_no_fields(world: World) -> None:
    written = write(".md", text(world)).decode()
    for broken in (
        re.sub(r"GoodOfficesEntry: .*", "GoodOfficesEntry: {", written),
        re.sub(r"GoodOfficesEntry: .*", 'GoodOfficesEntry: "٣"', written),
        written.replace("GoodOfficesRoom", "GoodOfficesDoor"),
    ):
        assert genuine(world.play(AKRA), TALKS, broken.encode()) is None


@pytest.mark.office
def test_a_word_file_that_libreoffice_saved_is_still_genuine(world: World, tmp_path: Path) -> None:
    made = text(world)
    first = made.points[0]
    nodes = {**first.nodes, "en": (first.nodes["en"][0]._replace(words="By night."),)}
    forged = made._replace(points=(first._replace(nodes=nodes), *made.points[1:]))
    right, wrong = office.saved([write(".docx", made), write(".docx", forged)], tmp_path)
    found = genuine(world.play(SELM), TALKS, right)
    assert isinstance(found, Version)
    assert not found.bytes_too
    assert genuine(world.play(SELM), TALKS, wrong) is None
