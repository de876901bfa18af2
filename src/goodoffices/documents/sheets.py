"""A synchronization sheet as a paper: every point, each party's declared wording beside the others'."""

from __future__ import annotations

from datetime import datetime

from goodoffices.documents.paper import Block, Grid, Heading, Paper, Paragraph, Said, frame, paper, said
from goodoffices.talks.act import PartyId, PointId, RoomId
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.synchronization import Position, Sheet, stale


def sheet_paper(play: StateOfPlay, room: RoomId, talks: str, number: int, now: datetime, language: str = "en") -> Paper:
    """Sheet `number` of a room, from what every member may read. Raises `KeyError` for a room or sheet not read."""
    of, state = frame(play, room, talks, now), play.common(room).rooms.get(room, play.rooms[room])
    sheet = state.synchronization.sheets[number]
    parties = tuple(dict.fromkeys(party for s, _, party in state.synchronization.columns if s == number))
    blocks: list[Block] = [Paragraph(Said(_stage(sheet)), quiet=True)]
    for point in sheet.points:
        known = play.point(point, room)
        title = said(known.title, language) if known is not None else Said("")
        blocks.append(Heading(Said(f"{point}. {title.words}", title.language)))
        columns = [_column(state, sheet, point, party, language) for party in parties]
        rows = ([words for words, _ in columns], [Said(how) for _, how in columns])
        head = tuple(Said(of.name(party, language)) for party in parties)
        blocks.append(
            Grid(head, tuple(map(tuple, rows))) if parties else Paragraph(Said("No party has declared."), True)
        )
    commitment = "Positions as each party declares them: nobody is bound by another’s words"
    return paper(of, said(sheet.title, language), commitment, language, blocks)


def _stage(sheet: Sheet) -> str:
    opened = f"Opened in entry {sheet.number}"
    closed = f", closed in entry {sheet.closed}." if sheet.closed is not None else "; it is open."
    return opened + (f", after {sheet.after}" if sheet.after else "") + closed


def _column(state: RoomState, sheet: Sheet, point: PointId, party: PartyId, language: str) -> tuple[Said, str]:
    number = state.synchronization.columns.get((sheet.number, point, party))
    if number is None:
        return Said("—"), "nothing declared"
    position = state.synchronization.positions[number]
    return said(position.words, language), _how(state, position)


def _how(state: RoomState, position: Position) -> str:
    how = f"confirmed by its head (entry {position.confirmed})" if position.confirmed else "not confirmed by its head"
    return f"{how}; its stance has changed since" if stale(state, position) else how
