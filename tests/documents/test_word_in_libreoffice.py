"""Word files opened and saved by LibreOffice: what comes back is the same text, and edits made before are all there."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from docx import Document
from hypothesis import HealthCheck, Phase, given, settings

from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.returning import Returned, returned
from goodoffices.documents.word.writing import write_word
from tests.documents import office, sample
from tests.documents.byhand import replace
from tests.documents.test_word_returning import texts

pytestmark = pytest.mark.office


def many(count: int) -> list[NegotiatingText]:
    """So many generated texts, the same each time."""
    found: list[NegotiatingText] = []

    @settings(max_examples=count, phases=[Phase.generate], derandomize=True, suppress_health_check=list(HealthCheck))
    @given(texts())
    def keep(text: NegotiatingText) -> None:
        found.append(text)

    keep()
    return found[:count]


def nothing_but_spaces(found: Returned) -> bool:
    return not found.proposals and not found.remarks and all("only spaces" in one.why for one in found.unplaced)


def test_thirty_texts_come_back_as_they_were(tmp_path: Path) -> None:
    sent = [sample.lake(), *many(29)]
    assert len(sent) == 30
    for text, data in zip(sent, office.saved([write_word(text) for text in sent], tmp_path), strict=True):
        assert nothing_but_spaces(returned(data, text))


def test_edits_survive_saving_with_their_authors(tmp_path: Path) -> None:
    """Tracked and untracked edits in turn, saved by LibreOffice before they are taken in."""
    text = sample.lake()
    cases = [
        ("430.00", "430.50", "1", None),
        ("429.50", "429.00", "1", 12),
        ("Each Party", "Every Party", "1", None),
        ("commission of experts", "committee of experts", "2", 22),
        ("réunit à", "réunit chaque mois à", "2", None),
        ("libère 40", "libère 45", "3", None),
    ]
    files = []
    for number, (words, new, _, _) in enumerate(cases):
        document = Document(io.BytesIO(write_word(text)))
        replace(document, words, new, "Dovra" if number % 2 else "")
        out = io.BytesIO()
        document.save(out)
        files.append(out.getvalue())
    for number, (data, (words, new, point, on)) in enumerate(zip(office.saved(files, tmp_path), cases, strict=True)):
        found = returned(data, text)
        assert found.unplaced == ()
        (proposal,) = found.proposals
        assert (proposal.point, proposal.on, proposal.author) == (point, on, "Dovra" if number % 2 else "")
        whole = words.replace(proposal.replaced, proposal.words, 1) if proposal.replaced else proposal.words
        assert proposal.words in new
        assert whole in (new, proposal.words)


def test_changes_tracked_when_it_was_sent_are_not_taken_for_edits(tmp_path: Path) -> None:
    text = sample.lake()
    first = text.points[0]
    shorter = first._replace(nodes={language: nodes[:1] for language, nodes in first.nodes.items()})
    earlier = text._replace(points=(shorter, *text.points[1:]))
    (data,) = office.saved([write_word(text, earlier)], tmp_path)
    assert nothing_but_spaces(returned(data, text, earlier))


def test_a_file_is_laid_out_without_repair(tmp_path: Path) -> None:
    source = Random(5)
    texts_ = [sample.lake(), sample.text([source.choice(sample.lake().points)] * 40)]
    for pdf in office.saved([write_word(text) for text in texts_], tmp_path, "pdf"):
        assert pdf.startswith(b"%PDF")
