"""Brackets read back: from runs of plain text, in which brackets are brackets, and what was set apart from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from goodoffices.documents.described import lost
from goodoffices.documents.word.opening import Unreadable
from goodoffices.drafting.brackets import Bracket, Key, Node, Option, Words
from goodoffices.phrases import phrase

DEEPEST: Final = 100
"""How deep brackets may stand in brackets."""


class Character(NamedTuple):
    """Characters of the words, whatever they would mean in plain text."""

    text: str


class Attribution(NamedTuple):
    """Who proposes, before an option's words, with its label; or where others stand, behind them."""

    text: str


class From(NamedTuple):
    """The words that follow are those of an offer, or of the base, from a character on."""

    of: Key | None
    at: int


Item = str | Character | Attribution | From


def labels(point: Mapping[str, Any]) -> dict[str, Key]:
    """The alternatives of a described point by their labels. Raises `Unreadable`."""
    try:
        return {str(one["label"]): int(one["number"]) for one in point["offered"]}
    except (KeyError, TypeError, ValueError) as error:
        raise lost() from error


def nodes(items: Sequence[Item], keys: Mapping[str, Key]) -> tuple[Node, ...]:
    """The words with their brackets. Raises `Unreadable` where brackets do not close, or their owner is not known."""
    reader = _Reader(list(_pieces(items)), keys)
    found = reader.nodes(None, 0, 0)
    if not reader.done:
        raise Unreadable(phrase("A bracket closes in the file that does not open before."))
    return found


class _Open:
    """A bracket that opens."""


class _Close:
    """A bracket that closes."""


_Piece = str | Character | Attribution | From | _Open | _Close


def _pieces(items: Sequence[Item]) -> Iterator[_Piece]:
    """Plain text cut at its brackets; plain runs that follow each other are one."""
    plain = ""
    for item in items:
        if isinstance(item, str):
            plain += item
            continue
        yield from _cut(plain)
        plain = ""
        yield item
    yield from _cut(plain)


def _cut(plain: str) -> Iterator[_Piece]:
    start = 0
    for at, character in enumerate(plain):
        if character in "[]":
            if start < at:
                yield plain[start:at]
            yield _Open() if character == "[" else _Close()
            start = at + 1
    if start < len(plain):
        yield plain[start:]


class _Reader:
    def __init__(self, pieces: list[_Piece], keys: Mapping[str, Key]) -> None:
        self.pieces, self.keys, self.here = pieces, keys, 0

    @property
    def done(self) -> bool:
        return self.here == len(self.pieces)

    def peek(self, ahead: int = 0) -> _Piece | None:
        at = self.here + ahead
        return self.pieces[at] if at < len(self.pieces) else None

    def nodes(self, of: Key | None, at: int, depth: int) -> tuple[Node, ...]:
        """Words and brackets up to what closes the bracket that they stand in, or an attribution behind them."""
        if depth > DEEPEST:
            raise Unreadable(phrase("Brackets in the file stand deeper in each other than anybody reads."))
        found: list[Node] = []
        run: list[str] = []

        def settle() -> None:
            nonlocal at
            words = "".join(run)
            run.clear()
            if words:
                found.append(Words(of, at, words))
                at += len(words)

        while not self.done:
            piece = self.peek()
            if isinstance(piece, _Close | Attribution):
                break
            if isinstance(piece, str):
                run.append(piece)
                self.here += 1
            elif isinstance(piece, Character):
                run.append(piece.text)
                self.here += 1
            elif isinstance(piece, From):
                settle()
                of, at = piece
                self.here += 1
            else:
                settle()
                bracket = self.bracket(of, at, depth + 1)
                found.append(bracket)
                at += kept_length(bracket)
        if isinstance(self.peek(), Attribution):
            run[-1:] = [run[-1].removesuffix(" ")] if run else []
        settle()
        return tuple(found)

    def bracket(self, of: Key | None, at: int, depth: int) -> Bracket:
        kept: tuple[Node, ...] = ()
        offers: list[Option] = []
        if isinstance(self.peek(1), Attribution):
            offers.append(self.option(depth))
        else:
            self.here += 1
            kept = self.nodes(of, at, depth)
            self.close()
        while self.peek() == " " and isinstance(self.peek(1), _Open) and isinstance(self.peek(2), Attribution):
            self.here += 1
            offers.append(self.option(depth))
        if not offers:
            raise Unreadable(
                phrase("A bracket in the file says of no words who proposes them: write them with a backslash, \\[.")
            )
        return Bracket((Option(None, kept), *offers))

    def option(self, depth: int) -> Option:
        self.here += 1
        who = self.peek()
        self.here += 1
        label = who.text.partition(". ")[0] if isinstance(who, Attribution) else ""
        if label not in self.keys:
            raise Unreadable(
                phrase(
                    "The file has a bracket of an alternative {alternative!r} that is not in its list.",
                    alternative=label,
                )
            )
        first = self.peek()
        if isinstance(first, str):
            rest = first.removeprefix(" ")
            self.pieces[self.here : self.here + 1] = [rest] if rest else []
        key = self.keys[label]
        found = self.nodes(key, 0, depth)
        if isinstance(self.peek(), Attribution):
            self.here += 1
        self.close()
        return Option(key, found)

    def close(self) -> None:
        if not isinstance(self.peek(), _Close):
            raise Unreadable(phrase("A bracket opens in the file that does not close."))
        self.here += 1


def kept_length(bracket: Bracket) -> int:
    """How many characters the words as they are have that a bracket stands for."""
    return sum(kept_length(n) if isinstance(n, Bracket) else len(n.words) for n in bracket.options[0].nodes)
