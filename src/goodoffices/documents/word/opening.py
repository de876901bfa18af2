"""Opening a Word file that somebody sent: what it may be, and what is refused and why."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from lxml import etree

MOST: Final = 50 << 20
"""Bytes of the largest file that is opened."""
MOST_UNPACKED: Final = 200 << 20
MOST_PARTS: Final = 5_000
MOST_RATIO: Final = 200
"""A part that unpacks to more than so many times its size, and to more than a megabyte, is a bomb."""

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS: Final = ("/hyperlink",)
"""Kinds of external relation that load nothing by themselves; they are read as their words alone."""


class Unreadable(Exception):
    """A file that is not taken in. The message says why, to the person who sent it."""


def open_word(data: bytes) -> Mapping[str, bytes]:
    """The XML parts of a Word file by name, unpacked within limits; nothing outside the file is ever loaded.

    Raises `Unreadable` for what is no Word file, is too large, has macros or remote parts, or is broken.
    """
    if len(data) > MOST:
        raise Unreadable(f"The file is larger than {MOST >> 20} MB.")
    if data[:8] == bytes.fromhex("d0cf11e0a1b11ae1"):
        raise Unreadable(
            "This is an encrypted file or one of the old .doc format: save it as .docx without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable("The file is damaged, or is no Word file: save it again as .docx.") from error
    if "word/document.xml" not in parts:
        raise Unreadable("This is no Word file: it has no document in it.")
    for name, part in parts.items():
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise Unreadable("The file has XML with declarations of its own, which no word processor writes.")
        if name.endswith(".rels"):
            _check_relations(part)
    return parts


def parse(part: bytes) -> etree._Element:
    """The XML of a part, with no entity resolved and nothing loaded. Raises `Unreadable` if it is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            "The file is damaged: its XML cannot be read. Open it in a word processor and save it."
        ) from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise Unreadable("The file has more parts than any document.")
    left = MOST_UNPACKED
    for info in infos:
        lower = info.filename.lower()
        if "vbaproject" in lower or lower.endswith((".exe", ".dll")):
            raise Unreadable("The file has macros: save it as .docx without them.")
        if info.file_size > max(1 << 20, MOST_RATIO * max(info.compress_size, 1)) or info.file_size > left:
            raise Unreadable("The file unpacks to more than any document: it is not opened.")
        left -= info.file_size
        if lower.endswith((".xml", ".rels")):
            if info.flag_bits & 1:
                raise Unreadable("The file is encrypted: save it without a password.")
            if info.filename in parts:
                raise Unreadable("The file has a part twice, which no word processor writes.")
            with archive.open(info) as part:
                content = part.read(info.file_size + 1)
            if len(content) > info.file_size:
                raise Unreadable("The file unpacks to more than it says: it is not opened.")
            parts[info.filename] = content
    return parts


def _check_relations(part: bytes) -> None:
    for relation in parse(part).iter(_RELATIONS):
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External" and not kind.endswith(_HARMLESS):
            raise Unreadable(
                "The file loads something from elsewhere (a template, a picture, an object): save it with all in it."
            )
        if kind.endswith("/vbaProject"):
            raise Unreadable("The file has macros: save it as .docx without them.")
