"""The doors: words released, consented to, delivered, quoted home, conveyed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import msgspec
from django.core.exceptions import ValidationError

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.fields import MOST, LineField, Option
from goodoffices.server.desks.forms.labels import entry_name, quoted, room_label
from goodoffices.server.desks.forms.records import LICENCES, declarations
from goodoffices.server.desks.labels import party_name, party_names, person
from goodoffices.talks.act import Entry, party_of
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.release import Released, quote_link

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
            and party in r.words_of
            and party not in (*r.consented, *r.declined)
        ]
        self.pick("release", found, "Which words", empty="No release of your party’s words awaits an answer here.")


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


class Quote(ActForm):
    kind = "Quote"
    title = "Carry words home"
    lead = (
        "Enters exact words of a room that you read into your own capital’s record. Only those who read that room "
        "can follow the quotation back to it; the room is told nothing."
    )
    submit = "Carry them home"
    fill_label = "Show the entry"
    no_field = {"nonce": "Drawn anew for every quotation.", "link": "Computed from the entry that is quoted."}

    def build(self) -> None:
        self.hide("nonce", secrets.token_hex(16), LineField(limit=64, required=True))
        rooms = [
            Option(room, room_label(self.desk, room), room)
            for room, state in self.desk.play.rooms.items()
            if state.door.kind != "capital"
        ]
        self.pick("from.room", rooms, "From which record")
        self.number("from.number", "Entry", 1, MOST, help="Its number in that room’s minute book.", required=True)
        entry = self._entry()
        if entry is not None and not self.is_bound:
            self.prefill("speaker", self._speaker(entry))
        self.words("words", "The exact words", help="Copied from the entry, letter for letter.", required=True)
        self.line("speaker", "Whose words they are", required=True)
        self.line("occasion", "Occasion", help="Such as “second session of the round”.")

    def _entry(self) -> Entry | None:
        state = self.desk.play.rooms.get(str(self.given("from.room") or ""))
        number = options.numbered(self.given("from.number"))
        if state is None or state.door.kind == "capital":
            return None
        return state.entries[number - 1] if 1 <= number <= state.number else None

    def _speaker(self, entry: Entry) -> str:
        return f"{person(self.desk, entry.seat)} ({party_name(self.desk, party_of(entry.seat))})"

    @property
    def exhibits(self) -> list[Exhibit]:
        entry = self._entry()
        if entry is None:
            return []
        texts = [{"lang": "", "dir": "auto", "name": "", "text": text} for text in said_in(entry)]
        return [Exhibit(entry_name(self.desk, entry), texts)]

    def fill(self) -> None:
        entry = self._entry()
        if entry is not None and not str(self.given("speaker") or "").strip():
            self._set("speaker", self._speaker(entry))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        entry = self._entry()
        if "from.number" in cleaned and entry is None:
            self.add_error("from.number", ValidationError("You read no such entry in that record."))
        elif (
            entry is not None and cleaned.get("words") and not any(cleaned["words"] in text for text in said_in(entry))
        ):
            self.add_error("words", ValidationError("These exact words do not stand in that entry: copy them from it."))
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        source = act.pop("from")
        return {**act, "link": quote_link(act["nonce"], source["room"], source["number"])}


def said_in(entry: Entry) -> list[str]:
    """Every text that stands in an entry, as it was entered."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from texts(item)

    act = msgspec.to_builtins(entry.act)
    return [text for name, value in act.items() if name != "kind" for text in texts(value)]


class Convey(ActForm):
    kind = "Convey"
    title = "Convey words to another party"
    lead = (
        "Enters, in this caucus, that you put words to another party under the licence that you were given. The "
        "party here and the mediation team see it, nobody else; the words arrive there when you deliver them."
    )
    submit = "Convey"

    def build(self) -> None:
        self.hide("token", secrets.token_hex(16), LineField(limit=64, required=True))
        found = declarations(self, lambda d: d.standing == "confirmed" and d.licence != "for you alone")
        licences = {str(d.number): LICENCES[d.licence] for d in self.state.door.declarations.values()}
        licensed = [Option(o.value, f"{o.label}: {licences[o.value]}", o.means, o.words) for o in found]
        empty = "Nothing that was agreed to be kept here may be conveyed."
        self.pick("record", licensed, "Under which licence", empty=empty)
        self.texts("text", "The words that you put")
        here = set(self.state.door.parties())
        others = [p for p in self.desk.play.plenary.founding.parties if p not in here]
        self.pick("to", options.parties(self, only=others), "To which party")
        self.yes("attributed", "As theirs", help="Only where they said that you may convey it as theirs.")


_ALL = (Release, ConsentToRelease, DeclineRelease, Deliver, Quote, Convey)
FORMS = {form.kind: form for form in _ALL}
