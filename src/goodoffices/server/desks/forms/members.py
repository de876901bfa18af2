"""Behind a door: who is let in and shown out, who has a function there, and when it closes."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.talks.act import INSTRUCTOR, party_of

FUNCTIONS = {
    "chair": _("chair: leads the room"),
    "rapporteur": _("rapporteur: drafts what the room reports"),
    "room secretary": _("secretary: sets down what is declared"),
}


class BringIn(ActForm):
    kind = "BringIn"
    title = _("Bring somebody in")
    lead = _(
        "Seats somebody else behind this door. The newcomer reads the room’s whole record, from its first entry. It "
        "does not show anybody other rooms."
    )
    submit = _("Bring in")

    def build(self) -> None:
        inside = set(self.state.door.members())
        known = [seat for seat in options.known_seats(self) if seat not in inside]
        if self.state.door.kind == "capital":
            known = options.own_party(self, known)
        elif self.state.door.kind == "bilateral":
            known = [seat for seat in known if party_of(seat) in self.state.door.parties()]
        self.pick(
            "seat",
            options.seats(self, known),
            gettext("Whom"),
            empty=gettext("Everybody whom you know of is in this room."),
        )


class ShowOut(ActForm):
    kind = "ShowOut"
    title = _("Show somebody out, or leave")
    lead = _(
        "From here on the seat reads no further entry of this room. What it has read so far stays open to it, and "
        "what it did here stands."
    )
    submit = _("Show out")

    def build(self) -> None:
        stay = (seat for seat in self.state.door.members() if party_of(seat) != INSTRUCTOR)
        members = options.seats(self, stay)
        yourself = gettext("Yourself: %(seat)s")
        named = [
            Option(o.value, yourself % {"seat": o.label} if o.value == self.desk.seat else o.label, o.means)
            for o in members
        ]
        self.pick("seat", named, gettext("Who leaves"))


class CloseRoom(ActForm):
    kind = "CloseRoom"
    title = _("Close the room")
    lead = _("Ends this room: nothing further is entered in it. Its record stays with those who read it.")
    confirm = _("Close this room? Nothing further can be entered in it.")

    def build(self) -> None:
        if self.state.door.regime != "none":
            self.line("reason", gettext("Reason"), help=gettext("Entered only if you give one."))


class AppointChair(ActForm):
    kind = "AppointChair"
    title = _("Give a function in the room")
    lead = _(
        "Makes a seat of this room its chair, rapporteur or secretary, in the place of whoever was. It gives no office."
    )
    submit = _("Appoint")

    def build(self) -> None:
        plenary = self.desk.play.plenary.founding.seats if self.state.door.kind == "plenary" else ()
        here = (seat for seat in plenary or self.state.door.members() if party_of(seat) != INSTRUCTOR)
        self.pick("seat", options.seats(self, here), gettext("Who"))
        self.pick("function", choices(FUNCTIONS), gettext("Function"), start="chair")


FORMS = {form.kind: form for form in (BringIn, ShowOut, CloseRoom, AppointChair)}
