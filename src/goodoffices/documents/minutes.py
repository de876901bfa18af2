"""Agreed minutes as a paper: what a room's record holds as agreed and as confirmed, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from goodoffices.documents.face import in_full
from goodoffices.documents.gathering import gathered
from goodoffices.documents.paper import Block, Grid, Heading, Paper, Paragraph, Said, listed, paper, said
from goodoffices.documents.text import NegotiatingText
from goodoffices.drafting.brackets import plain
from goodoffices.phrases import phrase
from goodoffices.talks.act import RoomId
from goodoffices.talks.declarations import Declaration
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.undertakings import Undertaking

COMMITMENT = phrase("What the record of this room holds as agreed or confirmed, and never more than that")
FIRM = ("agreed", "agreed ad referendum")


def minutes_paper(
    play: StateOfPlay, room: RoomId, talks: str, now: datetime, language: str = "en", *, since: int = 0
) -> Paper:
    """The minutes of a room from what every member may read: declarations and undertakings after entry `since`.

    Raises `KeyError` for a room that is not read.
    """
    text = gathered(play, room, talks, now, entry=play.rooms[room].number)
    state = play.common(room).rooms.get(room, play.rooms[room])
    blocks = [
        *_points(text, language),
        *_declarations(text, state, since, language),
        *_owed(text, state, since, language),
    ]
    title = Said(phrase("Minutes of {room}", room=_room(text, language)))
    return paper(text, title, COMMITMENT, language, blocks)


def _room(text: NegotiatingText, language: str) -> str:
    return said(text.origin.room_name, language).words or text.origin.room


def _points(text: NegotiatingText, language: str) -> Iterator[Block]:
    yield Heading(Said(phrase("Points agreed")))
    firm = [point for point in text.points if point.status in FIRM]
    if not firm:
        yield Paragraph(Said(phrase("No point is agreed by this record.")), quiet=True)
    for point in firm:
        title = said(point.title, language)
        yield Paragraph(
            Said(f"{point.point}. {title.words} — {in_full(text, point, language)}", title.language), quiet=True
        )
        words = plain(point.nodes.get(language, ()))
        for line in filter(None, words.split("\n")):
            yield Paragraph(Said(line, language))
    rest = [f"{point.point} ({in_full(text, point, language)})" for point in text.points if point.status not in FIRM]
    if rest:
        yield Paragraph(Said(phrase("Not agreed: {points}.", points=listed(rest))), quiet=True)


def _declarations(text: NegotiatingText, state: RoomState, since: int, language: str) -> Iterator[Block]:
    found = [one for one in state.door.declarations.values() if one.number > since]
    confirmed, open_ = phrase("Declarations confirmed"), phrase("Set down, not confirmed")
    head = (Said(phrase("Entry")), Said(phrase("Party")), Said(phrase("Words")), Said(""))
    for heading, standings in ((confirmed, ("confirmed",)), (open_, _OPEN)):
        rows = tuple(_declaration(text, one, language) for one in found if one.standing in standings)
        if rows:
            yield Heading(Said(heading))
            yield Grid(head, rows)


_OPEN = ("unconfirmed", "contested")
_STANDINGS = {
    "confirmed": phrase("confirmed"),
    "unconfirmed": phrase("unconfirmed"),
    "contested": phrase("contested"),
}


def _declaration(text: NegotiatingText, one: Declaration, language: str) -> tuple[Said, ...]:
    how: str = _STANDINGS.get(one.standing, one.standing)
    if one.reason:
        how = phrase("{standing}: {reason}", standing=how, reason=said(one.reason, language).words)
    return Said(str(one.number)), Said(text.name(one.party, language)), said(one.text, language), Said(how)


def _owed(text: NegotiatingText, state: RoomState, since: int, language: str) -> Iterator[Block]:
    found = [one for one in state.undertakings.undertakings.values() if one.number > since]
    if not found:
        return
    yield Heading(Said(phrase("Undertakings")))
    yield Grid(
        (Said(phrase("Who")), Said(phrase("To whom")), Said(phrase("What")), Said(phrase("By when"))),
        tuple(
            (
                Said(text.name(one.party, language)),
                Said(listed([text.name(party, language) for party in one.to])),
                said(one.what, language),
                Said(_due(one)),
            )
            for one in found
        ),
    )


def _due(one: Undertaking) -> str:
    due = one.due or "—"
    return phrase("{due}; discharged in entry {number}", due=due, number=one.discharged) if one.discharged else due
