"""A file of any format that is read here as a new text, whoever wrote it."""

from __future__ import annotations

from goodoffices.documents.fresh import Fresh, FreshPoint
from goodoffices.documents.from_akoma import read_akoma
from goodoffices.documents.from_markdown import read_markdown
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.documents.word.foreign import fresh as fresh_word
from goodoffices.drafting.brackets import Bracket, plain


def is_word(data: bytes) -> bool:
    """Whether a file is Word's, or another archive, or an older kind of Word's: all others are text."""
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def fresh(data: bytes) -> Fresh:
    """A new text from a Word, Akoma Ntoso or Markdown file. Raises `Unreadable`.

    Of a text with brackets the words as they are become the new one, and what was proposed in their place is listed.
    """
    if is_word(data):
        return fresh_word(data)
    found = read_akoma(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else read_markdown(data)
    return _unbracketed(found) if isinstance(found, NegotiatingText) else found


def _unbracketed(text: NegotiatingText) -> Fresh:
    points = (
        FreshPoint(point.title, {language: words for language, nodes in point.nodes.items() if (words := plain(nodes))})
        for point in text.points
    )
    left_out = (_said(point, one) for point in text.points for one in point.offered if _within(point, one))
    return Fresh(text.title, tuple(points), tuple(left_out))


def _within(point: PointOfText, one: Offered) -> bool:
    """Whether an alternative is not the point's own words, and these are not without brackets altogether."""
    bracketed = any(isinstance(node, Bracket) for nodes in point.nodes.values() for node in nodes)
    return one.number != point.base and (bracketed or not point.nodes)


def _said(point: PointOfText, one: Offered) -> str:
    words = "; ".join(one.words.values()) or "no text"
    return f"point {point.point}, {one.label}, in the place of other words: {words}"
