"""A paper of the house that is no negotiating text: what stands on it, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from goodoffices.documents import face
from goodoffices.documents.gathering import gathered
from goodoffices.documents.text import NegotiatingText
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
    return where, f"{commitment}. {face.audience(of, language)}."


def listed(words: Sequence[str]) -> str:
    """Words one after the other; a dash for none."""
    return ", ".join(words) or "—"
