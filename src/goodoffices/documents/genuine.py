"""Whether a file is exactly a released version of a text, as far as the one who asks may know.

The version that a file names is written again from the record, in the same format, and the two are compared: what the
file says of itself proves nothing. Of whatever was not released, or is in a room that the asker does not read, the
answer is the same as of a file that has nothing to do with the talks.
"""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.disclosing import NotShown, ground
from goodoffices.documents import alternat
from goodoffices.documents.contents import Contents, contents, plain
from goodoffices.documents.formats import MARKS_CHANGES, write
from goodoffices.documents.gathering import gathered
from goodoffices.documents.provenance import Claim
from goodoffices.documents.text import NegotiatingText
from goodoffices.talks.act import PUBLIC, RoomId
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.text_ladder import text_rung

UNRELEASED = ("draft", "suspended")
"""Rungs of the text's ladder on which nothing is released."""


class Version(NamedTuple):
    """A file is exactly this version of a room's text."""

    text: NegotiatingText
    claim: Claim
    bytes_too: bool
    """Not only what it holds: the file is byte for byte what this program writes."""


class Entered(NamedTuple):
    """The words of a file are exactly those of this entry, which may be shown."""

    room: RoomId
    entry: int
    language: str
    ground: str
    """Why it may be shown: "it stands in the public record", "its words were delivered at a table" …"""


def genuine(play: StateOfPlay, talks: str, data: bytes) -> Version | Entered | None:
    """What released version a file is, by what this reader of the talks may read; None if none.

    Raises `Unreadable` for a file that cannot be read, and `pdf.Unprintable` where a PDF cannot be written to compare.
    """
    found = contents(data)
    if found.claim is not None:
        return _version(play, talks, found, data)
    return _entered(play, found)


def released(play: StateOfPlay, room: RoomId, entry: int) -> bool:
    """Whether the text of a room, as of an entry, was released: the public room's always is, another's once frozen."""
    if room not in play.rooms or not 1 <= entry <= play.rooms[room].number:
        return False
    if room == PUBLIC:
        return True
    from goodoffices.talks.asof import at_entry

    then = at_entry(play, room, entry)
    return text_rung(then, room, play.rooms[room].entries[entry - 1].time)[1] not in UNRELEASED


def _version(play: StateOfPlay, talks: str, found: Contents, data: bytes) -> Version | None:
    claim = found.claim
    assert claim is not None
    entries = [claim.entry, *([claim.earlier] if claim.earlier is not None else [])]
    if claim.talks != talks or not all(released(play, claim.room, entry) for entry in entries):
        return None
    state = play.rooms[claim.room]
    if state.last is None or (claim.earlier is not None and found.suffix not in MARKS_CHANGES):
        return None
    texts = [gathered(play, claim.room, talks, state.last, entry=entry) for entry in entries]
    if claim.copy:
        if claim.copy not in texts[0].origin.audience:
            return None
        texts[0] = alternat.copy_of(texts[0], claim.copy)
    if not set(claim.languages) <= set(texts[0].languages):
        return None
    written = write(found.suffix, *texts, languages=claim.languages)
    if contents(written).held != found.held:
        return None
    return Version(texts[0], claim, written == data)


def _entered(play: StateOfPlay, found: Contents) -> Entered | None:
    """The first entry with exactly these words that may be shown to a third party."""
    if not found.words:
        return None
    for room, state in sorted(play.rooms.items(), key=lambda item: item[0] != PUBLIC):
        for entry in state.entries:
            texts = getattr(entry.act, "text", None)
            if not isinstance(texts, dict):
                continue
            language = next((tag for tag, words in texts.items() if plain(words) == found.words), None)
            if language is None:
                continue
            try:
                return Entered(room, entry.number, language, ground(play, room, entry.number))
            except NotShown:
                continue
    return None
