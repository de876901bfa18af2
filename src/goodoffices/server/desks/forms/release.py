"""Words that leave a room: released, consented to, delivered."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.fields import LineField
from goodoffices.server.desks.forms.labels import quoted, room_label
from goodoffices.server.desks.labels import party_names
from goodoffices.talks.founding import negotiating
from goodoffices.talks.ledger import Released
from goodoffices.talks.play import RoomState

ATTRIBUTED = [
    Option("yes", "With the names of those whose words they are", True),
    Option("no", "Without attribution: a mediator or the chair delivers them", False),
]
COPIED = "It is what was released under the token: it must be the same to the letter, so nobody types it again."


class Release(ActForm):
    kind = "Release"
    title = "Release words from this room"
    lead = (
        "Asks that exact words may leave this room for another. They leave it only when all whose words they are "
        "have consented and somebody who sits in both rooms delivers them; nothing else that was said here goes with"
        " them."
    )
    submit = "Ask for their release"
    grave = True

    def build(self) -> None:
        self.hide("token", secrets.token_hex(16), LineField(limit=64, required=True))
        self._as_on_the_table()
        self.texts("text", "The exact words")
        rooms = [
            Option(room, room_label(self.desk, room), room)
            for room in self.desk.play.rooms
            if room != self.room and self.desk.play.inside(self.desk.seat, room)
        ]
        self.pick("target", rooms, "To which room", help="Rooms in which you sit.", empty="You sit in no other room.")
        here = dict.fromkeys((*self.state.door.parties(), *self.state.founding.parties))
        self.tick("words_of", options.parties(self, only=here), "Whose words they are")
        self.pick("attributed", ATTRIBUTED, "How they travel")
        self.pick("point", options.points(self), "As an alternative on the point", required=False)

    def _as_on_the_table(self) -> None:
        """Start from a wording of this room, where the link names one."""
        point, number = self.initial.get("point"), str(self.initial.get("wording") or "")
        for alternative in options.live(self.state):
            if alternative.point == point and str(alternative.wording.number) == number:
                self.prefill_texts("text", alternative.wording.text)
                self.prefill("words_of", list(alternative.by))


class _Answer(ActForm):
    """The forms with which those whose words they are answer a release."""

    def build(self) -> None:
        party = self.desk.party
        found = [
            Option(
                str(r.number),
                f"{quoted(self.desk, r.text)} of {party_names(self.desk, r.words_of)} "
                f"to {room_label(self.desk, r.target or '') if r.target in self.desk.play.rooms else 'another room'}, "
                f"{'attributed' if r.attributed else 'without attribution'} (entry {r.number})",
                r.number,
                r.text,
            )
            for r in self.state.release.released.values()
            if r.target is not None
            and r.number not in self.state.tracks.reports
            and party in r.asked
            and party not in (*r.consented, *r.declined)
        ]
        self.pick("release", found, "Which words", empty="No release awaits your party’s answer here.")


class ConsentToRelease(_Answer):
    kind = "ConsentToRelease"
    title = "Consent to a release"
    lead = (
        "Agrees that these exact words of your party leave the room, in the way that is asked. It consents to no "
        "other words, and takes no stance."
    )
    submit = "Consent"


class DeclineRelease(_Answer):
    kind = "DeclineRelease"
    title = "Decline a release"
    lead = "Keeps the words in this room. They cannot be delivered under this release, whoever else consents."
    submit = "Decline"

    def build(self) -> None:
        super().build()
        if self.state.door.regime != "none":
            self.line("reason", "Reason", help="Entered only if you give one.")


class Deliver(ActForm):
    kind = "Deliver"
    title = "Deliver released words"
    lead = (
        "Enters words here that were released, conveyed or cleared for this room, with their attribution if they "
        "have one. It never says from which room or when; no stance travels with them."
    )
    submit = "Deliver them"
    no_field = {"text": COPIED, "attribution": COPIED}

    def build(self) -> None:
        self.found = {released.token: released for released in self._waiting()}
        found = [Option(token, self._named(r), token, r.text) for token, r in self.found.items()]
        self.pick("token", found, "Which words", empty="No words of a room of yours may be delivered here now.")
        chosen = self.found.get(str(self.given("token") or ""))
        if chosen is not None:
            self.prefill("point", chosen.point)
        points = options.points(self)
        self.pick(
            "point", points, "As a new alternative on the point", required=False, help="Without one, as words alone."
        )

    def _named(self, released: Released) -> str:
        whose = party_names(self.desk, released.words_of) if released.attributed else "without attribution"
        return f"{quoted(self.desk, released.text)} ({whose})"

    def _waiting(self) -> Iterator[Released]:
        parties = self.state.door.parties()
        for room in self.desk.play.rooms.values():
            if room.room == self.room or not self.desk.play.inside(self.desk.seat, room.room):
                continue
            for released in room.release.released.values():
                caucus = released.target is None and self.state.door.kind == "caucus" and released.to in parties
                here = released.target == self.room or caucus
                if here and self._free(room, released) and released.token not in self.state.release.delivered:
                    yield released

    def _free(self, room: RoomState, released: Released) -> bool:
        if released.number not in room.tracks.reports:
            return released.standing == "consented"
        wanted = set(released.words_of) & set(negotiating(self.desk.play.plenary.founding))
        return wanted <= set(released.consented)

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        released = self.found[act["token"]]
        whose = list(released.words_of) if released.attributed else []
        return {**act, "text": dict(released.text), "attribution": whose}


FORMS = {form.kind: form for form in (Release, ConsentToRelease, DeclineRelease, Deliver)}
