"""Closing: the two ladders, the frozen text with its digest, and who has taken which step on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.proof.people import aloud
from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import language_for_reader, listed, party_name, party_names, point_title, who
from goodoffices.server.desks.left import by_record
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.rows import rows
from goodoffices.server.desks.stances import labels, standing
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import POWERS, RUNGS, RUNGS_ABOVE, term_in
from goodoffices.talks.act import PLENARY
from goodoffices.talks.closing import CheckConcordance, FrozenText
from goodoffices.talks.founding import TextRung
from goodoffices.talks.play import RoomState
from goodoffices.talks.signing import Ratify, Sign
from goodoffices.talks.text_ladder import authentic, reached, text_rung, unsettled, wanting

# step of a frozen text: its rung, what the act is called, what a party that took it has done
STEPS: tuple[tuple[str, TextRung, str], ...] = (
    ("initialled", "initialled", "Initial"),
    ("confirmed", "confirmed", "ConfirmAdReferendum"),
    ("signed", "signed", "Sign"),
    ("ratified", "in force", "Ratify"),
)
NOT_BEFORE = {
    "frozen": _("not before the text is frozen"),
    "checked": _("not before the text is checked"),
    "initialled": _("not before the text is initialled"),
    "confirmed": _("not before the text is confirmed"),
    "signed": _("not before the text is signed"),
}


@as_seat
def closing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The ladder of the points and the ladder of the text, by the record of plenary."""
    state = desk.room(PLENARY)
    text, rung = text_rung(desk.play, PLENARY, desk.now)
    return page(
        request,
        desk,
        "closing.html",
        gettext("Closing"),
        rooms=(PLENARY,),
        room=PLENARY,
        current="closing",
        points=_points(desk),
        counted=by_record(rows(desk, PLENARY).standings),
        rung=rung,
        ladder=_ladder(desk, text, rung),
        text=_text(desk, state, text) if text is not None else None,
        earlier=[
            {"title": desk.say(t.title), "number": t.number, "url": desk.entry_url(PLENARY, t.number)}
            for t in state.closing.texts.values()
            if text is not None and t.number != text.number
        ],
        suspended=_suspended(desk, text) if rung == "suspended" and text is not None else None,
        actions=acts.links(acts.link(desk, PLENARY, "FreezeText"), acts.link(desk, PLENARY, "PresentFullPowers")),
    )


def _points(desk: Desk) -> list[dict[str, Any]]:
    """Each point of plenary and how far it has come."""
    standings = rows(desk, PLENARY).standings
    return [
        {
            "point": point,
            "title": point_title(desk.play, desk, point, PLENARY),
            "url": desk.url("point", room=PLENARY, point=point),
            "status": standing(desk, standings[point]),
        }
        for point in sorted(standings, key=natural)
    ]


def _ladder(desk: Desk, text: FrozenText | None, rung: str) -> list[dict[str, Any]]:
    """The rungs that the adopted rules have, and what each still waits for."""
    adopted = desk.play.rules
    rungs = []
    below = True
    for name in adopted.text_ladder:
        done = text is not None and below and reached(text, name, adopted)
        note = ""
        if text is not None and not done:
            missing = [p for p in text.parties if p not in _did(text, name)]
            if name not in ("frozen", "checked"):
                note = gettext("waits for %(parties)s") % {"parties": party_names(desk, missing)}
        rungs.append(
            {
                "word": term_in(RUNGS, name),
                "code": name.replace(" ", "-"),
                "done": done,
                "current": name == rung,
                "note": note,
            }
        )
        below = below and done
    return rungs


def _did(text: FrozenText, rung: str) -> dict[str, int]:
    steps = {
        "initialled": text.initialled,
        "confirmed": text.confirmed,
        "signed": text.signed,
        "in force": text.ratified,
    }
    return steps.get(rung, {})


def _text(desk: Desk, state: RoomState, text: FrozenText) -> dict[str, Any]:
    adopted = desk.play.rules
    steps = [(name, rung, kind) for name, rung, kind in STEPS if rung in adopted.text_ladder]
    entry = state.entries[text.number - 1]
    return {
        "title": desk.say(text.title),
        "number": text.number,
        "url": desk.entry_url(PLENARY, text.number),
        "by": who(desk, entry.seat),
        "at": dates.moment(entry.time, desk.zone),
        "digest": text.digest,
        "aloud": aloud(text.digest),
        "languages": listed(language_for_reader(tag) for tag in text.languages),
        "compared": listed(language_for_reader(tag) for tag in text.compared),
        "checked": text.checked,
        "checked_url": desk.entry_url(PLENARY, text.checked) if text.checked is not None else "",
        "concordance": _concordance(desk, state, text),
        "authentic": authentic(text, adopted),
        "points": [_frozen(desk, state, f.point, f.wording) for f in text.points],
        "heads": [term_in(RUNGS_ABOVE, rung) for _name, rung, _kind in steps],
        "parties": [_party(desk, state, text, party, steps) for party in text.parties],
        "check": acts.link(desk, PLENARY, "CheckConcordance", text=text.number),
        "parked": [p.id for p in state.points.points.values() if p.parked is not None],
    }


def _frozen(desk: Desk, state: RoomState, point: str, wording: int) -> dict[str, Any]:
    found = state.alternatives.of(point, wording)
    words = next((w.text for w in found.wordings if w.number == wording), {}) if found is not None else {}
    said = desk.words(words)
    return {
        "point": point,
        "title": point_title(desk.play, desk, point, PLENARY),
        "url": desk.url("point", room=PLENARY, point=point),
        "label": labels(state, point).get(found.number, "") if found is not None else "",
        "wording": wording,
        "wording_url": desk.entry_url(PLENARY, wording),
        "words": said.text,
        "lang": said.lang,
        "dir": said.dir,
    }


def _concordance(desk: Desk, state: RoomState, text: FrozenText) -> list[dict[str, Any]]:
    found = []
    for entry in state.closing.concordance.get(text.number, ()):
        act = entry.act
        if isinstance(act, CheckConcordance):
            found.append(
                {
                    "by": who(desk, entry.seat),
                    "languages": listed(language_for_reader(tag) for tag in act.languages),
                    "status": {"word": gettext("concordant"), "code": "cleared"}
                    if act.concordant
                    else {"word": gettext("not concordant"), "code": "contested"},
                    "note": desk.say(act.note),
                    "url": desk.entry_url(PLENARY, entry.number),
                    "number": entry.number,
                }
            )
    return found


def _party(
    desk: Desk, state: RoomState, text: FrozenText, party: str, steps: Sequence[tuple[str, TextRung, str]]
) -> dict[str, Any]:
    cells = []
    for name, rung, kind in steps:
        number = getattr(text, name).get(party)
        if number is not None:
            entry = state.entries[number - 1]
            cells.append(
                {
                    "head": term_in(RUNGS_ABOVE, rung),
                    "number": number,
                    "url": desk.entry_url(PLENARY, number),
                    "at": dates.moment(entry.time, desk.zone),
                    "note": _particulars(entry.act),
                }
            )
            continue
        missing = wanting(text, desk.play.rules, rung)
        act = acts.link(desk, PLENARY, kind, text=text.number) if party == desk.party and missing is None else None
        wants = NOT_BEFORE[missing] if missing is not None else ""
        cells.append({"head": term_in(RUNGS_ABOVE, rung), "action": act, "wanting": wants})
    powers = [
        term_in(POWERS, kind)
        for seat, kind in state.founding.full_powers
        if (found := state.founding.seats.get(seat)) is not None and found.party == party
    ]
    return {"name": party_name(desk, party), "cells": cells, "powers": listed(dict.fromkeys(powers))}


def _particulars(act: object) -> str:
    if isinstance(act, Sign):
        depositary = gettext("depositary: %(name)s") % {"name": act.depositary} if act.depositary else ""
        said = [act.place, dates.in_words(act.on), depositary]
        return strung(part for part in said if part)
    if isinstance(act, Ratify):
        return strung(part for part in (act.instrument, dates.in_words(act.on)) if part)
    return ""


def _suspended(desk: Desk, text: FrozenText) -> dict[str, str] | None:
    frozen = unsettled(desk.play, PLENARY, text.points, desk.now)
    if frozen is None:
        return None
    return {"point": frozen.point, "url": desk.url("point", room=PLENARY, point=frozen.point)}
