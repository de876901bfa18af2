"""Words that are carried: quoted home, or conveyed to another party."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.declarations import LICENCES, declarations
from goodoffices.server.desks.forms.fields import MOST, LineField
from goodoffices.server.desks.forms.labels import entry_name, room_label
from goodoffices.server.desks.labels import party_name, person
from goodoffices.talks.act import Entry, party_of
from goodoffices.talks.carrying import quote_link, said_in


class Quote(ActForm):
    kind = "Quote"
    title = _("Carry words home")
    lead = _(
        "Enters exact words of a room that you read into your own capital’s record. Only those who read that room "
        "can follow the quotation back to it; the room is told nothing."
    )
    submit = _("Carry them home")
    fill_label = _("Show the entry")
    no_field = {"nonce": "Drawn anew for every quotation.", "link": "Computed from the entry that is quoted."}

    def build(self) -> None:
        self.hide("nonce", secrets.token_hex(16), LineField(limit=64, required=True))
        rooms = [
            Option(room, room_label(self.desk, room), room)
            for room, state in self.desk.play.rooms.items()
            if state.door.kind != "capital"
        ]
        self.pick("from.room", rooms, gettext("From which record"))
        self.number(
            "from.number",
            gettext("Entry"),
            1,
            MOST,
            help=gettext("Its number in that room’s minute book."),
            required=True,
        )
        entry = self._entry()
        if entry is not None and not self.is_bound:
            self.prefill("speaker", self._speaker(entry))
        self.words(
            "words",
            gettext("The exact words"),
            help=gettext("Copied from the entry, letter for letter."),
            required=True,
        )
        self.line("speaker", gettext("Whose words they are"), required=True)
        self.line("occasion", gettext("Occasion"), help=gettext("Such as “second session of the round”."))

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
        texts = [{"lang": "", "dir": "auto", "name": "", "text": text} for text in said_in(entry.act)]
        lines = [] if texts else [gettext("This entry holds no words that could be carried home.")]
        return [Exhibit(entry_name(self.desk, entry), texts, lines)]

    def fill(self) -> None:
        entry = self._entry()
        if entry is not None and not str(self.given("speaker") or "").strip():
            self._set("speaker", self._speaker(entry))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        entry = self._entry()
        if "from.number" in cleaned and entry is None:
            self.add_error("from.number", ValidationError(gettext("You read no such entry in that record.")))
        elif entry is not None and not said_in(entry.act):
            self.add_error(
                "from.number", ValidationError(gettext("That entry holds no words: tell of it as a fact instead."))
            )
        elif (
            entry is not None
            and cleaned.get("words")
            and not any(cleaned["words"] in text for text in said_in(entry.act))
        ):
            self.add_error(
                "words", ValidationError(gettext("These exact words do not stand in that entry: copy them from it."))
            )
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        source = act.pop("from")
        return {**act, "link": quote_link(act["nonce"], source["room"], source["number"])}


class Convey(ActForm):
    kind = "Convey"
    title = _("Convey words to another party")
    lead = _(
        "Enters, in this caucus, that you put words to another party under the licence that you were given. The "
        "party here and the mediation team see it, nobody else; the words arrive there when you deliver them."
    )
    submit = _("Convey")

    def build(self) -> None:
        self.hide("token", secrets.token_hex(16), LineField(limit=64, required=True))
        found = declarations(self, lambda d: d.standing == "confirmed" and d.licence != "for you alone")
        licences = {str(d.number): LICENCES[d.licence] for d in self.state.door.declarations.values()}
        # Translators: a declaration, and what the mediators may do with it
        named = gettext("%(declaration)s: %(licence)s")
        licensed = [
            Option(o.value, named % {"declaration": o.label, "licence": licences[o.value]}, o.means, o.words)
            for o in found
        ]
        empty = gettext("Nothing that was agreed to be kept here may be conveyed.")
        self.pick("record", licensed, gettext("Under which licence"), empty=empty)
        self.texts("text", gettext("The words that you put"))
        here = set(self.state.door.parties())
        others = [p for p in self.desk.play.plenary.founding.parties if p not in here]
        self.pick("to", options.parties(self, only=others), gettext("To which party"))
        self.yes(
            "attributed", gettext("As theirs"), help=gettext("Only where they said that you may convey it as theirs.")
        )


FORMS = {form.kind: form for form in (Quote, Convey)}
