"""The calendar: rounds announced, moved, closed, and how they were seen."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.talks.calendar import ScheduleRound as ScheduleRoundAct

CERTAINTY = {
    "planned": "planned",
    "tentative": "tentative: the announcer said that it may change",
    "confirmed": "confirmed",
    "opened": "opened: it has begun",
    "denied": "denied: the announcer said that it is not so",
    "cancelled": "cancelled",
}
LEFT = {
    "exact": "an exact count",
    "at least": "at least so many",
    "not a count": "words that are not a count",
}


class _Announce(ActForm):
    """The forms of an announcement about a round."""

    def _announcement(self) -> None:
        self.date("dates", "Dates", help="Left out where no exact date is given.")
        self.pick("status", choices(CERTAINTY), "How sure, in the announcer’s words", start="planned")  # fmt: skip
        self.line("place", "Place")
        self.line("expected", "Expected to last", help="In the announcer’s words.")
        self.line("announced_by", "Announced by", help="Where it was somebody else than you.")
        self.line("note", "Note", help="A reason only if somebody gave one.")


class ScheduleRound(_Announce):
    kind = "ScheduleRound"
    title = "Announce a round"
    lead = (
        "Enters the first announcement of a round, with how sure its dates are. It opens nothing, and invites nobody."
    )
    submit = "Announce"

    def build(self) -> None:
        known = {**self.desk.play.plenary.calendar.rounds, **self.state.calendar.rounds}
        self.prefill("round", max(known, default=0) + 1)
        self.number("round", "Round", 1, 1000, required=True)
        self._announcement()


class Reschedule(_Announce):
    kind = "Reschedule"
    title = "Announce something further about a round"
    lead = (
        "Adds an announcement about a round; the earlier ones stay, with who made them and when. A moved date shows "
        "as moved: its reason is given only if somebody gave one."
    )
    submit = "Announce"

    def build(self) -> None:
        found = [
            Option(str(r.number), f"Round {r.number}", r.number)
            for r in self.state.calendar.rounds.values()
            if r.announcements and r.closed is None
        ]
        self.pick("round", found, "Round", empty="No round is announced here that is still to come or to be closed.")
        announced = self.state.calendar.rounds.get(options.numbered(self.given("round")))
        last = announced.announcements[-1].act if announced is not None and announced.announcements else None
        self.prefill("place", getattr(last, "place", "") if isinstance(last, ScheduleRoundAct) else "")
        self._announcement()


class CloseRound(ActForm):
    kind = "CloseRound"
    title = "Close a round"
    lead = "Says that a round has ended. It says nothing of how it ended: each party assesses it in its own words."
    submit = "Close the round"

    def build(self) -> None:
        found = [
            Option(str(r.number), f"Round {r.number}", r.number)
            for r in self.state.calendar.rounds.values()
            if r.closed is None
        ]
        self.pick("round", found, "Round", empty="No round is open or announced here.")
        self.date("dates", "Held on", looking="past")
        self.line("note", "Note")


class AssessRound(ActForm):
    kind = "AssessRound"
    title = "Assess a round"
    lead = (
        "Says how your party sees a round, and what it calls left, in its own words. It speaks for nobody else, and "
        "changes no status on the table."
    )
    submit = "Enter the assessment"

    def build(self) -> None:
        self.pick("round", options.rounds(self), "Round", required=False)
        self.texts("words", "Assessment", required=False)
        with self.group("What is left", "In the speaker’s words; a number only if one was said.", optional=True):
            self.needed_in_rows.append(("left", ("sort",)))
            self.texts("left.words", "What is called left", small=True)
            self.pick("left.sort", choices(LEFT), "It is", required=False, blank="Nothing is said of what is left")
            self.number("left.count", "Number", 0, MOST)
            self.tick("left.points", options.points(self), "Points that are named", required=False)
        self.line("speaker", "Speaker")
        if self.desk.office == "secretariat":
            self.pick("party", options.parties(self), "Whose assessment", required=False,
                      help="Another’s words are filed with their source.")  # fmt: skip


FORMS = {form.kind: form for form in (ScheduleRound, Reschedule, CloseRound, AssessRound)}
