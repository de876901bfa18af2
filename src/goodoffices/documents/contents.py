"""What a file holds, so that two files can be compared: its words with their marks, and what else would be seen in it.

White space and the way in which a program spells the same thing count for nothing; everything else does, down to a
picture that lies over the words.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree, html
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from goodoffices.documents.akoma import AKN, OURS
from goodoffices.documents.from_akoma import parsed
from goodoffices.documents.provenance import Claim, claimed
from goodoffices.documents.word.opening import CROWDED, MOST_ATTRIBUTES, Unreadable
from goodoffices.documents.word.reading import Read, read_word
from goodoffices.phrases import phrase

MOST: Final = 50 << 20
"""Bytes of the largest file that is read."""
MOST_PAGES: Final = 3_000
MOST_SHOWN: Final = 2_000
"""Pieces of words that are placed one by one on a page of a PDF; of all pages together:"""
MOST_SHOWN_IN_ALL: Final = 100_000
MOST_DRAWN: Final = 4 << 20
"""Bytes of what draws a page."""


class Contents(NamedTuple):
    """What is in a file, which version of a text it says it is, and its words alone."""

    suffix: str
    held: str
    claim: Claim | None
    words: str


def contents(data: bytes) -> Contents:
    """Read a file of any format that is written here, whatever it is called. Raises `Unreadable`."""
    if len(data) > MOST:
        raise Unreadable(phrase("The file is larger than {most} MB.", most=MOST >> 20))
    begins = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _word(data)
    if begins.startswith(b"%PDF"):
        return _pdf(data)
    if begins[:15].lower().startswith((b"<!doctype html", b"<html")):
        return _html(data)
    if begins.startswith(b"<"):
        return _akoma(data)
    return _markdown(data)


def claimed_talks(data: bytes) -> str | None:
    """The talks that a file says it is of. Raises `Unreadable`."""
    claim = contents(data).claim
    return claim.talks if claim is not None else None


def plain(words: str) -> str:
    """Words with every run of white space as one space."""
    return " ".join(words.split())


def _word(data: bytes) -> Contents:
    found = read_word(data)
    held = [_paragraph(paragraph) for paragraph in found.paragraphs]
    held += (f"{comment.author}: {comment.text}" for comment in found.comments)
    held += sorted(found.around)
    words = "\n".join(paragraph.text() for paragraph in found.paragraphs)
    return Contents(".docx", "\n".join(map(plain, held)), claimed(found.properties), plain(words))


def _paragraph(read: Read) -> str:
    """A paragraph with its changes; how they are cut into runs does not count."""
    runs: list[tuple[str, str]] = []
    for part in read.parts:
        if runs and runs[-1][0] == part.state:
            runs[-1] = part.state, runs[-1][1] + part.text
        else:
            runs.append((part.state, part.text))
    words = "".join(text if state == "kept" else f"<{state}>{text}</{state}>" for state, text in runs)
    return words + "".join(f"<{one.kind}>{one.words}</>" for one in read.beside)


def _pdf(data: bytes) -> Contents:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Unreadable(phrase("The file is encrypted: save it without a password."))
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(phrase("The file has more pages than any text."))
        values = {str(name).removeprefix("/"): str(value) for name, value in (reader.metadata or {}).items()}
        _measured(reader)
        words = [page.extract_text() for page in reader.pages]
        seen = [line for page in reader.pages for line in _over(page)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable(phrase("The file is damaged: it is no PDF that can be read.")) from error
    return Contents(".pdf", "\n".join([*map(plain, words), *seen]), claimed(values), plain(" ".join(words)))


def _measured(reader: PdfReader) -> None:
    """Refuse what would take for ever to read: a small file can show the same drawing on thousands of pages."""
    every = 0
    for page in reader.pages:
        if "</Form>" in _over(page):
            raise Unreadable(
                phrase("The file has drawings within its pages, which are not read: print it to PDF anew.")
            )
        content = page.get_contents()
        data = content.get_data() if content is not None else b""
        shown = data.count(b"Tj") + data.count(b"TJ") + data.count(b"'") + data.count(b'"')
        every += shown
        if shown > MOST_SHOWN or every > MOST_SHOWN_IN_ALL or len(data) > MOST_DRAWN:
            raise Unreadable(phrase("The file has more on its pages than any text: it is not read."))


def _over(page: Any) -> Iterator[str]:
    """What lies on a page that is no text: pictures, forms, notes; nothing of ours has any."""
    resources = page.get("/Resources")
    things = resources.get_object().get("/XObject") if resources is not None else None
    for thing in (things.get_object() if things is not None else DictionaryObject()).values():
        yield f"<{thing.get_object().get('/Subtype')}>"
    annotations = page.get("/Annots")
    for note in annotations.get_object() if annotations is not None else ():
        yield f"<{note.get_object().get('/Subtype')}>"


def _html(data: bytes) -> Contents:
    if any(run.count(b"=") > MOST_ATTRIBUTES for run in data.split(b"<")):  # there they need no quotation marks
        raise Unreadable(CROWDED)
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(phrase("The file is damaged: it is no HTML that can be read.")) from error
    values = {str(one.get("name")): str(one.get("content")) for one in root.iter("meta")}
    body = root.find("body")
    words = "".join(body.itertext()) if body is not None else ""
    return Contents(".html", _tree(root), claimed(values), plain(words))


def _akoma(data: bytes) -> Contents:
    root = parsed(data)
    values: Mapping[str, Any] = {}
    ours = root.find(f".//{{{AKN}}}proprietary/{{{OURS}}}text")
    if ours is not None:
        values = _json(ours.text or "")
    body = root.find(f".//{{{AKN}}}mainBody")
    words = "".join(body.itertext()) if body is not None else "".join(root.itertext())
    return Contents(".xml", _tree(root), claimed({k: v for k, v in values.items() if isinstance(v, str)}), plain(words))


def _tree(root: etree._Element) -> str:
    """A tree of elements in one spelling."""
    found: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            attributes = "".join(f" {name}={plain(value)!r}" for name, value in sorted(node.attrib.items()))
            found.append(f"<{node.tag}{attributes}>{plain(node.text or '')}")
        elif event == "end":
            found.append(f"</>{plain(node.tail or '')}")
        else:
            found.append(f"<!>{plain(node.tail or '')}")
    return "".join(found)


def _markdown(data: bytes) -> Contents:
    try:
        words = data.decode("utf-8-sig").replace("\r\n", "\n").strip("\n")
    except UnicodeDecodeError as error:
        raise Unreadable(
            phrase("The file is of no format that is read here: Word, PDF, HTML, Akoma Ntoso, Markdown.")
        ) from error
    values: dict[str, str] = {}
    for line in words.split("\n---\n")[0].split("\n") if words.startswith("---\n") else ():
        key, _, value = line.partition(": ")
        if key.startswith("GoodOffices"):
            values[key] = str(_json(f'{{"value": {value}}}').get("value", ""))
    return Contents(".md", words, claimed(values), plain(words))


def _json(words: str) -> dict[str, Any]:
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
