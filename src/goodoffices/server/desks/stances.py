"""Stances in words: what a party's last word on an alternative comes to today, and on what conditions."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import letter, party_names, point_title
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.play import RoomState
from goodoffices.talks.stances import Condition, Stance
from goodoffices.talks.standing import Standing, void
from goodoffices.talks.wordings import Alternative


def labels(state: RoomState, point: str) -> dict[int, str]:
    """The letters of the alternatives of a point, in the order in which they came; withdrawn ones keep theirs."""
    return {number: letter(i) for i, number in enumerate(state.alternatives.by_point.get(point, ()))}


def stance_word(stance: Stance) -> str:
    """The bare word of a stance, as it was taken: the record's own (`terms.term` says it)."""
    return f"reserve ({stance.reservation})" if stance.reservation is not None else stance.stance


def code(word: str) -> str:
    """The code under which a status has its shape and colour; a reserve that names no sort counts as substantive."""
    return "reserve-substantive" if word == "reserve" else word.replace(" (", "-").replace(")", "").replace(" ", "-")


def mark(state: RoomState, alternative: Alternative, stance: Stance) -> dict[str, str]:
    """What a stance comes to on the words as they stand now: its word, its code, and what one must know beside it."""
    word = stance_word(stance)
    said = term(word)
    point = state.points.points.get(alternative.point)
    if stance.wording != alternative.wording.number:
        return {"word": _("on earlier wording"), "code": "on-earlier-wording", "note": said}
    if point is not None and point.reopened is not None and stance.number <= point.reopened:
        return {"word": _("before reopening"), "code": "on-earlier-wording", "note": said}
    if void(state, stance):
        return {"word": _("condition void"), "code": "condition-void", "note": said}
    notes = []
    if stance.conditions:
        notes.append(_("on conditions"))
    if stance.declared:
        notes.append(_("declared, confirmed"))
    if stance.stance == "accept ad referendum" and stance.confirmed is not None:
        return {"word": _("accept"), "code": "accept", "note": strung([_("capital concurs"), *notes])}
    return {"word": said, "code": code(word), "note": strung(notes)}


def condition(desk: Desk, state: RoomState, given: Condition) -> str:
    """A condition as a sentence, with whether what it cites still stands."""
    if given.point is None:
        return _("on condition: %(conduct)s") % {"conduct": given.conduct}
    title = point_title(desk.play, desk, given.point, state.room)
    # Translators: a point with its title: “3 (Ceasefire)”
    point = _("%(point)s (%(title)s)") % {"point": given.point, "title": title} if title else given.point
    if given.wording is None:
        return _("if point %(point)s is agreed") % {"point": point}
    root = state.alternatives.roots.get((given.point, given.wording))
    found = state.alternatives.alternatives.get((given.point, root)) if root is not None else None
    name = labels(state, given.point).get(root, "") if root is not None else ""
    if name:
        said = _("if point %(point)s is agreed on alternative %(name)s, the words of entry %(entry)s")
    else:
        said = _("if point %(point)s is agreed on the words of entry %(entry)s")
    said %= {"point": point, "name": name, "entry": given.wording}
    if found is not None and found.withdrawn is not None:
        return _("%(condition)s: withdrawn since, so void") % {"condition": said}
    if found is None or found.wording.number != given.wording:
        return _("%(condition)s: reworded since, so void") % {"condition": said}
    return said


def standing(desk: Desk, found: Standing) -> dict[str, str]:
    """How a point stands in one room, in words that never say more than the record."""
    if found.room == PUBLIC and found.rung == "not discussed":  # what the rooms discuss, the public record does not say
        return {"word": _("nothing on public record"), "code": "no-stance", "by": ""}
    by = []
    if found.rung == "agreed ad referendum":
        concur = ngettext(
            "capital of %(parties)s to concur", "capitals of %(parties)s to concur", len(found.ad_referendum)
        )
        by.append(concur % {"parties": party_names(desk, found.ad_referendum)})
    if found.without:
        by.append(_("without %(parties)s") % {"parties": party_names(desk, found.without)})
    if found.by_silence:
        by.append(_("by silence procedure"))
    rung = f"{found.rung}, on conditions" if found.on_conditions else str(found.rung)
    said = strung(by, ";")
    if found.parked:
        # Translators: a point that was set aside, and how it stood: “parked (agreed ad referendum)”
        return {"word": _("parked (%(standing)s)") % {"standing": term(rung)}, "code": "parked", "by": said}
    shape = "agreed-on-conditions" if rung == "agreed, on conditions" else code(found.rung)
    return {"word": term(rung), "code": shape, "by": said}
