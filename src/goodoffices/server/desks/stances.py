"""Stances in words: what a party's last word on an alternative comes to today, and on what conditions."""

from __future__ import annotations

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import letter, party_names, point_title
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.play import RoomState
from goodoffices.talks.stances import Condition, Stance
from goodoffices.talks.standing import Standing, void
from goodoffices.talks.wordings import Alternative


def labels(state: RoomState, point: str) -> dict[int, str]:
    """The letters of the alternatives of a point, in the order in which they came; withdrawn ones keep theirs."""
    return {number: letter(i) for i, number in enumerate(state.alternatives.by_point.get(point, ()))}


def stance_word(stance: Stance) -> str:
    """The bare word of a stance, as it was taken."""
    return f"reserve ({stance.reservation})" if stance.reservation is not None else stance.stance


def code(word: str) -> str:
    """The code under which a status has its shape and colour; a reserve that names no sort counts as substantive."""
    return "reserve-substantive" if word == "reserve" else word.replace(" (", "-").replace(")", "").replace(" ", "-")


def mark(state: RoomState, alternative: Alternative, stance: Stance) -> dict[str, str]:
    """What a stance comes to on the words as they stand now: its word, its code, and what one must know beside it."""
    said = stance_word(stance)
    point = state.points.points.get(alternative.point)
    if stance.wording != alternative.wording.number:
        return {"word": "on earlier wording", "code": "on-earlier-wording", "note": said}
    if point is not None and point.reopened is not None and stance.number <= point.reopened:
        return {"word": "before reopening", "code": "on-earlier-wording", "note": said}
    if void(state, stance):
        return {"word": "condition void", "code": "condition-void", "note": said}
    notes = []
    if stance.conditions:
        notes.append("on conditions")
    if stance.declared:
        notes.append("declared, confirmed")
    if stance.stance == "accept ad referendum" and stance.confirmed is not None:
        return {"word": "accept", "code": "accept", "note": ", ".join(["capital concurs", *notes])}
    return {"word": said, "code": code(said), "note": ", ".join(notes)}


def condition(desk: Desk, state: RoomState, given: Condition) -> str:
    """A condition as a sentence, with whether what it cites still stands."""
    if given.point is None:
        return f"on condition: {given.conduct}"
    title = point_title(desk.play, desk, given.point, state.room)
    said = f"if point {given.point}{f' ({title})' if title else ''} is agreed"
    if given.wording is None:
        return said
    root = state.alternatives.roots.get((given.point, given.wording))
    found = state.alternatives.alternatives.get((given.point, root)) if root is not None else None
    name = labels(state, given.point).get(root, "") if root is not None else ""
    said += f" on {f'alternative {name}, ' if name else ''}the words of entry {given.wording}"
    if found is not None and found.withdrawn is not None:
        return f"{said}: withdrawn since, so void"
    if found is None or found.wording.number != given.wording:
        return f"{said}: reworded since, so void"
    return said


def standing(desk: Desk, found: Standing) -> dict[str, str]:
    """How a point stands in one room, in words that never say more than the record."""
    word, by = str(found.rung), ""
    if found.room == PUBLIC and found.rung == "not discussed":  # what the rooms discuss, the public record does not say
        return {"word": "nothing on public record", "code": "no-stance", "by": ""}
    if found.rung == "agreed ad referendum":
        by = f"capitals of {party_names(desk, found.ad_referendum)} to concur"
        if len(found.ad_referendum) == 1:
            by = f"capital of {party_names(desk, found.ad_referendum)} to concur"
    if found.without:
        by = "; ".join(filter(None, (by, f"without {party_names(desk, found.without)}")))
    if found.on_conditions:
        word += ", on conditions"
    if found.by_silence:
        by = "; ".join(filter(None, (by, "by silence procedure")))
    shape = {"agreed, on conditions": "agreed-on-conditions"}.get(word, code(str(found.rung)))
    if found.parked:
        return {"word": f"parked ({word})", "code": "parked", "by": by}
    return {"word": word, "code": shape, "by": by}
