"""The calendar: rounds announced, moved, closed, and how they were seen."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.talks.calendar import ScheduleRound as ScheduleRoundAct

CERTAINTY = {
    "planned": _("planned"),
    "tentative": _("tentative: the announcer said that it may change"),
    "confirmed": _("confirmed"),
    "opened": _("opened: it has begun"),
    "denied": _("denied: the announcer said that it is not so"),
    "cancelled": _("cancelled"),
}
LEFT = {
    "exact": _("an exact count"),
    "at least": _("at least so many"),
    "not a count": _("words that are not a count"),
}


class _Announce(ActForm):
    """The forms of an announcement about a round."""

    def _announcement(self) -> None:
        self.date("dates", gettext("Dates"), help=gettext("Left out where no exact date is given."))
        self.pick("status", choices(CERTAINTY), gettext("How sure, in the announcer’s words"), start="planned")
        self.line("place", gettext("Place"))
        self.line("expected", gettext("Expected to last"), help=gettext("In the announcer’s words."))
        self.line("announced_by", gettext("Announced by"), help=gettext("Where it was somebody else than you."))
        self.line("note", gettext("Note"), help=gettext("A reason only if somebody gave one."))


class ScheduleRound(_Announce):
    kind = "ScheduleRound"
    title = _("Announce a round")
    lead = _(
        "Enters the first announcement of a round, with how sure its dates are. It opens nothing, and invites nobody."
    )
    submit = _("Announce")

    def build(self) -> None:
        known = {**self.desk.play.plenary.calendar.rounds, **self.state.calendar.rounds}
        self.prefill("round", max(known, default=0) + 1)
        self.number("round", gettext("Round"), 1, 1000, required=True)
        self._announcement()


class Reschedule(_Announce):
    kind = "Reschedule"
    title = _("Announce something further about a round")
    lead = _(
        "Adds an announcement about a round; the earlier ones stay, with who made them and when. A moved date shows "
        "as moved: its reason is given only if somebody gave one."
    )
    submit = _("Announce")

    def build(self) -> None:
        found = [
            Option(str(r.number), gettext("Round %(number)s") % {"number": r.number}, r.number)
            for r in self.state.calendar.rounds.values()
            if r.announcements and r.closed is None
        ]
        self.pick(
            "round",
            found,
            gettext("Round"),
            empty=gettext("No round is announced here that is still to come or to be closed."),
        )
        announced = self.state.calendar.rounds.get(options.numbered(self.given("round")))
        last = announced.announcements[-1].act if announced is not None and announced.announcements else None
        self.prefill("place", getattr(last, "place", "") if isinstance(last, ScheduleRoundAct) else "")
        self._announcement()


class CloseRound(ActForm):
    kind = "CloseRound"
    title = _("Close a round")
    lead = _("Says that a round has ended. It says nothing of how it ended: each party assesses it in its own words.")
    submit = _("Close the round")

    def build(self) -> None:
        found = [
            Option(str(r.number), gettext("Round %(number)s") % {"number": r.number}, r.number)
            for r in self.state.calendar.rounds.values()
            if r.closed is None
        ]
        self.pick("round", found, gettext("Round"), empty=gettext("No round is open or announced here."))
        self.date("dates", gettext("Held on"), looking="past")
        self.line("note", gettext("Note"))


class AssessRound(ActForm):
    kind = "AssessRound"
    title = _("Assess a round")
    lead = _(
        "Says how your party sees a round, and what it calls left, in its own words. It speaks for nobody else, and "
        "changes no status on the table."
    )
    submit = _("Enter the assessment")

    def build(self) -> None:
        self.pick("round", options.rounds(self), gettext("Round"), required=False)
        self.texts("words", gettext("Assessment"), required=False)
        with self.group(
            gettext("What is left"), gettext("In the speaker’s words; a number only if one was said."), optional=True
        ):
            self.needed_in_rows.append(("left", ("sort",)))
            self.texts("left.words", gettext("What is called left"), small=True)
            self.pick(
                "left.sort",
                choices(LEFT),
                gettext("It is"),
                required=False,
                blank=gettext("Nothing is said of what is left"),
            )
            self.number("left.count", gettext("Number"), 0, MOST)
            self.tick("left.points", options.points(self), gettext("Points that are named"), required=False)
        self.line("speaker", gettext("Speaker"))
        if self.desk.office == "secretariat":
            self.pick("party", options.parties(self), gettext("Whose assessment"), required=False,
                      help=gettext("Another’s words are filed with their source."))  # fmt: skip


FORMS = {form.kind: form for form in (ScheduleRound, Reschedule, CloseRound, AssessRound)}
