"""The public record: statements published and corrected."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import excerpt, quoted, room_label
from goodoffices.server.desks.labels import party_names
from goodoffices.server.desks.speaking import published_as
from goodoffices.talks.act import party_of
from goodoffices.talks.press import Publish as PublishAct


class Publish(ActForm):
    kind = "Publish"
    title = _("Publish a statement")
    lead = _(
        "Enters words in the public record, for the whole world to read. What is published cannot be taken back, "
        "only corrected. A joint statement is published as all its parties cleared it."
    )
    submit = _("Publish")
    grave = True
    confirm = _("Publish these words? Everybody will be able to read them, and they stay in the public record.")
    fill_label = _("Fill in the draft that is chosen")

    def build(self) -> None:
        self.drafts = {
            f"{room}:{draft.number}": draft
            for room, state in self.desk.play.rooms.items()
            for draft in state.press.drafts.values()
            if draft.line is None and draft.cleared and published_as(self.desk, draft) is None
        }
        found = [
            Option(
                value,
                gettext("%(words)s (%(room)s, entry %(number)s; cleared by %(parties)s)")
                % {
                    "words": quoted(self.desk, draft.title),
                    "room": room_label(self.desk, value.rpartition(":")[0]),
                    "number": draft.number,
                    "parties": party_names(self.desk, draft.cleared),
                },
                value,
                draft.text,
            )
            for value, draft in self.drafts.items()
        ]
        asked = str(self.initial.get("draft") or "")
        same = [value for value in self.drafts if value.rpartition(":")[2] == asked]
        if len(same) == 1:
            self.initial["draft"] = same[0]
        self.pick("draft", found, gettext("Start from a cleared draft"), required=False, blank=gettext("No draft"))
        draft = self.drafts.get(str(self.given("draft") or ""))
        if draft is not None:
            self.prefill_texts("title", draft.title)
            self.prefill_texts("text", draft.text)
            self.prefill("embargo", draft.embargo)
            self.prefill("on_behalf_of", list(draft.cleared))
        elif self.desk.office != "secretariat":
            self.prefill("on_behalf_of", [self.desk.party])
        self.texts("title", gettext("Title"), small=True)
        self.texts("text", gettext("The statement"))
        self.tick("on_behalf_of", options.parties(self), gettext("On behalf of"))
        self.instant_somewhere(
            "embargo",
            gettext("Embargo that it had"),
            help=gettext("The public room is read at once: publish when it is over."),
        )

    def fill(self) -> None:
        draft = self.drafts.get(str(self.given("draft") or ""))
        if draft is not None:
            self.fill_texts("title", draft.title)
            self.fill_texts("text", draft.text)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        cleaned.pop("draft", None)  # it only helped to fill the form in
        return cleaned


class CorrectStatement(ActForm):
    kind = "CorrectStatement"
    title = _("Correct or withdraw a statement")
    lead = _(
        "Corrects what your party published, or says that it no longer stands. The earlier words stay in the record."
    )
    submit = _("Enter the correction")

    def build(self) -> None:
        found = []
        for number, published in self.state.press.statements.items():
            act = published.entry.act
            if isinstance(act, PublishAct) and party_of(published.entry.seat) == self.desk.party:
                when = dates.moment(published.entry.time, self.desk.zone)["words"]
                label = gettext("%(title)s: %(words)s (entry %(number)s, %(moment)s)") % {
                    "title": quoted(self.desk, act.title),
                    "words": excerpt(self.desk.say(act.text), 50),
                    "number": number,
                    "moment": when,
                }
                found.append(Option(str(number), label, number, act.text))
        self.pick(
            "statement", found, gettext("Which statement"), empty=gettext("Your party has published no statement here.")
        )
        self.texts("text", gettext("The words as they should be"), required=False)
        self.yes("withdrawn", gettext("Withdraw the statement"), help=gettext("Then no corrected words are given."))
        self.line("note", gettext("Note"))


FORMS = {form.kind: form for form in (Publish, CorrectStatement)}
