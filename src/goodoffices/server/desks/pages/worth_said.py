"""What a capital has said of worth, in words: each answer with its entry; packages by points and letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import listed, point_title, who
from goodoffices.server.desks.minutes import said_of
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PointId
from goodoffices.talks.play import RoomState
from goodoffices.valuations.elicitation.scale import Range
from goodoffices.valuations.private import reworded


class Words:
    """How this reader's page names what its capital has said."""

    def __init__(self, desk: Desk, capital: RoomState) -> None:
        self.desk, self.capital = desk, capital

    def answer(self, number: int) -> dict[str, Any]:
        """An answer by its entry."""
        entry = self.capital.entries[number - 1]
        said = said_of(self.desk, self.capital, entry)
        return {
            "number": number,
            "what": said.what,
            "by": who(self.desk, entry.seat),
            "at": dates.moment(entry.time, self.desk.zone),
            "url": self.desk.entry_url(self.capital.room, number),
        }

    def reworded(self, plenary: RoomState) -> list[dict[str, Any]]:
        """The answers that name words which have changed since."""
        return [
            {**self.answer(number), "named": listed(f"{point}{letter(self.desk, point, a)}" for point, a in named)}
            for number, named in reworded(plenary, self.capital).items()
        ]


def letter(desk: Desk, point: PointId, number: int) -> str:
    """The letter of an alternative in plenary."""
    return labels(desk.play.plenary, point).get(number, str(number))


def titled(desk: Desk, point: PointId) -> str:
    """“7 (Fisheries)”, or its number alone."""
    title = point_title(desk.play, desk, point, PLENARY)
    return f"{point} ({title})" if title else point


def package(desk: Desk, chosen: Mapping[PointId, int]) -> str:
    """“1A, 2C”; of nothing, “no agreement”."""
    return strung(f"{point}{letter(desk, point, number)}" for point, number in chosen.items()) or _("no agreement")


def number(value: float) -> str:
    """A worth in whole numbers, with one decimal below 10."""
    found = f"{value:.1f}" if abs(value) < 10 else f"{value:.0f}"
    found = found.removesuffix(".0")
    return "0" if found == "-0" else found.replace("-", "−")


def bounded(found: Range) -> bool:
    """Whether anything is known of a worth."""
    return found.low > -1e300 or found.high < 1e300


def between(found: Range) -> str:
    """“40 to 60”, “at least 10”, “at most 5”, “not known yet”."""
    if found.known:
        low, high = number(found.low), number(found.high)
        # Translators: a range of worth
        return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    if found.low > -1e300:
        return _("at least %(number)s") % {"number": number(found.low)}
    return _("at most %(number)s") % {"number": number(found.high)} if bounded(found) else _("not known yet")


def beside(found: Range) -> tuple[str, str]:
    """How a package stands to no agreement, and the code under which that is shown; none where it is not known."""
    if found.low > 0:
        return _("better than no agreement"), "inside"
    if found.high < 0:
        return _("worse than no agreement"), "outside"
    if found.low == found.high == 0:
        return _("as good as no agreement"), "refer"
    if found.low == 0:
        return _("no worse than no agreement"), "inside"
    return (_("no better than no agreement"), "outside") if found.high == 0 else (_("not known yet"), "")
