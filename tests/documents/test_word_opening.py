"""Hostile Word files: refused with a reason; nothing of an incoming file but its words ever goes further."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from goodoffices.documents.word.opening import MOST, Unreadable, open_word
from goodoffices.documents.word.reading import read_word
from goodoffices.documents.word.writing import write_word
from tests.documents import sample

GOOD = write_word(sample.lake())
_RELATION = '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" {}/>'
Parts = dict[str, bytes]


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(how: Callable[[Parts], None]) -> bytes:
    """The good file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    how(parts)
    return packed(parts)


def related(kind: str, attributes: str) -> bytes:
    def relate(parts: Parts) -> None:
        name = "word/_rels/document.xml.rels"
        relation = _RELATION.format(kind, attributes).encode()
        parts[name] = parts[name].replace(b"</Relationships>", relation + b"</Relationships>")

    return changed(relate)


def document(content: bytes) -> bytes:
    return changed(lambda parts: parts.update({"word/document.xml": content}))


def put(before: bytes, name: str = "word/document.xml", old: bytes = b"</w:body>") -> bytes:
    return changed(lambda parts: parts.update({name: parts[name].replace(old, before + old)}))


def typed(old: bytes, new: bytes) -> bytes:
    name = "[Content_Types].xml"
    return changed(lambda parts: parts.update({name: parts[name].replace(old, new)}))


def locked() -> bytes:
    """The good file with the flag of encryption on each part."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def lying() -> bytes:
    """A file whose document unpacks to more than its directory says."""
    data = bytearray(changed(lambda parts: parts.update({"word/document.xml": b"<a>" + b"x" * 500_000 + b"</a>"})))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        size = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + size] == b"word/document.xml":
            struct.pack_into("<I", data, at + 24, 100)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha">' + b'<!ENTITY c "&b;&b;&b;&b;&b;&b;">' + b"]><a>&c;</a>"
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
FIELD = (
    b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
    b'<w:r><w:instrText>AUTO c:\\x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
HOSTILE = {
    "a bomb": (lambda: changed(lambda p: p.update({"word/media/a.xml": b" " * (64 << 20)})), "unpacks to more"),
    "many bombs below the ratio": (
        lambda: changed(lambda p: p.update({f"word/{n}.xml": bytes(1 << 20) for n in range(70)})),
        "unpacks to more",
    ),
    "a part that is larger than it says": (lying, "damaged|unpacks to more"),
    "a file within the file": (
        lambda: changed(lambda p: p.update({"word/embeddings/a.docx": GOOD})),
        "embedded object",
    ),
    "an object of another program": (lambda: related("oleObject", 'Target="embeddings/a.bin"'), "embedded object"),
    "a control": (lambda: changed(lambda p: p.update({"word/activeX/activeX1.bin": b"x"})), "embedded object"),
    "too many parts": (lambda: changed(lambda p: p.update({f"x{n}.xml": b"" for n in range(5001)})), "more parts"),
    "too many elements": (
        lambda: document(b"<a>" + b"".join(b"<b%d/>" % (n % 9973) for n in range(3_000_001)) + b"</a>"),
        "more in it|unpacks to more",
    ),
    "too many attributes": (
        lambda: document(b"<a " + b" ".join(b"a%d=''" % n for n in range(100_000)) + b"/>"),
        "more in them",
    ),
    "entities": (lambda: document(LAUGHS), "declarations"),
    "an external entity": (lambda: document(OUTSIDE), "declarations"),
    "an external entity in another encoding": (
        lambda: document(OUTSIDE.decode().encode("utf-16")),
        "declarations",
    ),
    "a document type of its own": (
        lambda: document(b'<!DOCTYPE a SYSTEM "http://elsewhere.example/a.dtd"><a/>'),
        "declarations",
    ),
    "macros": (lambda: changed(lambda p: p.update({"word/vbaProject.bin": b"x"})), "macros"),
    "a file with macros by its type": (
        lambda: typed(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "a spreadsheet by its type": (
        lambda: typed(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"),
        "no Word document",
    ),
    "no types": (lambda: changed(lambda p: p.pop("[Content_Types].xml") and None), "no Word file"),
    "a remote template": (
        lambda: related("attachedTemplate", 'Target="https://elsewhere.example/a.dotm" TargetMode="External"'),
        "from elsewhere",
    ),
    "a remote picture": (
        lambda: related("image", 'Target="https://elsewhere.example/a.png" TargetMode="External"'),
        "from elsewhere",
    ),
    "a remote object": (
        lambda: related("oleObject", 'Target="mhtml:https://elsewhere.example/a" TargetMode="External"'),
        "from elsewhere",
    ),
    "a field that runs a program": (lambda: put(FIELD, old=b"<w:sectPr"), "from elsewhere"),
    "broken XML": (lambda: document(GOOD[:500]), "damaged"),
    "XML cut short": (lambda: document(b"<w:document><w:body>"), "damaged"),
    "elements nested without end": (lambda: document(b"<a>" * 100_000 + b"</a>" * 100_000), "damaged"),
    "no zip": (lambda: b"{\\rtf1 words}", "no Word file"),
    "a zip cut short": (lambda: GOOD[: len(GOOD) // 2], "damaged"),
    "a zip of something else": (lambda: packed({"a.txt": b"words"}), "no Word file"),
    "a hundred megabytes": (lambda: GOOD + bytes(100 << 20), "larger than 50 MB"),
    "an old or encrypted file": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096), "encrypted"),
    "an encrypted zip": (locked, "encrypted"),
    "nothing": (lambda: b"", "no Word file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason(name: str) -> None:
    made, why = HOSTILE[name]
    with pytest.raises(Unreadable, match=why):
        read_word(made())


def test_the_file_from_which_they_are_made_is_taken() -> None:
    assert len(GOOD) < MOST
    assert "word/document.xml" in open_word(packed({**open_word(GOOD)}))


def test_a_link_is_read_as_its_words() -> None:
    data = related("hyperlink", 'Target="https://elsewhere.example/" TargetMode="External"')
    assert read_word(data).paragraphs == read_word(GOOD).paragraphs


def test_no_part_of_a_file_that_came_in_is_in_one_that_goes_out() -> None:
    """A file goes out as it is written from the text alone: the same whether or not another came in."""
    parts = open_word(GOOD)
    assert open_word(write_word(sample.lake())) == parts
    assert not any(b'TargetMode="External"' in part for part in parts.values())
    assert not any("vba" in name.lower() or "embeddings" in name for name in parts)
