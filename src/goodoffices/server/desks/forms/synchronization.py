"""Synchronization of positions: a sheet opened, positions declared and confirmed, the sheet closed."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import point_name, quoted
from goodoffices.server.desks.labels import party_name
from goodoffices.server.languages.terms import term


def open_sheets(form: ActForm) -> list[Option]:
    """The sheets of this room that are still open."""
    return [
        Option(
            str(sheet.number),
            gettext("%(words)s (entry %(number)s)") % {"words": quoted(form.desk, sheet.title), "number": sheet.number},
            sheet.number,
        )
        for sheet in form.state.synchronization.sheets.values()
        if sheet.closed is None
    ]


class OpenSynchronization(ActForm):
    kind = "OpenSynchronization"
    title = _("Open a synchronization of positions")
    lead = _(
        "Opens one sheet on which each party’s position stands beside the others’, in its own words. It moves no "
        "stance: each delegation confirms its own column."
    )
    submit = _("Open the sheet")

    def build(self) -> None:
        self.texts("title", gettext("Title"), small=True)
        self.tick("points", options.points(self), gettext("Points on the sheet"))
        self.line(
            "after",
            pgettext("these meetings", "After"),
            help=gettext("What it follows on, such as “the working groups of Thursday”."),
        )


class DeclarePosition(ActForm):
    kind = "DeclarePosition"
    title = _("Declare a position")
    lead = _(
        "Sets down a party’s position on one point of the sheet, in its words. It stays unconfirmed until the head "
        "of that delegation confirms it, and takes no stance."
    )
    submit = _("Set down the position")

    def build(self) -> None:
        self.pick("sheet", open_sheets(self), gettext("Sheet"), empty=gettext("No sheet is open here."))
        on = [p for s in self.state.synchronization.sheets.values() if s.closed is None for p in s.points]
        points = [option for option in options.points(self) if option.value in on]
        self.pick("point", points, gettext("Point"))
        secretary = self.state.door.functions.get("room secretary") == self.desk.seat
        only = None if secretary else (self.desk.party,)
        self.pick("party", options.parties(self, only=only), gettext("Whose position"))
        self.texts("words", gettext("The position, in its words"))
        whose = {party.value for party in options.parties(self, only=only)}
        self.pick("stance", self._stances(whose), gettext("The stance that it rests on"), required=False)

    def _stances(self, whose: set[str]) -> list[Option]:
        return [
            Option(
                str(stance.number),
                gettext("%(party)s: %(stance)s (entry %(number)s)")
                % {
                    "party": party_name(self.desk, stance.party),
                    "stance": term(stance.stance),
                    "number": stance.number,
                },
                stance.number,
                group=point_name(self.desk, point, self.room),
            )
            for (point, _), stances in self.state.stances.current.items()
            for stance in stances.values()
            if stance.party in whose
        ]


class ConfirmPosition(ActForm):
    kind = "ConfirmPosition"
    title = _("Confirm a position")
    lead = _("Confirms, for your delegation, that the words on the sheet are your position. It accepts nobody else’s.")
    submit = _("Confirm the position")

    def build(self) -> None:
        slice_ = self.state.synchronization
        still_open = {sheet.number for sheet in slice_.sheets.values() if sheet.closed is None}
        found = [
            Option(
                str(p.number),
                gettext("%(point)s: %(words)s (set down by %(party)s, entry %(number)s)")
                % {
                    "point": point_name(self.desk, p.point, self.room),
                    "words": quoted(self.desk, p.words),
                    "party": party_name(self.desk, p.by),
                    "number": p.number,
                },
                p.number,
                p.words,
            )
            for p in slice_.positions.values()
            if p.party == self.desk.party
            and p.confirmed is None
            and slice_.columns.get((p.sheet, p.point, p.party)) == p.number
            and p.sheet in still_open
        ]
        self.pick(
            "position",
            found,
            gettext("Which position"),
            empty=gettext("No position of your party awaits confirmation here."),
        )


class CloseSynchronization(ActForm):
    kind = "CloseSynchronization"
    title = _("Close the sheet")
    lead = _("Closes the sheet as it stands. What was not confirmed stays unconfirmed; no stance changes.")

    def build(self) -> None:
        self.pick("sheet", open_sheets(self), gettext("Sheet"), empty=gettext("No sheet is open here."))


FORMS = {form.kind: form for form in (OpenSynchronization, DeclarePosition, ConfirmPosition, CloseSynchronization)}
