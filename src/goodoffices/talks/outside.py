"""Outside: whether the world may read the public record without an account. It may not until this is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from goodoffices.phrases import phrase
from goodoffices.talks.act import Act, Entry, Line, Refusal

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class OpenPublicPage(Act, frozen=True):
    """Whoever has the address reads, without an account, what this public record holds and will hold."""

    note: Line = ""


class ClosePublicPage(Act, frozen=True):
    """The world reads it no longer at that address. What was read stays read; the record stays what it is."""

    note: Line = ""


class Outside(Struct):
    """The slice of a room's state that this group keeps."""

    opened: int = 0  # the entry that opened the page; 0 while it is closed


def _opened(s: RoomState, e: Entry, act: OpenPublicPage) -> None:
    s.outside.opened = e.number


def _closed(s: RoomState, e: Entry, act: ClosePublicPage) -> None:
    s.outside.opened = 0


EVOLVE = {OpenPublicPage: _opened, ClosePublicPage: _closed}


def _may_open(t: Table, act: OpenPublicPage) -> Refusal | None:
    opened = t.room.outside.opened
    return (
        Refusal("conflict", phrase("The public page was opened in entry {number}.", number=opened)) if opened else None
    )


def _may_close(t: Table, act: ClosePublicPage) -> Refusal | None:
    return None if t.room.outside.opened else Refusal("conflict", phrase("The public page is not open."))


RULES = {OpenPublicPage: _may_open, ClosePublicPage: _may_close}
