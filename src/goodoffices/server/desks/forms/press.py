"""The public record: statements published and corrected."""

from __future__ import annotations

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
    title = "Publish a statement"
    lead = (
        "Enters words in the public record, for the whole world to read. What is published cannot be taken back, "
        "only corrected. A joint statement is published as all its parties cleared it."
    )
    submit = "Publish"
    grave = True
    confirm = "Publish these words? Everybody will be able to read them, and they stay in the public record."
    fill_label = "Fill in the draft that is chosen"

    def build(self) -> None:
        self.drafts = {
            f"{room}:{draft.number}": draft
            for room, state in self.desk.play.rooms.items()
            for draft in state.press.drafts.values()
            if draft.line is None and draft.cleared and published_as(self.desk, draft) is None
        }
        found = [
            Option(value, f"{quoted(self.desk, draft.title)} ({room_label(self.desk, value.rpartition(':')[0])}, "
                   f"entry {draft.number}; cleared by {party_names(self.desk, draft.cleared)})", value, draft.text)
            for value, draft in self.drafts.items()
        ]  # fmt: skip
        asked = str(self.initial.get("draft") or "")
        same = [value for value in self.drafts if value.rpartition(":")[2] == asked]
        if len(same) == 1:
            self.initial["draft"] = same[0]
        self.pick("draft", found, "Start from a cleared draft", required=False, blank="No draft")
        draft = self.drafts.get(str(self.given("draft") or ""))
        if draft is not None:
            self.prefill_texts("title", draft.title)
            self.prefill_texts("text", draft.text)
            self.prefill("embargo", draft.embargo)
            self.prefill("on_behalf_of", list(draft.cleared))
        elif self.desk.office != "secretariat":
            self.prefill("on_behalf_of", [self.desk.party])
        self.texts("title", "Title", small=True)
        self.texts("text", "The statement")
        self.tick("on_behalf_of", options.parties(self), "On behalf of")
        self.instant_somewhere(
            "embargo", "Embargo that it had", help="The public room is read at once: publish when it is over."
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
    title = "Correct or withdraw a statement"
    lead = "Corrects what your party published, or says that it no longer stands. The earlier words stay in the record."
    submit = "Enter the correction"

    def build(self) -> None:
        found = []
        for number, published in self.state.press.statements.items():
            act = published.entry.act
            if isinstance(act, PublishAct) and party_of(published.entry.seat) == self.desk.party:
                when = dates.moment(published.entry.time, self.desk.zone)["words"]
                label = (
                    f"{quoted(self.desk, act.title)}: {excerpt(self.desk.say(act.text), 50)} (entry {number}, {when})"
                )
                found.append(Option(str(number), label, number, act.text))
        self.pick("statement", found, "Which statement", empty="Your party has published no statement here.")
        self.texts("text", "The words as they should be", required=False)
        self.yes("withdrawn", "Withdraw the statement", help="Then no corrected words are given.")
        self.line("note", "Note")


FORMS = {form.kind: form for form in (Publish, CorrectStatement)}
