"""Characters that no page and no Word file can hold: shown by their pictures, themselves again when they come back."""

from __future__ import annotations

import doctest
import io

import pytest
from docx import Document
from hypothesis import given, settings

from goodoffices.documents import legible
from goodoffices.documents.canonical import digest
from goodoffices.documents.legible import PICTURES, restored, shown
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.columns import write_columns
from goodoffices.documents.word.reading import read_word
from goodoffices.documents.word.returning import Returned, returned
from goodoffices.documents.word.writing import write_word
from tests.documents import likely, sample
from tests.documents.byhand import replace


def test_the_example_holds() -> None:
    assert doctest.testmod(legible).failed == 0


def one(words: str) -> NegotiatingText:
    return sample.text([sample.point("1", {"en": "Le\x0bvel"}, {"en": words}, {})])


@pytest.mark.parametrize("character", [chr(code) for code in PICTURES if code])
def test_any_character_of_the_record_can_be_written_in_word(character: str) -> None:
    text = one(f"The level{character}is kept.")
    data = write_word(text)
    assert f"The level{shown(character)}is kept." in [read.text() for read in read_word(data).paragraphs]
    assert returned(data, text) == Returned((), (), ())
    columns = read_word(write_columns(text, "en")).paragraphs
    assert f"A: The level{shown(character)}is kept." in [read.text() for read in columns]


def test_a_change_beside_such_a_character_keeps_it() -> None:
    text = one("The\x01level is kept at 430.00\x0cmetres.")
    document = Document(io.BytesIO(write_word(text)))
    replace(document, "level", "height", "Selm")
    replace(document, "430.00", "431.00", "Selm")
    document.save(out := io.BytesIO())
    found = returned(out.getvalue(), text)
    words = text.points[0].offered[0].words["en"]
    for change in reversed(found.proposals):
        words = words[: change.start] + change.words + words[change.end :]
    assert words == "The\x01height is kept at 431.00\x0cmetres."
    assert not found.unplaced


def test_a_picture_that_is_a_word_of_the_text_stays_one() -> None:
    assert restored("a␁b", "x\x01") == "a\x01b"
    assert restored("a␁b", "x\x01 ␁") == "a␁b"


@settings(max_examples=60)
@given(likely.texts())
def test_any_text_comes_back_from_word_as_it_was(text: NegotiatingText) -> None:
    before = digest(text)
    assert returned(write_word(text), text) == Returned((), (), ())
    assert digest(text) == before
