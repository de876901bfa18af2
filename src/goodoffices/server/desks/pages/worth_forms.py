"""The forms of the page of worth: one order a point, one division, one comparison, one sheet of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.minutes.worth import between
from goodoffices.server.desks.pages.worth_said import letter, titled
from goodoffices.server.desks.pages.worth_typed import Typed
from goodoffices.talks.act import PointId
from goodoffices.talks.mandates import mark
from goodoffices.talks.play import RoomState
from goodoffices.talks.worth import DividePoints, RankAlternatives
from goodoffices.valuations.private import Ground


def forms(desk: Desk, capital: RoomState, here: Ground, sent: Typed | None, asked: Mapping[str, str]) -> dict[str, Any]:
    """The forms as they are filled in: as was sent, else as what counts has it."""
    given = sent.given if sent is not None else {}
    points = []
    for point, numbers in zip((one.id for one in here.points), here.alternatives, strict=True):
        points.append(
            {
                "id": point,
                "title": titled(desk, point),
                "alternatives": [_alternative(desk, capital, point, one, given) for one in numbers],
                "share": given.get(f"share.{point}", _share(capital, point)),
                "several": len(numbers) > 1,
                **_order(capital, point, numbers, sent),
            }
        )
        places = points[-1]["places"]
        for one in points[-1]["alternatives"]:
            one["place"] = places.get(one["number"], "")
        points[-1]["ranked"] = sorted(points[-1]["alternatives"], key=_by_place)
        for name in ("first", "second"):
            points[-1][name] = given.get(f"{name}.{point}", asked.get(f"{name}.{point}", ""))
    none = capital.worth.no_agreement
    known = between(none.low, none.high) if none is not None else ""
    return {
        "points": points,
        "several": [one for one in points if one["several"]],
        "orderless": [one["title"] for one in points if one["several"] and not one["ordered"]],
        "none": given.get("none", known) if sent is not None and sent.kind == "NoteWorths" else known,
        "known_none": known,
        "none_first": bool(given.get("none.first")),
        "none_second": bool(given.get("none.second", asked.get("none.second"))),
    }


def _alternative(
    desk: Desk, capital: RoomState, point: PointId, number: int, given: Mapping[str, str]
) -> dict[str, Any]:
    found = desk.play.plenary.alternatives.alternatives[point, number]
    words = desk.words(found.wording.text)
    noted = capital.worth.noted.get((point, number))
    known = between(noted.low, noted.high) if noted is not None else ""
    return {
        "number": number,
        "letter": letter(desk, point, number),
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "known": known,
        "worth": given.get(f"worth.{point}.{number}", known),
        "never": mark(desk.play, capital, "plenary", point, number) == "outside",
    }


def _share(capital: RoomState, point: PointId) -> str:
    division = capital.worth.division
    act = division.act if division is not None else None
    shares = {one.point: one.share for one in act.shares} if isinstance(act, DividePoints) else {}
    return str(shares.get(point, ""))


def _order(capital: RoomState, point: PointId, numbers: tuple[int, ...], sent: Typed | None) -> dict[str, Any]:
    """The place of each alternative, and whether all have one."""
    if sent is not None and sent.kind == "RankAlternatives" and sent.given.get("point") == point:
        return {"places": {n: sent.given.get(f"place.{n}", "") for n in numbers}, "ordered": False}
    entry = capital.worth.orders.get(point)
    act = entry.act if entry is not None else None
    groups = act.groups if isinstance(act, RankAlternatives) else ()
    live = [group for group in groups if set(group) & set(numbers)]
    places = {n: str(place) for place, group in enumerate(live, 1) for n in group}
    return {"places": places, "ordered": set(numbers) <= places.keys()}


def _by_place(one: dict[str, Any]) -> tuple[bool, int]:
    place = str(one["place"])
    return (False, int(place)) if place.isdecimal() and len(place) < 9 else (True, 0)
