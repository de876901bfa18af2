"""Before a seat commits its party, it is told privately how that stands to its mandate. It is never held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms.options import numbered
from goodoffices.server.desks.stances import labels
from goodoffices.talks.act import PointId, RoomId
from goodoffices.talks.mandates import MARKS, Mark, mark, verdict

JOINS = ("accept", "accept ad referendum", "can live with")
_WORST: tuple[Mark, ...] = ("inside", "refer", "outside")


@dataclass(frozen=True)
class Commitment:
    """Words to which a seat is about to commit its party, and how that stands to its mandate."""

    point: PointId
    alternative: int | None
    label: str
    mark: Mark


def commitments(desk: Desk, room: RoomId, kind: str, act: Mapping[str, Any]) -> list[Commitment]:
    """To which words an act, as JSON has it, would commit the actor's party; none for those who sit in no capital."""
    if desk.capital is None or room not in desk.play.rooms or room == desk.capital.room:
        return []
    state = desk.play.rooms[room]
    if kind == "TakeStance" and act.get("stance") in JOINS:
        return _on(desk, room, act.get("point"), act.get("wording"))
    if kind == "ConfirmRecord":
        d = state.door.declarations.get(_number(act.get("record")))
        joins = d is not None and d.party == desk.party and d.stance in JOINS
        return _on(desk, room, d.point, d.wording) if joins and d is not None else []
    if kind == "ConfirmPosition":
        position = state.synchronization.positions.get(_number(act.get("position")))
        return _on(desk, room, position.point, None) if position is not None and position.party == desk.party else []
    if kind == "AnswerFinal" and act.get("answer") == "yes":
        final = state.drafts.finals.get(_number(act.get("ask")))
        draft = state.drafts.drafts.get(final.draft) if final is not None else None
        return [c for one in (draft.settles if draft else ()) for c in _on(desk, room, one.point, one.wording)]
    if kind in ("Initial", "Sign", "ConfirmAdReferendum", "Ratify"):
        text = state.closing.texts.get(_number(act.get("text")))
        if text is not None:
            return [c for frozen in text.points for c in _on(desk, room, frozen.point, frozen.wording)]
        return _on(desk, room, act.get("point"), act.get("wording")) if kind == "ConfirmAdReferendum" else []
    return []


def _number(value: object) -> int:
    return numbered(value) if isinstance(value, int | str) else 0


def _on(desk: Desk, room: RoomId, point: object, wording: object) -> list[Commitment]:
    capital = desk.capital
    if not isinstance(point, str) or capital is None:
        return []
    state = desk.play.rooms[room]
    number = state.alternatives.roots.get((point, _number(wording))) if wording is not None else None
    if wording is None:
        return [Commitment(point, None, "", MARKS[verdict(capital, point, None)])]
    if number is None:
        return []
    return [
        Commitment(point, number, labels(state, point).get(number, ""), mark(desk.play, capital, room, point, number))
    ]


def told(found: list[Commitment]) -> str:
    """What was told, in a form that a page can send back: whoever sends back the same has seen it."""
    return ";".join(sorted(f"{c.point}:{c.alternative or ''}={c.mark}" for c in found))


def worst(found: list[Commitment]) -> Mark:
    """The mark that weighs most among several."""
    return max((c.mark for c in found), key=_WORST.index)
