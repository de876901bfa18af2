"""Opening a Word file that somebody sent: what it may be, and what is refused and why."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from lxml import etree

from goodoffices.phrases import phrase

MOST: Final = 50 << 20
"""Bytes of the largest file that is opened."""
MOST_UNPACKED: Final = 60 << 20
"""Bytes of all its XML; pictures are never unpacked."""
MOST_TAGS: Final = 3_000_000
MOST_PARTS: Final = 5_000
MOST_ATTRIBUTES: Final = 1_000
"""Of one element: the time to read them grows with their square."""
MOST_RATIO: Final = 200
"""A part that unpacks to more than so many times its size, and to more than a megabyte, is a bomb."""

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOADS: Final = re.compile(r"^\s*(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\b", re.IGNORECASE)
_DECLARES: Final = phrase("The file has XML with declarations of its own, which no word processor writes.")
_MACROS: Final = phrase("The file has macros: save it as .docx without them.")
CROWDED: Final = phrase("The file has elements with more in them than any document: it is not opened.")
_ELSEWHERE: Final = phrase(
    "The file loads something from elsewhere (a template, a picture, an object): save it with all in it."
)
_OBJECT: Final = phrase(
    "The file has another file or a program in it (an embedded object): save it without, or as a picture."
)
_HARMLESS: Final = ("/hyperlink",)
"""Kinds of external relation that load nothing by themselves; they are read as their words alone."""


class Unreadable(Exception):
    """A file that is not taken in. The message says why, to the person who sent it."""


def open_word(data: bytes) -> Mapping[str, bytes]:
    """The XML parts of a Word file by name, unpacked within limits; nothing outside the file is ever loaded.

    Raises `Unreadable` for what is no Word file, is too large, has macros or remote parts, or is broken.
    """
    if len(data) > MOST:
        raise Unreadable(phrase("The file is larger than {most} MB.", most=MOST >> 20))
    if data[:8] == bytes.fromhex("d0cf11e0a1b11ae1"):
        raise Unreadable(
            phrase("This is an encrypted file or one of the old .doc format: save it as .docx without a password.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(phrase("The file is damaged, or is no Word file: save it again as .docx.")) from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise Unreadable(phrase("This is no Word file: it has no document in it."))
    for name, part in parts.items():
        if part.count(b"<") > MOST_TAGS:
            raise Unreadable(phrase("The file has more in it than any document: it is not opened."))
        if crowded(part):
            raise Unreadable(CROWDED)
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise Unreadable(_DECLARES)
        if name.endswith(".rels"):
            _check_relations(part)
    _check_type(parts["[Content_Types].xml"])
    _check_fields(parts["word/document.xml"])
    return parts


def crowded(part: bytes) -> bool:
    """Whether an element seems to have more attributes than any, in whatever encoding."""
    plain = part.replace(b"\0", b"") if b"\0" in part[:64] else part
    return any(
        min(run.count(b"="), (run.count(b'"') + run.count(b"'")) // 2) > MOST_ATTRIBUTES
        for run in plain.split(b"<")
        if len(run) > 4 * MOST_ATTRIBUTES
    )


def parse(part: bytes) -> etree._Element:
    """The XML of a part, with no entity resolved and nothing loaded. Raises `Unreadable` if it is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
        if root.getroottree().docinfo.doctype:  # in an encoding in which it is not seen before
            raise Unreadable(_DECLARES)
        return root
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            phrase("The file is damaged: its XML cannot be read. Open it in a word processor and save it.")
        ) from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise Unreadable(phrase("The file has more parts than any document."))
    left = MOST_UNPACKED
    for info in infos:
        lower = info.filename.lower()
        if "vbaproject" in lower or "vbadata" in lower:
            raise Unreadable(_MACROS)
        if "/embeddings/" in lower or "/activex/" in lower:
            raise Unreadable(_OBJECT)
        if info.file_size > max(1 << 20, MOST_RATIO * max(info.compress_size, 1)):
            raise Unreadable(phrase("The file unpacks to more than any document: it is not opened."))
        if lower.endswith((".xml", ".rels")):
            left -= info.file_size
            if left < 0:
                raise Unreadable(phrase("The file unpacks to more than any document: it is not opened."))
            if info.flag_bits & 1:
                raise Unreadable(phrase("The file is encrypted: save it without a password."))
            if info.filename in parts:
                raise Unreadable(phrase("The file has a part twice, which no word processor writes."))
            with archive.open(info) as part:
                content = part.read(info.file_size + 1)
            if len(content) > info.file_size:
                raise Unreadable(phrase("The file unpacks to more than it says: it is not opened."))
            parts[info.filename] = content
    return parts


def _check_relations(part: bytes) -> None:
    for relation in parse(part).iter(_RELATIONS):
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External" and not kind.endswith(_HARMLESS):
            raise Unreadable(_ELSEWHERE)
        if kind.endswith("/vbaProject"):
            raise Unreadable(_MACROS)
        if kind.endswith(("/oleObject", "/package", "/control", "/aFChunk", "/subDocument")):
            raise Unreadable(_OBJECT)


def _check_type(part: bytes) -> None:
    """That the file says of itself that it is a document: no template, nothing with macros, no other kind of file."""
    kinds = {one.get("ContentType", "") for one in parse(part).iter(_TYPE)}
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise Unreadable(_MACROS)
    if _MAIN not in kinds:
        raise Unreadable(
            phrase("This is no Word document (perhaps a template, or another kind of file): save it as .docx.")
        )


def _check_fields(part: bytes) -> None:
    """That no field of the document loads anything from elsewhere when a word processor opens it."""
    codes = [""]
    for node in parse(part).iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}fldSimple"):
        if node.tag == f"{_W}instrText":
            codes[-1] += node.text or ""
        else:
            codes.append(node.get(f"{_W}instr", ""))
            if node.tag == f"{_W}fldSimple":
                codes.append("")
    if any(map(_LOADS.match, codes)):
        raise Unreadable(_ELSEWHERE)
