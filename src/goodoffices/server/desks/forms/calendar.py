"""The calendar: rounds announced and moved, agendas, sessions, who was there, how a round was seen."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.building import choices
from goodoffices.server.desks.forms.fields import MOST, Option
from goodoffices.server.desks.labels import party_name
from goodoffices.talks.act import party_of
from goodoffices.talks.calendar import AdoptAgenda as AdoptAgendaAct
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
        self.pick("status", choices(CERTAINTY), "How sure, in the announcer’s words", required=False,
                  blank="Planned, as nothing else is said")  # fmt: skip
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


class AdoptAgenda(ActForm):
    kind = "AdoptAgenda"
    title = "Propose or adopt an agenda"
    lead = (
        "Adopts, for your party, an agenda that was proposed, or proposes one. It stands only when every negotiating"
        " party has adopted the same proposal. It takes no stance on any item."
    )
    submit = "Enter"

    def build(self) -> None:
        self.pick("round", options.rounds(self), "Round", empty="No round has been announced.")
        found = []
        for number, entry in self.state.calendar.agendas.items():
            if isinstance(entry.act, AdoptAgendaAct):
                items = "; ".join(self.desk.say(item.text) for item in entry.act.items)
                label = f"Adopt the agenda of round {entry.act.round}, proposed by "
                label += f"{party_name(self.desk, party_of(entry.seat))} (entry {number}): {items}"
                found.append(Option(str(number), label, number))
        self.pick("proposal", found, "What your party does", required=False, blank="Propose the items that follow")
        self.rows("items", "Agenda", self._item, each="Item", least=2)

    def _item(self, row: str) -> None:
        self.texts(f"{row}.text", "Item", small=True)
        self.pick(f"{row}.point", options.points(self), "On the point", required=False)


class Convene(ActForm):
    kind = "Convene"
    title = "Put a session on the programme, or open it"
    lead = (
        "Says when and where a session is held, and with whom. The first session opened of a round opens the round. "
        "It lets nobody into a room: seats are brought in."
    )
    submit = "Enter in the programme"

    def build(self) -> None:
        self.line(
            "session", "Session", help="A short name that stays the same, as “round 2, plenary 1”.", required=True
        )
        self.texts("title", "Title", small=True)
        status = {"planned": "planned", "opened": "opened: it begins now"}
        self.pick("status", choices(status), "Standing", required=False, blank="Planned, as nothing else is said")
        self.pick("round", options.rounds(self), "Round", required=False)
        self.date("starts", "Begins", required=True, clock=True)
        self.date("ends", "Ends", clock=True)
        self.line("place", "Place")
        self.line("format", "Format", help="As “plenary”, “separate groups by track”, “proximity”.")
        self.line("expected", "Expected to last", help="Where the opening said so.")
        self.lines("who", "Who takes part", help="Names or delegations.")
        self.tags("languages", "Languages spoken", help="By their tags, as “en, fr”.")
        self.rows(
            "interpreters", "Interpretation", self._interpreter, each="Interpreter", needs=("person", "languages")
        )

    def _interpreter(self, row: str) -> None:
        self.line(f"{row}.person", "Interpreter")
        self.tags(f"{row}.languages", "Between", help="By their tags, as “en, fr”.")


class NoteAttendance(ActForm):
    kind = "NoteAttendance"
    title = "Note who is there"
    lead = "Enters who was at a session, or has arrived. It says nothing of who was not."
    submit = "Enter the attendance"

    def build(self) -> None:
        self.pick("session", options.sessions(self), "Session", required=False, blank="No session: arrivals")
        self.rows("present", "Present", self._attendee, each="Person", least=3, needs=("party", "person"))
        self.line("note", "Note")

    def _attendee(self, row: str) -> None:
        self.pick(f"{row}.party", options.parties(self), "Party", required=False, blank="Choose …")
        self.line(f"{row}.person", "Name")
        self.line(f"{row}.note", "Note", help="Such as “from 15:00”.")


class Adjourn(ActForm):
    kind = "Adjourn"
    title = "Adjourn a session"
    lead = "Says that a session ends for now, and until when if that was said. It does not close the round."
    submit = "Adjourn"

    def build(self) -> None:
        self.pick("session", options.sessions(self), "Session", empty="No session is on this room’s programme.")
        self.date("until", "Until", clock=True)


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


_ALL = (ScheduleRound, Reschedule, AdoptAgenda, Convene, NoteAttendance, Adjourn, CloseRound, AssessRound)
FORMS = {form.kind: form for form in _ALL}
