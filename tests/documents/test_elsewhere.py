"""Files of any format as a new text: the words as they are, and a list of what was proposed in their place."""

import io

import pytest
from docx import Document

from goodoffices.documents.elsewhere import fresh
from goodoffices.documents.formats import write
from tests.documents import sample


@pytest.mark.parametrize("suffix", [".xml", ".md"])
def test_of_a_text_with_brackets_nothing_is_left_out_unsaid(suffix: str) -> None:
    found = fresh(write(suffix, sample.lake()))
    assert found.title == {"en": "Agreement on Lake Mirna"}
    assert found.points[1].words == {"en": "A commission meets at Mirna.", "fr": "Une commission se réunit à Mirna."}
    assert found.points[3].words == {}
    assert found.left_out[:2] == (
        "point 1, L, in the place of other words: 429.50; 429,50",
        "point 1, O, in the place of other words: no text",
    )
    assert [line[:10] for line in found.left_out] == [
        "point 1, L",
        "point 1, O",
        "point 2, U",
        "point 2, V",
        "point 2, Y",
    ]


def test_word_akoma_ntoso_and_markdown_of_others_are_told_apart() -> None:
    document = Document()
    document.add_heading("Level", 1)
    document.add_paragraph("It is kept.")
    document.save(out := io.BytesIO())
    akn = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill><body><article><heading>Level</heading>'
        "<content><p>It is kept.</p></content></article></body></bill></akomaNtoso>"
    )
    for data in (out.getvalue(), akn.encode(), b"# Level\n\nIt is kept.\n"):
        (point,) = fresh(data).points
        assert (point.title, point.words) == ({"und": "Level"}, {"und": "It is kept."})
