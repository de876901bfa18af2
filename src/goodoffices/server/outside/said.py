"""Published statements with all that became of them, in every language in which they were given."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import every_language, party_names
from goodoffices.talks.act import Entry
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import CorrectStatement, Publish, Published


def published(desk: Desk, state: RoomState, most: int) -> Iterator[dict[str, Any]]:
    """The newest `most` statements, newest first: as they stand, as they were first published, each correction."""
    newest = islice(reversed(state.press.statements.values()), most)
    return (_statement(desk, one) for one in newest if isinstance(one.entry.act, Publish))


def _statement(desk: Desk, one: Published) -> dict[str, Any]:
    act = one.entry.act
    assert isinstance(act, Publish)
    corrections = [_correction(desk, entry) for entry in one.corrections if isinstance(entry.act, CorrectStatement)]
    texts = [correction["texts"] for correction in corrections if correction["texts"]]
    withdrawn = any(correction["withdrawn"] for correction in corrections)
    return {
        "id": f"statement-{one.entry.number}",
        "title": desk.say(act.title),
        "titles": every_language(act.title, desk.languages),
        "by": party_names(desk, act.on_behalf_of),
        "on_behalf_of": act.on_behalf_of,
        "published": one.entry.time,
        "updated": one.corrections[-1].time if one.corrections else one.entry.time,
        "at": dates.moment(one.entry.time, desk.zone),
        "embargo": dates.moment(act.embargo, desk.zone) if act.embargo is not None else None,
        "first": every_language(act.text, desk.languages),
        "texts": texts[-1] if texts else every_language(act.text, desk.languages),
        "corrections": corrections,
        "state": "withdrawn" if withdrawn else "corrected" if corrections else "",
    }


def _correction(desk: Desk, entry: Entry) -> dict[str, Any]:
    act = entry.act
    assert isinstance(act, CorrectStatement)
    return {
        "at": dates.moment(entry.time, desk.zone),
        "texts": every_language(act.text, desk.languages),
        "withdrawn": act.withdrawn,
        "note": act.note,
    }
