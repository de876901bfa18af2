"""What alternatives are worth to one's own side: orders, shares, packages compared, numbers. In a capital alone."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import point_name
from goodoffices.server.desks.minutes import said_of
from goodoffices.server.desks.stances import labels
from goodoffices.talks.worth import HIGHEST, HIGHEST_WHOLE, open_points

BETTER = {"first": "the first is better", "as good": "one is as good as the other", "second": "the second is better"}
OWN = "Nobody outside this room is told, and nothing at the table follows from it."


def alternatives(form: ActForm, name: str) -> list[Option]:
    """The alternatives in plenary; a choice gives the point, and under `name` the number of the alternative."""
    plenary = form.desk.play.plenary
    return [
        Option(f"{a.point}:{a.number}", options.named(form, a, plenary), {"point": a.point, name: a.number},
               a.wording.text, point_name(form.desk, a.point, form.room))
        for a in options.live(plenary)
    ]  # fmt: skip


class RankAlternatives(ActForm):
    kind = "RankAlternatives"
    title = "Order the alternatives of a point"
    lead = (
        "Says which alternatives of a point are better for you than which; a new order takes the old one’s place. "
        f"{OWN}"
    )
    submit = "Keep this order"

    def build(self) -> None:
        live = open_points(self.desk.play.plenary)
        found = [option for option in options.points(self) if len(live.get(option.value, ())) > 1]
        self.pick("point", found, "On which point", empty="No point has two alternatives yet.")
        self.lines("groups", "Best first, by their letters", required=True,
                   help="Such as “B”, then “A C” where A and C are worth the same to you.")  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        plenary, point = self.desk.play.plenary, cleaned.get("point")
        if point is not None and "groups" in cleaned:
            numbers = {letter: number for number, letter in labels(plenary, point).items()}
            groups = [re.split(r"[\s,;=]+", line.strip(" ,;=").upper()) for line in cleaned["groups"]]
            unknown = next((one for group in groups for one in group if one not in numbers), None)
            if unknown is not None:
                self.add_error("groups", ValidationError(f"Point {point} has no alternative “{unknown[:20]}”."))
            else:
                cleaned["groups"] = [[numbers[one] for one in group] for group in groups]
        return cleaned


class DividePoints(ActForm):
    kind = "DividePoints"
    title = "Divide 100 among points"
    lead = (
        "Says how much it matters to you to go from the worst to the best on each point, of 100 for all that you name; "
        f"it takes the place of an earlier division. {OWN}"
    )
    submit = "Keep this division"

    def build(self) -> None:
        live = open_points(self.desk.play.plenary)
        self.points = [option for option in options.points(self) if len(live.get(option.value, ())) > 1]
        least = max(2, len(self.points))
        self.rows("shares", "Shares", self._share, each="Share", least=least, required=True, needs=("point", "share"),
                  help="Whole numbers that make 100. Order the alternatives first.")  # fmt: skip

    def _share(self, row: str) -> None:
        self.pick(f"{row}.point", self.points, "Point", required=False)
        self.number(f"{row}.share", "Of 100", 0, 100)


class ComparePackages(ActForm):
    kind = "ComparePackages"
    title = "Compare two packages"
    lead = (
        "Says which of two packages is better for you; what neither names is taken to be the same in both. A package "
        f"without anything in it is no agreement. {OWN}"
    )
    submit = "Keep this answer"

    def build(self) -> None:
        self.found = alternatives(self, "wording")
        for name, legend in (("first", "The first package"), ("second", "The second package")):
            least = len(open_points(self.desk.play.plenary))
            self.rows(name, legend, self._chosen, each=f"Point of the {name} package", least=max(1, least))
        self.pick("better", choices(BETTER), "Which is better")

    def _chosen(self, row: str) -> None:
        self.pick(f"{row}.wording", self.found, "Settled by", required=False)

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        return {"first": [], "second": [], **act}


class NoteWorths(ActForm):
    kind = "NoteWorths"
    title = "Note numbers or ranges"
    lead = (
        "Notes what alternatives are worth to you, as numbers on a scale of your own; a new number takes the old one’s "
        f"place. A package is worth the sum of its numbers, and may be set beside no agreement. {OWN}"
    )
    submit = "Keep these numbers"

    def build(self) -> None:
        self.found = alternatives(self, "alternative")
        self.rows("worths", "Worths", self._worth, each="Worth", needs=("alternative", "low"),
                  least=max(1, len(self.found)))  # fmt: skip
        with self.group("No agreement", "What the best is that you can have without one.", optional=True, quiet=True):
            self.number("no_agreement.low", "From", 0, HIGHEST_WHOLE)
            self.number("no_agreement.high", "To", 0, HIGHEST_WHOLE, help="Leave it empty for one number.")

    def _worth(self, row: str) -> None:
        self.pick(f"{row}.alternative", self.found, "Alternative", required=False)
        self.number(f"{row}.low", "From", 0, HIGHEST)
        self.number(f"{row}.high", "To", 0, HIGHEST, help="Leave it empty for one number.")

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        for one in act.get("worths", []):
            one.setdefault("high", one.get("low"))
        none = act.pop("no_agreement", None)
        if none:
            low = none.get("low", none.get("high"))
            act["no_agreement"] = [low, none.get("high", low)]
        return act


class TakeBack(ActForm):
    kind = "TakeBack"
    title = "Take an answer back"
    lead = f"Takes back what you said of worth; what it had taken the place of does not come back. {OWN}"
    submit = "Take it back"

    def build(self) -> None:
        entries = (self.state.entries[number - 1] for number in self.state.worth.standing())
        found = [Option(str(one.number), f"Entry {one.number}: {self._said(one)}", one.number) for one in entries]
        self.pick("answer", found, "Which answer", empty="No answer on worth counts here now.")

    def _said(self, entry: Any) -> str:
        said = said_of(self.desk, self.state, entry)
        return " ".join((said.what, *said.conditions))


FORMS = {form.kind: form for form in (RankAlternatives, DividePoints, ComparePackages, NoteWorths, TakeBack)}
