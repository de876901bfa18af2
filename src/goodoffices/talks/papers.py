"""The paper register: what was circulated in a room, under which symbol and marking, in which numbered copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Line, Marking, Number, PartyId, Refusal, Sha256, Texts, party_of

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

PaperSort = Literal["non-paper", "letter", "map", "draft", "report", "minutes", "full powers", "other"]
CopyNumber = Annotated[int, Meta(ge=1, le=100_000)]


class CirculatePaper(Act, frozen=True):
    """A paper is handed round: symbol, title, what sort it is, how it is marked, and who holds which numbered copy."""

    symbol: Line
    title: Texts
    sort: PaperSort
    marking: Marking = "formal"
    sha256: Sha256 | None = None  # of the file, where there is one
    copies: dict[Line, CopyNumber] = {}  # holder: number of the copy
    text: Texts = {}


class MarkPaper(Act, frozen=True):
    """The marking of a paper is changed by whoever circulated it."""

    paper: Number
    marking: Marking


class CollectPaper(Act, frozen=True):
    """Numbered copies are handed back."""

    paper: Number
    copies: tuple[CopyNumber, ...]


class Paper(Struct, frozen=True):
    """A line of the register."""

    number: int
    symbol: str
    title: Texts
    sort: PaperSort
    marking: Marking
    party: PartyId
    sha256: str | None
    copies: dict[str, int]
    text: Texts
    collected: tuple[int, ...] = ()

    @property
    def out(self) -> tuple[int, ...]:
        """Numbers of the copies that have not been handed back."""
        return tuple(sorted(set(self.copies.values()) - set(self.collected)))


class Papers(Struct):
    """The slice of a room's state that this group keeps."""

    papers: dict[int, Paper] = field(default_factory=dict)
    symbols: dict[str, int] = field(default_factory=dict)


def _circulated(s: RoomState, e: Entry, act: CirculatePaper) -> None:
    s.papers.papers[e.number] = Paper(
        e.number, act.symbol, act.title, act.sort, act.marking, party_of(e.seat), act.sha256, act.copies, act.text
    )
    s.papers.symbols.setdefault(act.symbol, e.number)


def _marked(s: RoomState, e: Entry, act: MarkPaper) -> None:
    paper = s.papers.papers.get(act.paper)
    if paper is not None:
        s.papers.papers[act.paper] = replace(paper, marking=act.marking)


def _collected(s: RoomState, e: Entry, act: CollectPaper) -> None:
    paper = s.papers.papers.get(act.paper)
    if paper is not None:
        s.papers.papers[act.paper] = replace(paper, collected=tuple(sorted({*paper.collected, *act.copies})))


EVOLVE = {CirculatePaper: _circulated, MarkPaper: _marked, CollectPaper: _collected}


def _may_circulate(t: Table, act: CirculatePaper) -> Refusal | None:
    if act.symbol in t.room.papers.symbols:
        return Refusal("conflict", phrase("The symbol {symbol} is taken in this room.", symbol=act.symbol), "symbol")
    if len(set(act.copies.values())) < len(act.copies):
        return words.invalid("copies", phrase("Each copy has its own number."))
    return words.first(
        _not_formal(act.sort, act.marking),
        words.filled(act.symbol, "symbol"),
        words.languages(act.title, "title"),
        words.languages(act.text, "text", empty=True),
        words.sha256(act.sha256, "sha256") if act.sha256 is not None else None,
    )


def _not_formal(sort: PaperSort, marking: Marking) -> Refusal | None:
    if sort != "non-paper" or marking != "formal":
        return None
    return words.invalid("marking", phrase("A non-paper is not formal: mark it “non-paper” or “without prejudice”."))


def _may_mark(t: Table, act: MarkPaper) -> Refusal | None:
    paper = t.room.papers.papers.get(act.paper)
    if paper is None:
        return words.invalid("paper", phrase("Entry {number} of this room is no paper.", number=act.paper))
    if paper.party != t.party:
        return Refusal("not yours", phrase("{party} circulated it, and marks it.", party=paper.party), "paper")
    return _not_formal(paper.sort, act.marking)


def _may_collect(t: Table, act: CollectPaper) -> Refusal | None:
    paper = t.room.papers.papers.get(act.paper)
    if paper is None:
        return words.invalid("paper", phrase("Entry {number} of this room is no paper.", number=act.paper))
    if not act.copies or not set(act.copies) <= set(paper.out):
        out = ", ".join(map(str, paper.out))
        return words.invalid(
            "copies", phrase("Copies that are out: {out}.", out=out) if out else phrase("Copies that are out: none.")
        )
    return None


RULES = {CirculatePaper: _may_circulate, MarkPaper: _may_mark, CollectPaper: _may_collect}
