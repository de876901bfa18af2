"""What a delegation said of worth, in words: entries of a capital that name alternatives of plenary."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.server.desks.labels import listed
from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.server.desks.stances import labels
from goodoffices.talks import worth as w
from goodoffices.talks.act import PLENARY, PointId


def letter(s: Scribe, point: PointId, number: int) -> str:
    """The letter of an alternative in plenary; its number for what is none."""
    plenary = s.desk.play.rooms.get(PLENARY)
    return labels(plenary, point).get(number, str(number)) if plenary is not None else str(number)


def package(s: Scribe, chosen: w.Package) -> str:
    """“1A, 2C”: a package by points and letters; an empty one is no agreement."""
    return ", ".join(f"{point}{letter(s, point, number)}" for point, number in chosen) or "no agreement"


def between(low: int, high: int) -> str:
    """“30” or “30 to 40”."""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _ranked(s: Scribe, act: w.RankAlternatives) -> Said:
    order = "; then ".join(" and ".join(letter(s, act.point, n) for n in group) for group in act.groups)
    return Said(f"ordered the alternatives on {s.point(act.point)}, best first: {order}")


def _divided(s: Scribe, act: w.DividePoints) -> Said:
    return Said(f"divided 100 among points: {_each(f'point {one.point}: {one.share}' for one in act.shares)}")


def _compared(s: Scribe, act: w.ComparePackages) -> Said:
    first, second = package(s, w.package(act.first)), package(s, w.package(act.second))
    if act.better == "as good":
        return Said(f"found one package as good as the other: {first} / {second}")
    better, worse = (first, second) if act.better == "first" else (second, first)
    return Said(f"found one package better than the other: {better} / {worse}")


def _noted(s: Scribe, act: w.NoteWorths) -> Said:
    typed = [f"{one.point}{letter(s, one.point, one.alternative)}: {between(one.low, one.high)}" for one in act.worths]
    if act.no_agreement is not None:
        typed.append(f"no agreement: {between(*act.no_agreement)}")
    return Said(f"noted what is worth how much: {_each(typed)}")


def _took_back(s: Scribe, act: w.TakeBack) -> Said:
    return Said("took back an answer on worth:", refs=(act.answer,))


def _each(parts: Iterable[str]) -> str:
    return listed(list(parts))


SAID = {
    w.RankAlternatives: _ranked,
    w.DividePoints: _divided,
    w.ComparePackages: _compared,
    w.NoteWorths: _noted,
    w.TakeBack: _took_back,
}
