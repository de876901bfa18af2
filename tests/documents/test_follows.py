"""Who will follow consensus is kept as that in every format, beside those who support, oppose, reserve and consult."""

from __future__ import annotations

import io

import pypdf
import pytest

from goodoffices.documents.canonical import digest, spelled
from goodoffices.documents.formats import write
from goodoffices.documents.from_akoma import read_akoma
from goodoffices.documents.from_markdown import read_markdown
from goodoffices.documents.text import Attribution, NegotiatingText
from goodoffices.documents.word.columns import write_columns
from goodoffices.documents.word.reading import read_word
from goodoffices.documents.wordings import fixed, who_proposes, who_stands_where
from goodoffices.server.languages import LANGUAGES
from tests.documents import sample

SAID = "Selm will follow consensus"


def text() -> NegotiatingText:
    """The sample, with Selm of no position of its own on the first alternative."""
    found = sample.lake()
    first = found.points[0]
    base, one, *more = first.offered
    one = one._replace(attribution=Attribution(proposes=("akra",), opposes=("dovra",), follows=("selm",)))
    return found._replace(points=(first._replace(offered=(base, one, *more)), *found.points[1:]))


def written(suffix: str) -> str:
    data = write(suffix, text())
    if suffix == ".docx":
        return "\n".join(read.text() for read in read_word(data).paragraphs)
    if suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
    return data.decode()


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".xml", ".pdf"])
def test_every_format_says_who_will_follow_consensus(suffix: str) -> None:
    assert SAID in written(suffix)


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".pdf"])
def test_it_is_said_in_the_language_of_the_words(suffix: str) -> None:
    assert "la Dovra s’oppose; le Selm suivra le consensus" in written(suffix).replace("\n", " ")


@pytest.mark.parametrize("language", [code.partition("-")[0] for code, _ in LANGUAGES])
def test_a_text_in_a_language_of_the_pages_is_attributed_in_it(language: str) -> None:
    stands = Attribution(("a", "b"), ("c",), ("d",), ("e",), ("f",), ("g",))
    said = who_proposes(stands, False, language, str.upper) + who_stands_where(stands, language, str.upper)
    assert [letter for letter in said if letter in "ABCDEFG"] == list("ABCDEFG")
    for key in ("chair", "option", "no text"):
        assert (fixed(key, language) == fixed(key, "en")) == (language == "en") or key == "option"


def test_columns_say_it_by_the_letters_of_the_alternatives() -> None:
    said = [read.text() for read in read_word(write_columns(text(), "en")).paragraphs]
    assert any(line.endswith("; will follow consensus on L") for line in said)


def test_it_comes_back_from_what_is_read_again() -> None:
    assert read_akoma(write(".xml", text())) == text()
    assert read_markdown(write(".md", text())) == text()


def test_texts_in_which_nobody_says_it_are_digested_as_before_anybody_could() -> None:
    assert digest(sample.lake()) == "9599b6d8115b83be17791d3bd464dc701dd91757967ff969e0cbc71877322588"
    assert b'"follows":["selm"]' in spelled(text())
    assert digest(text()) != digest(sample.lake())
