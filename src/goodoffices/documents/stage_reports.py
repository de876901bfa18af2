"""A stage report as a paper: recorded facts apart from judgement, the decisions wanted, and the principal's answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from goodoffices.documents.paper import Block, Heading, Paper, Paragraph, Said, frame, paper, said
from goodoffices.talks.act import Entry, RoomId
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.reports import NoteReport, ReportStage, answered


def report_paper(
    play: StateOfPlay, room: RoomId, talks: str, number: int, now: datetime, language: str = "en"
) -> Paper:
    """Report `number` of a capital, for those who sit there. Raises `KeyError` for a room or a report not read."""
    of, state = frame(play, room, talks, now), play.rooms[room]
    entry = state.reports.reports[number]
    if not isinstance(entry.act, ReportStage):
        raise KeyError(number)
    commitment = f"Report of the delegation to its principal, entry {number}: it commits nobody"
    blocks = (
        *_report(entry.act, language),
        *_decisions(state, entry.act, number, language),
        *_notes(state, number, language),
    )
    return paper(of, said(entry.act.title, language), commitment, language, blocks)


def _report(act: ReportStage, language: str) -> Iterator[Block]:
    yield Heading(Said("Recorded facts"))
    for place, fact in enumerate(act.facts, 1):
        words = said(fact.text, language)
        source = f" (quoted in entry {fact.quote} of this room)" if fact.quote is not None else ""
        yield Paragraph(Said(f"{place}. {words.words}{source}", words.language))
    if act.judgement:
        yield Heading(Said("Judgement of the delegation"))
        yield Paragraph(said(act.judgement, language))
    if act.next_report:
        yield Paragraph(Said(f"Next report: {act.next_report}"), quiet=True)


def _decisions(state: RoomState, act: ReportStage, number: int, language: str) -> Iterator[Block]:
    if act.decisions:
        yield Heading(Said("Decisions wanted"))
    replies = answered(state, number)
    for place, wanted in enumerate(act.decisions, 1):
        words = said(wanted.question, language)
        yield Paragraph(Said(f"{place}. {words.words}", words.language))
        advice = said(wanted.recommendation, language)
        if advice.words:
            yield Paragraph(Said(f"Recommended: {advice.words}", advice.language))
        about = [f"point {wanted.point}"] if wanted.point else []
        about += [f"wanted by {wanted.deadline:%Y-%m-%d %H:%M %Z}"] if wanted.deadline else []
        reply = replies.get(place)
        if reply is not None:
            answer = said(reply.words, language)
            about.append(f"answer: {reply.answer}" + (f" — {answer.words}" if answer.words else ""))
        else:
            about.append("not answered")
        yield Paragraph(Said("; ".join(about)), quiet=True)


def _notes(state: RoomState, number: int, language: str) -> Iterator[Block]:
    noted: tuple[Entry, ...] = state.reports.replies.get(number, ())
    words = [
        said(entry.act.words, language) for entry in noted if isinstance(entry.act, NoteReport) and entry.act.words
    ]
    if words:
        yield Heading(Said("The principal’s words"))
        yield from map(Paragraph, words)
