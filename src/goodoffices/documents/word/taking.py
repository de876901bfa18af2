"""Taking in an edited file: all that it would bring, shown before anything is tabled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from goodoffices.documents import alternat, collisions
from goodoffices.documents.collisions import Collision
from goodoffices.documents.gathering import gathered
from goodoffices.documents.provenance import Claim, claimed
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.around import Unplaced
from goodoffices.documents.word.opening import open_word
from goodoffices.documents.word.properties import read_properties
from goodoffices.documents.word.returning import Proposal, Remark, returned
from goodoffices.documents.word.tabling import act_of
from goodoffices.phrases import phrase
from goodoffices.talks.act import Refusal, SeatId
from goodoffices.talks.alternatives import Propose
from goodoffices.talks.asof import at_entry
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.rules import decide

BRACKETS: Final = phrase(
    "Its words hold brackets typed by hand: they would be words like others, and attributed to nobody."
)
EACH_END: Final = phrase("One end of a move: table it together with the other end.")


class NotHere(Exception):
    """A file of a text that the seat does not read here: of no talks, room or entry that it knows."""


class Line(NamedTuple):
    """One change that a file brings, with its number in the preview, and the act that would table it."""

    number: int
    change: Proposal
    label: str
    """The letter of the alternative whose words it changes."""
    act: Propose
    collisions: tuple[Collision, ...]
    refusal: Refusal | None
    """Why the act would be refused as things stand."""
    cautions: tuple[str, ...]


class Preview(NamedTuple):
    """All that an edited file would bring. Nothing of it is on record yet."""

    claim: Claim
    text: NegotiatingText
    state: RoomState
    """The room as it was when the text was written."""
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[str, ...]

    def act(self, numbers: Sequence[int]) -> Propose:
        """The one act that tables the lines of these numbers together. Raises `tabling.Apart` and `KeyError`."""
        known = {line.number: line.change for line in self.lines}
        return act_of([known[number] for number in numbers], self.text, self.state)


def claim_of(data: bytes) -> Claim | None:
    """Of which text a Word file says it is; None for a file from elsewhere. Raises `opening.Unreadable`."""
    return claimed(read_properties(open_word(data).get("docProps/custom.xml")))


def preview(data: bytes, claim: Claim, play: StateOfPlay, seat: SeatId, now: datetime) -> Preview:
    """What an edited file brings, for a seat with this state of play. Nothing is entered.

    Raises `NotHere`, and `opening.Unreadable`.
    """
    room = claim.room
    try:
        text = gathered(play, room, claim.talks, now, entry=claim.entry)
        earlier = gathered(play, room, claim.talks, now, entry=claim.earlier) if claim.earlier is not None else None
        state = at_entry(play, room, claim.entry).rooms[room]
        text = alternat.copy_of(text, claim.copy) if claim.copy else text
    except (KeyError, IndexError, ValueError) as error:
        raise NotHere from error
    columns = tuple(language for language in claim.languages if language in text.languages) or text.languages
    found = returned(data, text, earlier, columns)
    numbered = enumerate(found.proposals, 1)
    lines = tuple(_line(number, one, text, state, play, seat, now) for number, one in numbered)
    warnings = () if text.origin.sha256 == claim.sha256 else (_otherwise(claim.entry),)
    return Preview(claim, text, state, lines, found.remarks, found.unplaced, warnings)


def _line(
    number: int,
    change: Proposal,
    text: NegotiatingText,
    state: RoomState,
    play: StateOfPlay,
    seat: SeatId,
    now: datetime,
) -> Line:
    act, room = act_of([change], text, state), state.room
    outcome = decide(play, seat, room, act, now)
    point = next(one for one in text.points if one.point == change.point)
    of = point.base if change.on is None else change.on
    cautions = []
    if "[" in change.words or "]" in change.words:
        cautions.append(BRACKETS)
    if change.move:
        cautions.append(EACH_END)
    return Line(
        number,
        change,
        next((one.label for one in point.offered if one.number == of), ""),
        act,
        collisions.before(play, room, seat, act, now),
        outcome if isinstance(outcome, Refusal) else None,
        tuple(cautions),
    )


def _otherwise(entry: int) -> str:
    return phrase(
        "The text of entry {number} is not written today as it was in this file (a name or a setting has changed "
        "since): look at each line.",
        number=entry,
    )
