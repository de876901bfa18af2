"""Sessions: their agenda, when and where, who was there."""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.labels import party_name
from goodoffices.talks.act import party_of
from goodoffices.talks.sessions import AdoptAgenda as AdoptAgendaAct
from goodoffices.talks.sessions import Convene as ConveneAct


class AdoptAgenda(ActForm):
    kind = "AdoptAgenda"
    title = "Propose or adopt an agenda"
    lead = (
        "Adopts, for your party, an agenda that was proposed, or proposes one. It stands only when every negotiating"
        " party has adopted the same proposal. It takes no stance on any item."
    )

    @property
    def button(self) -> str:
        return "Adopt the agenda" if self.given("proposal") else "Enter"

    def build(self) -> None:
        found = []
        for number, entry in self.state.calendar.agendas.items():
            if isinstance(entry.act, AdoptAgendaAct) and self.may_adopt(number, self.state.calendar.adoptions):
                items = "; ".join(self.desk.say(item.text) for item in entry.act.items)
                label = f"Adopt the agenda of round {entry.act.round}, proposed by "
                label += f"{party_name(self.desk, party_of(entry.seat))} (entry {number}): {items}"
                found.append(Option(str(number), label, {"round": entry.act.round, "proposal": number}))
        if self.only_adopts("items"):
            self.pick("proposal", found, "Which agenda", empty="Your party has no agenda to adopt.")
            return
        self.pick("proposal", found, "What your party does", required=False, blank="Propose the items that follow")
        self.pick("round", options.rounds(self), "Agenda of which round", required=False)
        self.rows("items", "Agenda", self._item, each="Item", least=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("proposal") and not cleaned.get("round") and "round" in self.fields:
            self.add_error("round", "Choose the round whose agenda you propose.")
        return cleaned

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
        self._as_planned(str(self.initial.get("session") or ""))
        self.line(
            "session", "Session", help="A short name that stays the same, as “round 2, plenary 1”.", required=True
        )
        self.texts("title", "Title", small=True)
        status = {"planned": "planned", "opened": "opened: it begins now"}
        self.pick("status", choices(status), "Standing", start="planned")
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

    def _as_planned(self, session: str) -> None:
        """Start from what is on the programme, where the link names a session of it: it is opened."""
        planned = self.state.calendar.sessions.get(session)
        act = planned[-1].act if planned else None
        if not isinstance(act, ConveneAct):
            return
        self.prefill("status", "opened")
        self.prefill_texts("title", act.title)
        for name in ("round", "starts", "ends", "place", "format", "expected", "who", "languages"):
            self.prefill(name, getattr(act, name))
        for number, interpreter in enumerate(act.interpreters):
            self.prefill(f"interpreters.{number}.person", interpreter.person)
            self.prefill(f"interpreters.{number}.languages", interpreter.languages)

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
        self.rows(
            "present", "Present", self._attendee, each="Person", least=3, required=True, needs=("party", "person")
        )
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


FORMS = {form.kind: form for form in (AdoptAgenda, Convene, NoteAttendance, Adjourn)}
