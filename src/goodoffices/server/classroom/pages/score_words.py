"""A private score in words: figures, packages and red lines, named as the pages of the table name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.kits import Linked, Scored
from goodoffices.kits.debrief.numbers import number as exact
from goodoffices.server.classroom.own_score import Own, Tabled
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import letter, listed, point_title
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PointId


def figure(worth: Fraction) -> str:
    return exact(worth).replace("-", "−")


class Words:
    """How the pages of one table name what its kit's worths speak of."""

    def __init__(self, mine: Own, desk: Desk) -> None:
        self.mine, self.desk, self.sheet = mine, desk, mine.sheet
        self._letters = {
            (point.id, one): letter(place)
            for point in mine.kit.problem.points
            for place, one in enumerate(point.alternatives)
        }

    def name(self, point: str, alternative: str) -> str:
        """“2A”, as the pages letter it."""
        return f"{self.mine.kit.points[point]}{self._letters[point, alternative]}"

    def together(self, combination: Mapping[str, str]) -> str:
        """“2A” or “2A and 10C”."""
        return listed(self.name(point, one) for point, one in combination.items())

    def linked(self, linked: Linked) -> str:
        """What a combination adds or costs."""
        who = {"together": self.together(linked.when), "worth": figure(abs(linked.worth))}
        if linked.worth < 0:
            return _("%(together)s together: %(worth)s less") % who
        return _("%(together)s together: %(worth)s more") % who

    def scored(self, scored: Scored) -> dict[str, Any]:
        """A package: what it settles, what it is worth, what it leaves open, which red lines it crosses."""
        kit, known = self.mine.kit, self._letters
        valued = [one for one in scored.parts if one.worth is not None and (one.point, one.alternative) in known]
        return {
            "settles": strung(self.name(one.point, one.alternative or "") for one in valued),
            "open": listed(kit.points[one.point] for one in scored.parts if one.worth is None),
            "total": figure(scored.total),
            "beside": beside(scored) if scored.whole else "",
            "linked": [self.linked(one) for one in scored.linked],
            "red_lines": [self.together(one) for one in scored.red_lines],
        }

    def tabled(self, one: Tabled) -> dict[str, Any]:
        """A package that plenary has before it."""
        names = {
            "text": _("The text as it stands"),
            "draft": _("The draft of entry %(number)s") % {"number": one.entry},
            "frozen": _("The frozen text of entry %(number)s") % {"number": one.entry},
        }
        return {
            **self.scored(one.scored),
            "name": names[one.sort],
            "url": self.desk.entry_url(PLENARY, one.entry) if one.entry else self.desk.url("text"),
            "changed": listed(one.changed),
            "stands": one.sort == "text",
        }

    def points(self, chosen: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Every point that the kit values, with its alternatives as they stand in plenary."""
        for point in self.mine.kit.problem.points:
            number = self.mine.kit.points[point.id]
            yield {
                "number": number,
                "title": point_title(self.desk.play, self.desk, number, PLENARY),
                "url": self.desk.url("point", room=PLENARY, point=number),
                "alternatives": list(self.alternatives(number, chosen.get(point.id))),
                "settled": point.id in chosen,
            }

    def alternatives(self, number: PointId, chosen: str | None = None) -> Iterator[dict[str, Any]]:
        """The alternatives of a point of the talks, each with its worth; of those that were added, none is known."""
        point = next(one for one in self.mine.kit.problem.points if self.mine.kit.points[one.id] == number)
        plenary = self.desk.play.plenary
        came = list(plenary.alternatives.by_point.get(number, ()))
        red = {one[point.id] for one in self.sheet.red_lines if list(one) == [point.id]}
        for place in range(max(len(came), len(point.alternatives))):
            known = point.alternatives[place] if place < len(point.alternatives) else None
            found = plenary.alternatives.alternatives[number, came[place]] if place < len(came) else None
            words = self.desk.words(found.wording.text) if found is not None else None
            later = found is not None and not plenary.entries[found.wording.number - 1].loaded
            yield {
                "letter": letter(place),
                "value": known,
                "worth": figure(self.sheet.worths[point.id][known]) if known is not None else "",
                "red": known in red,
                "words": words,
                "reworded": later and known is not None,
                "withdrawn": found is not None and found.withdrawn is not None,
                "chosen": known is not None and known == chosen,
            }


def beside(scored: Scored) -> str:
    """A whole package beside no agreement."""
    if scored.above == 0:
        return _("as much as no agreement")
    if scored.above > 0:
        return _("%(n)s more than no agreement") % {"n": figure(scored.above)}
    return _("%(n)s less than no agreement") % {"n": figure(-scored.above)}
