"""Claims with their sources, for programs: what reports say that somebody said, never what is so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest

from goodoffices.dispatches import exports
from goodoffices.server.desks import chronicle
from goodoffices.server.desks.desk import Desk
from goodoffices.server.outside.serving import for_everyone
from goodoffices.talks.play import RoomState


@for_everyone("text/csv; charset=utf-8", save_as="claims.csv")
def as_table(request: HttpRequest, desk: Desk, state: RoomState) -> bytes:
    """All claims as CSV."""
    return "".join(exports.as_csv(_rows(desk, state))).encode()


@for_everyone("application/json", save_as="claims.json")
def as_objects(request: HttpRequest, desk: Desk, state: RoomState) -> bytes:
    """The same as JSON."""
    return "".join(exports.as_json(_rows(desk, state))).encode()


def _rows(desk: Desk, state: RoomState) -> Iterator[dict[str, Any]]:
    with chronicle.as_known(desk, date.max) as known:
        items = [item for _, item in known.newest()]
    return exports.claims(state, items)
