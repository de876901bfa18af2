"""Word files that come back: through the file format alone, for many texts and many edits."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.documents.flat import flat, joined
from goodoffices.documents.text import Attribution, NegotiatingText
from goodoffices.documents.word.reading import read_word
from goodoffices.documents.word.returning import Proposal, Returned, returned
from goodoffices.documents.word.writing import write_word
from goodoffices.drafting.brackets import Offer
from tests.documents import sample
from tests.documents.byhand import paragraph_with, replace

WORDS = [
    "the",
    "level",
    "of",
    "lake",
    "is",
    "kept",
    "at",
    "430.00",
    "m",
    "by",
    "each",
    "Party",
    "l’île",
    "«eau»",
    "各方",
    "الأطراف",
    ";",
    ",",
    ".",
    "(a)",
    "–",
    "2026\t\n",
]
words = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> NegotiatingText:
    """Any text of a few points with brackets in two languages, nested or not."""
    points = []
    languages = draw(st.sampled_from((("en",), ("en", "fr"), ("fr", "ar"))))
    for number in range(1, draw(st.integers(1, 3)) + 1):
        base = {language: draw(words) for language in languages}
        offers: dict[str, list[Offer]] = {language: [] for language in languages}
        alternatives = []
        for key in range(2, 2 + draw(st.integers(0, 3))):
            given_words = {}
            for language in languages:
                on = draw(st.sampled_from((None, *(offer.key for offer in offers[language]))))
                under = base[language] if on is None else next(o.words for o in offers[language] if o.key == on)
                start, end = sorted(draw(st.integers(0, len(under))) for _ in range(2))
                given_words[language] = draw(words)
                offers[language].append(Offer(key, start, end, given_words[language], on))
            attribution = Attribution(proposes=("akra",), opposes=("dovra",)) if key % 2 else Attribution(("selm",))
            alternatives.append(sample.offered(key, attribution, given_words))
        points.append(sample.point(str(number), {"en": f"Point {number}"}, base, offers, alternatives))
    return sample.text(points, languages)


@settings(max_examples=30)
@given(texts())
def test_what_comes_back_unedited_brings_nothing(text: NegotiatingText) -> None:
    assert returned(write_word(text), text) == Returned((), (), ())


@settings(max_examples=10)
@given(texts(), texts())
def test_nor_does_what_was_sent_with_its_changes_tracked(text: NegotiatingText, earlier: NegotiatingText) -> None:
    earlier = earlier._replace(languages=text.languages)
    assert returned(write_word(text, earlier), text, earlier) == Returned((), (), ())


@settings(max_examples=10)
@given(texts())
def test_every_word_stands_in_the_file(text: NegotiatingText) -> None:
    printed = "\n".join(read.text() for read in read_word(write_word(text)).paragraphs)
    for point in text.points:
        for language in text.languages:
            for paragraph in joined(flat(text, point, language)).split("\n"):
                assert paragraph in printed


# Edits, each made on the file as a word processor makes it


def edit(text: NegotiatingText, how: Callable[[Opened], None], **more: object) -> Returned:
    document = Document(io.BytesIO(write_word(text, **more)))  # type: ignore[arg-type]
    how(document)
    out = io.BytesIO()
    document.save(out)
    return returned(out.getvalue(), text)


def said(found: Returned) -> list[tuple[str, str, int | None, str, str, str]]:
    return [(p.point, p.language, p.on, p.replaced, p.words, p.author) for p in found.proposals]


LAKE = sample.lake()


@pytest.mark.parametrize("author", ["", "Dovra"])
@pytest.mark.parametrize(
    ("words", "new", "expected"),
    [
        ("The level of", "The surface of", ("1", "en", None, "level", "surface")),
        ("429.50", "429.00", ("1", "en", 12, "429.50", "429.00")),
        ("usage", "utilisation", ("1", "fr", None, "usage", "utilisation")),
        (" at Mirna", "", ("2", "en", None, " at Mirna", "")),
        ("libère 40", "libère en été 40", ("3", "fr", None, "", "en été ")),
        ("joint", "jointly", ("2", "en", 25, "joint", "jointly")),
    ],
)
def test_an_edit_becomes_a_proposal_on_the_right_words(
    author: str, words: str, new: str, expected: tuple[str, ...]
) -> None:
    found = edit(LAKE, lambda document: replace(document, words, new, author))
    (proposal,) = found.proposals
    assert found.unplaced == ()
    if author:  # the whole of what was marked, as it was marked
        assert (proposal.replaced, proposal.words, proposal.author) == (words, new, author)
        assert (proposal.point, proposal.language, proposal.on) == expected[:3]
    else:
        assert said(found) == [(*expected, "")]
    assert source(proposal)[proposal.start : proposal.end] == proposal.replaced


def source(proposal: Proposal) -> str:
    point = next(point for point in LAKE.points if point.point == proposal.point)
    number = proposal.on or 1
    return next(one.words[proposal.language] for one in point.offered if one.number == number)


def test_a_changed_attribution_is_listed_and_not_placed() -> None:
    found = edit(LAKE, lambda document: replace(document, "Akra proposes: ", "Selm proposes: "))
    assert found.proposals == ()
    (unplaced,) = found.unplaced
    assert (unplaced.point, unplaced.replaced, unplaced.words) == ("1", "Akra", "Selm")
    assert "attribution" in unplaced.why


def test_a_new_paragraph_is_proposed_after_the_one_before_it() -> None:
    def add(document: Opened) -> None:
        after = paragraph_with(document, "Each Party states")
        new = Paragraph(after._p.makeelement(qn("w:p")), after._parent)
        after._p.addnext(new._p)
        new.add_run("The commission publishes it.")

    found = edit(sample.text(LAKE.points, ("en",)), add)
    (proposal,) = found.proposals
    assert (proposal.point, proposal.replaced, proposal.words) == ("1", "", "\nThe commission publishes it.")


def test_words_outside_the_points_are_listed() -> None:
    found = edit(LAKE, lambda document: document.add_paragraph("We reserve our position on all of it.", "Heading 1"))
    assert [(u.point, u.words) for u in found.unplaced] == [(None, "We reserve our position on all of it.")]


def test_a_comment_becomes_a_remark_on_the_words_it_is_on() -> None:
    def comment(document: Opened) -> None:
        run = next(r for r in paragraph_with(document, "Dovra releases").runs if r.text)
        document.add_comment(run, "Per second, at which gauge?", author="Selm")

    (remark,) = edit(LAKE, comment).remarks
    assert (remark.point, remark.on, remark.author) == ("3", "Dovra releases 40 m³/s.", "Selm")


def test_lost_bookmarks_are_made_up_for_by_the_words() -> None:
    def strip(document: Opened) -> None:
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            for node in list(document.element.iter(qn(name))):
                node.getparent().remove(node)
        replace(document, "at Mirna.", "at Osk.", "Selm")

    found = edit(sample.text(LAKE.points, ("en",)), strip)
    assert [(p.point, p.replaced, p.words) for p in found.proposals] == [("2", "at Mirna.", "at Osk.")]
    assert found.unplaced == ()
