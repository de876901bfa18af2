"""What a reader alone sees beside a shared page: how its own party's mandate stands to each alternative."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.loader import get_template
from django.utils.translation import gettext as _

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.stances import labels
from goodoffices.talks.act import PLENARY, PUBLIC, PointId
from goodoffices.talks.mandates import MARKS, mark
from goodoffices.talks.play import RoomState


def mandate_marks(desk: Desk, state: RoomState, point: PointId) -> list[dict[str, Any]]:
    """The marks of a point: one for each live alternative, or a single one where they are all the same."""
    capital = desk.capital
    if capital is None:
        return []
    directed = capital.mandates.directives
    names = labels(state, point)
    live = [n for n in names if state.alternatives.alternatives[point, n].withdrawn is None]
    found = [(names[n], mark(desk.play, capital, state.room, point, n), _set(directed, state, point, n)) for n in live]
    if not found:
        known = directed.get((point, None))
        found = [("", mark(desk.play, capital, state.room, point, 0), known is not None)]
    if len({(word, known) for _, word, known in found}) == 1:
        found = [("", *found[0][1:])]
    return [
        {"word": word, "code": word, "alt": name, "note": "" if known else _("nothing directed")}
        for name, word, known in found
    ]


def _set(directed: dict[tuple[PointId, int | None], Any], state: RoomState, point: PointId, alternative: int) -> bool:
    return (point, None) in directed or (state.room == PLENARY and (point, alternative) in directed)


def directives(desk: Desk, point: PointId) -> list[dict[str, Any]]:
    """What one's own principal directed on a point, as a whole and by alternative of plenary, newest first."""
    capital = desk.capital
    if capital is None:
        return []
    names = labels(desk.play.plenary, point)
    found = []
    for (about, alternative), directive in capital.mandates.directives.items():
        if about == point:
            words = desk.words(directive.text)
            found.append(
                {
                    "about": _("alternative %(name)s") % {"name": names[alternative]}
                    if alternative in names
                    else _("the point as a whole"),
                    "verdict": directive.verdict,
                    "code": MARKS[directive.verdict],
                    "words": words.text,
                    "lang": words.lang,
                    "dir": words.dir,
                    "reference": directive.reference,
                    "oral": directive.oral,
                    "number": directive.number,
                    "url": desk.entry_url(capital.room, directive.number),
                }
            )
    return sorted(found, key=lambda d: d["number"], reverse=True)


def marks(desk: Desk, state: RoomState, points: Iterable[PointId]) -> dict[PointId, str]:
    """The marks of many points as the board's own cells print them; nothing for those who sit in no capital."""
    if desk.capital is None or state.room == PUBLIC:
        return {}
    part = get_template("desks/parts/own_marks.html")
    return {point: part.render({"marks": mandate_marks(desk, state, point)}) for point in points}
