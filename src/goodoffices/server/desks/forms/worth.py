"""What alternatives are worth to one's own side: orders, shares, packages compared, numbers. In a capital alone."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import point_name
from goodoffices.server.desks.minutes import said_of
from goodoffices.server.desks.stances import labels
from goodoffices.talks.weighing import HIGHEST, HIGHEST_WHOLE, open_points

BETTER = {
    "first": _("the first is better"),
    "as good": _("one is as good as the other"),
    "second": _("the second is better"),
}
OWN = _("Nobody outside this room is told, and nothing at the table follows from it.")


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
    title = _("Order the alternatives of a point")
    lead = format_lazy(
        "{lead} {own}",
        lead=_(
            "Says which alternatives of a point are better for you than which; a new order takes the old one’s place."
        ),
        own=OWN,
    )
    submit = _("Keep this order")

    def build(self) -> None:
        live = open_points(self.desk.play.plenary)
        found = [option for option in options.points(self) if len(live.get(option.value, ())) > 1]
        self.pick("point", found, gettext("On which point"), empty=gettext("No point has two alternatives yet."))
        self.lines("groups", gettext("Best first, by their letters"), required=True,
                   help=gettext("Such as “B”, then “A C” where A and C are worth the same to you."))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        plenary, point = self.desk.play.plenary, cleaned.get("point")
        if point is not None and "groups" in cleaned:
            numbers = {letter: number for number, letter in labels(plenary, point).items()}
            groups = [re.split(r"[\s,;=]+", line.strip(" ,;=").upper()) for line in cleaned["groups"]]
            unknown = next((one for group in groups for one in group if one not in numbers), None)
            if unknown is not None:
                missing = gettext("Point %(point)s has no alternative “%(letter)s”.")
                self.add_error("groups", ValidationError(missing % {"point": point, "letter": unknown[:20]}))
            else:
                cleaned["groups"] = [[numbers[one] for one in group] for group in groups]
        return cleaned


class DividePoints(ActForm):
    kind = "DividePoints"
    title = _("Divide 100 among points")
    lead = format_lazy(
        "{lead} {own}",
        lead=_(
            "Says how much it matters to you to go from the worst to the best on each point, of 100 for all that you "
            "name; it takes the place of an earlier division."
        ),
        own=OWN,
    )
    submit = _("Keep this division")

    def build(self) -> None:
        live = open_points(self.desk.play.plenary)
        self.points = [option for option in options.points(self) if len(live.get(option.value, ())) > 1]
        if not self.points:
            self.pick("shares.0.point", [], gettext("Point"), empty=gettext("No point has two alternatives yet."))
            return
        least = max(2, len(self.points))
        self.rows("shares", gettext("Shares"), self._share, each=pgettext("of 100", "Share"),
                  another=gettext("Add another share"), missing=gettext("Give at least one share."),
                  least=least, needs=("point", "share"),
                  help=gettext("Whole numbers that make 100. Order the alternatives first."))  # fmt: skip

    def _share(self, row: str) -> None:
        self.pick(f"{row}.point", self.points, gettext("Point"), required=False)
        self.number(f"{row}.share", gettext("Of 100"), 0, 100)


class ComparePackages(ActForm):
    kind = "ComparePackages"
    title = _("Compare two packages")
    lead = format_lazy(
        "{lead} {own}",
        lead=_(
            "Says which of two packages is better for you; what neither names is taken to be the same in both. A "
            "package without anything in it is no agreement."
        ),
        own=OWN,
    )
    submit = _("Keep this answer")

    def build(self) -> None:
        self.found = alternatives(self, "wording")
        if not self.found:
            self.pick(
                "first.0.wording", [], gettext("Settled by"), empty=gettext("No alternative is on the table yet.")
            )
            return
        least = max(1, len(open_points(self.desk.play.plenary)))
        self.rows(
            "first", gettext("The first package"), self._chosen, least=least,
            each=gettext("Point of the first package"), another=gettext("Add another point of the first package"),
        )  # fmt: skip
        self.rows(
            "second", gettext("The second package"), self._chosen, least=least,
            each=gettext("Point of the second package"), another=gettext("Add another point of the second package"),
        )  # fmt: skip
        self.pick("better", choices(BETTER), gettext("Which is better"))

    def _chosen(self, row: str) -> None:
        self.pick(f"{row}.wording", self.found, gettext("Settled by"), required=False)

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        return {"first": [], "second": [], **act}


class NoteWorths(ActForm):
    kind = "NoteWorths"
    title = _("Note numbers or ranges")
    lead = format_lazy(
        "{lead} {own}",
        lead=_(
            "Notes what alternatives are worth to you, as numbers on a scale of your own; a new number takes the old "
            "one’s place. A package is worth the sum of its numbers, and may be set beside no agreement."
        ),
        own=OWN,
    )
    submit = _("Keep these numbers")

    def build(self) -> None:
        self.found = alternatives(self, "alternative")
        if not self.found:
            empty = gettext("No alternative is on the table yet.")
            self.pick("worths.0.alternative", [], gettext("Alternative"), empty=empty)
            return
        self.rows(
            "worths", gettext("Worths"), self._worth, each=pgettext("of an alternative", "Worth"),
            another=gettext("Add another worth"), needs=("alternative", "low"), least=max(1, len(self.found)),
        )  # fmt: skip
        what = gettext("What the best is that you can have without one.")
        with self.group(gettext("No agreement"), what, optional=True, quiet=True):
            self.number("no_agreement.low", pgettext("the lowest number", "From"), 0, HIGHEST_WHOLE)
            self.number(
                "no_agreement.high",
                pgettext("the highest number", "To"),
                0,
                HIGHEST_WHOLE,
                help=gettext("Leave it empty for one number."),
            )

    def _worth(self, row: str) -> None:
        self.pick(f"{row}.alternative", self.found, gettext("Alternative"), required=False)
        self.number(f"{row}.low", pgettext("the lowest number", "From"), 0, HIGHEST)
        self.number(
            f"{row}.high",
            pgettext("the highest number", "To"),
            0,
            HIGHEST,
            help=gettext("Leave it empty for one number."),
        )

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
    title = _("Take an answer back")
    lead = format_lazy(
        "{lead} {own}",
        lead=_("Takes back what you said of worth; what it had taken the place of does not come back."),
        own=OWN,
    )
    submit = _("Take it back")

    def build(self) -> None:
        entries = (self.state.entries[number - 1] for number in self.state.worth.standing())
        label = gettext("Entry %(number)s: %(words)s")
        found = [
            Option(str(one.number), label % {"number": one.number, "words": self._said(one)}, one.number)
            for one in entries
        ]
        self.pick("answer", found, gettext("Which answer"), empty=gettext("No answer on worth counts here now."))

    def _said(self, entry: Any) -> str:
        said = said_of(self.desk, self.state, entry)
        return " ".join(map(str, (said.what, *said.conditions)))


FORMS = {form.kind: form for form in (RankAlternatives, DividePoints, ComparePackages, NoteWorths, TakeBack)}
