"""Packages in the words of a page: which alternative of each point, whose, and what is still needed of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms.labels import excerpt
from goodoffices.server.desks.labels import listed, party_name, party_names, point_title
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.pages.parts.alternatives import attribution
from goodoffices.server.desks.stances import condition, labels
from goodoffices.server.languages import strung
from goodoffices.talks.play import RoomState
from goodoffices.valuations.conditions import Need, Package, Packages
from goodoffices.valuations.tabled import Tabled, Word

if TYPE_CHECKING:
    from goodoffices.valuations.singles import Single

_SAID = {
    "no word": _("no word yet"),
    "condition void": _("its condition is void"),
    "accept": _("accepts, on conditions"),
    "accept ad referendum": _("accepts ad referendum, on conditions"),
    "silence procedure": _("by silence procedure"),
}


def listing(desk: Desk, state: RoomState, found: Packages, points: int) -> list[dict[str, Any]]:
    """Packages in their order, each with how it differs from the first."""
    first = found.packages[0] if found.packages else None
    return [
        {
            **_package(desk, state, one, points),
            "number": number,
            "differs": _differs(desk, state, first, one) if first is not None and number > 1 else "",
        }
        for number, one in enumerate(found.packages, 1)
    ]


def head(one: Package, points: int) -> str:
    """How much a package settles, and how much it needs, in a line."""
    settled = ngettext("settles %(count)s of %(all)s point", "settles %(count)s of %(all)s points", points)
    settled %= {"count": len(one.chosen), "all": points}
    if not one.words:
        return gettext("%(settled)s; closes as it stands") % {"settled": settled}
    needed = ngettext("needs %(count)s more word", "needs %(count)s more words", one.words) % {"count": one.words}
    # Translators: “settles 3 of 5 points; needs 2 more words”
    return gettext("%(settled)s; %(needed)s") % {"settled": settled, "needed": needed}


def _package(desk: Desk, state: RoomState, one: Package, points: int) -> dict[str, Any]:
    needs = {need.on: need for need in one.needs}
    return {
        "head": head(one, points),
        "firm": not one.words,
        "lines": [
            {**wording(desk, state, chosen), "need": _need(desk, state, needs.get(chosen))}
            for chosen in sorted(one.chosen, key=lambda chosen: natural(chosen.point))
        ],
        "left_open": listed([*sorted(one.left_open, key=natural)]),
        "left_open_count": len(one.left_open),
    }


def wording(desk: Desk, state: RoomState, one: Tabled) -> dict[str, Any]:
    """An alternative with its letter, whose it is, and how its words begin."""
    alternative = state.alternatives.alternatives[one.point, one.alternative]
    words = desk.words(alternative.wording.text)
    return {
        "point": one.point,
        "title": point_title(desk.play, desk, one.point, state.room),
        "url": desk.url("point", room=state.room, point=one.point),
        "letter": labels(state, one.point)[one.alternative],
        "by": attribution(desk, alternative),
        "words": excerpt(words.text, 160),
        "lang": words.lang,
        "dir": words.dir,
        "entry": one.wording,
        "entry_url": desk.entry_url(state.room, one.wording),
    }


def _need(desk: Desk, state: RoomState, need: Need | None) -> dict[str, Any] | None:
    if need is None:
        return None
    ours = any(word.party == desk.party for word in need.of)
    take = acts.link(
        desk, state.room, "TakeStance", gettext("Take a stance"), point=need.on.point, wording=need.on.wording
    )  # fmt: skip
    some = need.at_least < len(need.of)
    must = party_names(desk, sorted(need.must)) if some and need.must else ""
    return {
        "some": _some(need.at_least, must) if some else "",
        "of": [_asked(desk, state, need.on, word) for word in need.of],
        "ours": ours,
        "action": take if ours else None,
    }


def _some(at_least: int, must: str) -> str:
    if must:
        return gettext("%(count)s of these, %(parties)s among them") % {"count": at_least, "parties": must}
    return gettext("%(count)s of these") % {"count": at_least}


def _asked(desk: Desk, state: RoomState, on: Tabled, word: Word) -> dict[str, Any]:
    said = str(_SAID.get(word.said, word.said))
    if word.conduct:
        said = gettext("waits for: %(conduct)s") % {"conduct": strung(word.conduct, ";")}
    if word.said == "no word" and word.party in state.alternatives.alternatives[on.point, on.alternative].by:
        said = gettext("its own words; no stance yet")
    return {"party": party_name(desk, word.party), "said": said, "own": word.party == desk.party}


def _differs(desk: Desk, state: RoomState, first: Package, one: Package) -> str:
    """On which points a package has other words than the first, or settles what the first leaves open, or not."""
    there, here = ({chosen.point: chosen for chosen in package.chosen} for package in (first, one))
    parts = []
    for point in sorted({**there, **here}, key=natural):
        if there.get(point) == here.get(point):
            continue
        names = labels(state, point)
        old, new = (
            names[found[point].alternative] if point in found else gettext("left open") for found in (there, here)
        )
        if point in there:
            parts.append(
                gettext("point %(point)s (%(new)s instead of %(old)s)") % {"point": point, "new": new, "old": old}
            )
        else:
            parts.append(gettext("point %(point)s (%(new)s)") % {"point": point, "new": new})
    return listed(parts)


def single(desk: Desk, state: RoomState, one: Single, closes: int) -> dict[str, Any]:
    """A condition met or dropped, as a sentence, and what then closes."""
    names = [
        gettext("%(party)s on %(what)s") % {"party": party_name(desk, party), "what": _named(state, on)}
        for party, on in one.by
    ]
    return {
        "words": one.condition.conduct if one.condition.point is None else condition(desk, state, one.condition),
        "conduct": one.condition.point is None,
        "how": one.how,
        "by": listed(names),
        "closes": one.closes,
        "more": one.closes - closes,
        "points": listed([*sorted((chosen.point for chosen in one.package), key=natural)]),
    }


def _named(state: RoomState, one: Tabled) -> str:
    letter = labels(state, one.point)[one.alternative]
    return gettext("point %(point)s, alternative %(letter)s") % {"point": one.point, "letter": letter}
