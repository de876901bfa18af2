"""Markdown: what is written is what negotiators write, what is read back is the same text, letter by letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from goodoffices.documents.canonical import digest
from goodoffices.documents.flat import flat, joined
from goodoffices.documents.fresh import Fresh, FreshPoint
from goodoffices.documents.from_markdown import read_markdown
from goodoffices.documents.markdown import write_markdown
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.opening import Unreadable
from tests.documents import likely, sample


def without_words(text: NegotiatingText) -> NegotiatingText:
    """All but the words of alternatives, which are read off the brackets: a deletion has none there."""
    points = (point._replace(offered=tuple(one._replace(words={}) for one in point.offered)) for point in text.points)
    return text._replace(points=tuple(points))


def same(text: NegotiatingText, found: object) -> None:
    assert isinstance(found, NegotiatingText)
    assert without_words(found) == without_words(text)
    assert digest(found) == digest(text)


@settings(max_examples=300)
@given(likely.texts())
def test_what_is_read_back_is_the_same_text(text: NegotiatingText) -> None:
    same(text, read_markdown(write_markdown(text)))


def test_so_is_the_sample_with_the_words_of_its_alternatives() -> None:
    found = read_markdown(write_markdown(sample.lake()))
    same(sample.lake(), found)
    assert isinstance(found, NegotiatingText)
    assert [one.words for one in found.points[1].offered[1:]] == [
        one.words for one in sample.lake().points[1].offered[1:]
    ]


def test_brackets_stand_as_negotiators_write_them() -> None:
    written = write_markdown(sample.lake(), languages=("en",)).decode()
    assert "between [430.00] [*L. Akra proposes:* 429.50 *(Dovra opposes)*] and 431.80 metres." in written
    assert "[*O. Dovra, Selm propose: no text; Akra reserves its position*]" in written


@settings(max_examples=100)
@given(likely.texts())
def test_any_reader_of_markdown_shows_the_words(text: NegotiatingText) -> None:
    """Rendered by a plain CommonMark program and stripped of its tags, a point's words are those of the text."""
    page = MarkdownIt("commonmark").render(write_markdown(text).decode())
    shown = "".join(re.sub(r"<[^>]*>|&\w+;|\W", "", page).split())
    for point in text.points:
        for language in text.languages:
            for segment in flat(text, point, language):
                if segment.role == "words":
                    assert re.sub(r"[\W<>&\"]", "", segment.text) in shown


@settings(max_examples=50)
@given(likely.texts())
def test_line_ends_and_a_mark_at_the_start_change_nothing(text: NegotiatingText) -> None:
    written = write_markdown(text)
    same(text, read_markdown(b"\xef\xbb\xbf" + written.replace(b"\n", b"\r\n")))


def test_a_file_from_elsewhere_is_a_new_text() -> None:
    source = """# Ceasefire on the lake

Between **the Parties**.

## 1. Level

The level is *kept* at
[430 m](http://example.org).

1. Every month
2. Every year

### Flow

![map](m.png) As today.

## Article 2 – Release

| a | b |
|---|---|
| 1 | 2 |
"""
    assert read_markdown(source.encode()) == Fresh(
        {"und": "Ceasefire on the lake"},
        (
            FreshPoint({}, {"und": "Between the Parties."}),
            FreshPoint(
                {"und": "Level"},
                {"und": "The level is kept at 430 m.\n1. Every month\n2. Every year\nFlow\n As today."},
            ),
            FreshPoint({"und": "Release"}, {"und": "a\tb\n1\t2"}),
        ),
        ("a picture",),
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda s: s.replace("[430.00]", "[430.00"), "does not close"),
        (lambda s: s.replace("[430.00]", "430.00]"), "does not open"),
        (lambda s: s.replace("*L. Akra", "*M. Akra"), "not in its list"),
        (lambda s: s.replace("Dovra releases", "Dovra [also] releases"), "who proposes"),
        (lambda s: s.replace('"status": "agreed"', '"status": "signed"'), "cannot be read"),
        (lambda s: s.replace('{"point": "1"', '{"point"'), "cannot be read"),
        (lambda s: s.replace('<!-- {"end": "4"} -->', ""), "cannot be read"),
        (lambda s: s.replace("text 1", "text 2"), "later version"),
        (lambda s: s.replace('origin: {"talks"', 'origin: {"x"'), "cannot be read"),
        (lambda s: s.replace("Dovra releases", "[" * 500 + "Dovra"), "deeper"),
        (lambda s: "no headings here", "no headings"),
        (lambda s: s + " " * (21 << 20), "larger than"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(change, why) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unreadable, match=why):
        read_markdown(change(write_markdown(sample.lake(), languages=("en",)).decode()).encode())


def test_nor_is_what_is_no_text() -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        read_markdown(b"PK\x03\x04\xff\xfe")


def test_joined_is_what_the_file_shows() -> None:
    """The words of a point without brackets stand in the file as they are."""
    text = sample.lake()
    assert joined(flat(text, text.points[2], "en")) in write_markdown(text).decode()
