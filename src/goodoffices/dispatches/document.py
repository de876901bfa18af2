"""A press report as it is read: its text, and who published it when."""

from __future__ import annotations

from msgspec import Struct


class Document(Struct, frozen=True):
    """One press report. Every offset of a suggestion is a place in `text`."""

    text: str
    title: str = ""
    published: str = ""  # EDTF; empty where neither the report nor whoever filed it tells
    publisher: str = ""
    agency: str = ""  # whom the publisher quotes as a whole
    media_type: str = ""  # of the original
    original: bytes = b""
    sha256: str = ""  # of the original, in hexadecimal
    notes: tuple[str, ...] = ()  # what opening the original has told: a sentence each
