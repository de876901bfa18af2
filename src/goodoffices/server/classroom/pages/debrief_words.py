"""What the pages of a debrief say of tables, offers, seats and figures, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.kits import Kit
from goodoffices.kits.debrief import Figures, Offer, Sheet, Spread, TableDebrief
from goodoffices.kits.debrief.ending import WITH_PACKAGE
from goodoffices.kits.debrief.moments import called
from goodoffices.kits.debrief.moments import told as package_words
from goodoffices.kits.debrief.numbers import number
from goodoffices.kits.debrief.statuses import said
from goodoffices.server.classroom import debriefing
from goodoffices.server.desks.labels import listed
from goodoffices.server.languages import told
from goodoffices.talks.act import PartyId

ENDED = {
    "signed": gettext_lazy("signed"),
    "agreed": gettext_lazy("agreed"),
    "agreed ad referendum": gettext_lazy("agreed ad referendum"),
    "agreed in part": gettext_lazy("agreed in part"),
    "not agreed": gettext_lazy("not agreed"),
}
PUT = {
    "draft": gettext_lazy("a draft"),
    "proposal": gettext_lazy("a proposal"),
    "acceptance": gettext_lazy("an acceptance"),
}


def figure(value: Fraction | None) -> str:
    """A figure, or that it is not known."""
    return _("not known") if value is None else number(value)


def truth(value: bool | None) -> str:
    """Yes, no, or not known."""
    return _("not known") if value is None else _("yes") if value else _("no")


def parties(kit: Kit, which: Iterable[PartyId]) -> str:
    """Parties by their names, as a sentence lists them."""
    return listed(called(kit, [one]) for one in which)


def ending(kit: Kit, table: TableDebrief) -> dict[str, Any]:
    """Where a table ended, as the list of the class has it."""
    end = table.end
    has = end.ended in WITH_PACKAGE
    shares = {share.party: share for share in end.shares}
    return {
        "ended": ENDED[end.ended],
        "minute": table.minutes,
        "worths": [_worth(kit, shares[party.id], has) for party in kit.problem.parties],
        "created": figure(end.created),
        "most": figure(end.most),
        "suits": truth(end.suits) if has else "–",
        "efficient": truth(end.efficient) if has else "–",
        "left_out": parties(kit, end.left_out) or "–",
        "missed": [told(one.words) for one in table.moments if one.what == "missed trade"],
    }


def _worth(kit: Kit, share: Any, has: bool) -> dict[str, Any]:
    return {
        "party": called(kit, [share.party]),
        "worth": figure(share.worth),
        "claimed": "" if share.claimed is None else _signed(share.claimed),
        "out": has and not share.joined,
    }


def _signed(value: Fraction) -> str:
    return f"+{number(value)}" if value > 0 else number(value).replace("-", "−")


def points(kit: Kit, table: TableDebrief) -> list[dict[str, str]]:
    """How each point ended."""
    return [
        {
            "name": point_name(kit, table, point),
            "alternative": table.end.package.get(point) or "–",
            "status": told(said(words)),
        }
        for point, words in table.end.points.items()
    ]


def point_name(kit: Kit, table: TableDebrief, point: str) -> str:
    """A point's number and title."""
    return f"{kit.points[point]} {table.titles.get(point, '')}".strip()


def offer(kit: Kit, place: int, one: Offer) -> dict[str, Any]:
    """An offer as the list of a table has it."""
    return {
        "place": place,
        "minute": one.minute,
        "by": called(kit, [one.party]),
        "put": PUT[one.put],
        "conditional": one.conditional,
        "package": package_words(kit, one.package),
        "worths": [
            {"party": called(kit, [party]), "worth": number(worth), "whole": one.whole}
            for party, worth in one.worth.items()
        ],
        "suits": parties(kit, one.suits) or "–",
        "entry": one.entry,
    }


def of_class(kit: Kit, classes: list[Figures]) -> dict[str, Any]:
    """Figures of classes beside each other: least, middle and greatest."""
    every = list(dict.fromkeys(party for one in classes for party in one.worth))
    return {
        "parties": [called(kit, [party]) for party in every],
        "rows": [
            {
                "name": told(one.name),
                "tables": one.tables,
                "packages": one.packages,
                "efficient": _("%(number)s of %(all)s") % {"number": one.efficient, "all": one.judged},
                "created": _spread(one.created),
                "worths": [{"party": called(kit, [party]), "worth": _spread(one.worth.get(party))} for party in every],
            }
            for one in classes
        ],
    }


def _spread(found: Spread | None) -> str:
    return "–" if found is None else " · ".join(number(one) for one in (found.least, found.middle, found.most))


def sheet(kit: Kit, table: TableDebrief, one: Sheet, persona: str) -> dict[str, Any]:
    """A seat's sheet: figures with their labels, and the best that others put."""
    share = one.share
    return {
        "table": told(table.name),
        "persona": persona or one.seat,
        "seat": one.seat,
        "person": told(debriefing.person(one.person)),
        "ended": ENDED[table.end.ended],
        "lines": [{"label": label, "figure": value} for label, value in _lines(kit, table, one)],
        "best": _best(kit, table, one) if one.others and share is not None else "",
        "missed": [told(found.words) for found in table.moments if found.what == "missed trade"],
        "valued": share is not None,
    }


def _lines(kit: Kit, table: TableDebrief, one: Sheet) -> list[tuple[str, str]]:
    found = [(_("Entries of this seat"), str(sum(one.acts.values())))]
    share = one.share
    if share is None:
        return found
    party = {"party": called(kit, [share.party])}
    end = _("What the end is worth to %(party)s") % party
    if table.end.ended in WITH_PACKAGE and not share.joined:
        end = _("What the end is worth to %(party)s, which did not join") % party
    return [
        *found,
        (end, figure(share.worth)),
        (_("What no agreement is worth to it"), number(share.reservation)),
        (_("The most that it could have had in a package that suits all who joined"), figure(share.best)),
        (_("Red lines crossed"), str(len(share.red_lines))),
        (_("What the missed trade would have added"), "–" if one.missed is None else number(one.missed)),
        (_("Offers of its party"), str(len(one.own))),
        (
            _("What its packages came down by, for itself, from the first to the last"),
            "–" if one.given_way is None else number(one.given_way),
        ),
        (_("Packages of others that were worth more to it than the end"), str(len(one.others))),
    ]


def _best(kit: Kit, table: TableDebrief, one: Sheet) -> str:
    best = max((table.path[place] for place in one.others), key=lambda offer: offer.worth[one.party])
    values = {
        "party": called(kit, [best.party]), "minute": best.minute, "package": package_words(kit, best.package),
        "worth": number(best.worth[one.party]), "parties": parties(kit, best.suits),
    }  # fmt: skip
    words = _("The best of these was put by %(party)s in minute %(minute)s: %(package)s, worth %(worth)s.") % values
    suited = _("It suited %(parties)s.") % values if best.suits else _("It suited nobody.")
    # Translators: two sentences, one after the other.
    return _("%(first)s %(next)s") % {"first": words, "next": suited}
