"""Words that leave a room: released, consented to, delivered."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.fields import LineField
from goodoffices.server.desks.forms.labels import quoted, room_label
from goodoffices.server.desks.labels import party_names
from goodoffices.talks.founding import negotiating
from goodoffices.talks.ledger import Released
from goodoffices.talks.play import RoomState

COPIED = "It is what was released under the token: it must be the same to the letter, so nobody types it again."


class Release(ActForm):
    kind = "Release"
    title = _("Release words from this room")
    lead = _(
        "Asks that exact words may leave this room for another. They leave it only when all whose words they are "
        "have consented and somebody who sits in both rooms delivers them; nothing else that was said here goes with"
        " them."
    )
    submit = _("Ask for their release")
    grave = True

    def build(self) -> None:
        self.hide("token", secrets.token_hex(16), LineField(limit=64, required=True))
        self._as_on_the_table()
        self.texts("text", gettext("The exact words"))
        rooms = [
            Option(room, room_label(self.desk, room), room)
            for room in self.desk.play.rooms
            if room != self.room and self.desk.play.inside(self.desk.seat, room)
        ]
        self.pick(
            "target",
            rooms,
            gettext("To which room"),
            help=gettext("Rooms in which you sit."),
            empty=gettext("You sit in no other room."),
        )
        here = dict.fromkeys((*self.state.door.parties(), *self.state.founding.parties))
        self.tick("words_of", options.parties(self, only=here), gettext("Whose words they are"))
        attributed = [
            Option("yes", gettext("With the names of those whose words they are"), True),
            Option("no", gettext("Without attribution: a mediator or the chair delivers them"), False),
        ]
        self.pick("attributed", attributed, gettext("How they travel"))
        self.pick("point", options.points(self), gettext("As an alternative on the point"), required=False)

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
                self._named(r),
                r.number,
                r.text,
            )
            for r in self.state.release.released.values()
            if r.target is not None
            and r.number not in self.state.tracks.reports
            and party in r.asked
            and party not in (*r.consented, *r.declined)
        ]
        self.pick(
            "release", found, gettext("Which words"), empty=gettext("No release awaits your party’s answer here.")
        )

    def _named(self, released: Released) -> str:
        if released.target in self.desk.play.rooms:
            said = gettext("%(words)s of %(parties)s to %(room)s, without attribution (entry %(number)s)")
            if released.attributed:
                said = gettext("%(words)s of %(parties)s to %(room)s, attributed (entry %(number)s)")
        else:
            said = gettext("%(words)s of %(parties)s to another room, without attribution (entry %(number)s)")
            if released.attributed:
                said = gettext("%(words)s of %(parties)s to another room, attributed (entry %(number)s)")
        return said % {
            "words": quoted(self.desk, released.text),
            "parties": party_names(self.desk, released.words_of),
            "room": room_label(self.desk, released.target or ""),
            "number": released.number,
        }


class ConsentToRelease(_Answer):
    kind = "ConsentToRelease"
    title = _("Consent to a release")
    lead = _(
        "Agrees that these exact words of your party leave the room, in the way that is asked. It consents to no "
        "other words, and takes no stance."
    )
    submit = pgettext_lazy("a verb on a button", "Consent")


class DeclineRelease(_Answer):
    kind = "DeclineRelease"
    title = _("Decline a release")
    lead = _("Keeps the words in this room. They cannot be delivered under this release, whoever else consents.")
    submit = pgettext_lazy("a verb on a button", "Decline")

    def build(self) -> None:
        super().build()
        if self.state.door.regime != "none":
            self.line("reason", gettext("Reason"), help=gettext("Entered only if you give one."))


class Deliver(ActForm):
    kind = "Deliver"
    title = _("Deliver released words")
    lead = _(
        "Enters words here that were released, conveyed or cleared for this room, with their attribution if they "
        "have one. It never says from which room or when; no stance travels with them."
    )
    submit = _("Deliver them")
    no_field = {"text": COPIED, "attribution": COPIED}

    def build(self) -> None:
        self.found = {released.token: released for released in self._waiting()}
        found = [Option(token, self._named(r), token, r.text) for token, r in self.found.items()]
        self.pick(
            "token",
            found,
            gettext("Which words"),
            empty=gettext("No words of a room of yours may be delivered here now."),
        )
        chosen = self.found.get(str(self.given("token") or ""))
        if chosen is not None:
            self.prefill("point", chosen.point)
        points = options.points(self)
        self.pick(
            "point",
            points,
            gettext("As a new alternative on the point"),
            required=False,
            help=gettext("Without one, as words alone."),
        )

    def _named(self, released: Released) -> str:
        said = gettext("%(words)s (%(parties)s)") if released.attributed else gettext("%(words)s (without attribution)")
        whose = party_names(self.desk, released.words_of)
        return said % {"words": quoted(self.desk, released.text), "parties": whose}

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
