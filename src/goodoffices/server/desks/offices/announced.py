"""Rounds of which different dates have been announced: each announcement as it was made, none of them judged."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import room_name, who
from goodoffices.server.desks.sources import when_said
from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.calendar import Reschedule, ScheduleRound


def disputed(desk: Desk) -> list[dict[str, Any]]:
    """Rounds of which different dates have been announced: each announcement as it was made, none of them judged."""
    found = []
    shown: set[int] = set()  # plenary repeats for its members what the public record has
    for room in (PUBLIC, PLENARY):
        state = desk.play.rooms.get(room)
        if state is None:
            continue
        for round_ in reversed(state.calendar.rounds.values()):
            if round_.number in shown:
                continue
            said = [
                (entry, entry.act)
                for entry in round_.announcements
                if isinstance(entry.act, ScheduleRound | Reschedule)
            ]
            if len({act.dates for _, act in said}) > 1:
                shown.add(round_.number)
                found.append(
                    {
                        "title": _("Round %(round)s, %(room)s")
                        % {"round": round_.number, "room": room_name(desk, room)},
                        "url": desk.url("rounds"),
                        "open": round_.closed is None,
                        "said": [
                            {
                                "at": when_said(desk, state, entry),
                                "by": act.announced_by or who(desk, entry.seat),
                                "dates": dates.in_words(act.dates) if act.dates else _("no exact date"),
                                "status": {"word": act.status, "code": act.status},
                            }
                            for entry, act in said
                        ],
                    }
                )
    return found
