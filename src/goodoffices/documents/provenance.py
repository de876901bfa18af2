"""What a document says of itself: of which talks, room, entry and languages it is, in the fields of any file format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from goodoffices.documents.text import NegotiatingText
from goodoffices.talks.act import PartyId, RoomId

PREFIX: Final = "GoodOffices"
_NUMBER: Final = re.compile(r"[0-9]{1,15}")


class Claim(NamedTuple):
    """Which version of a text a file says it is. It proves nothing: `genuine` compares the words."""

    talks: str
    room: RoomId
    entry: int
    languages: tuple[str, ...]
    sha256: str
    earlier: int | None = None
    """The entry against whose text changes are marked."""
    copy: PartyId = ""
    """The party whose copy of an alternat it is."""


def fields(text: NegotiatingText, earlier: NegotiatingText | None, languages: Sequence[str]) -> dict[str, str]:
    """The fields that a file of this text carries, by their names."""
    origin = text.origin
    found = {
        "Talks": origin.talks,
        "Room": origin.room,
        "Entry": str(origin.entry),
        "Languages": " ".join(languages),
        "SHA256": origin.sha256,
        "Earlier": str(earlier.origin.entry) if earlier is not None else "",
        "Copy": origin.copy or "",
    }
    return {PREFIX + name: value for name, value in found.items() if value}


def claimed(values: Mapping[str, str]) -> Claim | None:
    """The version that the fields of a file name, in whatever case; None where they name none."""
    known = {name.lower(): value for name, value in values.items()}
    talks, room, entry, languages, sha256, earlier, copy = (
        known.get((PREFIX + name).lower(), "").strip()
        for name in ("Talks", "Room", "Entry", "Languages", "SHA256", "Earlier", "Copy")
    )
    if not (talks and room and languages and _NUMBER.fullmatch(entry)):
        return None
    if earlier and not _NUMBER.fullmatch(earlier):
        return None
    return Claim(talks, room, int(entry), tuple(languages.split()), sha256, int(earlier) if earlier else None, copy)
