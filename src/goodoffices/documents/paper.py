"""A paper of the house that is no negotiating text: what stands on it, ready to be written in any format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import rfc8785

from goodoffices.documents import face
from goodoffices.documents.gathering import gathered
from goodoffices.documents.provenance import PREFIX
from goodoffices.documents.text import NegotiatingText
from goodoffices.phrases import phrase
from goodoffices.talks.act import RoomId, Texts
from goodoffices.talks.play import StateOfPlay


class Said(NamedTuple):
    """Words, and the language that they are in ("" for the house's own)."""

    words: str
    language: str = ""


class Heading(NamedTuple):
    """What stands above the blocks that follow it."""

    words: Said


class Paragraph(NamedTuple):
    """A paragraph; `quiet` for what the house says about the words of others."""

    words: Said
    quiet: bool = False


class Grid(NamedTuple):
    """A table with a heading row."""

    head: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]


Block = Heading | Paragraph | Grid


class Paper(NamedTuple):
    """A paper: it is of one room, and covers what all its members may read."""

    title: Said
    edge: tuple[str, ...]
    """On every page: talks, room and date; what it commits to, and whom it is for."""
    blocks: tuple[Block, ...]
    talks: str
    room: RoomId
    entry: int
    """The last entry of the room that it takes in."""
    moment: datetime


def said(texts: Texts, language: str) -> Said:
    """Words in a language, or in the first there is."""
    tag = language if texts.get(language) else next(iter(texts), "")
    return Said(texts.get(tag, ""), tag)


def frame(play: StateOfPlay, room: RoomId, talks: str, now: datetime) -> NegotiatingText:
    """The text of a room without its points: where it comes from, and its parties' names. Raises `KeyError`."""
    return gathered(play, room, talks, now, entry=play.rooms[room].number, points=())


def edge(of: NegotiatingText, commitment: str, language: str) -> tuple[str, ...]:
    """What stands on every page of a paper."""
    where = f"{face.where(of, language)} · {face.as_of(of)}"
    return where, phrase("{commitment}. {audience}.", commitment=commitment, audience=face.audience(of, language))


def paper(of: NegotiatingText, title: Said, commitment: str, language: str, blocks: Iterable[Block]) -> Paper:
    """A paper of the room and the moment that `of` is of."""
    origin = of.origin
    around = edge(of, commitment, language)
    return Paper(title, around, tuple(blocks), origin.talks, origin.room, origin.entry, origin.moment)


def digest(of: Paper) -> str:
    """SHA-256, in hexadecimal, of the one spelling of a paper (RFC 8785): its title and all that stands on it."""
    blocks = [[type(block).__name__, _plain(block)] for block in of.blocks]
    made: Any = [_plain(of.title), blocks]
    return hashlib.sha256(rfc8785.dumps(made)).hexdigest()


def fields(of: Paper) -> dict[str, str]:
    """What a file of a paper says of itself, by the names of its fields."""
    found = {"Talks": of.talks, "Room": of.room, "Entry": str(of.entry), "PaperSHA256": digest(of)}
    return {PREFIX + name: value for name, value in found.items()}


def _plain(value: object) -> object:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def listed(words: Sequence[str]) -> str:
    """Words one after the other; a dash for none."""
    return ", ".join(words) or "—"
