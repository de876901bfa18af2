"""The packages on the table beside one's own worth, mandate and conditions; what to ask next; what giving way costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.pages.worth_said import beside, between, bounded, letter, number, package, titled
from goodoffices.server.desks.stances import condition
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PointId
from goodoffices.talks.mandates import mark
from goodoffices.talks.play import RoomState
from goodoffices.valuations.elicitation.answers import AnswerError
from goodoffices.valuations.elicitation.asking import AskCompare, AskDivide, AskOrder, advise, ask, ask_beside
from goodoffices.valuations.elicitation.scale import Range, Scale
from goodoffices.valuations.giving import Move, giving
from goodoffices.valuations.offers import Offer, offers, text, unmet
from goodoffices.valuations.private import Ground

SHOWN = 8  # ways of giving way


def compared(desk: Desk, capital: RoomState, here: Ground, contradicted: bool, chosen: str) -> dict[str, Any]:
    """All that follows from the answers; nothing of worth while they contradict each other."""
    found = offers(desk.play, desk.now)
    if not found or contradicted:
        return {
            "packages": [_package(desk, capital, offer, None, here) for offer in found],
            "contradicted": contradicted,
        }
    scale = Scale(here.points, here.answers)
    rows = [_package(desk, capital, offer, scale, here) for offer in found]
    place = int(chosen) if chosen.isdecimal() and len(chosen) < 4 and int(chosen) < len(found) else 0
    none = scale.no_agreement()
    return {
        "packages": rows,
        "none_worth": between(none),
        "picture": picture(rows, none) if here.answers else None,
        "question": _question(desk, here, scale, found),
        "from": place,
        **_giving(desk, capital, here, scale, found[place]),
    }


def name(desk: Desk, offer: Offer) -> str:
    """What a package is called on the page."""
    if offer.sort == "text":
        return _("The text as it stands")
    if offer.sort == "draft":
        return _("The draft of entry %(number)s") % {"number": offer.number}
    return _("What conditions close, %(number)s") % {"number": offer.number}


def _package(desk: Desk, capital: RoomState, offer: Offer, scale: Scale | None, here: Ground) -> dict[str, Any]:
    marks = {p: mark(desk.play, capital, PLENARY, p, n) for p, n in offer.package.items()}
    named = {word: [f"{p}{letter(desk, p, offer.package[p])}" for p in marks if marks[p] == word] for word in _MARKS}
    row: dict[str, Any] = {
        "name": name(desk, offer),
        "settles": package(desk, here.named(dict(sorted(here.chosen(offer.package).items())))),
        "open": strung(offer.left_open),
        "never": strung(named["outside"]),
        "refer": strung(named["refer"]),
        "unmet": [
            _("Your word on %(alternative)s: %(condition)s")
            % {
                "alternative": f"{p}{letter(desk, p, offer.package[p])}",
                "condition": condition(desk, desk.play.plenary, one),
            }
            for p, one in unmet(desk.play, desk.party, offer.package)
        ],
    }
    if scale is not None:
        package_ = here.chosen(offer.package)
        row["range"], stands = scale.worth(package_), scale.beside(package_)
        row["worth"], row["more"] = between(row["range"]), between(stands) if bounded(stands) else ""
        row["stands"], row["code"] = beside(stands)
    return row


_MARKS = ("inside", "refer", "outside")


def whole(desk: Desk, here: Ground, found: Sequence[Offer]) -> tuple[list[tuple[int, ...]], dict[PointId, int]]:
    """The packages with every point settled, those left open alike in all; and by what."""
    now = text(desk.play, desk.now)
    fill = {
        point.id: now.get(point.id, numbers[0]) for point, numbers in zip(here.points, here.alternatives, strict=True)
    }
    packages = [here.chosen({**fill, **offer.package}) for offer in found]
    every = dict.fromkeys(tuple(one[k] for k in range(len(here.points))) for one in packages)
    left_open = {point for offer in found for point in offer.left_open}
    return list(every), {point: n for point, n in fill.items() if point in left_open}


def _question(desk: Desk, here: Ground, scale: Scale, found: Sequence[Offer]) -> dict[str, Any] | None:
    """The question whose answer helps most: which package is best, then which are better than no agreement."""
    packages, fill = whole(desk, here, found)
    filled = strung(f"{p}{letter(desk, p, n)}" for p, n in fill.items())
    try:
        advice = advise(here.points, here.answers, packages)
        question = ask(here.points, here.answers, packages, advice=advice)
    except AnswerError:
        return None
    best = package(desk, here.named(dict(enumerate(packages[advice.place]))))
    told = {
        "filled": filled,
        "best": best,
        "short": number(100 * advice.shortfall),
        "sure": advice.rival is None,
        "said": bool(here.answers),
    }
    if isinstance(question, AskOrder):
        point = here.points[question.point].id
        return {**told, "sort": "order", "point": point, "title": titled(desk, point)}
    if isinstance(question, AskDivide):
        return {**told, "sort": "divide", "points": strung(here.points[k].id for k in question.points)}
    if isinstance(question, AskCompare):
        return {**told, "sort": "compare", **_pair(desk, here, packages[question.first], packages[question.second])}
    last = ask_beside(scale, packages, advice.place)
    if last is None:
        return {**told, "sort": "none"}
    return {**told, "sort": "compare", **_pair(desk, here, packages[last.place], ())}


def _pair(desk: Desk, here: Ground, first: tuple[int, ...], second: tuple[int, ...]) -> dict[str, Any]:
    """Two packages side by side where they differ; beside no agreement, on every point."""
    rows = []
    for k, point in enumerate(here.points):
        if second and first[k] == second[k]:
            continue
        rows.append(
            {
                "point": point.id,
                "title": titled(desk, point.id),
                "first": _words(desk, point.id, here.alternatives[k][first[k]]),
                "second": _words(desk, point.id, here.alternatives[k][second[k]]) if second else None,
            }
        )
    return {"rows": rows, "beside_none": not second}


def _words(desk: Desk, point: PointId, alternative: int) -> dict[str, Any]:
    words = desk.words(desk.play.plenary.alternatives.alternatives[point, alternative].wording.text)
    said = letter(desk, point, alternative)
    return {"number": alternative, "letter": said, "words": words.text, "lang": words.lang, "dir": words.dir}


def _giving(desk: Desk, capital: RoomState, here: Ground, scale: Scale, offer: Offer) -> dict[str, Any]:
    barred = {
        (k, a)
        for k, point in enumerate(here.points)
        for a, n in enumerate(here.alternatives[k])
        if mark(desk.play, capital, PLENARY, point.id, n) == "outside"
    }
    found = giving(scale, here.chosen(offer.package), barred)

    def said(move: Move) -> str:
        point, numbers = here.points[move.point].id, here.alternatives[move.point]
        before, after = (letter(desk, point, numbers[a]) for a in (move.before, move.after))
        return f"{titled(desk, point)}: {before} → {after}"

    def cost(change: Range) -> str:
        return between(Range(-change.high, -change.low))

    return {
        "giving_from": name(desk, offer),
        "ways": [{"what": said(one), "cost": cost(one.change)} for one in found.ways[:SHOWN]],
        "more_ways": max(0, len(found.ways) - SHOWN),
        "trades": [
            {"give": said(one.give), "take": said(one.take), "net": between(one.change)} for one in found.trades
        ],
        "rival": said(found.rival) if found.rival is not None else "",
        "doubt": number(found.doubt),
    }


LEFT, WIDTH, HIGH = 190, 400, 28


def picture(rows: Sequence[Mapping[str, Any]], none: Range) -> dict[str, Any]:
    """A bar from least to most for each package, and for no agreement, from 0 to 100."""

    def at(value: float) -> float:
        return LEFT + WIDTH * min(100.0, max(0.0, value)) / 100

    bars = [{"name": row["name"], "range": row["range"], "told": row["worth"]} for row in rows]
    bars.append({"name": _("No agreement"), "range": none, "told": between(none)})
    drawn = []
    for place, bar in enumerate(bars):
        start, end = at(bar["range"].low), at(bar["range"].high)
        top = 8 + HIGH * place
        width = max(3.0, end - start)
        drawn.append({**bar, "x": f"{start:.1f}", "width": f"{width:.1f}", "y": top, "text": top + 14})
    foot = 8 + HIGH * len(bars)
    ticks = [{"x": f"{at(value):.1f}", "label": value} for value in (0, 25, 50, 75, 100)]
    return {"bars": drawn, "height": foot + 26, "foot": foot, "ticks": ticks, "label": foot + 18}
