"""What a delegation said of worth, in words: entries of a capital that name alternatives of plenary."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages import listed, strung
from goodoffices.talks import weighing
from goodoffices.talks import worth as w
from goodoffices.talks.act import PLENARY, PointId


def letter(s: Scribe, point: PointId, number: int) -> str:
    """The letter of an alternative in plenary; its number for what is none."""
    plenary = s.desk.play.rooms.get(PLENARY)
    return labels(plenary, point).get(number, str(number)) if plenary is not None else str(number)


def package(s: Scribe, chosen: weighing.Package) -> str:
    """“1A, 2C”: a package by points and letters; an empty one is no agreement."""
    return strung(f"{point}{letter(s, point, number)}" for point, number in chosen) or _("no agreement")


def between(low: int, high: int) -> str:
    """“30” or “30 to 40”, as one types it in any language."""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _span(low: int, high: int) -> str:
    """The same, as the minute book says it."""
    # Translators: a range of whole numbers
    return _("%(low)s to %(high)s") % {"low": f"{low:,}", "high": f"{high:,}"} if low != high else f"{low:,}"


def _ranked(s: Scribe, act: w.RankAlternatives) -> Said:
    order = ""
    for group in act.groups:
        letters = ""
        for name in (letter(s, act.point, n) for n in group):
            # Translators: letters of alternatives that are as good as each other
            letters = _("%(letters)s and %(letter)s") % {"letters": letters, "letter": name} if letters else name
        # Translators: letters of alternatives, the better ones first, such as “B; then A and C”
        order = _("%(better)s; then %(next)s") % {"better": order, "next": letters} if order else letters
    given = {"point": s.point(act.point), "order": order}
    return Said(_("ordered the alternatives on %(point)s, best first: %(order)s") % given)


def _divided(s: Scribe, act: w.DividePoints) -> Said:
    shares = listed(_("point %(point)s: %(share)s") % {"point": one.point, "share": one.share} for one in act.shares)
    return Said(_("divided 100 among points: %(shares)s") % {"shares": shares})


def _compared(s: Scribe, act: w.ComparePackages) -> Said:
    first, second = package(s, weighing.package(act.first)), package(s, weighing.package(act.second))
    if act.better == "as good":
        given = {"first": first, "second": second}
        return Said(_("found one package as good as the other: %(first)s / %(second)s") % given)
    better, worse = (first, second) if act.better == "first" else (second, first)
    given = {"better": better, "worse": worse}
    return Said(_("found one package better than the other: %(better)s / %(worse)s") % given)


def _noted(s: Scribe, act: w.NoteWorths) -> Said:
    typed = [f"{one.point}{letter(s, one.point, one.alternative)}: {_span(one.low, one.high)}" for one in act.worths]
    if act.no_agreement is not None:
        typed.append(_("no agreement: %(range)s") % {"range": _span(*act.no_agreement)})
    return Said(_("noted what is worth how much: %(worths)s") % {"worths": listed(typed)})


def _took_back(s: Scribe, act: w.TakeBack) -> Said:
    return Said(_("took back an answer on worth:"), refs=(act.answer,))


SAID = {
    w.RankAlternatives: _ranked,
    w.DividePoints: _divided,
    w.ComparePackages: _compared,
    w.NoteWorths: _noted,
    w.TakeBack: _took_back,
}
