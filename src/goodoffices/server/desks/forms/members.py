"""Behind a door: who is let in and shown out, who has a function there, and when it closes."""

from __future__ import annotations

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.talks.act import INSTRUCTOR, party_of

FUNCTIONS = {
    "chair": "chair: leads the room",
    "rapporteur": "rapporteur: drafts what the room reports",
    "room secretary": "secretary: sets down what is declared",
}


class BringIn(ActForm):
    kind = "BringIn"
    title = "Bring somebody in"
    lead = (
        "Seats somebody else behind this door. The newcomer reads the room’s whole record, from its first entry. It "
        "does not show anybody other rooms."
    )
    submit = "Bring in"

    def build(self) -> None:
        inside = set(self.state.door.members())
        known = [seat for seat in options.known_seats(self) if seat not in inside]
        if self.state.door.kind == "capital":
            known = options.own_party(self, known)
        elif self.state.door.kind == "bilateral":
            known = [seat for seat in known if party_of(seat) in self.state.door.parties()]
        self.pick("seat", options.seats(self, known), "Whom", empty="Everybody whom you know of is in this room.")


class ShowOut(ActForm):
    kind = "ShowOut"
    title = "Show somebody out, or leave"
    lead = (
        "From here on the seat reads no further entry of this room. What it has read so far stays open to it, and "
        "what it did here stands."
    )
    submit = "Show out"

    def build(self) -> None:
        stay = (seat for seat in self.state.door.members() if party_of(seat) != INSTRUCTOR)
        members = options.seats(self, stay)
        named = [
            Option(o.value, f"Yourself: {o.label}" if o.value == self.desk.seat else o.label, o.means) for o in members
        ]
        self.pick("seat", named, "Who leaves")


class CloseRoom(ActForm):
    kind = "CloseRoom"
    title = "Close the room"
    lead = "Ends this room: nothing further is entered in it. Its record stays with those who read it."
    confirm = "Close this room? Nothing further can be entered in it."

    def build(self) -> None:
        if self.state.door.regime != "none":
            self.line("reason", "Reason", help="Entered only if you give one.")


class AppointChair(ActForm):
    kind = "AppointChair"
    title = "Give a function in the room"
    lead = (
        "Makes a seat of this room its chair, rapporteur or secretary, in the place of whoever was. It gives no office."
    )
    submit = "Appoint"

    def build(self) -> None:
        plenary = self.desk.play.plenary.founding.seats if self.state.door.kind == "plenary" else ()
        here = (seat for seat in plenary or self.state.door.members() if party_of(seat) != INSTRUCTOR)
        self.pick("seat", options.seats(self, here), "Who")
        self.pick("function", choices(FUNCTIONS), "Function", start="chair")


FORMS = {form.kind: form for form in (BringIn, ShowOut, CloseRoom, AppointChair)}
