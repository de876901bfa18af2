"""The HTML file: every word of the text in its place, nothing that is loaded or run, statuses told without colour."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from lxml import html

from goodoffices.documents import alternat
from goodoffices.documents.flat import flat, joined
from goodoffices.documents.html import shown, write_html
from goodoffices.documents.provenance import claimed
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.wordings import SHAPES
from tests.documents import likely, sample


def page(text: NegotiatingText, earlier: NegotiatingText | None = None, **more: tuple[str, ...]) -> html.HtmlElement:
    return html.document_fromstring(write_html(text, earlier, **more), parser=html.HTMLParser(encoding="utf-8"))


def said(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())


@settings(max_examples=60)
@given(likely.texts())
def test_every_word_stands_in_its_column(text: NegotiatingText) -> None:
    found = page(text)
    sections = found.findall(".//section")
    for point, section in zip(text.points, sections, strict=False):
        for language in text.languages:
            cells = [cell for cell in section.find_class("column") if cell.get("lang") == language]
            paragraphs = ["".join(p.itertext()) for cell in cells for p in cell.findall("p") if p.get("class") is None]
            lines = (shown(line) for line in joined(flat(text, point, language)).split("\n"))
            assert [" ".join(p.split()) for p in paragraphs] == [" ".join(line.split()) for line in lines if line]


def test_languages_are_aligned_paragraph_by_paragraph() -> None:
    rows = page(sample.lake()).find_class("columns")[0].findall("tbody/tr")
    assert [[cell.get("lang") for cell in row] for row in rows] == [["en", "fr"], ["en", "fr"]]
    assert said(rows[1][1]) == "Chaque Partie déclare son usage chaque mois."


def test_nothing_is_loaded_or_run() -> None:
    source = write_html(sample.lake()).decode()
    assert not re.search(r"<(script|link|img|iframe|object|embed|base)\b|\bon\w+=|url\(|@import|https?:", source)


def test_words_stay_words() -> None:
    hostile = '</style><script>alert(1)</script>"}\n@page { @top-left { content: none } } '
    text = sample.lake()
    text = text._replace(
        title={"en": hostile}, origin=text.origin._replace(commitment=hostile, room_name={"en": hostile})
    )
    found = page(text)
    assert found.find(".//script") is None
    assert found.find(".//title").text == hostile
    (style,) = found.iter("style")
    assert "<" not in style.text
    assert hostile.strip() not in style.text


def test_statuses_are_told_in_words_and_shapes() -> None:
    found = page(sample.lake())
    legend = said(found.find_class("legend")[0])
    for status, shape in SHAPES.items():
        assert f"{shape} {status}" in legend
    assert said(found.find_class("status")[2]) == "● agreed"


def test_who_stands_where_and_every_note_are_there() -> None:
    stands = said(page(sample.lake()).find_class("stands")[0])
    assert "L ◇ proposed — Akra proposes; Dovra opposes; silent: Selm" in stands
    assert "Akra: reserves its position (substantive). “Our experts have not seen it.”" in stands


def test_a_redline_marks_what_was_inserted_deleted_and_moved() -> None:
    now = "The experts meet at Mirna every month.\nThe level of the lake is kept at 430 metres by the Parties."
    then = "The level of the lake is kept at 430 metres by the Parties.\nThe experts meet at Mirna each month."
    before, after = (
        sample.text([sample.point("1", {}, {"en": words}, {})], entry=n) for n, words in ((3, then), (9, now))
    )
    found = page(after, before)
    assert "Changes are marked against entry 3 of 2027-03-04." in said(found)
    words = found.find_class("column")[0]
    assert {said(one) for one in words.iter("ins") if not one.get("class")} == {"every month."}
    assert "each month" in {said(one) for one in words.iter("del")}
    ends = [one.find("sup").text for one in words.find_class("moved")]
    assert sorted(ends) == ["←1", "→1"]


def test_a_point_that_is_no_more_is_shown_as_deleted() -> None:
    earlier = sample.lake()
    found = page(earlier._replace(points=earlier.points[:2]), earlier, languages=("en",))
    gone = next(section for section in found.iter("section") if section.get("aria-labelledby") == "point-3")
    assert said(gone.find(".//del")) == "Dovra releases 40 m³/s."


def test_right_to_left_columns_say_so() -> None:
    text = sample.text(
        [sample.point("1", {"ar": "المنسوب"}, {"ar": "يُحافظ على منسوب البحيرة", "en": "Level"}, {})], ("ar", "en")
    )
    assert [one.get("dir") for one in page(text).find_class("column")] == ["rtl", "ltr"]


@pytest.mark.parametrize("copy", ["", "dovra"])
def test_the_file_says_which_version_it_is(copy: str) -> None:
    text = sample.lake()
    text = alternat.copy_of(text, copy) if copy else text
    earlier = text._replace(origin=text.origin._replace(entry=12))
    found = page(text, earlier, languages=("fr",))
    claim = claimed({one.get("name"): one.get("content") for one in found.iter("meta") if one.get("name")})
    assert claim == ("lake-mirna", "plenary", 40, ("fr",), "5e" * 32, 12, copy)
    assert ("the copy of Dovra" in said(found)) == bool(copy)
