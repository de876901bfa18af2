"""Sessions: their agenda, when and where, who was there."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.adopting import AdoptForm
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.labels import party_name
from goodoffices.server.languages import strung
from goodoffices.talks.act import party_of
from goodoffices.talks.sessions import AdoptAgenda as AdoptAgendaAct
from goodoffices.talks.sessions import Convene as ConveneAct


class AdoptAgenda(AdoptForm):
    kind = "AdoptAgenda"
    title = _("Propose or adopt an agenda")
    lead = _(
        "Adopts, for your party, an agenda that was proposed, or proposes one. It stands only when every negotiating"
        " party has adopted the same proposal. It takes no stance on any item."
    )

    @property
    def button(self) -> str:
        return gettext("Adopt the agenda") if self.given("proposal") else pgettext("a verb on a button", "Enter")

    def build(self) -> None:
        found = []
        for number, entry in self.state.calendar.agendas.items():
            if isinstance(entry.act, AdoptAgendaAct) and self.may_adopt(number, self.state.calendar.adoptions):
                items = strung([self.desk.say(item.text) for item in entry.act.items], ";")
                said = gettext(
                    "Adopt the agenda of round %(round)s, proposed by %(party)s (entry %(number)s): %(items)s"
                )
                party = party_name(self.desk, party_of(entry.seat))
                label = said % {"round": entry.act.round, "party": party, "number": number, "items": items}
                found.append(Option(str(number), label, {"round": entry.act.round, "proposal": number}))
        if self.only_adopts("items"):
            self.pick("proposal", found, gettext("Which agenda"), empty=gettext("Your party has no agenda to adopt."))
            return
        self.pick(
            "proposal",
            found,
            gettext("What your party does"),
            required=False,
            blank=gettext("Propose the items that follow"),
        )
        self.pick("round", options.rounds(self), gettext("Agenda of which round"), required=False)
        self.rows(
            "items", gettext("Agenda"), self._item, each=gettext("Item"), another=gettext("Add another item"), least=2
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("proposal") and not cleaned.get("round") and "round" in self.fields:
            self.add_error("round", gettext("Choose the round whose agenda you propose."))
        return cleaned

    def _item(self, row: str) -> None:
        self.texts(f"{row}.text", gettext("Item"), small=True)
        self.pick(f"{row}.point", options.points(self), gettext("On the point"), required=False)


class Convene(ActForm):
    kind = "Convene"
    title = _("Put a session on the programme, or open it")
    lead = _(
        "Says when and where a session is held, and with whom. The first session opened of a round opens the round. "
        "It lets nobody into a room: seats are brought in."
    )
    submit = _("Enter in the programme")

    def build(self) -> None:
        self._as_planned(str(self.initial.get("session") or ""))
        self.line(
            "session",
            gettext("Session"),
            help=gettext("A short name that stays the same, as “round 2, plenary 1”."),
            required=True,
        )
        self.texts("title", gettext("Title"), small=True)
        status = {"planned": pgettext("the date of a round", "planned"), "opened": gettext("opened: it begins now")}
        self.pick("status", choices(status), pgettext("how a session stands", "Standing"), start="planned")
        self.pick("round", options.rounds(self), gettext("Round"), required=False)
        self.date("starts", gettext("Begins"), required=True, clock=True)
        self.date("ends", gettext("Ends"), clock=True)
        self.line("place", gettext("Place"))
        self.line("format", gettext("Format"), help=gettext("As “plenary”, “separate groups by track”, “proximity”."))
        self.line("expected", gettext("Expected to last"), help=gettext("Where the opening said so."))
        self.lines("who", gettext("Who takes part"), help=gettext("Names or delegations."))
        self.tags("languages", gettext("Languages spoken"), help=gettext("By their tags, as “en, fr”."))
        self.rows(
            "interpreters",
            gettext("Interpretation"),
            self._interpreter,
            each=gettext("Interpreter"),
            another=gettext("Add another interpreter"),
            needs=("person", "languages"),
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
        self.line(f"{row}.person", gettext("Interpreter"))
        self.tags(
            f"{row}.languages", pgettext("these languages", "Between"), help=gettext("By their tags, as “en, fr”.")
        )


class NoteAttendance(ActForm):
    kind = "NoteAttendance"
    title = _("Note who is there")
    lead = _("Enters who was at a session, or has arrived. It says nothing of who was not.")
    submit = _("Enter the attendance")

    def build(self) -> None:
        self.pick(
            "session", options.sessions(self), gettext("Session"), required=False, blank=gettext("No session: arrivals")
        )
        self.rows(
            "present",
            pgettext("who is there", "Present"),
            self._attendee,
            each=gettext("Person"),
            another=gettext("Add another person"),
            missing=gettext("Give at least one person."),
            least=3,
            needs=("party", "person"),
        )
        self.line("note", gettext("Note"))

    def _attendee(self, row: str) -> None:
        self.pick(f"{row}.party", options.parties(self), gettext("Party"), required=False, blank=gettext("Choose …"))
        self.line(f"{row}.person", gettext("Name"))
        self.line(f"{row}.note", gettext("Note"), help=gettext("Such as “from 15:00”."))


class Adjourn(ActForm):
    kind = "Adjourn"
    title = _("Adjourn a session")
    lead = _("Says that a session ends for now, and until when if that was said. It does not close the round.")
    submit = _("Adjourn")

    def build(self) -> None:
        self.pick(
            "session",
            options.sessions(self),
            gettext("Session"),
            empty=gettext("No session is on this room’s programme."),
        )
        self.date("until", gettext("Until"), clock=True)


FORMS = {form.kind: form for form in (AdoptAgenda, Convene, NoteAttendance, Adjourn)}
