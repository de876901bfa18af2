"""What an opener makes of an original, whatever it was."""

from __future__ import annotations

from msgspec import Struct

NO_TEXT = "No text found."


class Page(Struct, frozen=True):
    """The words of an original, and what it says of itself."""

    text: str = ""
    title: str = ""
    published: str = ""  # EDTF
    publisher: str = ""
    agency: str = ""
    notes: tuple[str, ...] = ()
