"""The alternatives of a point in one room, as the page sets them side by side."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from goodoffices.documents.merges import merged
from goodoffices.server.desks import acts
from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import every_language, listed, party_name, party_names
from goodoffices.server.desks.order import columns
from goodoffices.server.desks.stances import condition, labels, mark
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PUBLIC, PointId
from goodoffices.talks.mandates import mark as mandate_mark
from goodoffices.talks.play import RoomState
from goodoffices.talks.rooms import MEDIATORS
from goodoffices.talks.wordings import Alternative


def alternatives(desk: Desk, state: RoomState, point: PointId) -> list[dict[str, Any]]:
    """The alternatives of a point: those that stand, in the order in which they came, then the withdrawn ones."""
    names = labels(state, point)
    known = [state.alternatives.alternatives[point, number] for number in names]
    return [_alternative(desk, state, a, names) for a in sorted(known, key=lambda a: a.withdrawn is not None)]


def attribution(desk: Desk, alternative: Alternative) -> str:
    """Whose words they are; a compromise is the mediator's or the chair's, and nobody has committed to it."""
    if not alternative.by:
        return _("without attribution")
    by = party_names(desk, alternative.by)
    return _("%(party)s (compromise)") % {"party": by} if alternative.compromise else by


def _alternative(desk: Desk, state: RoomState, a: Alternative, names: dict[int, str]) -> dict[str, Any]:
    number = a.wording.number
    capital = desk.capital
    mine = ""
    if capital is not None and a.withdrawn is None and state.room != PUBLIC:
        mine = mandate_mark(desk.play, capital, state.room, a.point, a.number)
    notes = []
    if a.merged:
        notes.append(_("merged from %(letters)s") % {"letters": listed(names[n] for n in a.merged if n in names)})
    if len(a.wordings) > 1:
        notes.append(_("wording %(number)s: earlier words stay in the record") % {"number": len(a.wordings)})
    if a.withdrawn is not None:
        notes.append(_("withdrawn in entry %(number)s") % {"number": a.withdrawn})
    return {
        "id": a.number,
        "label": names[a.number],
        "by": attribution(desk, a),
        "marking": None if a.marking == "formal" else {"word": term(a.marking), "code": a.marking.replace(" ", "-")},
        "status": {"word": _("withdrawn"), "code": "withdrawn"} if a.withdrawn is not None else None,
        "own": {"word": term(mine), "code": mine} if mine else None,
        "entry": {"number": number, "url": desk.entry_url(state.room, number)},
        "at": moment(state.entries[number - 1].time, desk.zone),
        "supersedes": strung(notes, ";"),
        "withdrawn": a.withdrawn is not None,
        "texts": every_language(a.wording.text, (desk.language, *desk.languages)),
        "merge": _merge(desk, state, a) if a.merged else None,
        "stances": [] if a.withdrawn is not None else _stances(desk, state, a),
        "actions": _actions(desk, state, a),
    }


def _merge(desk: Desk, state: RoomState, a: Alternative) -> dict[str, Any] | None:
    """What a merged text says on its face: where its words come from, and whether anything is missing."""
    found = merged(desk.play, state.room, a.point, a.number)
    if found is None:
        return None
    return {
        "url": desk.url("merge", room=state.room, point=a.point, number=a.number),
        "missing": len(found.missing),
        "of": party_names(desk, dict.fromkeys(party for one in found.missing for party in one.by)) or _("the chair"),
    }


def _stances(desk: Desk, state: RoomState, a: Alternative) -> list[dict[str, Any]]:
    taken = state.stances.current.get((a.point, a.number), {})
    waiting = {
        d.party: d
        for d in state.door.declarations.values()
        if d.standing == "unconfirmed" and d.stance and d.point == a.point
        and state.alternatives.roots.get((a.point, d.wording or 0)) == a.number
    }  # fmt: skip
    lines: list[dict[str, Any]] = []
    for party in columns(desk.play, state):
        stance = taken.get(party)
        name = party_name(desk, party)
        if stance is not None:
            words = mark(state, a, stance)
            note = desk.words(stance.note)
            lines.append(
                {
                    "party": name,
                    "word": words["word"],
                    "code": words["code"],
                    "by": words["note"],
                    "url": desk.entry_url(state.room, stance.number),
                    "entry": stance.number,
                    "conditions": [condition(desk, state, c) for c in stance.conditions],
                    "words": note.text,
                }
            )
        else:
            lines.append({"party": name, "word": _("no stance"), "code": "no-stance"})
        if party in waiting:
            d = waiting[party]
            url = desk.entry_url(state.room, d.number)
            declared = {
                "word": _("declared (unconfirmed)"),
                "code": "declared-unconfirmed",
                "by": term(d.stance) if d.stance else "",
            }
            lines.append({"party": name, **declared, "url": url, "entry": d.number})
    return lines


def presides(desk: Desk, state: RoomState) -> bool:
    """Whether this seat mediates, or is in the chair here: compromises and words without attribution are its care."""
    return desk.office in MEDIATORS or state.door.functions.get("chair") == desk.seat


def _actions(desk: Desk, state: RoomState, a: Alternative) -> list[dict[str, str]]:
    if a.withdrawn is not None:
        return []
    room, wording = state.room, a.wording.number
    mine = desk.party in a.by or (presides(desk, state) and (a.compromise or not a.by))
    stance = state.stances.current.get((a.point, a.number), {}).get(desk.party)
    concurs = stance is not None and stance.stance == "accept ad referendum" and stance.confirmed is None
    within = {"point": a.point, "place.wording": f"{a.point}:{wording}"}
    about = {"point": a.point, "alternative": a.number, "wording": wording}
    capital = desk.capital
    return acts.links(
        acts.link(desk, room, "TakeStance", point=a.point, wording=wording),
        acts.link(desk, room, "ConfirmAdReferendum", point=a.point, wording=wording) if concurs else None,
        acts.link(desk, room, "Propose", _("Change some of its words"), **within),
        acts.link(desk, room, "Amend", **about) if mine else None,
        acts.link(desk, room, "Correct", **about) if mine else None,
        acts.link(desk, room, "Withdraw", point=a.point, alternative=a.number) if mine else None,
        acts.link(desk, capital.room, "Direct", point=a.point, alternative=a.number if room == "plenary" else None)
        if capital is not None
        else None,
    )
