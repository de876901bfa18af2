"""The PDF: tagged, its words in reading order, talks, room, commitment, audience and page number on every page."""

from __future__ import annotations

import io
import socket
import sys

import pypdf
import pytest

from goodoffices.documents import pdf
from goodoffices.documents.flat import flat, joined
from goodoffices.documents.pdf import Unprintable, write_pdf
from goodoffices.documents.provenance import claimed
from goodoffices.documents.text import NegotiatingText
from tests.documents import sample


def read(text: NegotiatingText, **more: tuple[str, ...]) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write_pdf(text, **more)))


def long() -> NegotiatingText:
    """A text of several pages."""
    points = [point._replace(point=str(n)) for n, point in enumerate(sample.lake().points * 6, 1)]
    return sample.text(points, ("en", "fr"))


def test_words_extract_in_reading_order() -> None:
    text = long()
    whole = "".join("".join(page.extract_text().split()) for page in read(text, languages=("en",)).pages)
    at = 0
    for point in text.points:
        for words in (f"{point.point}. {point.title['en']}", *joined(flat(text, point, "en")).split("\n")):
            here = whole.find("".join(words.split()), at)
            assert here >= at, words
            at = here


def test_every_page_says_whose_and_how_firm_it_is_and_its_number() -> None:
    pages = read(long()).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        found = " ".join(page.extract_text().split())
        assert "Talks on Lake Mirna · Plenary · 2027-03-04, as of entry 40" in found
        assert "Draft: nobody has committed to it. For the members of this room only: Akra, Dovra, Selm." in found
        assert f"page {number} of {len(pages)}" in found


def test_it_is_tagged_as_pdf_ua() -> None:
    reader = read(sample.lake())
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data().replace(b'"', b"")
    kinds = set()
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            waiting += node
        elif isinstance(node, pypdf.generic.DictionaryObject):
            kinds.add(node.get("/S"))
            waiting += [node["/K"]] if "/K" in node else []
    assert {"/H1", "/H2", "/P", "/L", "/LI"} <= kinds


def test_the_same_text_gives_the_same_bytes_and_says_which_it_is() -> None:
    text = sample.lake()
    assert write_pdf(text) == write_pdf(text)
    claim = claimed({name.removeprefix("/"): str(value) for name, value in (read(text).metadata or {}).items()})
    assert claim == ("lake-mirna", "plenary", 40, ("en", "fr"), "5e" * 32, None, "")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a document ever to ask for something, nobody would hear of it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked = f"http://127.0.0.1:{server.getsockname()[1]}/x.png"
        asking = f'<!DOCTYPE html><body><img src="{asked}"><p style="background: url({asked})">words</p></body>'
        monkeypatch.setattr(pdf, "write_html", lambda *_, **__: asking.encode())
        assert write_pdf(sample.lake()).startswith(b"%PDF")
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def test_without_pango_it_says_what_is_wanting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Unprintable, match="libpango"):
        write_pdf(sample.lake())
