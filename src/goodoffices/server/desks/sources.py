"""From whom the desks have it: the source of what was filed of real talks."""

from __future__ import annotations

from goodoffices.server.desks import dates
from goodoffices.server.desks.labels import listed
from goodoffices.talks.act import Source
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import FileDispatch, RecordClaim


def source_of(source: Source | None) -> dict[str, str]:
    """The source of a quotation, in the words of the parts; nothing where the table itself is the source."""
    return {"source": source_words(source)} if source is not None else {}


def source_words(source: Source) -> str:
    """“News.Az, 28 January 2026, citing foreign media”."""
    said = f"{source.report}, {dates.in_words(source.date)}"
    if source.via:
        said += f", citing {listed(source.via)}"
    return said


def claim_source(state: RoomState, claim: RecordClaim) -> str:
    """Through whom we have a claim: its own source, else the dispatch that it was taken from."""
    if claim.source is not None:
        return source_words(claim.source)
    filed = state.press.dispatches.get(claim.dispatch)
    if filed is None or not isinstance(filed.act, FileDispatch):
        return ""
    said = f"{filed.act.publisher}, {dates.in_words(filed.act.published)}"
    via = [*claim.via, *([filed.act.agency] if filed.act.agency else [])]
    return f"{said}, citing {listed(dict.fromkeys(via))}" if via else said
